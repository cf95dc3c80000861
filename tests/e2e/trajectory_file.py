"""Opens a trajectory file with h5py and numpy alone, and checks its form: every variable of the
public contract, its dimensions, labels, types and attributes. Shares no code with the writer.

`Broken` carries the first disagreement found, in words.
"""
import datetime
import re

import h5py
import numpy as np

STATUS = ["child", "pupil", "student", "employee", "self_employed", "sheltered", "jobseeker", "training",
          "work_care", "home", "ill", "early_exit", "retired"]
AT_WORK = ["employee", "self_employed", "sheltered"]
EDUCATION = ["none_or_in_school", "low", "medium", "bachelor", "master"]
LABELS = {
    "sex": ["male", "female"],
    "age_group": [f"{a}-{a + 4}" for a in range(0, 100, 5)] + ["100+"],
    "education": EDUCATION,
    "status": STATUS,
    "from_status": STATUS + ["outside"],
    "to_status": STATUS + ["outside"],
    "place": ["limburg", "outside"],
    "residence": ["resident", "non_resident"],
    "post_state": ["filled", "vacant", "reserved", "idle"],
    "flag": ["registered", "ilo_unemployed", "working_student", "working_pensioner", "ill_with_contract",
             "dual_learner"],
    "move_reason": ["emigrant_keeps_job_here", "settler_keeps_job_here", "arrival_keeps_job_outside",
                    "emigrant_keeps_job_outside"],
}
# Dimensions of every variable after `replicate`; "n" counts (int32), "r" real numbers, "s" text.
VARIABLES = {
    "population": ("n", "time sex age_group"),
    "population_municipal": ("n", "year municipality sex age_group"),
    "residents": ("n", "time municipality"),
    "persons": ("n", "time status sex age_group education"),
    "flags": ("n", "time flag"),
    "transitions": ("n", "time from_status to_status"),
    **{name: ("n", "time") for name in (
        "births", "deaths", "immigration", "emigration", "commuters_out", "commuters_in", "exits_55",
        "reentries_55", "outflow_ageing", "inflow_youth")},
    "posts": ("n", "time sector post_state"),
    **{name: ("n", "time sector") for name in (
        "posts_created", "posts_destroyed", "jobs_filled", "jobs_vacant", "establishments", "applications",
        "vacancies_opened", "vacancies_filled", "vacancies_withdrawn", "self_starts", "dual_places",
        "dual_places_filled")},
    "dual_pupils_unplaced": ("n", "time field"),
    "jobs_by_occupation": ("n", "time occupation post_state"),
    "workplace_jobs": ("n", "time municipality"),
    "vacancy_duration": ("r", "time sector"),
    "hires": ("n", "time place residence hire_origin"),
    "separations": ("n", "time place residence separation_reason"),
    "commuter_moves": ("n", "time move_reason"),
    "first_entries": ("n", "time education field"),
    **{name: ("r", "time") for name in (
        "unemployment_rate", "ilo_unemployment_rate", "employment_rate_20_64", "activity_rate_20_64",
        "tension_ratio", "job_ratio")},
    "value_added": ("r", "time sector"),
    "wage_bill": ("r", "time sector"),
    "kpi_value": ("r", "year kpi"),
    "digest": ("s", "time"),
}
# What happens during a month: 0 in the first entry, which is the initial state.
FLOWS = ("transitions births deaths immigration emigration posts_created posts_destroyed applications "
         "vacancies_opened vacancies_filled vacancies_withdrawn self_starts hires separations commuter_moves "
         "first_entries exits_55 reentries_55 outflow_ageing inflow_youth").split()
ROOT_ATTRIBUTES = ("title Conventions format_version limlab_version git_commit scenario scenario_json seed scale "
                   "threads created source_note").split()


class Broken(Exception):
    """A law or a promise of the contract does not hold; the message names the first place."""


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


class Trajectory:
    """One open file. `file["persons"]` gives the whole variable as int64 (counts) or as stored."""

    def __init__(self, path):
        self.path = str(path)
        self.h5 = h5py.File(path, "r")
        self._read = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.h5.close()

    def __contains__(self, name):
        return name in self.h5

    def __getitem__(self, name):
        if name not in self._read:
            if name not in self.h5:
                raise Broken(f"variable {name} is missing")
            values = self.h5[name][...]
            self._read[name] = values.astype(np.int64) if values.dtype.kind in "iu" else values
        return self._read[name]

    def dims(self, name):
        """Names of the variable's dimensions, as netCDF sees them (attached dimension scales)."""
        names = []
        for i, axis in enumerate(self.h5[name].dims):
            if len(axis) != 1:
                raise Broken(f"{name}: axis {i} has {len(axis)} dimension scales, not one")
            names.append(axis[0].name.rsplit("/", 1)[-1])
        return names

    def labels(self, dim):
        if dim == "time":
            return [f"{d:%Y-%m}" for d in self.dates()]
        values = self[dim]
        return [text(v) for v in values] if values.dtype.kind in "OS" else [int(v) for v in values]

    def at(self, dim, *labels):
        """Positions of labels along a dimension."""
        known = self.labels(dim)
        for label in labels:
            if label not in known:
                raise Broken(f"{dim} has no label {label}")
        return [known.index(label) for label in labels]

    def dates(self):
        units = text(self.h5["time"].attrs["units"])
        found = re.fullmatch(r"days since (\d{4})-(\d{1,2})-(\d{1,2})( 00:00:00)?", units)
        if not found:
            raise Broken(f"time: units '{units}' are not 'days since YYYY-MM-DD'")
        epoch = datetime.date(*map(int, found.groups()[:3]))
        return [epoch + datetime.timedelta(days=int(d)) for d in self["time"]]


def equal(file, what, dims, got, expected, first_month=0):
    """Two arrays over `dims` (axis 1 is time, starting at entry first_month) agree in every cell; else
    Broken names the earliest month where they do not, and the cell."""
    got, expected = np.broadcast_arrays(got, expected)
    wrong = np.argwhere(got != expected)
    if not len(wrong):
        return
    order = dims.index("time") if "time" in dims else 0
    cell = tuple(wrong[np.argmin(wrong[:, order])])
    place = []
    for dim, i in zip(dims, cell):
        label = file.labels(dim)[i + (first_month if dim == "time" else 0)]
        place.append(f"{dim} {label}")
    raise Broken(f"{what}: {got[cell]} against {expected[cell]} at {', '.join(place)} "
                 f"({len(wrong)} of {got.size} cells)")


def check_dimensions(file):
    """Every variable of the contract is there, with its dimensions in order and its type."""
    for name, (kind, dims) in VARIABLES.items():
        if name not in file:
            raise Broken(f"variable {name} is missing")
        expected, found = ["replicate"] + dims.split(), file.dims(name)
        if found != expected:
            raise Broken(f"{name}: dimensions {found}, expected {expected}")
        dtype = file.h5[name].dtype
        good = {"n": dtype == np.int32, "r": dtype.kind == "f", "s": h5py.check_string_dtype(dtype) is not None}
        if not good[kind]:
            raise Broken(f"{name}: stored as {dtype}")
        for dim in expected:
            if dim not in file:
                raise Broken(f"dimension {dim} has no coordinate variable")


def check_labels(file):
    for dim, expected in LABELS.items():
        if file.labels(dim) != expected:
            raise Broken(f"{dim}: labels {file.labels(dim)}, expected {expected}")
    for dim in ("municipality", "streek", "sector", "occupation", "field", "hire_origin", "separation_reason",
                "kpi", "year", "replicate"):
        labels = file.labels(dim)
        if len(set(labels)) != len(labels) or not labels or "" in labels:
            raise Broken(f"{dim}: labels are not distinct and filled in: {labels}")
    if len(file.labels("municipality")) != 38 or len(file.labels("streek")) != 5:
        raise Broken("municipality and streek should have 38 and 5 labels")


def check_attributes(file):
    """units, long_name and long_name_nl everywhere; no _FillValue on integers; the root's attributes."""
    for name in ROOT_ATTRIBUTES:
        if name not in file.h5.attrs:
            raise Broken(f"root attribute {name} is missing")
    for name, item in file.h5.items():
        if not isinstance(item, h5py.Dataset):
            continue
        for attribute in ("units", "long_name", "long_name_nl"):
            if not text(item.attrs.get(attribute, "")):
                raise Broken(f"{name}: attribute {attribute} is missing or empty")
        if item.dtype.kind in "iu" and "_FillValue" in item.attrs:
            raise Broken(f"{name}: an integer variable with a _FillValue")


def check_time(file):
    """Month ends, one after the other; years are those whose 1 January is in it."""
    dates = file.dates()
    for before, after in zip(dates, dates[1:]):
        if (after.year * 12 + after.month) != (before.year * 12 + before.month) + 1:
            raise Broken(f"time: {after} follows {before}")
    for date in dates:
        if (date + datetime.timedelta(days=1)).day != 1:
            raise Broken(f"time: {date} is not the end of a month")
    new_years = [(d + datetime.timedelta(days=1)).year for i, d in enumerate(dates) if d.month == 12 or i == 0]
    if file.labels("year") != new_years:
        raise Broken(f"year: {file.labels('year')}, but the file passes 1 January of {new_years}")


FORM = {
    "form: variables and dimensions": check_dimensions,
    "form: labels": check_labels,
    "form: attributes": check_attributes,
    "form: time": check_time,
}
