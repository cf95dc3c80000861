"""Shared luck, person by person: a measure in one municipality leaves the life of everybody without a link to it
as it was. That the comparison can see a stray change is shown on a file with one event altered."""
import shutil
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "analysis")]
from limlab_analysis.errors import UserError  # noqa: E402
from limlab_analysis.lives import compare_lives, text  # noqa: E402
from program import run  # noqa: E402

CAMPUS = """{"extends": "baseline", "name": "campus", "measures": [{"id": "campus", "mechanism": "posts_arrive",
  "from": "2026-04", "volume": 1000, "sector": "M", "occupation": "21", "municipality": "Voeren"}]}"""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lives")
    (folder / "campus.json").write_text(CAMPUS)
    more = ("--scale", 0.02, "--until", "2026-12", "--panel", 1)
    return run(folder / "base.h5", *more), run(folder / "campus.h5", *more, scenario=folder / "campus.json")


def test_who_has_no_link_has_the_same_life(files):
    found = compare_lives(*files)
    print(text(found))
    assert found["posts_changed"] >= 20
    assert found["linked_by_post"]["share_unchanged"] < 1
    assert found["unlinked"]["persons"] > 0.3 * found["everyone"]["persons"]
    assert found["unlinked"]["share_unchanged"] == 1
    assert found["never_in_the_market"]["share_unchanged"] == 1
    assert 0.5 < found["everyone"]["share_unchanged"] < 1


def test_a_run_with_itself(files):
    found = compare_lives(files[0], files[0])
    assert found["posts_changed"] == 0 and found["everyone"]["share_unchanged"] == 1


def test_a_stray_change_is_seen(files, tmp_path):
    altered = tmp_path / "altered.h5"
    shutil.copy(files[0], altered)
    with h5py.File(altered, "r+") as f:
        events = f["panel/events"]
        kinds = [k.decode() if isinstance(k, bytes) else k for k in events.attrs["kind_labels"]]
        status_changes = np.flatnonzero((events["kind"][:] == kinds.index("status_change")) & (events["post"][:] == 0))
        events["status"][int(status_changes[0])] = 99
    found = compare_lives(files[0], altered)
    assert found["posts_changed"] == 0
    assert found["unlinked"]["persons"] - found["unlinked"]["unchanged"] == 1


def test_a_file_without_panel_is_refused(tmp_path):
    plain = run(tmp_path / "plain.h5", "--scale", 0.02, "--until", "2026-01")
    with pytest.raises(UserError, match="--panel 1"):
        compare_lives(plain, plain)
