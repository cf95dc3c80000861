"""`"result": "summaries"`: quantiles, means and paired differences, worked out once more with numpy from the file
that holds every member's series."""
import json
import signal
import sys
import time
from pathlib import Path

import h5py
import numpy
import pytest
from scipy import stats

sys.path.insert(0, str(Path(__file__).parent))
from content import differences  # noqa: E402
from ensemble import MONTHS, ensemble, log, start, write_manifest  # noqa: E402
from program import limlab  # noqa: E402

DRAWS, REPLICATES, SCENARIOS = 2, 3, 2
EACH = DRAWS * REPLICATES
QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]


def asking_for(manifest, result):
    """The same manifest with another result."""
    other = manifest.with_name(f"{result}.json")
    other.write_text(json.dumps({**json.loads(manifest.read_text()), "result": result}, indent=1))
    return other


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("summaries")
    manifest = write_manifest(folder, replicates=REPLICATES, draws=True)
    ensemble(manifest, folder / "members")
    summaries = asking_for(manifest, "summaries")
    said = ensemble(summaries, folder / "summaries")
    assert log(said)["members_run"] == SCENARIOS * EACH
    assert "is no longer needed" in said.stdout and "to summarise them" in said.stderr
    return folder, summaries


@pytest.fixture(scope="module")
def both(done):
    """Another result of the folder whose members are there: no month is lived again."""
    folder, _ = done
    manifest = asking_for(folder / "manifest.json", "both")
    refused = limlab("ensemble", manifest, "-o", folder / "members", "--resume")
    assert refused.returncode == 2 and "holds members" in refused.stderr and "move it away" in refused.stderr
    (folder / "members" / "ensemble.h5").rename(folder / "members.h5")
    assert log(ensemble(manifest, folder / "members", "--resume")) == {
        "members_run": 0, "members_reused": SCENARIOS * EACH, "months_simulated": 0}
    return folder / "members" / "ensemble.h5"


def same(found, expected):
    """Summaries are kept as 4-byte reals. A deviation of values that are all alike is 0 here, 1e-14 there."""
    return numpy.allclose(found, expected, rtol=2e-7, atol=1e-9, equal_nan=True)


def quantiles(values):
    """Along the members; numpy's own that leaves out what is missing is slow."""
    among = numpy.nanquantile if numpy.isnan(values).any() else numpy.quantile
    return numpy.moveaxis(among(values, QUANTILES, axis=1), 0, 1)


def compare(series, group, name):
    """One series of the members against its summaries."""
    values = series[()].astype(float).reshape(SCENARIOS, EACH, *series.shape[1:])
    with numpy.errstate(all="ignore"):
        missing = numpy.isnan(values)
        count = (~missing).sum(1)
        assert same(group[name + "_mean"][()], numpy.where(count > 0, numpy.nansum(values, 1) / count, numpy.nan)), name
        if f"{name}_count" in group:
            assert (group[name + "_count"][()] == count).all(), name
        else:
            assert not missing.any(), name
        assert same(group[name + "_sd"][()], numpy.nanstd(values, 1, ddof=1)), name
        assert same(group[name + "_quantile"][()], quantiles(values)), name
        gap = values - values[:1]
        found, count = {k: group[f"{name}_difference_{k}"][()] for k in ("mean", "se", "half_width", "quantile")}, (
            ~numpy.isnan(gap)).sum(1)
        assert same(found["mean"], numpy.where(count > 0, numpy.nansum(gap, 1) / count, numpy.nan)), name
        assert same(found["quantile"], quantiles(gap)), name
        # Where every pair has a value: the draws are the independent units.
        whole = count == EACH
        means = gap.reshape(SCENARIOS, DRAWS, REPLICATES, *gap.shape[2:]).mean(2)
        error = means.std(1, ddof=1) / numpy.sqrt(DRAWS)
        assert same(found["se"][whole], error[whole]), name
        assert same(found["half_width"][whole], error[whole] * stats.t.ppf(0.95, DRAWS - 1)), name


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_numpy_finds_the_same_for_every_series(done, both):
    folder, _ = done
    with h5py.File(folder / "members.h5") as members, h5py.File(folder / "summaries" / "ensemble.h5") as summaries:
        names = [n for n, d in members.items() if "units" in d.attrs and d.ndim > 1 and d.dtype.kind in "if"
                 and "member" in d.dims[0].keys() and n != "parameter_value"]
        assert len(names) > 60
        for name in names:
            compare(members[name], summaries, name)
        assert summaries["members_used"][()].tolist() == [EACH] * SCENARIOS == summaries["pairs_used"][()].tolist()
        assert not [n for n in names if n in summaries], "a member's series is there too"
        # Posts arrive in the second scenario, more than luck makes.
        created, width = (summaries[f"posts_created_difference_{k}"][1].sum() for k in ("mean", "half_width"))
        assert created > 0 and numpy.isfinite(width)


def test_xarray_reads_it(done, both):
    xarray = pytest.importorskip("xarray")
    folder, _ = done
    for engine in ("netcdf4", "h5netcdf"):
        with xarray.open_dataset(folder / "summaries" / "ensemble.h5", engine=engine) as data:
            rate = data.unemployment_rate_quantile
            assert rate.dims == ("scenario", "quantile", "time") and rate.sel(scenario="jobs", quantile=0.95).notnull().all()
            assert data.attrs["result"] == "summaries" and str(data.time.values[0])[:10] == "2025-12-31"
            assert data.persons_mean.attrs["units"] == "persons" and "gemiddelde" in data.persons_mean.attrs["long_name_nl"]
    names = ["time", "persons_mean", "hires_quantile", "vacancy_duration_difference_se"]
    with xarray.open_dataset(folder / "summaries" / "ensemble.h5") as data, xarray.open_dataset(
            both, group="summaries") as group:
        assert set(group.variables) == set(data.variables) and group[names].equals(data[names])
    with xarray.open_dataset(folder / "summaries" / "ensemble.h5", group="members") as members:
        assert members.scenario.values.tolist() == ["baseline"] * EACH + ["jobs"] * EACH
        assert members.parameter_value.shape == (SCENARIOS * EACH, 1) and (members.member_digest != "").all()
    with xarray.open_dataset(both) as all_of_it, xarray.open_dataset(folder / "members.h5") as plain:
        assert all_of_it.persons.equals(plain.persons)


def test_order_threads_and_kills_do_not_count(done, tmp_path):
    folder, manifest = done
    expected = folder / "summaries" / "ensemble.h5"
    ensemble(manifest, tmp_path / "parts", "--threads", 3, "--only", "5-8")
    ensemble(manifest, tmp_path / "parts", "--threads", 1, "--resume")
    assert differences(expected, tmp_path / "parts" / "ensemble.h5") == []
    # At the start, after the first member, amid the summaries, before the rename.
    for number in (1, 2, 3, 4):
        (tmp_path / "parts" / "ensemble.h5").unlink(missing_ok=True)
        killed = start(manifest, tmp_path / "parts", "--resume", LIMLAB_KILL=f"collection:{number}")
        killed.communicate(timeout=300)
        assert killed.returncode == -9, number
        assert not (tmp_path / "parts" / "ensemble.h5").exists()
        assert log(ensemble(manifest, tmp_path / "parts", "--resume"))["months_simulated"] == 0
        assert differences(expected, tmp_path / "parts" / "ensemble.h5") == [], number
    assert not list((tmp_path / "parts").rglob("*.part")), "a draft of a killed process was left"


def test_without_its_members_a_finished_folder_is_finished(done, tmp_path):
    folder, manifest = done
    out = folder / "summaries"
    kept = {f.name: f.rename(tmp_path / f.name) for f in list((out / "members").glob("*.h5"))}
    again = ensemble(manifest, out, "--resume")
    assert log(again)["members_run"] == 0 and "nothing to do" in again.stdout
    said = json.loads(limlab("status", out, "--json").stdout)
    assert (said["finished"], said["done"], said["waiting"]) == (True, SCENARIOS * EACH, 0)
    # Any member's series can be had again, and are the same.
    assert log(ensemble(manifest, out, "--resume", "--only", 7))["months_simulated"] == MONTHS
    assert differences(out / "members" / "0000007.h5", kept["0000007.h5"]) == []


def test_failed_members_are_left_out_of_pairs_too(done, tmp_path):
    folder, manifest = done
    out = tmp_path / "out"
    ensemble(manifest, out, "--only", "1-11")
    (out / "members" / "0000000.failed").write_text("a law\n")
    ensemble(manifest, out, "--resume", "--on-failure", "skip")
    with h5py.File(out / "ensemble.h5") as f, h5py.File(folder / "summaries" / "ensemble.h5") as all_of_them:
        assert f["members_used"][()].tolist() == [EACH - 1, EACH] and f["pairs_used"][()].tolist() == [EACH - 1] * 2
        assert f.attrs["failed_members"].tolist() == ["0: a law"]
        assert (f["births_mean"][1] == all_of_them["births_mean"][1]).all()


def test_a_signal_stops_collecting(done, tmp_path):
    """Stopped at once, with the exit code of any other stop; the members stay, --resume collects."""
    folder, manifest = done
    out = tmp_path / "out"
    ensemble(manifest, out, "--only", "0-11")
    # The claim of another live process makes this one wait for it, as when it collects for long.
    claim = json.dumps({"host": "elsewhere", "space": "another boot", "pid": 1, "began": "1", "job": "", "rank": 0,
                        "attempt": 0, "held": True})
    (out / "claims" / "collection").write_text(claim)
    running = start(manifest, out, "--resume")
    time.sleep(1.5)
    assert running.poll() is None, running.communicate()
    running.send_signal(signal.SIGTERM)
    _, err = running.communicate(timeout=10)
    assert running.returncode == 75 and "--resume" in err
    (out / "claims" / "collection").unlink()
    ensemble(manifest, out, "--resume")
    assert differences(folder / "summaries" / "ensemble.h5", out / "ensemble.h5") == []


def test_one_scenario_has_no_differences(tmp_path):
    manifest = tmp_path / "m.json"
    manifest.write_text(json.dumps({"scenarios": ["baseline.json"], "replicates": 1, "scale": 0.02, "until": "2026-01",
                                    "seed": 1, "result": "summaries"}))
    ensemble(manifest, tmp_path / "out")
    with h5py.File(tmp_path / "out" / "ensemble.h5") as f:
        assert not [n for n in f if "difference" in n or n == "pairs_used"]
        assert numpy.isnan(f["births_sd"][()]).all() and (f["births_quantile"][0, 0] == f["births_mean"][0]).all()
