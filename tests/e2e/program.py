"""Runs the program for the Python tests. LIMLAB_BINARY names it, LIMLAB_HOME the checkout; under
`limlab test` both are set."""
import os
import subprocess
from pathlib import Path

import pytest

HOME = Path(os.environ.get("LIMLAB_HOME", Path(__file__).resolve().parents[2]))
BINARY = Path(os.environ.get("LIMLAB_BINARY", HOME / "build" / "limlab"))
BASELINE = HOME / "scenarios" / "baseline.json"


def limlab(*arguments, **more):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=1500,
                          env={**os.environ, "LIMLAB_HOME": str(HOME)}, **more)


def run(output, *arguments, scenario=BASELINE):
    """A run that must succeed; gives the trajectory file."""
    done = limlab("run", scenario, "-o", output, "--progress", "never", *arguments)
    if done.returncode:
        pytest.fail(f"limlab run {' '.join(map(str, arguments))}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return output
