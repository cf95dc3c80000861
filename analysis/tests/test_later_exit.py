"""What later exit saved, on a province counted by hand: a hundred workers of 60-64 and fifty of 65-69."""
import sys
from pathlib import Path

import numpy as np
import xarray as xr

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from limlab_analysis.ageing import later_exit  # noqa: E402


def province(months, workers, left):
    """One replicate; workers and left: {age group: value of every month end}."""
    axes = ("replicate", "time", "age_group")
    table = {name: np.zeros((1, months, 21), int) for name in ("employed", "vacated_55_age")}
    for name, groups in (("employed", workers), ("vacated_55_age", left)):
        for group, values in groups.items():
            table[name][0, :, group] = values
    return xr.Dataset({name: (axes, values) for name, values in table.items()})


def test_a_month_in_which_half_as_many_leave():
    # 2 of 100 and 5 of 50 leave each month for two years; then 1 and 5 of as many, and at last 2 and 4 of 120 and 30.
    left_60 = [0] + [2] * 24 + [1, 2]
    left_65 = [0] + [5] * 24 + [5, 4]
    data = province(27, {12: [100] * 25 + [120, 120], 13: [50] * 25 + [30, 30]}, {12: left_60, 13: left_65})
    saved = later_exit(data)[0]
    assert np.allclose(saved[:25], 0)
    assert np.isclose(saved[25], (2 + 5) - (1 + 5))  # of the 100 and 50 at the month end before
    assert np.isclose(saved[26], (120 * 0.02 + 30 * 0.1) - (2 + 4))


def test_younger_people_do_not_count():
    data = province(26, {10: [80] * 26}, {10: [0] + [3] * 25})
    assert np.allclose(later_exit(data), 0)
