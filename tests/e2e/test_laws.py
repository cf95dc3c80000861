"""The laws hold in files that the program writes, told by a reader that shares no code with it."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from check_laws import broken_laws  # noqa: E402
from program import run  # noqa: E402


def breaks(path, panel=False):
    return {law: reason for law, reason in broken_laws(path, panel).items() if reason}


def test_laws_1_to_8_at_a_twentieth_of_the_province(tmp_path):
    file = run(tmp_path / "panel.h5", "--scale", 0.05, "--panel", 1, "--until", "2030-12")
    assert breaks(file, panel=True) == {}


def test_laws_1_to_7_on_the_whole_province(tmp_path):
    assert breaks(run(tmp_path / "whole.h5", "--until", "2027-12")) == {}


def test_laws_in_every_replicate(tmp_path):
    file = run(tmp_path / "three.h5", "--scale", 0.02, "--replicates", 3, "--until", "2026-06")
    assert breaks(file) == {}
