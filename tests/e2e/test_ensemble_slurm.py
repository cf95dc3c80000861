"""A real Slurm (slurmctld, three slurmd, munge) lives an ensemble: one node is killed, every first task runs
into its time limit's warning, all come back by themselves, and the collected file is that of the local run.

Skipped where Slurm is not installed or where this is not root (the daemons need it)."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import h5py
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from content import differences  # noqa: E402
from ensemble import ensemble  # noqa: E402
from program import HOME, limlab, run  # noqa: E402

TOOLS = ["slurmctld", "slurmd", "munged", "sbatch", "scontrol"]
pytestmark = [
    pytest.mark.skipif(not all(shutil.which(t) for t in TOOLS), reason="Slurm is not installed"),
    pytest.mark.skipif(os.geteuid() != 0, reason="the daemons of Slurm need root")]

SLURM = HOME / "tests" / "slurm"
SCALE = 0.2


@pytest.fixture
def cluster(tmp_path, monkeypatch):
    root = tmp_path / "cluster"
    root.mkdir()
    # munge asks for a path that others cannot write to: /tmp of pytest is 0700 and root's.
    port = 20000 + os.getpid() % 20000
    monkeypatch.setenv("SLURM_CONF", str(root / "slurm.conf"))
    up = subprocess.run([SLURM / "up.sh", root, "3", str(port), "1"], capture_output=True, text=True)
    try:
        assert up.returncode == 0, up.stdout + up.stderr
        yield root
    finally:
        subprocess.run([SLURM / "down.sh", root], capture_output=True)


def until(what, seconds, why):
    end = time.time() + seconds
    while time.time() < end:
        got = what()
        if got:
            return got
        time.sleep(0.3)
    pytest.fail(f"{why}: not within {seconds} s")


def status(folder):
    return json.loads(limlab("status", folder, "--json").stdout)


def kill_node(cluster, name):
    """The daemon, its steps and whatever they run: as when the power fails."""
    first = int((cluster / "pids" / f"slurmd.{name}.pid").read_text())
    steps = []
    for line in subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout.splitlines()[1:]:
        pid, parent, args = line.split(None, 2)
        steps.append((int(pid), int(parent), args))
    environment = f"SLURMD_NODENAME={name}".encode()

    def of_node(pid):
        try:
            text = Path(f"/proc/{pid}/environ").read_bytes()
        except OSError:
            return False
        return environment in text.split(b"\0") and f"SLURM_CONF={cluster}/slurm.conf".encode() in text.split(b"\0")
    mine = [pid for pid, _, args in steps if of_node(pid)]
    parents = {pid: parent for pid, parent, _ in steps}
    daemons = {parents[pid] for pid in mine if "slurmstepd" in dict((p, a) for p, _, a in steps).get(parents[pid], "")}
    for pid in [first, *daemons, *mine]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    (cluster / "pids" / f"slurmd.{name}.pid").unlink(missing_ok=True)
    subprocess.run(["scontrol", "update", f"nodename={name}", "state=down", "reason=killed"], check=True)


def months_that_take(seconds, folder):
    """How many months of a member take so much processor time on this machine; tasks must not end before Slurm
    looks at its time limits, which it does every half minute."""
    took = []
    for until in ("2026-06", "2028-12"):
        before = os.times().children_user
        run(folder / f"{until}.h5", "--scale", SCALE, "--until", until, "--threads", 1)
        took.append(os.times().children_user - before)
    return int(seconds / ((took[1] - took[0]) / 30))


def test_a_real_slurm(cluster, tmp_path):
    # Two tasks of two members, half a minute each on a core of its own (a busy machine gives less). The task of the
    # node that is killed begins anew some 20 seconds before Slurm looks.
    months = max(60, months_that_take(15, tmp_path))
    (tmp_path / "jobs.json").write_text(json.dumps({"extends": "baseline", "parameters": {"search.on_the_job": 0.04}}))
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"scenarios": ["baseline.json", "jobs.json"], "replicates": 2, "scale": SCALE,
                                    "until": f"{2026 + min(months // 12, 74)}-12", "seed": 11}))
    folder = tmp_path / "out"
    # One minute is the shortest limit; the warning comes 50 seconds before it, or when Slurm looks next.
    sent = limlab("submit", manifest, "-o", folder, "--time", "1", "--partition", "debug", "--members-per-task", "2",
                  "--warning", "50")
    assert sent.returncode == 0, sent.stderr
    numbers = dict(line.split(": ") for line in sent.stdout.splitlines() if line.count(": ") == 1)
    array, collector = numbers["array_job"], numbers["collector_job"]

    working = until(lambda: [m for m in status(folder)["at_work"] if m["job"].startswith(array)], 60, "no member at work")
    nodes = {m["host"] for m in working}
    victim = sorted(nodes)[-1]
    kill_node(cluster, victim)
    subprocess.run(["slurmd", "-N", victim, "-f", cluster / "slurm.conf"], check=True)

    def requeued():
        return [text for log in sorted((folder / "slurm").glob("*.log"))
                for text in log.read_text(errors="replace").splitlines() if "back into the queue" in text]
    until(requeued, 300, "no task came to its time limit")
    # Seen once, the limit has done its part: each further return costs a quarter of the half minute.
    subprocess.run(["scontrol", "update", f"jobid={array}", "timelimit=30"], capture_output=True)
    until(lambda: (folder / "ensemble.h5").exists(), 900, "the ensemble was not finished")
    assert status(folder)["finished"]
    with h5py.File(folder / "ensemble.h5") as f:
        hosts = [h.decode() for h in f["member_host"][()]]
        jobs = [j.decode() for j in f["member_job"][()]]
        restarts = f["member_restarts"][()].tolist()
    print(f"nodes used {sorted(set(hosts))}, killed {victim}, at the time limit {len(requeued())}, restarts {restarts}")
    assert len(set(hosts)) >= 2 and set(hosts) <= {"n1", "n2", "n3"}
    assert all(job.startswith(array + "_") or job == collector for job in jobs)
    assert sum(restarts) >= 1
    assert not [log.name for log in (folder / "slurm").glob("*.log") if "No such process" in log.read_text(errors="replace")]
    text = limlab("status", folder).stdout
    assert "finished" in text and array in text

    ensemble(manifest, tmp_path / "local")
    assert differences(tmp_path / "local" / "ensemble.h5", folder / "ensemble.h5") == []


def test_a_dry_run_writes_nothing_and_bad_options_are_refused(tmp_path):
    manifest = tmp_path / "manifest.json"
    manifest.write_text('{"scenarios": ["baseline.json"], "replicates": 10, "scale": 0.02, "seed": 1}')
    dry = limlab("submit", manifest, "-o", tmp_path / "out", "--time", "1:00:00", "--members-per-task", "4", "--dry-run")
    assert dry.returncode == 0 and "#SBATCH --array=0-2\n" in dry.stdout and "((last < 10)) || last=9" in dry.stdout
    for script in dry.stdout.split("# ---- after the array ----\n"):
        assert subprocess.run(["bash", "-n"], input=script, text=True).returncode == 0
    for arguments, expected in [(["-o", tmp_path / "out"], "no time limit"), (["--time", "1"], "no folder"),
                                (["-o", tmp_path / "out", "--time", "1\n#SBATCH"], "is not allowed"),
                                (["-o", tmp_path / "out", "--time", "1", "--cores", "0"], "is not allowed")]:
        got = limlab("submit", manifest, *arguments)
        assert got.returncode == 2 and expected in got.stderr, got.stderr
    assert sorted(tmp_path.iterdir()) == [manifest]
