"""The readings of the tables of effects, on files made by hand, and which runs a table asks for."""
import os
import sys

import numpy as np
import pytest
import xarray as xr

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "analysis"))
from limlab_analysis import effects  # noqa: E402


@pytest.fixture
def posts():
    """Two replicates; only the last 1 January counts."""
    held = np.zeros((2, 2, 2, 3, 1, 2))  # replicate, year, place, occupation, education, field
    held[:, 0] = 1000
    held[0, 1, 0, 0, 0, 0] = 7  # Limburg, 21, STEM
    held[0, 1, 1, 1, 0, 0] = 5  # outside, 25, STEM
    held[0, 1, 0, 2, 0, 0] = 3  # Limburg, 13, STEM
    held[0, 1, 0, 0, 0, 1] = 2  # Limburg, 21, another diploma
    dims = ("replicate", "year", "place", "occupation", "education", "field")
    return xr.Dataset({"at_work_occupation": (dims, held)}, attrs={"scale": 0.5},
                      coords={"place": ["limburg", "outside"], "occupation": ["21", "25", "13"],
                              "field": ["stem", "general"]})


def test_where_people_with_a_stem_diploma_work(posts):
    read = effects.stem_holders
    assert read("stem")(posts).tolist() == [24, 0]
    assert read("stem", places=["limburg"])(posts).tolist() == [14, 0]
    assert read("stem", places=["outside"])(posts).tolist() == [10, 0]
    assert read("stem", None)(posts).tolist() == [6, 0]
    assert read("other", places=["limburg"])(posts).tolist() == [4, 0]


def test_residents_are_means_of_the_last_year():
    persons = np.zeros((1, 24, 2, 10))  # replicate, time, status, age_group
    persons[0, :12] = 1000
    persons[0, 12:, 1, 0] = 4
    persons[0, 12:, 1, 1] = 2
    persons[0, 12:, 0, 0] = 50
    data = xr.Dataset({"persons": (("replicate", "time", "status", "age_group"), persons)}, attrs={"scale": 0.1},
                      coords={"status": ["employee", "student"], "age_group": effects.YOUNG + effects.GROWN})
    assert effects.residents(effects.YOUNG, status="student")(data) == pytest.approx([60])
    assert effects.residents(effects.GROWN, status="student")(data) == pytest.approx([0])


def test_a_table_has_a_column_for_every_variant(monkeypatch):
    asked = []

    class Runs:
        until = None

        def __call__(self, name, until):
            asked.append((name, until))
            return {"baseline": 0.0, "s": 3.0, "s_high": 6.0, "b": 10.0, "b_s": 10.0}[name]

    monkeypatch.setattr(effects, "HEADLINES", [])
    read = lambda value: np.array([value, value + 1, value - 1])  # noqa: E731
    scenario = effects.Scenario("s", "a mechanism", [("what", read, 1)], ("b", "b_s", "nothing left"), high=True,
                                until="2050-12")
    text = effects.table(Runs(), scenario)
    assert "| 2050, less the base | effect | high level | blocked |" in text
    assert "| what | +3.0 (+3.0 … +3.0) | +6.0 (+6.0 … +6.0) | +0.0 (+0.0 … +0.0) |" in text
    assert "(`b_s` against `b`)" in text
    assert {until for _, until in asked} == {"2050-12"} and {n for n, _ in asked} == {"baseline", "s", "s_high", "b", "b_s"}


def test_every_scenario_of_a_table_is_there():
    for s in effects.SCENARIOS:
        for _, base, variant in s.columns:
            for name in (base, variant):
                assert os.path.exists(os.path.join(ROOT, "scenarios", name + ".json")), name


def test_another_last_month_holds_for_all():
    runs = effects.Runs("binary", "home", "folder", 0.1, 2, "2028-12", print)
    runs.known["baseline", "2028-12"] = "lived"
    assert runs("baseline", "2050-12") == "lived"
