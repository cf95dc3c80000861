"""The same ensemble over three MPI ranks: all of them at work, the same file."""
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import h5py
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from content import differences  # noqa: E402
from ensemble import MONTHS, ensemble, log, write_manifest  # noqa: E402
from program import BINARY, HOME  # noqa: E402

pytestmark = pytest.mark.skipif(not shutil.which("mpirun"), reason="mpirun is not installed")


def mpirun(ranks, *arguments):
    environment = {**os.environ, "LIMLAB_HOME": str(HOME), "OMPI_ALLOW_RUN_AS_ROOT": "1",
                   "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    return subprocess.run(["mpirun", "--oversubscribe", "--bind-to", "none", "-n", str(ranks), BINARY, "ensemble",
                           *map(str, arguments)], capture_output=True, text=True, env=environment, timeout=900)


def test_three_ranks_share_the_members(tmp_path):
    linked = subprocess.run(["ldd", BINARY], capture_output=True, text=True).stdout
    if "libmpi" not in linked:
        pytest.skip("limlab was built without MPI")
    manifest = write_manifest(tmp_path, replicates=6)
    done = mpirun(3, manifest, "-o", tmp_path / "mpi", "--threads", 1)
    assert done.returncode == 0, done.stderr
    assert log(done) == {"members_run": 12, "members_reused": 0, "months_simulated": 12 * MONTHS}
    with h5py.File(tmp_path / "mpi" / "ensemble.h5") as f:
        ranks = f["member_rank"][()].tolist()
    print("members by rank:", {r: ranks.count(r) for r in sorted(set(ranks))})
    assert set(ranks) == {0, 1, 2}
    ensemble(manifest, tmp_path / "local")
    assert differences(tmp_path / "local" / "ensemble.h5", tmp_path / "mpi" / "ensemble.h5") == []
    again = mpirun(3, manifest, "-o", tmp_path / "mpi", "--resume")
    assert log(again)["members_run"] == 0 and "nothing to do" in again.stdout


def test_bad_input_is_told_once(tmp_path):
    manifest = write_manifest(tmp_path)
    text = json.loads(manifest.read_text())
    manifest.write_text(json.dumps({**text, "replicates": 0}))
    done = mpirun(3, manifest, "-o", tmp_path / "out")
    assert done.returncode == 2 and done.stderr.count("0 is not allowed") == 1, done.stderr
    assert not (tmp_path / "out").exists()
