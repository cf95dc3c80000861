"""`limlab compare` from outside: its numbers against the same computed here from the files with h5py and numpy,
what it says of equal runs, and what it refuses."""
import csv
import json
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from program import limlab, run  # noqa: E402

SHOCK = """{"extends": "baseline", "name": "shock", "events": [{"id": "slump", "mechanism": "demand_shock",
  "from": "2026-04", "size": -0.2}]}"""
MORE = ("--scale", 0.02, "--until", "2027-03")
T_2_90 = 2.919986  # Student's t, 0.95, two degrees of freedom


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("compare")
    (path / "shock.json").write_text(SHOCK)
    run(path / "base.h5", *MORE, "--replicates", 3)
    run(path / "shock.h5", *MORE, "--replicates", 3, scenario=path / "shock.json")
    run(path / "one.h5", "--scale", 0.02, "--until", "2026-02")
    run(path / "other.h5", "--scale", 0.03, "--until", "2026-03", "--seed", 8, "--replicates", 2)
    return path


@pytest.fixture(scope="module")
def effects(folder):
    done = limlab("compare", folder / "base.h5", folder / "shock.h5", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def own_values(path, name):
    """The reading of the year 2026, one number per replicate."""
    with h5py.File(path) as f:
        year = slice(1, 13)
        if name == "unemployment_rate":
            return f["unemployment_rate"][:, year].mean(axis=1)
        if name == "vacancies":
            return f["jobs_vacant"][:, year].sum(axis=2).mean(axis=1) / 0.02
        if name == "outflow_ageing":
            return f["outflow_ageing"][:, year].sum(axis=1) / 0.02
        if name == "sex.persons.female":
            return f["persons"][:, year, 3:6, 1].sum(axis=(2, 3, 4)).mean(axis=1) / 0.02
        if name == "vacancy_duration":
            filled = f["vacancies_filled"][:, year]
            age = np.where(filled > 0, filled * f["vacancy_duration"][:, year], 0)
            return age.sum(axis=(1, 2)) / filled.sum(axis=(1, 2))


@pytest.mark.parametrize("name", ["unemployment_rate", "vacancies", "outflow_ageing", "sex.persons.female",
                                  "vacancy_duration"])
def test_numbers(folder, effects, name):
    a, b = (own_values(folder / file, name) for file in ("base.h5", "shock.h5"))
    [row] = [e for e in effects["comparisons"][0]["effects"] if e["name"] == name and e["window"] == "2026"]
    half = T_2_90 * (b - a).std(ddof=1) / np.sqrt(3)
    assert row["a"] == pytest.approx(a.mean()) and row["b"] == pytest.approx(b.mean())
    assert row["difference"] == pytest.approx((b - a).mean())
    assert row["high"] - row["difference"] == pytest.approx(half, rel=1e-5)
    if np.ptp(b - a) < 1e-9:  # the same difference in every replicate: no variance to compare
        assert row["pairing_factor"] is None
    else:
        independent = a.var(ddof=1) + b.var(ddof=1)
        assert row["pairing_factor"] == pytest.approx(independent / (b - a).var(ddof=1))


def test_balance_adds_up(effects):
    rows = [e for e in effects["comparisons"][0]["effects"] if e["group"] == "balance"]
    assert rows[0]["name"] == "filled" and rows[0]["difference"] < -100
    assert sum(r["difference"] for r in rows[1:]) == pytest.approx(rows[0]["difference"])


def test_tells_where_runs_part(folder, effects):
    assert effects["comparisons"][0]["differs_from"] == "2026-04"
    done = limlab("compare", folder / "base.h5", folder / "base.h5")
    assert done.returncode == 0 and "equal in every month of every replicate" in done.stdout


def test_text_and_csv(folder, tmp_path):
    done = limlab("compare", folder / "base.h5", folder / "shock.h5", folder / "base.h5", "-o", tmp_path / "x.csv",
                  "--year", "2026")
    assert done.returncode == 0, done.stderr
    assert "shock less baseline" in done.stdout and "baseline less baseline" in done.stdout
    assert "registered unemployment rate" in done.stdout and "±" in done.stdout
    rows = list(csv.DictReader((tmp_path / "x.csv").open()))
    assert {r["window"] for r in rows} == {"2026"} and {r["b"] for r in rows} == {"shock", "baseline"}
    assert limlab("compare", folder / "base.h5", folder / "shock.h5", "-o", tmp_path / "x.csv").returncode == 2


def test_one_replicate_has_no_interval(folder):
    done = limlab("compare", folder / "one.h5", folder / "one.h5", "--json")
    assert done.returncode == 0
    assert all(e["low"] is None for e in json.loads(done.stdout)["comparisons"][0]["effects"])
    assert "no interval" in limlab("compare", folder / "one.h5", folder / "one.h5").stdout


def test_refuses(folder):
    def refused(*arguments, says):
        done = limlab("compare", *arguments)
        assert done.returncode == 2 and not done.stdout
        for part in says:
            assert part in done.stderr
    refused(folder / "base.h5", says=["compare needs"])
    refused(folder / "base.h5", folder / "other.h5",
            says=["seed 8, but", "scale 0.03, but 0.02", "2026-03, but", "replicates 0, 1, but 0 to 2"])
    refused(folder / "base.h5", folder / "none.h5", says=["does not exist"])
    refused(folder / "base.h5", folder / "shock.json", says=["not HDF5"])
    refused(folder / "base.h5", folder / "shock.h5", "--year", "2027", says=["not a year of which every month"])
    refused(folder / "base.h5", folder / "shock.h5", "-o", folder / "base.h5", "--force", says=["is the input itself"])
