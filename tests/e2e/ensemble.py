"""A small ensemble for the tests: four months at scale 0.02."""
import json
import os
import subprocess

import pytest
from program import BINARY, HOME, limlab

MONTHS = 4


def write_manifest(folder, replicates=2, draws=False):
    (folder / "jobs.json").write_text(json.dumps({
        "extends": "baseline",
        "measures": [{"id": "voeren", "mechanism": "posts_arrive", "from": "2026-02", "volume": 3000, "sector": "Q",
                      "occupation": "22", "municipality": "Voeren"}]}))
    manifest = {"scenarios": ["baseline.json", "jobs.json"], "replicates": replicates, "scale": 0.02,
                "until": "2026-04", "seed": 11}
    if draws:
        (folder / "design.csv").write_text("search.on_the_job\n0.02\n0.05\n")
        manifest["draws"] = {"csv": "design.csv"}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1))
    return folder / "manifest.json"


def ensemble(manifest, folder, *arguments):
    """An ensemble that must succeed."""
    done = limlab("ensemble", manifest, "-o", folder, *arguments)
    if done.returncode:
        pytest.fail(f"limlab ensemble {arguments}: exit code {done.returncode}\n{done.stderr[-2000:]}")
    return done


def start(manifest, folder, *arguments, **environment):
    return subprocess.Popen([BINARY, "ensemble", manifest, "-o", folder, *map(str, arguments)],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            env={**os.environ, "LIMLAB_HOME": str(HOME), **environment})


def log(done):
    """The closing lines `members_run: 6` … as numbers."""
    text = done if isinstance(done, str) else done.stdout
    pairs = (line.split(": ") for line in text.splitlines() if line.count(": ") == 1)
    return {key: int(value) for key, value in pairs if value.isdigit()}
