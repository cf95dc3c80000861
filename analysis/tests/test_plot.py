"""`limlab plot` from outside: what it draws, in both languages, and what it refuses. The numbers behind the
picture are compared with the file."""
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "analysis")]
from program import limlab, run  # noqa: E402

xarray = pytest.importorskip("xarray")
image = pytest.importorskip("matplotlib.image")

SHOCK = """{"extends": "baseline", "name": "shock", "events": [{"id": "slump", "mechanism": "demand_shock",
  "from": "2026-06", "size": -0.3}]}"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plot")
    (folder / "shock.json").write_text(SHOCK)
    more = ("--scale", 0.02, "--until", "2027-02")
    return {"folder": folder,
            "base": run(folder / "base.h5", *more, "--replicates", 2),
            "shock": run(folder / "shock.h5", *more, "--replicates", 2, scenario=folder / "shock.json"),
            "one": run(folder / "one.h5", "--scale", 0.02, "--until", "2026-03"),
            "seed": run(folder / "seed.h5", *more, "--replicates", 2, "--seed", 5)}


def picture(done, path):
    """The picture as numbers, its six panels not empty."""
    assert done.returncode == 0, done.stderr
    pixels = image.imread(path)
    assert pixels.shape[:2] == (1080, 1920)
    for row in (slice(170, 480), slice(640, 940)):
        for column in (slice(100, 610), slice(735, 1250), slice(1370, 1890)):
            panel = pixels[row, column, :3]
            assert (panel.min(axis=2) < 0.8).mean() > 0.005, (row, column)
    return pixels


def test_one_file(files, tmp_path):
    english = picture(limlab("plot", files["base"], "-o", tmp_path / "en.png"), tmp_path / "en.png")
    dutch = picture(limlab("plot", files["base"], "-o", tmp_path / "nl.png", "--language", "nl"), tmp_path / "nl.png")
    assert (english != dutch).any()


def test_two_files(files, tmp_path):
    picture(limlab("plot", files["base"], files["shock"], "-o", tmp_path / "d.png"), tmp_path / "d.png")


def test_a_run_of_three_months(files, tmp_path):
    done = limlab("plot", files["one"], "-o", tmp_path / "one.png")
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "one.png"]


def test_refuses(files, tmp_path):
    old = tmp_path / "old.png"
    old.write_text("precious")
    (tmp_path / "text.h5").write_text("no trajectory")

    def refused(*arguments, says):
        before = sorted(tmp_path.iterdir())
        done = limlab("plot", *arguments)
        assert done.returncode == 2 and says in done.stderr, done.stderr
        assert sorted(tmp_path.iterdir()) == before and old.read_text() == "precious"

    refused(files["base"], says="--output")
    refused(files["base"], "-o", old, says="exists already")
    refused(files["base"], "-o", tmp_path / "no" / "x.png", says="there is no folder")
    refused(files["base"], "-o", files["base"], "--force", says="is the input itself")
    refused(files["base"], files["shock"], "-o", files["shock"], "--force", says="is the input itself")
    refused(files["base"], "-o", tmp_path / "x.png", "--language", "fr", says="en, nl")
    refused(tmp_path / "text.h5", "-o", tmp_path / "x.png", says="not HDF5")
    refused(tmp_path / "none.h5", "-o", tmp_path / "x.png", says="does not exist")
    refused(files["base"], files["seed"], "-o", tmp_path / "x.png", says="seed 5, but")
    done = limlab("plot", files["base"], "-o", old, "--force")
    assert done.returncode == 0 and old.read_bytes()[:4] == b"\x89PNG"


def test_the_numbers_are_those_of_the_file(files):
    from limlab_analysis.trajectory import Trajectory
    run_ = Trajectory(files["base"])
    with xarray.open_dataset(files["base"]) as data:
        assert run_.months == 14 and run_.whole_years() == [2026]
        flow = data.outflow_ageing.values[:, 1:13].sum(axis=1) / 0.02
        assert np.allclose(run_.yearly(run_.outflow)[:, 0], flow)
        total = sum(run_.status.values())
        assert np.allclose(total, data.population.sum(("sex", "age_group")).values / 0.02)
        hired = sum(run_.hires.values())
        assert np.allclose(hired, data.hires.sel(place="limburg").sum(("residence", "hire_origin")).values / 0.02)


def test_every_text_has_both_languages():
    from limlab_analysis.words import WORDS
    assert all(len(texts) == 2 and all(texts) for texts in WORDS.values())
