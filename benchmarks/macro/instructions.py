"""What does a month cost in instructions, function by function? A count that no neighbour on the machine disturbs.

Usage: instructions.py [--scale X] [--months N] [--top K] BINARY [BINARY]

Runs each binary under valgrind's callgrind (Debian's package valgrind) on one thread for one month and for N + 1, some
fifty times slower than life, and gives the difference by month: the start is left out and told apart. With two binaries
the functions that differ most come first. Instructions are not time: what waits for memory costs more than it counts,
and `rep stos` counts every byte. So: find candidates here, measure them with side_by_side.py.
"""

import argparse
import pathlib
import re
import subprocess
import tempfile

from one_run import run


def counts(binary, scale, until, folder):
    """Instructions of one run by function."""
    out = f"{folder}/callgrind.out"
    run(binary, f"{folder}/run.h5", scale=scale, until=until, threads=1,
        under=["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"])
    text = subprocess.run(["callgrind_annotate", "--threshold=100", out], check=True, capture_output=True,
                          text=True).stdout
    by = {}
    for line in text.splitlines():
        found = re.match(r"\s*([\d,]+) \(\s*[\d.]+%\)\s+\S*?:(.*)", line)
        if found:
            name = re.sub(r"\s*\[[^\]]*\]$", "", found[2]).replace("limlab::", "").replace("(anonymous namespace)::", "")
            by[name] = by.get(name, 0) + int(found[1].replace(",", ""))
    return by


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=0.1)
    parser.add_argument("--months", type=int, default=23)
    parser.add_argument("--top", type=int, default=30)
    parser.add_argument("binary", nargs="+")
    o = parser.parse_args()
    until = f"{2026 + o.months // 12}-{o.months % 12 + 1:02}"  # so many months after January 2026
    builds = []
    for binary in o.binary:
        with tempfile.TemporaryDirectory() as folder:
            start, whole = (counts(binary, o.scale, u, folder) for u in ("2026-01", until))
        month = {k: (v - start.get(k, 0)) / o.months for k, v in whole.items()}
        builds.append(month)
        print(f"{pathlib.Path(binary).name}: start and a month {sum(start.values()) / 1e6:.0f} million instructions, "
              f"a month {sum(month.values()) / 1e6:.2f} million")
    names = set().union(*builds)
    if len(builds) > 1:
        order = sorted(names, key=lambda k: -abs(builds[1].get(k, 0) - builds[0].get(k, 0)))
    else:
        order = sorted(names, key=lambda k: -builds[0][k])
    print("thousands a month")
    for name in order[: o.top]:
        print("".join(f"{b.get(name, 0) / 1e3:10.0f}" for b in builds), " ", name[:110])


if __name__ == "__main__":
    main()
