"""`limlab ensemble`: the file, what members are, going on, and what is refused."""
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import h5py
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from content import differences, plain as plain_value  # noqa: E402
from ensemble import MONTHS, ensemble, log, start, write_manifest  # noqa: E402
from program import BINARY, HOME, limlab  # noqa: E402


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """An ensemble of two scenarios, two draws and two replicates, and its folder."""
    folder = tmp_path_factory.mktemp("ensemble")
    manifest = write_manifest(folder, draws=True)
    assert log(ensemble(manifest, folder / "out")) == {"members_run": 8, "members_reused": 0,
                                                       "months_simulated": 8 * MONTHS}
    return folder, manifest


@pytest.mark.parametrize("engine", ["netcdf4", "h5netcdf"])
def test_xarray_reads_it(done, engine):
    xarray = pytest.importorskip("xarray")
    with xarray.open_dataset(done[0] / "out" / "ensemble.h5", engine=engine) as data:
        assert data.persons.dims == ("member", "time", "status", "sex", "age_group", "education")
        assert data.unemployment_rate.coords["scenario"].values.tolist() == ["baseline"] * 4 + ["jobs"] * 4
        assert data.replicate.values.tolist() == [0, 1] * 4
        assert data.draw.values.tolist() == [0, 0, 1, 1] * 2
        assert data.member.values.tolist() == list(range(8))
        assert data.parameter_value.sel(parameter="search.on_the_job").values.tolist() == [0.02] * 2 + [0.05] * 2 + [
            0.02] * 2 + [0.05] * 2
        assert (data.residents.sum("municipality") == data.population.sum(("sex", "age_group"))).all()
        assert (data.member_wall_seconds > 0).all() and (data.member_months_simulated == MONTHS).all()
        assert (data.member_restarts == 0).all() and (data.member_host != "").all()
        last = data.digest.isel(time=-1).values.tolist()
        assert last == data.member_digest.values.tolist() and len(set(last)) == 8
        # Posts arrive in the second scenario, the luck is shared.
        created = data.posts_created.sum(("time", "sector")).groupby("scenario").mean()
        assert float(created.sel(scenario="jobs")) > float(created.sel(scenario="baseline"))
        assert set(json.loads(data.attrs["scenario_json"])) == {"baseline", "jobs"}


def test_a_member_is_the_plain_run(done, tmp_path):
    folder, manifest = done
    plain = tmp_path / "plain.h5"
    limlab("run", folder / "jobs.json", "-o", plain, "--scale", 0.02, "--until", "2026-04", "--seed", 11,
           "--replicates", 2, "--set", "search.on_the_job=0.05", "--threads", 2)
    only = log(ensemble(manifest, tmp_path / "only", "--only", "7", "--threads", 1))
    assert only["members_run"] == 1 and not (tmp_path / "only" / "ensemble.h5").exists()
    with h5py.File(plain) as one, h5py.File(folder / "out" / "ensemble.h5") as all_of_them, \
            h5py.File(tmp_path / "only" / "members" / "0000007.h5") as alone:
        for name in one:
            if one[name].ndim and "replicate" in one[name].dims[0].keys() and name != "replicate":
                for row in (all_of_them[name][7], alone[name][0]):
                    assert plain_value(one[name][1]) == plain_value(row), name


def test_threads_and_order_do_not_count(done, tmp_path):
    folder, manifest = done
    ensemble(manifest, tmp_path / "one", "--threads", 1)
    ensemble(manifest, tmp_path / "parts", "--threads", 3, "--only", "5-7")
    rest = log(ensemble(manifest, tmp_path / "parts", "--threads", 3, "--resume"))
    assert rest == {"members_run": 5, "members_reused": 3, "months_simulated": 5 * MONTHS}
    for other in ("one", "parts"):
        assert differences(folder / "out" / "ensemble.h5", tmp_path / other / "ensemble.h5") == []


def test_going_on_with_a_finished_one_does_nothing(done):
    folder, manifest = done
    before = {f: f.stat().st_mtime_ns for f in (folder / "out").rglob("*")}
    again = ensemble(manifest, folder / "out", "--resume")
    assert log(again) == {"members_run": 0, "members_reused": 8, "months_simulated": 0}
    assert "nothing to do" in again.stdout
    assert {f: f.stat().st_mtime_ns for f in (folder / "out").rglob("*")} == before


def test_two_processes_share_the_work(tmp_path):
    manifest = write_manifest(tmp_path, replicates=6)
    first = start(manifest, tmp_path / "out", "--threads", 1)
    while not (tmp_path / "out" / "ensemble.json").exists():
        time.sleep(0.02)
        assert first.poll() is None, first.communicate()
    second = start(manifest, tmp_path / "out", "--threads", 1, "--resume")
    logs = []
    for process in (first, second):
        out, err = process.communicate(timeout=600)
        assert process.returncode == 0, err
        logs.append(log(out))
    assert sum(one["members_run"] for one in logs) == 12
    assert all(one["members_run"] > 0 for one in logs), logs
    assert sum(one["months_simulated"] for one in logs) == 12 * MONTHS


def test_a_member_that_was_damaged_is_run_again(done, tmp_path):
    folder, manifest = done
    ensemble(manifest, tmp_path / "out", "--only", "0-7")
    members = tmp_path / "out" / "members"
    raw = bytearray((members / "0000003.h5").read_bytes())
    with h5py.File(members / "0000003.h5") as f:
        chunk = f["persons"].id.get_chunk_info(0)
    raw[chunk.byte_offset + chunk.size // 2] ^= 1  # one bit in the middle of the data
    (members / "0000003.h5").write_bytes(raw)
    (members / "0000005.h5").write_bytes(raw[:5000])
    said = limlab("ensemble", manifest, "-o", tmp_path / "out", "--resume")
    assert said.returncode == 4 and "0000003.h5" in said.stderr and "--resume" in said.stderr
    assert log(ensemble(manifest, tmp_path / "out", "--resume"))["members_run"] == 1
    assert differences(folder / "out" / "ensemble.h5", tmp_path / "out" / "ensemble.h5") == []


def test_what_is_refused_leaves_nothing(done, tmp_path):
    folder, manifest = done
    other = tmp_path / "other.json"
    other.write_text((folder / "manifest.json").read_text().replace("11", "12"))
    (tmp_path / "jobs.json").write_text((folder / "jobs.json").read_text())
    (tmp_path / "design.csv").write_text((folder / "design.csv").read_text())
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    finished = folder / "out"
    for arguments, expected in [
            ([manifest, "-o", tmp_path / "absent", "--resume"], "holds no ensemble"),
            ([manifest, "-o", finished], "holds an ensemble already"),
            ([other, "-o", finished, "--resume"], "begun with another manifest"),
            ([manifest, "-o", tmp_path / "full"], "is not empty"),
            ([manifest, "-o", other], "is a file"),
            ([manifest, "-o", tmp_path / "no" / "such"], "there is no folder"),
            ([manifest], "no folder is given"),
            ([manifest, "-o", tmp_path / "x", "--only", "8"], "there is no member 8"),
            ([manifest, "-o", tmp_path / "x", "--only", "3-1"], "is not allowed"),
            ([manifest, "-o", tmp_path / "x", "--only", "7x"], "is not allowed"),
            ([manifest, "-o", tmp_path / "x", "--threads", "0"], "is not allowed"),
            ([manifest, "-o", tmp_path / "x", "--res"], "not abbreviated"),
            ([tmp_path / "none.json", "-o", tmp_path / "x"], "no such file")]:
        got = limlab("ensemble", *arguments)
        assert got.returncode == 2, (arguments, got.stderr)
        assert expected in got.stderr and got.stdout == "", (arguments, got.stderr)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("number, code", [(signal.SIGTERM, 75), (signal.SIGINT, 130), (signal.SIGUSR1, 75)])
def test_signals_stop_it_and_nothing_is_lost(done, tmp_path, number, code):
    folder, manifest = done
    running = start(manifest, tmp_path / "out", "--threads", 2)
    while not list((tmp_path / "out").glob("members/*.h5")):
        time.sleep(0.02)
        assert running.poll() is None, running.communicate()
    running.send_signal(number)
    out, err = running.communicate(timeout=60)
    assert running.returncode == code, err
    assert "--resume" in err
    before = log(out)
    rest = log(ensemble(manifest, tmp_path / "out", "--resume"))
    assert rest["members_reused"] == before["members_run"] >= 1
    assert before["members_run"] + rest["members_run"] == 8
    # Members at work were kept as they stood: no month is lived twice.
    assert before["months_simulated"] + rest["months_simulated"] == 8 * MONTHS
    assert differences(folder / "out" / "ensemble.h5", tmp_path / "out" / "ensemble.h5") == []
    left = [f.name for f in (tmp_path / "out").rglob("*") if re.search(r"part|ckpt|vm-|claims/.", str(f.relative_to(tmp_path)))]
    assert [name for name in left if not name.endswith(".jsonl")] == []


def test_progress_tells_members_rate_and_time_left(tmp_path):
    manifest = write_manifest(tmp_path, replicates=2)
    said = limlab("ensemble", manifest, "-o", tmp_path / "out", "--progress", "always", "--threads", 1)
    assert re.search(r"2/4 members · . at work · [0-9.]+ months/s · \d+ s left", said.stderr), said.stderr
    assert "4 members (2 scenarios, 0 draws, 2 replicates) of 4 months; about" in said.stderr


def test_the_disk_is_full(tmp_path):
    """A limit on the size of files stands for the full disk: writing fails in the same places."""
    manifest = write_manifest(tmp_path, replicates=2)
    command = "ulimit -f 100; exec \"$@\""
    got = subprocess.run(["bash", "-c", command, "bash", BINARY, "ensemble", manifest, "-o", tmp_path / "out"],
                         capture_output=True, text=True, env={**os.environ, "LIMLAB_HOME": str(HOME)},
                         preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN))
    assert got.returncode == 4, got.stderr
    assert not list((tmp_path / "out").glob("members/*")), "a part was left"
    assert log(ensemble(manifest, tmp_path / "out", "--resume"))["members_run"] == 4


def test_failed_members_are_left_out_only_when_asked(done, tmp_path):
    folder, manifest = done
    ensemble(manifest, tmp_path / "out", "--only", "0-6")
    (tmp_path / "out" / "members" / "0000007.failed").write_text("after step 'match' of 2026-03: a law\n")
    said = json.loads(limlab("status", tmp_path / "out", "--json").stdout)
    assert (said["done"], said["failed"], said["waiting"], said["finished"]) == (7, [7], 0, False)
    skipped = ensemble(manifest, tmp_path / "out", "--resume", "--on-failure", "skip")
    assert log(skipped) == {"members_run": 0, "members_reused": 7, "months_simulated": 0}
    assert "member 7 failed and is left out" in skipped.stderr
    with h5py.File(tmp_path / "out" / "ensemble.h5") as f:
        assert f["member"][()].tolist() == list(range(7))
        assert f.attrs["failed_members"].tolist() == ["7: after step 'match' of 2026-03: a law"]
    (tmp_path / "out" / "ensemble.h5").unlink()
    assert log(ensemble(manifest, tmp_path / "out", "--resume"))["members_run"] == 1
    assert differences(folder / "out" / "ensemble.h5", tmp_path / "out" / "ensemble.h5") == []


def test_status_tells_done_left_and_how_to_go_on(done, tmp_path):
    folder, manifest = done
    assert "finished:" in limlab("status", folder / "out").stdout
    killed = start(manifest, tmp_path / "out", "--threads", 1, LIMLAB_KILL="month:60")
    killed.communicate(timeout=300)
    said = json.loads(limlab("status", tmp_path / "out", "--json").stdout)
    assert said["members"] == 8 and said["at_work"] == [] and len(said["left"]) == 1
    assert said["done"] + len(said["left"]) + said["waiting"] == 8
    text = limlab("status", tmp_path / "out").stdout
    assert "nobody is at work" in text and "--resume" in text
    assert limlab("status", tmp_path).returncode == 2
    # A member begun by a process that ended counts as restarted.
    ensemble(manifest, tmp_path / "out", "--resume")
    with h5py.File(tmp_path / "out" / "ensemble.h5") as f:
        assert f["member_restarts"][said["left"][0]["member"]] == 1 and sum(f["member_restarts"]) == 1


def test_checkpoints_on_the_way_save_the_months_lived(done, tmp_path):
    folder, manifest = done
    killed = start(manifest, tmp_path / "out", "--threads", 1, "--checkpoint-every", 1, LIMLAB_KILL="member-write:1")
    killed.communicate(timeout=300)
    assert killed.returncode == -9
    # The first member was at its end when the process died: its last checkpoint is a month old.
    rest = log(ensemble(manifest, tmp_path / "out", "--resume"))
    assert rest == {"members_run": 8, "members_reused": 0, "months_simulated": 7 * MONTHS + 1}
    assert differences(folder / "out" / "ensemble.h5", tmp_path / "out" / "ensemble.h5") == []
    # A damaged one is no loss but of time.
    killed = start(manifest, tmp_path / "two", "--threads", 1, "--checkpoint-every", 1, LIMLAB_KILL="member-write:1")
    killed.communicate(timeout=300)
    kept = tmp_path / "two" / "members" / "0000000.ckpt"
    raw = bytearray(kept.read_bytes())
    raw[len(raw) // 2] ^= 1
    kept.write_bytes(raw)
    rest = log(ensemble(manifest, tmp_path / "two", "--resume"))
    assert rest["months_simulated"] == 8 * MONTHS
    assert differences(folder / "out" / "ensemble.h5", tmp_path / "two" / "ensemble.h5") == []
