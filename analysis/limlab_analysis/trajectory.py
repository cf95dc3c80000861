"""A trajectory file as arrays (replicate first), counts in persons and posts of the whole province."""
import numpy as np
import xarray as xr

from .errors import UserError

AT_WORK = ["employee", "self_employed", "sheltered"]
# Statuses that the overview shows together, from the bottom of the picture to the top.
STATUS_GROUPS = [
    ("employees", ["employee"]),
    ("self_employed", ["self_employed", "sheltered"]),
    ("seeking", ["jobseeker", "training", "work_care"]),
    ("ill", ["ill"]),
    ("home", ["home"]),
    ("retired", ["early_exit", "retired"]),
    ("learning", ["pupil", "student"]),
    ("children", ["child"]),
]
HIRE_ORIGINS = ["other_job", "jobseeker", "school", "inactive", "training", "return_from_illness", "outside_pool"]


class Trajectory:
    """Everything is read once and the file closed. Arrays are (replicate, time, …) or (replicate, year, …)."""

    def __init__(self, path):
        self.path = str(path)
        try:
            with xr.open_dataset(path) as data:
                self._read(data)
        except (KeyError, ValueError, OSError) as error:
            raise UserError(f"{path}: is not a trajectory file of limlab ({error})") from error

    def _read(self, data):
        self.attributes = dict(data.attrs)
        scale = self.scale = float(data.attrs["scale"])
        self.replicates = data.replicate.values.tolist()
        # A month end in years: the end of December 2025 is 2026.0.
        months = data.time.dt
        self.month_end = (months.year + months.month / 12).values
        population = data.population.transpose("replicate", "time", "sex", "age_group")
        self.population = population.values / scale
        self.age_groups = data.age_group.values.tolist()
        self.sex_labels = {language: data[f"sex_label_{language}"].values.tolist() for language in ("en", "nl")}
        by_status = data.persons.sum(("sex", "age_group", "education")) / scale
        self.status = {name: by_status.sel(status=members).sum("status").values
                       for name, members in STATUS_GROUPS}
        self.registered = data.flags.sel(flag="registered").values / scale
        self.vacancies = data.jobs_vacant.sum("sector").values / scale
        self.tension = data.tension_ratio.values
        self.outflow = data.outflow_ageing.values / scale
        self.inflow = data.inflow_youth.values / scale
        hires = data.hires.sel(place="limburg").sum("residence") / scale
        self.hires = {name: hires.sel(hire_origin=name).values for name in HIRE_ORIGINS}
        self.hire_labels = {language: dict(zip(data.hire_origin.values.tolist(),
                                               data[f"hire_origin_label_{language}"].values.tolist()))
                            for language in ("en", "nl")}

    @property
    def months(self):
        return len(self.month_end) - 1

    def whole_years(self):
        """Calendar years of which every month was lived."""
        first = int(np.ceil(self.month_end[0] - 1e-6))
        return [y for y in range(first, int(self.month_end[-1] + 1e-6) + 1) if self.month_end[-1] >= y + 1 - 1e-6]

    def yearly(self, flow):
        """Sums of a monthly flow over the whole calendar years (last axis)."""
        sums = []
        for year in self.whole_years():
            inside = (self.month_end > year + 1e-6) & (self.month_end <= year + 1 + 1e-6)
            sums.append(flow[:, inside].sum(axis=1))
        return np.stack(sums, axis=1) if sums else np.zeros((len(self.replicates), 0))

    def decades(self):
        """(first year, last year) of every ten calendar years lived whole, from the first on."""
        years = self.whole_years()
        return [(years[i], years[i + 9]) for i in range(0, len(years) - 9, 10)]


def require_pair(a, b):
    """Differences need runs that share their luck."""
    for what, x, y in (("seed", str(a.attributes["seed"]), str(b.attributes["seed"])), ("scale", a.scale, b.scale),
                       ("replicates", a.replicates, b.replicates),
                       ("months", a.month_end.tolist(), b.month_end.tolist())):
        if x != y:
            raise UserError(f"{b.path}: has another {what} than {a.path}, so the runs do not share their luck "
                            "and differences cannot be paired; run both with the same seed, scale, horizon "
                            "and replicates")
