"""The intervals against published numbers and brute force."""
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from limlab_analysis.statistics import median_band, paired_interval, student_t, student_t_cdf  # noqa: E402


# Any printed table of Student's t.
@pytest.mark.parametrize("df,p,t", [(1, 0.95, 6.3138), (2, 0.95, 2.9200), (3, 0.975, 3.1824), (9, 0.95, 1.8331),
                                    (9, 0.995, 3.2498), (30, 0.95, 1.6973), (4, 0.5, 0)])
def test_student_t_is_the_printed_table(df, p, t):
    assert student_t(p, df) == pytest.approx(t, abs=6e-5)


def test_student_t_cdf_is_symmetric():
    for df in (1, 2, 5, 8):
        assert student_t_cdf(-1.3, df) + student_t_cdf(1.3, df) == pytest.approx(1)


def test_paired_interval_is_the_textbook_one():
    a, b = np.array([10.0, 20, 30]), np.array([12.0, 21, 33])  # differences 2, 1, 3: mean 2, sd 1
    mean, (low, high) = paired_interval(a, b)
    assert mean == pytest.approx(2)
    assert high - mean == pytest.approx(2.9200 / np.sqrt(3), abs=1e-4)
    assert mean - low == pytest.approx(high - mean)


def test_paired_interval_covers_as_often_as_it_says():
    luck = np.random.default_rng(3)
    covered, tries = 0, 2000
    for _ in range(tries):
        shared = luck.normal(size=6) * 10
        a, b = shared + luck.normal(size=6), shared + luck.normal(size=6) + 0.5
        low, high = paired_interval(a, b)[1]
        covered += low <= 0.5 <= high
    assert abs(covered / tries - 0.9) < 4.5 * np.sqrt(0.9 * 0.1 / tries)


def test_one_replicate_has_no_band():
    assert median_band([[1, 2, 3]])[1] is None
    assert paired_interval([[1.0]], [[3.0]])[1] is None


def test_median_band_holds_the_middle():
    middle, (low, high) = median_band(np.arange(101.0).reshape(-1, 1))
    assert [middle[0], low[0], high[0]] == pytest.approx([50, 5, 95])
