"""Writes a hand-made world (hand_made_world.py) as a trajectory file, with h5py alone."""
import datetime

import h5py
import numpy as np

from hand_made_world import DIMS, FLOWS, KIND, MUNICIPALITIES, REALS, START, STOCKS


def write(world, path):
    """The file of a hand-made world, with the public names and the panel."""
    months = range(START, world.now)
    ends = [(datetime.date(1900 + (m + 1) // 12, (m + 1) % 12 + 1, 1) - datetime.date(1970, 1, 2)).days
            for m in months]
    series = {name: np.array(values) for name, values in world.series.items()}
    series["jobs_filled"] = series["posts"][:, :, 0]
    series["jobs_vacant"] = series["posts"][:, :, 1]
    series["outflow_ageing"] = series["exits_55"] - series["reentries_55"]
    series["inflow_youth"] = series["first_entries"].sum(axis=(1, 2))
    dims = {**FLOWS, **STOCKS, **REALS, "jobs_filled": "sector", "jobs_vacant": "sector", "outflow_ageing": "",
            "inflow_youth": "", "job_ratio": "", "tension_ratio": "", "unemployment_rate": "",
            "employment_rate_20_64": ""}
    for name, more in REALS.items():
        series[name] = np.ones([len(ends)] + [len(DIMS[d]) for d in more.split()], dtype=np.float32)
    working_age = series["population"][:, :, 4:13].sum(axis=(1, 2))
    series["job_ratio"] = 100.0 * series["jobs_filled"].sum(axis=1) / working_age
    registered, employed = series["flags"][:, 0], series["employed"]
    series["employment_rate_20_64"] = 100.0 * employed[:, 4:13].sum(axis=1) / working_age
    series["unemployment_rate"] = 100.0 * registered / (employed.sum(axis=1) + registered)
    series["tension_ratio"] = registered / (0.6 * series["jobs_vacant"].sum(axis=1))
    local = np.zeros((1, MUNICIPALITIES, 2, 21), dtype=np.int64)
    for row in world.initial:
        if row["presence"] == 1:
            local[0, row["place"], row["sex"], min((START - row["birth_month"]) // 60, 20)] += 1

    with h5py.File(path, "w", track_order=True) as f:
        for name in ("title Conventions format_version limlab_version git_commit scenario scenario_json seed scale "
                     "threads created source_note").split():
            f.attrs[name] = "hand-made"
        words = h5py.string_dtype()

        def variable(name, values, names, units="1"):
            d = f.create_dataset(name, data=values)
            d.attrs.update(units=units, long_name=name, long_name_nl=name)
            for axis, dim in zip(d.dims, names):
                if dim != name:
                    axis.attach_scale(f[dim])
            return d

        def coordinate(name, values, units="1"):
            variable(name, values, [name], units).make_scale(name)

        coordinate("replicate", np.array([0], dtype=np.int32))
        coordinate("time", np.array(ends, dtype=np.int32), "days since 1970-01-01")
        coordinate("year", np.array([2026], dtype=np.int32))
        for name, labels in DIMS.items():
            coordinate(name, np.array(labels, dtype=object).astype(words))
        for name, values in series.items():
            kind = np.float32 if name in REALS else np.float64 if values.dtype.kind == "f" else np.int32
            variable(name, values[np.newaxis].astype(kind), ["replicate", "time"] + dims[name].split())
        variable("population_municipal", local[np.newaxis].astype(np.int32),
                 ["replicate", "year", "municipality", "sex", "age_group"])
        variable("kpi_value", np.ones((1, 1, 1)), ["replicate", "year", "kpi"])
        variable("digest", np.array([[f"{m:016x}" for m in months]], dtype=object).astype(words),
                 ["replicate", "time"])
        initial = f.create_group("panel/initial")
        for name in world.initial[0]:
            initial[name] = np.array([row[name] for row in world.initial],
                                     dtype=np.int64 if name in ("person", "post") else np.int32)
        posts = f.create_group("panel/initial_posts")
        for name in world.initial_posts[0]:
            posts[name] = np.array([row[name] for row in world.initial_posts], dtype=np.int64)
        events = f.create_group("panel/events")
        events.attrs["kind_labels"] = np.array(KIND, dtype=object).astype(words)
        for name in ("month person kind reason post firm sector occupation municipality wage status education field "
                     "sex birth_month residence").split():
            missing = 0 if name in ("person", "post", "firm") else 255
            events[name] = np.array([row.get(name, missing) for row in world.events], dtype=np.int64)
