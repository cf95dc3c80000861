"""The table of every shipped scenario: mechanism, paired effect on the headlines, blocked channel."""
import os
import re
import subprocess
import tempfile

import numpy as np
import xarray as xr

from .errors import OutsideFailure, UserError
from .statistics import paired_interval

STEM = ["21", "25", "31", "35"]
YOUNG = ["15-19", "20-24"]
GROWN = [f"{a}-{a + 4}" for a in range(25, 65, 5)]


def last_year(data, values):
    """Mean over the months of the last whole year; values are (replicate, time)."""
    return values[:, -12:].mean(axis=1)


def stock(name, *dims):
    return lambda data: last_year(data, data[name].sum(dims).values) / float(data.attrs["scale"])


def rate(name):
    return lambda data: last_year(data, data[name].values)


HEADLINES = [
    ("employment rate 20-64 [points]", rate("employment_rate_20_64"), 2),
    ("unemployment rate, registered [points]", rate("unemployment_rate"), 2),
    ("filled posts [posts]", stock("jobs_filled", "sector"), 0),
    ("open vacancies [posts]", stock("jobs_vacant", "sector"), 0),
    ("in-commuters [persons]", stock("commuters_in"), 0),
]


def whole_run(name, dims, **chosen):
    """Sum of a flow over the run."""
    def of(data):
        part = data[name].sel({k: v for k, v in chosen.items()})
        return part.sum([d for d in part.dims if d not in ("replicate",)]).values / float(data.attrs["scale"])
    return of


def fate(which):
    return lambda data: (data.measure_posts.sel(post_fate=which).sum("sector").isel(time=-1).values
                         / float(data.attrs["scale"]))


def stem_posts(state):
    def of(data):
        part = data.jobs_by_occupation.sel(occupation=STEM, post_state=state).sum("occupation")
        return last_year(data, part.values) / float(data.attrs["scale"])
    return of


def at_work(field):
    return lambda data: last_year(data, data.at_work_field.sel(field=field).values) / float(data.attrs["scale"])


def stem_holders(field, occupations=STEM, places=("limburg", "outside")):
    """Residents on the last 1 January who hold a post of these occupations; `field`: with such a diploma, or "other"."""
    def of(data):
        held = data.at_work_occupation.isel(year=-1).sel(place=list(places))
        inside = held.occupation.isin(STEM)
        held = held.sel(occupation=inside if occupations is STEM else ~inside).sum(["place", "occupation", "education"])
        stem = held.sel(field="stem").values
        return (stem if field == "stem" else held.sum("field").values - stem) / float(data.attrs["scale"])
    return of


def residents(ages, **chosen):
    """Of these age groups and what else is chosen (status, education)."""
    def of(data):
        part = data.persons.sel(age_group=ages, **chosen)
        return last_year(data, part.sum([d for d in part.dims if d not in ("replicate", "time")]).values) \
            / float(data.attrs["scale"])
    return of


def places(name):
    return lambda data: data[name].sum("sector").values[:, -12:].mean(axis=1) / float(data.attrs["scale"])


class Scenario:
    """A table: the mechanism, the readings of its own channel [(what, reading, digits)], the columns
    [(title, base, scenario)] and why the effect vanishes in the blocked one; `until`: the last month, unless another is
    asked for. A measure that acts on a few hundred pupils a year needs decades to be seen."""

    def __init__(self, name, mechanism, channel, blocked=None, high=False, until="2035-12"):
        self.name, self.mechanism, self.channel, self.blocked, self.until = name, mechanism, channel, blocked, until
        self.columns = [("effect", "baseline", name)]
        if high:
            self.columns.append(("high level", "baseline", name + "_high"))
        if blocked:
            self.columns.append(("blocked", *blocked[:2]))


SCENARIOS = [
    Scenario("ageing_low",
             "rule (pension age, early pension), change_rate (pensions taken, illness at 55+, mortality)",
             [("posts vacated at 55+, whole run", whole_run("vacated_55_sector", ()), 0),
              ("of these left unfilled", whole_run("refills_55", (), refill="unfilled"), 0)],
             ("blocked/early_pension_closed", "blocked/ageing_low_early_pension_closed",
              "fewer early pensions where the law allows hardly any")),
    Scenario("ageing_high", "the same, the other way",
             [("posts vacated at 55+, whole run", whole_run("vacated_55_sector", ()), 0),
              ("of these left unfilled", whole_run("refills_55", (), refill="unfilled"), 0)]),
    Scenario("stem_inflow", "field_choice (STEM chosen at 16 and at the start of higher education)",
             [("first entries with STEM, whole run", whole_run("first_entries", (), field="stem"), 0),
              ("residents at work with a STEM diploma", at_work("stem"), 0),
              ("of these in ISCO 21, 25, 31, 35 in Limburg", stem_holders("stem", places=["limburg"]), 0),
              ("in these occupations outside", stem_holders("stem", places=["outside"]), 0),
              ("in other occupations", stem_holders("stem", None), 0),
              ("others in ISCO 21, 25, 31, 35 in Limburg", stem_holders("other", places=["limburg"]), 0),
              ("filled posts of ISCO 21, 25, 31, 35", stem_posts("filled"), 0),
              ("open vacancies of ISCO 21, 25, 31, 35", stem_posts("vacant"), 0)],
             ("blocked/no_stem_posts", "blocked/stem_inflow_no_stem_posts",
              "STEM leavers where there are no STEM posts in Limburg"), high=True, until="2050-12"),
    Scenario("dual_learning", "capacity (places at firms), change_rate (pupils of 16 who want one)",
             [("dual-learning places", places("dual_places"), 0),
              ("places taken", places("dual_places_filled"), 0),
              ("pupils who found none, whole run", whole_run("dual_pupils_unplaced", ()), 0),
              ("hires straight from school, whole run",
               whole_run("hires", (), place="limburg", hire_origin="school"), 0),
              ("employees of 15-24", residents(YOUNG, status="employee"), 0),
              ("students of 15-24", residents(YOUNG, status="student"), 0),
              ("residents of 25-64 with higher education", residents(GROWN, education=["bachelor", "master"]), 0)],
             ("baseline", "blocked/dual_places_only", "places without more pupils who want one"),
             high=True, until="2050-12"),
    Scenario("jobs_2500", "posts_arrive (2,500 posts of ISCO 1-3 at the campuses, 2026-2030)",
             [("of the posts: filled at the end", fate("filled"), 0), ("vacant", fate("vacant"), 0),
              ("reserved for an ill holder", fate("reserved"), 0), ("idle", fate("idle"), 0),
              ("closed by then", fate("closed"), 0)],
             ("blocked/no_takers", "blocked/jobs_2500_no_takers",
              "nobody highly educated searches, nobody else is suitable")),
]


class Runs:
    """Trajectories by scenario and last month, each run once."""

    def __init__(self, binary, home, folder, scale, replicates, until, say):
        self.binary, self.home, self.folder, self.until, self.say = binary, home, folder, until, say
        self.options = ["--scale", f"{scale:g}", "--replicates", str(replicates), "--progress", "never", "--force"]
        self.known = {}

    def __call__(self, name, until):
        until = self.until or until
        if (name, until) not in self.known:
            path = os.path.join(self.folder, f"{name.replace('/', '_')}-{until}.h5")
            scenario = os.path.join(self.home, "scenarios", name + ".json")
            self.say(f"running {name} until {until}")
            done = subprocess.run([self.binary, "run", scenario, "-o", path, "--until", until, *self.options],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            if done.returncode:
                raise OutsideFailure(f"limlab run {scenario} ended with {done.returncode}: {done.stderr.strip()}")
            with xr.open_dataset(path) as data:
                self.known[name, until] = data.load()
        return self.known[name, until]


def shown(values, digits, sign="+"):
    mean, interval = paired_interval(np.zeros_like(values), values)
    text = f"{mean:{sign},.{digits}f}"
    return text if interval is None else f"{text} ({interval[0]:{sign},.{digits}f} … {interval[1]:{sign},.{digits}f})"


def table(runs, s):
    out = [f"### {s.name}", "", f"Mechanism: {s.mechanism}.", ""]
    if s.blocked:
        out += [f"Blocked channel: {s.blocked[2]} (`{s.blocked[1]}` against `{s.blocked[0]}`).", ""]
    out += [f"| {(runs.until or s.until)[:4]}, less the base | "
            + " | ".join(title for title, _, _ in s.columns) + " |", "|---|" + "---|" * len(s.columns)]
    for what, reading, digits in HEADLINES + s.channel:
        cells = [shown(reading(runs(b, s.until)) - reading(runs(a, s.until)), digits) for _, a, b in s.columns]
        out.append(f"| {what} | " + " | ".join(cells) + " |")
    return "\n".join(out) + "\n"


def effects(names, binary, home, scale, replicates, until, readme, say):
    known = [s.name for s in SCENARIOS]
    for name in names:
        if name not in known:
            raise UserError(f"effects: no table for {name}; there are {', '.join(known)}")
    with tempfile.TemporaryDirectory(prefix="limlab-effects-") as folder:
        runs = Runs(binary, home, folder, scale, replicates, until, say)
        text = "\n".join(table(runs, s) for s in SCENARIOS if not names or s.name in names)
    head = (f"`limlab effects` with scale {scale:g}, {replicates} paired replicates, until the end of the year in the "
            "table; mean difference and its 90 % interval.\nStocks and rates are means of the last twelve months (who "
            "holds which post: the 1 January after), flows sums over the run;\npersons and posts of the whole "
            "province.\n\n")
    if readme:
        with open(readme, encoding="utf-8") as file:
            before = file.read()
        after, count = re.subn(r"(<!-- effects -->\n).*?(<!-- /effects -->)",
                               lambda m: m.group(1) + head + text + m.group(2), before, flags=re.S)
        if not count:
            raise UserError(f"{readme}: has no lines <!-- effects --> and <!-- /effects -->")
        with open(readme, "w", encoding="utf-8") as file:
            file.write(after)
    return head + text
