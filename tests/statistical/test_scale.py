# label: slow
"""Does a tenth of the province tell the same as all of it? Ten replicates at scale 0.1 against the first four of the same
seeds at 1:1, both to 2050: the mean over all months of every published rate within 3 %. Replicates of one number share the
common cycle at any scale, so they are compared in pairs; what the cycle of the other six does is taken from the small runs.
Prints the table. Three minutes on two cores."""
import sys
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "e2e"))
from program import run  # noqa: E402

RATES = ["unemployment_rate", "ilo_unemployment_rate", "employment_rate_20_64", "activity_rate_20_64", "job_ratio",
         "tension_ratio"]
TOLERANCE = 0.03


def mean_rates(path):
    """Mean over the months lived, per replicate; the vacancy rate from its parts."""
    with h5py.File(path) as f:
        found = {name: np.nanmean(f[name][:, 1:], axis=1) for name in RATES}
        vacant, filled = (f[name][:, 1:].sum(axis=2) for name in ("jobs_vacant", "jobs_filled"))
        found["vacancy_rate"] = 100 * (vacant / (vacant + filled)).mean(axis=1)
    return found


def table(small, full):
    """Lines of the comparison and the largest relative gap."""
    lines, worst = [], 0.0
    for name, values in small.items():
        pairs = len(full[name])
        whole = full[name].mean() + values.mean() - values[:pairs].mean()
        gap = values.mean() / whole - 1
        worst = max(worst, abs(gap))
        error = (values[:pairs] - full[name]).std(ddof=1) / np.sqrt(pairs) / whole
        lines.append(f"{name:<24}{whole:>9.3f}{values.mean():>9.3f}{100 * gap:>+8.2f} % ± {100 * error:.2f} (standard error)")
    return lines, worst


def test_ten_seeds_at_a_tenth(tmp_path):
    small = run(tmp_path / "small.h5", "--scale", 0.1, "--replicates", 10)
    full = run(tmp_path / "full.h5", "--scale", 1, "--replicates", 4)
    lines, worst = table(mean_rates(small), mean_rates(full))
    print("\n".join(["rate                          1:1      0.1      gap"] + lines))
    assert worst < TOLERANCE, "\n".join(lines)
