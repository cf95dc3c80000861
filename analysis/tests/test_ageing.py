"""The accounting of `limlab ageing` against a run, and the table of effects on one scenario."""
import os
import subprocess
import sys

import numpy as np
import pytest
import xarray as xr

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "analysis"))
BINARY = os.environ.get("LIMLAB_BINARY", os.path.join(ROOT, "build", "limlab"))


def limlab(*words):
    return subprocess.run([BINARY, *words], capture_output=True, text=True, env={**os.environ, "LIMLAB_HOME": ROOT})


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("ageing") / "a.h5")
    done = limlab("run", os.path.join(ROOT, "scenarios", "dual_learning.json"), "-o", path, "--scale", "0.03",
                  "--until", "2028-12", "--replicates", "2", "--progress", "never")
    assert done.returncode == 0, done.stderr
    return path


def test_every_vacated_post_is_accounted_for(run):
    with xr.open_dataset(run) as d:
        vacated = d.vacated_55_sector.cumsum("time")
        refilled = d.refills_55.sum("refill").cumsum("time")
        assert int(np.abs(vacated - refilled - d.chains_55_open).max()) == 0
        totals = [d[f"vacated_55_{dim}"].sum(dim) for dim in ("sector", "occupation", "municipality")]
        for other in (totals[1], totals[2], d.vacated_55_age.sum("age_group")):
            assert (totals[0] == other).all()
        assert int(d.vacated_55_age.isel(age_group=slice(0, 11)).sum()) == 0
        assert int(totals[0].sum()) > 100


def test_dual_learners_hold_places(run):
    with xr.open_dataset(run) as d:
        filled, places = d.dual_places_filled, d.dual_places
        assert (filled <= places).all() and int(places.min("time").sum()) > 0
        flagged = d.flags.sel(flag="dual_learner").values
        assert (flagged >= filled.sum("sector").values).all()
        month = d.time.dt.month.values
        assert int(d.dual_pupils_unplaced.isel(time=month != 9).sum()) == 0


def test_the_account_adds_up(run):
    done = limlab("ageing", run)
    assert done.returncode == 0, done.stderr
    shares = [float(line.split()[-2]) for line in done.stdout.splitlines() if line.endswith(" %")]
    assert len(shares) == 10 and abs(sum(shares) - 100) < 0.6, done.stdout
    assert limlab("ageing", run, "--from", "2040").returncode == 2
    assert limlab("ageing", os.path.join(ROOT, "README.md")).returncode == 2


def test_effects_of_posts_that_arrive(tmp_path):
    readme = tmp_path / "R.md"
    readme.write_text("a\n<!-- effects -->\nSTALE\n<!-- /effects -->\nz\n")
    done = limlab("effects", "jobs_2500", "--scale", "0.02", "--replicates", "2", "--until", "2027-12", "--write",
                  str(readme))
    assert done.returncode == 0, done.stderr
    assert "### jobs_2500" in done.stdout and "| filled posts [posts] |" in done.stdout
    text = readme.read_text()
    assert text.startswith("a\n<!-- effects -->\n") and text.endswith("<!-- /effects -->\nz\n")
    assert "STALE" not in text and "### jobs_2500" in text
    assert limlab("effects", "nothing").returncode == 2
