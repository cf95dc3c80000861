"""Anybody's tool reads a trajectory file: xarray with two engines, ncdump, R. No code of ours reads
here; a tool that is not installed is counted as skipped."""
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from program import run  # noqa: E402

VARIABLES = ["population", "persons", "transitions", "residents", "posts", "hires", "digest", "kpi_value"]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("readers") / "small.h5"
    return run(path, "--scale", 0.02, "--until", "2026-03", "--replicates", 2)


@pytest.mark.parametrize("engine", ["netcdf4", "h5netcdf"])
def test_xarray(file, engine):
    xarray = pytest.importorskip("xarray")
    pytest.importorskip({"netcdf4": "netCDF4"}.get(engine, engine))
    with xarray.open_dataset(file, engine=engine) as data:
        for name in VARIABLES:
            assert data[name].dims[0] == "replicate", name
            assert data[name].attrs["units"] and data[name].attrs["long_name"], name
        dates = data.time.dt.strftime("%Y-%m-%d").values.tolist()
        assert dates == ["2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31"]
        assert data.persons.dtype == "int32"
        persons = data.persons.sel(status="employee", sex="female").isel(replicate=0).sum(("age_group", "education"))
        assert (persons > 0).all()
        residents = data.residents.sum("municipality").values
        assert (residents == data.population.sum(("sex", "age_group")).values).all()
        assert len(str(data.digest.values[0][1])) == 16
        assert data.from_status.values.tolist() == data.status.values.tolist() + ["outside"]


def test_ncdump(file):
    if not shutil.which("ncdump"):
        pytest.skip("ncdump is not installed")
    header = subprocess.run(["ncdump", "-h", file], capture_output=True, text=True, check=True).stdout
    assert "int persons(replicate, time, status, sex, age_group, education) ;" in header
    assert "string digest(replicate, time) ;" in header or "char digest" in header
    assert "time:units = \"days since" in header
    assert "phony_dim" not in header.split("group: panel")[0]
    # The labels themselves: netCDF reads only the first of fixed-length texts.
    labels = subprocess.run(["ncdump", "-v", "status", file], capture_output=True, text=True, check=True).stdout
    assert '"child", "pupil", "student"' in labels and "NIL" not in labels


R_SCRIPT = r"""
suppressMessages(library(ncdf4))
f <- nc_open(commandArgs(trailingOnly = TRUE)[1])
cat("status", ncvar_get(f, "status")[4], "\n")
persons <- ncvar_get(f, "persons")
cat("dims", rev(dim(persons)), "\n")
epoch <- as.Date(sub("days since ", "", ncatt_get(f, "time", "units")$value))
cat("dates", format(epoch + ncvar_get(f, "time")), "\n")
cat("same", sum(persons) == sum(ncvar_get(f, "population")), "\n")
nc_close(f)
"""


def test_r_ncdf4(file, tmp_path):
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed")
    if subprocess.run(["Rscript", "-e", "library(ncdf4)"], capture_output=True).returncode:
        pytest.skip("R's ncdf4 is not installed")
    script = tmp_path / "read.R"
    script.write_text(R_SCRIPT)
    done = subprocess.run(["Rscript", "--vanilla", script, file], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = dict(line.strip().split(" ", 1) for line in done.stdout.splitlines() if " " in line)
    assert lines["status"].strip() == "employee"
    assert lines["dims"] == "2 4 13 2 21 5"
    assert lines["dates"] == "2025-12-31 2026-01-31 2026-02-28 2026-03-31"
    assert lines["same"] == "TRUE"
