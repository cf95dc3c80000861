"""Which of several builds is faster, on a machine that is never quiet: all of them in every turn, in an order drawn anew.

Usage: side_by_side.py [--turns N] [--scale X] [--until YYYY-MM] [--threads T] BINARY BINARY...

The first is the measure: of each other one the geometric mean of its ratios to the first, turn by turn, with their
standard error. The first runs along a second time as a control: what it differs by is what the machine makes up. Each
run is of a new copy of its file. Give copies of the binaries (cp build/limlab /tmp/a): a build in between would change
what is measured.
"""

import argparse
import pathlib
import random
import resource
import shutil
import sys
import tempfile
import time

import h5py
import numpy as np
from one_run import run, seconds_by_step


def seconds(binary, o, file):
    """Seconds by step of one run, its synthesis, all of its months, wall and processor time with start-up."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run(binary, file, scale=o.scale, until=o.until, threads=o.threads)
    wall, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    with h5py.File(file) as f:
        by = seconds_by_step(f)
    by["all months"] = sum(v for k, v in by.items() if k != "synthesis")
    by["processor"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    by["wall"] = wall
    return by


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=16)
    parser.add_argument("--scale", type=float, default=0.1)
    parser.add_argument("--until", default="2030-12")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("binary", nargs="+")
    o = parser.parse_args()
    if o.turns < 2:
        parser.error("--turns: 2 or more, for a standard error")
    with tempfile.TemporaryDirectory() as folder:
        builds = [o.binary[0], *o.binary]  # the second is the control
        runs = {b: [] for b in range(len(builds))}
        for turn in range(o.turns):
            for b in random.sample(range(len(builds)), len(builds)):
                # A new copy each time: should it matter where a file's pages lie, it is not the same in every turn.
                copy = f"{folder}/limlab-{turn}-{b}"
                shutil.copy2(builds[b], copy)
                runs[b].append(seconds(copy, o, f"{folder}/run.h5"))
            for copy in pathlib.Path(folder).glob("limlab-*"):  # not one by one, or the next would get its pages
                copy.unlink()
            if sys.stderr.isatty():
                print(f"\rturn {turn + 1} of {o.turns}", end="", file=sys.stderr, flush=True)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    names = ["first", "control", *(pathlib.Path(b).name for b in o.binary[1:])]
    print(f"milliseconds, median; ratio to the first ± standard error ({o.turns} turns)")
    print(" " * 26 + "".join(f"{n:>24}" for n in names))
    common = set.intersection(*(set(runs[b][0]) for b in runs))  # a step may have come or gone
    for step in sorted(common, key=lambda s: np.median([r[s] for r in runs[0]])):
        took = [np.array([r[step] for r in runs[b]]) for b in range(len(builds))]
        line = f"{step:26}"
        for b, t in enumerate(took):
            ratio = np.log(t / took[0])
            error = np.std(ratio, ddof=1) / len(ratio) ** 0.5
            line += f"{1000 * np.median(t):10.1f}" + (" " * 14 if b == 0 else f" {np.exp(ratio.mean()):5.3f} ± {error:.3f}")
        print(line)


if __name__ == "__main__":
    main()
