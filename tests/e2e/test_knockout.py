"""`limlab knockout` from outside: a mechanism that moves everything, one whose parameter cannot matter so soon, the
measures of a scenario, and what is refused."""
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from program import BASELINE, limlab  # noqa: E402

SHOCK = """{"extends": "baseline", "name": "shock", "events": [
  {"id": "slump", "mechanism": "demand_shock", "from": "2026-01", "size": -0.3},
  {"id": "nothing", "mechanism": "demand_shock", "from": "2026-01", "size": 0}]}"""
SMALL = ("--scale", 0.02, "--until", "2026-12", "--replicates", 6, "--seed", 3)


@pytest.fixture(scope="module")
def scenario(tmp_path_factory):
    path = tmp_path_factory.mktemp("knockout") / "shock.json"
    path.write_text(SHOCK)
    return path


def test_says_what_moves_and_what_does_not(scenario):
    only = ("--only", "slump", "--only", "nothing", "--only", "immigration")
    done = limlab("knockout", scenario, *SMALL, *only)
    assert done.returncode == 0, done.stderr
    assert "fail, since nothing moves: nothing\n" in done.stdout
    assert "Bonferroni" in done.stdout
    found = json.loads(limlab("knockout", scenario, *SMALL, *only, "--json", "--threads", 1).stdout)
    by_name = {k["name"]: k for k in found["knockouts"]}
    moved = {o["name"] for o in by_name["slump"]["outside"]}
    assert {"posts_filled", "wage_bill"} <= moved
    shift = next(o for o in by_name["slump"]["outside"] if o["name"] == "posts_filled")
    assert shift["off"] - shift["whole"] > shift["band"] > 0
    assert not by_name["nothing"]["outside"] and by_name["nothing"]["paired"] == 0
    assert by_name["immigration"]["outside"], "no arrivals for a year"


def test_worlds_and_luck_alone(scenario):
    """What needs a slump is held against one, and sets of fresh luck are judged like mechanisms."""
    only = ("--only", "local_demand", "--only", "births", "--luck", 2)
    found = json.loads(limlab("knockout", scenario, *SMALL, *only, "--json").stdout)
    assert {k["name"]: k["base"] for k in found["knockouts"]} == {"local_demand": "slump", "births": "calm"}
    assert found["base_replicates"] == 4 * found["replicates"] == 24
    assert len(found["luck"]) == 2 and sum(n > 0 for n in found["luck"]) <= 1
    done = limlab("knockout", scenario, *SMALL, *only)
    assert "local_demand *d" in done.stdout and "births  " in done.stdout
    assert "of 2 sets of fresh replicates of the whole model leave a band" in done.stdout


def test_refuses(scenario):
    done = limlab("knockout", scenario, "--only", "slumps")
    assert done.returncode == 2 and "did you mean slump?" in done.stderr
    done = limlab("knockout", BASELINE, "--replicates", 1)
    assert done.returncode == 2 and "2 to 1000" in done.stderr
    done = limlab("knockout", BASELINE, "--scale", 2, "--until", "x")
    assert done.returncode == 2 and "--scale" in done.stderr and "--until" in done.stderr
