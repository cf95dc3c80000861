"""Kills an ensemble with SIGKILL in every phase, three times each, and goes on: the file is the same to the
bit, no member is lost or counted twice, finished members are not run again. Prints the hits per phase."""
import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from content import differences  # noqa: E402
from ensemble import MONTHS, ensemble, log, start, write_manifest  # noqa: E402

MEMBERS = 4
PASSES = {  # three different passes of each phase, early and late
    "synthesis": (1, 4, 9),
    "month": (1, 40, 110),
    "member-write": (1, 5, 12),
    "rename": (1, 4, 7),
    "journal": (1, 3, 8),
    "collection": (1, 2, 3),
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    manifest = write_manifest(folder)
    ensemble(manifest, folder / "out")
    return manifest, folder / "out" / "ensemble.h5"


@pytest.fixture(scope="module")
def hits(tmp_path_factory):
    file = tmp_path_factory.mktemp("hits") / "hits"
    file.touch()
    yield file
    counts = {phase: file.read_text().split().count(phase) for phase in PASSES}
    print("\nkilled: " + ", ".join(f"{phase} {n}" for phase, n in counts.items()))


@pytest.mark.parametrize("phase, number", [(p, n) for p, all_of_them in PASSES.items() for n in all_of_them])
def test_killed(whole, hits, tmp_path, phase, number):
    manifest, expected = whole
    folder = tmp_path / "out"
    killed = start(manifest, folder, "--threads", 2, LIMLAB_KILL=f"{phase}:{number}",
                   LIMLAB_KILL_LOG=str(tmp_path / "log"))
    killed.communicate(timeout=600)
    assert killed.returncode == -9, "the process was not killed: no such pass"
    assert (tmp_path / "log").read_text().strip() == f"{phase}:{number}"
    with open(hits, "a") as f:
        f.write(phase + "\n")
    there = len(list(folder.glob("members/*.h5")))
    assert not (folder / "ensemble.h5").exists()

    went_on = ensemble(manifest, folder, "--resume")
    assert log(went_on) == {"members_run": MEMBERS - there, "members_reused": there,
                            "months_simulated": (MEMBERS - there) * MONTHS}
    assert differences(expected, folder / "ensemble.h5") == []
    events = [json.loads(line) for file in folder.glob("journal/*.jsonl") for line in file.read_text().splitlines()
              if line.endswith("}")]
    finished = [e["member"] for e in events if e["event"] == "done"]
    assert len(finished) == len(set(finished)), "a member was finished twice"


def test_every_phase_was_hit(hits):
    counts = {phase: hits.read_text().split().count(phase) for phase in PASSES}
    print(counts)
    assert all(counts[phase] == 3 for phase in PASSES), counts
