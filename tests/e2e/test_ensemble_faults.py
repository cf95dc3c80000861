"""An ensemble's folder in the hands of others: read-only, cleaned up, with blanks in its name, refused by Slurm."""
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from ensemble import ensemble, log, start, write_manifest  # noqa: E402
from program import BINARY, HOME, limlab  # noqa: E402

FAR_AWAY = json.dumps({"host": "elsewhere", "space": "another boot", "pid": 1, "began": "1", "job": "", "rank": 0,
                       "attempt": 0, "held": True})


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_who_may_only_read_the_folder_can_ask_how_far_it_is(tmp_path):
    manifest = write_manifest(tmp_path, replicates=1)
    folder = Path(tempfile.mkdtemp(prefix="limlab-"))  # pytest's own folders are closed to others
    try:
        folder.chmod(0o755)
        ensemble(manifest, folder / "out", "--only", 0)
        (folder / "out" / "claims" / "0000001").write_text(FAR_AWAY)
        said = subprocess.run([BINARY, "status", folder / "out", "--json"], capture_output=True, text=True, user=65534,
                              env={**os.environ, "LIMLAB_HOME": str(HOME)})
        assert said.returncode == 0, said.stderr
        assert [m["host"] for m in json.loads(said.stdout)["at_work"]] == ["elsewhere"]
    finally:
        shutil.rmtree(folder)


def test_a_folder_that_was_cleaned_up_is_no_trouble(tmp_path):
    manifest = write_manifest(tmp_path, replicates=1)
    ensemble(manifest, tmp_path / "out")
    for name in ("members", "claims", "journal"):
        shutil.rmtree(tmp_path / "out" / name)
    assert "nothing to do" in ensemble(manifest, tmp_path / "out", "--resume").stdout
    assert json.loads(limlab("status", tmp_path / "out", "--json").stdout)["done"] == 2
    assert log(ensemble(manifest, tmp_path / "out", "--resume", "--only", 1))["members_run"] == 1


def test_a_beginning_that_was_cut_off_can_be_begun_again(tmp_path):
    manifest = write_manifest(tmp_path, replicates=1)
    for name in ("members", "claims", "journal"):
        (tmp_path / "out" / name).mkdir(parents=True)
    (tmp_path / "out" / "ensemble.json.part").write_text('{"form')
    assert limlab("ensemble", manifest, "-o", tmp_path / "out", "--resume").returncode == 2
    (tmp_path / "out" / "members" / "mine").write_text("not to be touched")
    refused = limlab("ensemble", manifest, "-o", tmp_path / "out", "--only", 0)
    assert refused.returncode == 2 and "is not empty" in refused.stderr
    (tmp_path / "out" / "members" / "mine").unlink()
    assert log(ensemble(manifest, tmp_path / "out", "--only", 0))["members_run"] == 1


def test_a_command_in_a_message_can_be_copied(tmp_path):
    (tmp_path / "my runs").mkdir()
    manifest = write_manifest(tmp_path / "my runs")
    folder = tmp_path / "my runs" / "out"
    running = start(manifest, folder, "--threads", 1)
    while not list(folder.glob("claims/0*")):
        time.sleep(0.02)
        assert running.poll() is None, running.communicate()
    running.send_signal(signal.SIGTERM)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 75, err
    for text in (err, limlab("status", folder).stdout):
        words = shlex.split(text.split("`")[1])
        assert words[:2] == ["limlab", "ensemble"] and words[4] == str(folder) and Path(words[2]) == manifest, text


def fake_slurm(folder, refuse):
    """An sbatch that takes everything but what `refuse` names."""
    folder.mkdir()
    sbatch = folder / "sbatch"
    sbatch.write_text(f"""#!/bin/bash
[[ $1 == --version ]] && exit 0
case "${{@: -1}}" in
  *{refuse}) echo "sbatch: error: invalid partition" >&2; exit 1 ;;
  *) echo 4711 ;;
esac
""")
    sbatch.chmod(0o755)


def submit(tmp_path, *arguments):
    return subprocess.run([BINARY, "submit", tmp_path / "manifest.json", "-o", tmp_path / "out", "--time", "1", *arguments],
                          capture_output=True, text=True,
                          env={**os.environ, "LIMLAB_HOME": str(HOME), "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}"})


def test_slurm_refuses_the_array(tmp_path):
    write_manifest(tmp_path)
    fake_slurm(tmp_path / "bin", "array.sh")
    got = submit(tmp_path)
    assert got.returncode == 4 and "invalid partition" in got.stderr and "--resume" in got.stderr, got.stderr
    fake = tmp_path / "bin" / "sbatch"
    fake.write_text(fake.read_text().replace("array.sh", "nothing"))
    assert submit(tmp_path, "--resume").returncode == 0


def test_slurm_refuses_the_collector_only(tmp_path):
    """The array is in the queue by then: who reads the message must know."""
    write_manifest(tmp_path)
    fake_slurm(tmp_path / "bin", "collect.sh")
    got = submit(tmp_path)
    assert got.returncode == 4 and "invalid partition" in got.stderr, got.stderr
    assert "scancel 4711" in got.stderr and "--resume" in got.stderr, got.stderr
