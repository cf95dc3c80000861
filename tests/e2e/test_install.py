"""`cmake --install` under a prefix, as on a cluster: somebody else, who has neither the checkout nor LIMLAB_HOME, runs
the installed program from a folder of his own."""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from program import BINARY, HOME  # noqa: E402

BUILD = BINARY.parent
pytestmark = [
    pytest.mark.skipif(not shutil.which("cmake"), reason="cmake is not installed"),
    pytest.mark.skipif(not (BUILD / "cmake_install.cmake").exists(), reason="the program is not in its build folder")]


@pytest.fixture(scope="module")
def prefix():
    folder = Path(tempfile.mkdtemp(prefix="limlab-prefix-"))  # pytest's own folders are closed to others
    folder.chmod(0o755)
    (folder / "work").mkdir()
    (folder / "work").chmod(0o777)
    try:
        done = subprocess.run(["cmake", "--install", BUILD, "--prefix", folder / "limlab"], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        yield folder
    finally:
        shutil.rmtree(folder)


def installed(prefix, *arguments):
    environment = {"PATH": f"{prefix / 'limlab' / 'bin'}:/usr/bin:/bin", "HOME": str(prefix / "work")}
    nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(["limlab", *map(str, arguments)], capture_output=True, text=True, cwd=prefix / "work",
                          env=environment, timeout=300, **nobody)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_installed_program_stands_alone(prefix):
    assert "ok" in installed(prefix, "check", prefix / "limlab" / "scenarios" / "baseline.json")
    manifest = prefix / "work" / "manifest.json"
    manifest.write_text('{"scenarios": ["baseline.json"], "replicates": 2, "scale": 0.02, "until": "2026-02", "seed": 1}')
    installed(prefix, "ensemble", manifest, "-o", "out")  # the shipped scenario and its tables are found
    with h5py.File(prefix / "work" / "out" / "ensemble.h5") as f:
        assert f["persons"].shape[0] == 2
    assert "finished" in installed(prefix, "status", "out")
    script = installed(prefix, "submit", manifest, "-o", "later", "--time", "1:00", "--dry-run")
    # (resolved: /tmp may be a link)
    assert f"LIMLAB_HOME='{(prefix / 'limlab').resolve()}'" in script and str(HOME / "scenarios") not in script
    assert f"'{(prefix / 'limlab' / 'bin' / 'limlab').resolve()}' ensemble" in script


def test_it_moves_with_its_folder(prefix):
    (prefix / "limlab").rename(prefix / "elsewhere")
    try:
        moved = subprocess.run([prefix / "elsewhere" / "bin" / "limlab", "describe", "scenario",
                                prefix / "elsewhere" / "scenarios" / "jobs_2500.json"], capture_output=True, text=True,
                               cwd="/", env={"PATH": "/usr/bin:/bin"})
        assert moved.returncode == 0, moved.stderr
    finally:
        (prefix / "elsewhere").rename(prefix / "limlab")
