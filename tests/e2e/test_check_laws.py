"""The reader of the laws, on a hand-made file that is right and on copies wrong in one number each:
every law is shown to be able to fail, and to name the month."""
import shutil
import sys
from pathlib import Path

import h5py
import pytest

sys.path += [str(Path(__file__).parent), str(Path(__file__).parent.parent / "support")]
from check_laws import broken_laws  # noqa: E402
from hand_made_file import write  # noqa: E402
from hand_made_world import FLOWS, KIND, REASON, SECTOR, START, STATUS, hand_made  # noqa: E402


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    path = tmp_path_factory.mktemp("world") / "good.h5"
    write(hand_made(), path)
    return path


def test_a_right_file_holds(good):
    assert {k: v for k, v in broken_laws(good, panel=True).items() if v} == {}


def test_the_hand_made_world_has_every_kind_of_flow():
    world = hand_made()
    for name in FLOWS:
        assert sum(values.sum() for values in world.series[name]) > 0, name


def s(name):
    return STATUS.index(name)


C, G = SECTOR.index("C"), SECTOR.index("G")
OUTSIDE = len(STATUS)
# law that must break, variable, cell (replicate, time, ...), what is added, month that must be named
MUTATIONS = [
    ("law 1", "persons", (0, 1, s("home"), 0, 11, 2), 1, "2026-01"),
    ("law 1", "transitions", (0, 2, s("home"), s("ill")), 1, "2026-02"),
    ("law 1", "transitions", (0, 3, s("retired"), s("retired")), 1, "2026-03"),
    ("law 1", "transitions", (0, 3, OUTSIDE, OUTSIDE), 1, "outside"),
    ("law 2", "population", (0, 2, 0, 3), 1, "2026-02"),
    ("law 2", "residents", (0, 0, 5), -1, "2025-12"),
    ("law 2", "births", (0, 1), 1, "2026-01"),
    ("law 2", "immigration", (0, 2), -1, "2026-02"),
    ("law 2", "deaths", (0, 1), 1, "2026-01"),
    ("law 2", "emigration", (0, 3), 1, "2026-03"),
    ("law 3", "posts", (0, 2, C, 3), 1, "2026-02"),
    ("law 3", "posts_created", (0, 3, G), 1, "2026-03"),
    ("law 3", "posts_destroyed", (0, 2, C), 1, "2026-02"),
    ("law 3", "jobs_vacant", (0, 1, G), 1, "2026-01"),
    ("law 3", "vacancies_opened", (0, 1, G), 1, "2026-01"),
    ("law 3", "vacancies_filled", (0, 3, C), -1, "2026-03"),
    ("law 3", "vacancies_withdrawn", (0, 3, C), 1, "2026-03"),
    ("law 4", "jobs_filled", (0, 3, C), 1, "2026-03"),
    ("law 4", "commuters_out", (0, 0), 1, "2025-12"),
    ("law 4", "commuters_in", (0, 3), 1, "2026-03"),
    ("law 5", "hires", (0, 1, 0, 0, 0), 1, "2026-01"),
    ("law 5", "self_starts", (0, 2, G), 1, "2026-02"),
    ("law 5", "separations", (0, 2, 0, 0, 1), 1, "2026-02"),
    ("law 6", "separations", (0, 2, 0, 1, 1), -1, "2026-02"),
    ("law 6", "commuter_moves", (0, 1, 0), -1, "2026-01"),
    ("law 6", "commuter_moves", (0, 2, 1), 1, "2026-02"),
    ("law 7", "hires", (0, 3, 1, 0, 0), 1, "2026-03"),
    ("law 7", "separations", (0, 1, 1, 0, 0), 1, "2026-01"),
    ("law 7", "commuter_moves", (0, 2, 2), 1, "2026-02"),
    ("law 7", "commuter_moves", (0, 3, 3), 1, "2026-03"),
    ("sums: one", "outflow_ageing", (0, 1), 1, "2026-01"),
    ("sums: one", "inflow_youth", (0, 2), 1, "2026-02"),
    ("sums: one", "jobs_by_occupation", (0, 2, 1, 3), 1, "2026-02"),
    ("sums: one", "workplace_jobs", (0, 2, 1), 1, "2026-02"),
    ("sums: municipalities", "population_municipal", (0, 0, 2, 0, 4), 1, "2026"),
    ("sums: rates", "job_ratio", (0, 2), 0.01, "2026-02"),
    ("sums: rates", "tension_ratio", (0, 2), 0.01, "2026-02"),
    ("sums: rates", "unemployment_rate", (0, 2), 0.01, "2026-02"),
    ("sums: rates", "employment_rate_20_64", (0, 1), 0.01, "2026-01"),
    ("sums: rates", "activity_rate_20_64", (0, 2), 100, "percentage"),
    ("flows are 0", "deaths", (0, 0), 1, "deaths"),
    ("counts are not", "establishments", (0, 1, C), -1, "establishments"),
    ("form: time", "time", (2,), 1, "2026-03-01"),
    ("form: time", "year", (0,), 1, "2026"),
    ("law 8", "exits_55", (0, 1), 1, "2026-01"),
    ("law 8", "reentries_55", (0, 2), 1, "2026-02"),
    ("law 8", "first_entries", (0, 2, 2, 1), 1, "2026-02"),
    ("law 8", "hires", (0, 3, 0, 1, 6), 1, "2026-03"),
    ("law 8", "panel/initial/education", (3,), 1, "2025-12"),
    ("law 8", "panel/initial_posts/sector", (7,), 1, "2025-12"),
    ("law 8", "panel/initial_posts/holder", (0,), 1, "2025-12"),
]


@pytest.mark.parametrize("law, variable, cell, by, month", MUTATIONS)
def test_one_wrong_number_breaks_its_law(good, tmp_path, law, variable, cell, by, month):
    bad = shutil.copy(good, tmp_path / "bad.h5")
    with h5py.File(bad, "r+") as f:
        f[variable][cell] = f[variable][cell] + by
    broken = {k: v for k, v in broken_laws(bad, panel=True).items() if v}
    reasons = [v for k, v in broken.items() if k.startswith(law)]
    assert reasons, f"{law} did not notice; broken: {broken}"
    assert month in reasons[0]


def event(f, kind, n=0, **columns):
    """Position of the n-th event of a kind with these values."""
    group = f["panel/events"]
    found = [i for i, k in enumerate(group["kind"][...]) if KIND[k] == kind
             and all(group[c][i] == v for c, v in columns.items())]
    return found[n]


# kind of event, what picks it, column, new value, words that the message must have
EVENT_MUTATIONS = [
    ("offer", dict(person=4), "post", 107, "without having applied"),
    ("application", dict(person=4), "person", 5, "without having applied"),
    ("hire", dict(person=1), "post", 108, "which 4 holds"),
    ("hire", dict(person=4), "reason", 3, "hires rebuilt"),
    ("hire", dict(person=4), "sector", C, "sector has changed"),
    ("separation", dict(person=2), "reason", REASON.index("quit"), "separations rebuilt"),
    ("separation", dict(person=2), "post", 101, "leaves post"),
    ("status_change", dict(person=14), "status", s("home"), "rebuilt"),
    ("certificate", dict(person=6), "education", 3, "education"),
    ("death", dict(person=7), "month", START + 1, "months are not in order"),
    ("birth", dict(person=21), "sex", 1, "persons rebuilt"),
    ("move_home", dict(person=5), "municipality", 8, "residents rebuilt"),
    ("vacancy_opened", dict(post=107), "sector", C, "sector has changed"),
    ("move_out", dict(person=8), "reason", 255, "still holds post"),
]


@pytest.mark.parametrize("kind, which, column, value, words", EVENT_MUTATIONS)
def test_one_wrong_event_breaks_law_8(good, tmp_path, kind, which, column, value, words):
    bad = shutil.copy(good, tmp_path / "bad.h5")
    with h5py.File(bad, "r+") as f:
        i = event(f, kind, **which)
        f[f"panel/events/{column}"][i] = value
    broken = {k: v for k, v in broken_laws(bad, panel=True).items() if v}
    assert list(broken) == ["law 8 (the panel rebuilds the flows)"]
    assert words in broken["law 8 (the panel rebuilds the flows)"]


def test_a_hire_without_its_application_breaks_law_8(good, tmp_path):
    bad = shutil.copy(good, tmp_path / "bad.h5")
    with h5py.File(bad, "r+") as f:
        for kind in ("application", "offer"):
            f["panel/events/kind"][event(f, kind, person=6)] = KIND.index("refusal")
    reason = broken_laws(bad, panel=True)["law 8 (the panel rebuilds the flows)"]
    assert "without an application and an offer" in reason


def test_law_8_without_the_posts_of_the_start(good, tmp_path):
    thin = shutil.copy(good, tmp_path / "thin.h5")
    with h5py.File(thin, "r+") as f:
        del f["panel/initial_posts"]
    assert {k: v for k, v in broken_laws(thin, panel=True).items() if v} == {}


@pytest.mark.parametrize("damage, law", [
    (lambda f: f["persons"].attrs.__delitem__("units"), "form: attributes"),
    (lambda f: f["persons"].attrs.__setitem__("_FillValue", 0), "form: attributes"),
    (lambda f: f.attrs.__delitem__("seed"), "form: attributes"),
    (lambda f: f.__delitem__("wage_bill"), "form: variables"),
    (lambda f: f["births"].dims[1].detach_scale(f["time"]), "form: variables"),
    (lambda f: f["status"].__setitem__(0, "kid"), "form: labels"),
    (lambda f: f["digest"].__setitem__((0, 2), f["digest"][0, 1]), "digest"),
])
def test_form_can_fail(good, tmp_path, damage, law):
    bad = shutil.copy(good, tmp_path / "bad.h5")
    with h5py.File(bad, "r+") as f:
        damage(f)
    broken = [k for k, v in broken_laws(bad).items() if v]
    assert any(k.startswith(law) for k in broken)
