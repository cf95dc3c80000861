"""A run of the model as the launcher starts it, and what its file says of it."""

import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = {"GLIBC_TUNABLES": "glibc.malloc.hugetlb=1", **os.environ, "LIMLAB_HOME": str(ROOT)}


def run(binary, file, *, scale, until, threads, under=()):
    """Raises CalledProcessError when it fails. `under`: a command that the program is run by, valgrind for one."""
    subprocess.run(
        [*under, binary, "run", ROOT / "scenarios/baseline.json", "--scale", str(scale), "--until", until, "--threads",
         str(threads), "-o", file, "--force", "--progress", "never"], env=ENVIRONMENT, capture_output=True, check=True)


def seconds_by_step(f):
    """Seconds of the open file `f`: all months by step, and `synthesis`."""
    return {k[8:]: float(v) for k, v in f.attrs.items() if k.startswith("seconds_")}
