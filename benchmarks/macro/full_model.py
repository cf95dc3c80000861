"""Speed of the full model against the bare kernel, in turns in one session, because machines are noisy: medians and
the best of each, ratios, and a table of time by step.

Usage: full_model.py [--until YYYY-MM] [--turns N] [--scale X]   (build first with -DLIMLAB_BENCHMARKS=ON or the tests)
"""

import argparse
import re
import statistics
import subprocess
import tempfile

import h5py
from one_run import ENVIRONMENT, ROOT, run, seconds_by_step


def kernel(threads):
    # With huge pages, as the model has them.
    out = subprocess.run(
        [ROOT / "build/benchmarks/bare_kernel", "900000", "120", str(threads)], env=ENVIRONMENT, capture_output=True,
        text=True, check=True).stdout
    return float(re.search(r"per_second (\S+)", out)[1])


def model(threads, until, scale):
    """Million person-months (residents and in-commuters) a second, and milliseconds a month by step."""
    with tempfile.TemporaryDirectory() as folder:
        file = f"{folder}/run.h5"
        run(ROOT / "build/limlab", file, scale=scale, until=until, threads=threads)
        with h5py.File(file) as f:
            months = f["digest"].shape[1] - 1
            lived = int(f["population"][0, 1:].sum()) + int(f["commuters_in"][0, 1:].sum())
            steps = {k: v for k, v in seconds_by_step(f).items() if k != "synthesis"}
    return 1e-6 * lived / sum(steps.values()), {k: 1000 * v / months for k, v in steps.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--until", default="2028-12")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1)
    o = parser.parse_args()
    bare, full, steps = {1: [], 2: []}, {1: [], 2: []}, {1: [], 2: []}
    for _ in range(o.turns):
        for threads in (1, 2):
            bare[threads].append(kernel(threads))
            speed, by_step = model(threads, o.until, o.scale)
            full[threads].append(speed)
            steps[threads].append(by_step)
    print("million person-months a second, median (best)")
    for name, runs in (("bare kernel", bare), ("full model", full)):
        for threads in (1, 2):
            r = runs[threads]
            print(f"  {name:12} {threads} threads {statistics.median(r):7.2f} ({max(r):.2f})")
    for what, take in (("median", statistics.median), ("best", max)):
        print(f"{what}: full model / bare kernel, two threads {take(full[2]) / take(bare[2]):.3f}; "
              f"one to two threads x{take(full[2]) / take(full[1]):.2f} (kernel x{take(bare[2]) / take(bare[1]):.2f})")
    print("\nms a month by step, median       1 thread  2 threads")
    for step in sorted(steps[1][0], key=lambda s: -statistics.median(r[s] for r in steps[1])):
        one, two = (statistics.median(r[step] for r in steps[t]) for t in (1, 2))
        print(f"  {step:28} {one:10.1f} {two:10.1f}")


if __name__ == "__main__":
    main()
