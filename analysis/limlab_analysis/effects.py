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


def places(name):
    return lambda data: data[name].sum("sector").values[:, -12:].mean(axis=1) / float(data.attrs["scale"])


# scenario, mechanism, own channel [(what, reading, digits)], blocked (base, variant, why the effect vanishes)
SCENARIOS = [
    ("ageing_low", "rule (pension age, early pension), change_rate (pensions taken, illness at 55+, mortality)",
     [("posts vacated at 55+, whole run", whole_run("vacated_55_sector", ()), 0),
      ("of these left unfilled", whole_run("refills_55", (), refill="unfilled"), 0)],
     ("blocked/early_pension_closed", "blocked/ageing_low_early_pension_closed",
      "fewer early pensions where the law allows hardly any")),
    ("ageing_high", "the same, the other way",
     [("posts vacated at 55+, whole run", whole_run("vacated_55_sector", ()), 0),
      ("of these left unfilled", whole_run("refills_55", (), refill="unfilled"), 0)], None),
    ("stem_inflow", "field_choice (STEM chosen at 16 and at the start of higher education)",
     [("first entries with STEM, whole run", whole_run("first_entries", (), field="stem"), 0),
      ("residents at work with a STEM diploma", at_work("stem"), 0),
      ("filled posts of ISCO 21, 25, 31, 35", stem_posts("filled"), 0),
      ("open vacancies of ISCO 21, 25, 31, 35", stem_posts("vacant"), 0)],
     ("blocked/no_stem_posts", "blocked/stem_inflow_no_stem_posts",
      "STEM leavers where there are no STEM posts in Limburg")),
    ("dual_learning", "capacity (places at firms), change_rate (pupils of 16 who want one)",
     [("dual-learning places", places("dual_places"), 0),
      ("places taken", places("dual_places_filled"), 0),
      ("pupils who found none, whole run", whole_run("dual_pupils_unplaced", ()), 0)],
     ("baseline", "blocked/dual_places_only", "places without more pupils who want one")),
    ("jobs_2500", "posts_arrive (2,500 posts of ISCO 1-3 at the campuses, 2026-2030)",
     [("of the posts: filled at the end", fate("filled"), 0), ("vacant", fate("vacant"), 0),
      ("reserved for an ill holder", fate("reserved"), 0), ("idle", fate("idle"), 0),
      ("closed by then", fate("closed"), 0)],
     ("blocked/no_takers", "blocked/jobs_2500_no_takers",
      "nobody highly educated searches, nobody else is suitable")),
]


class Runs:
    """Trajectories by scenario, each run once."""

    def __init__(self, binary, home, folder, scale, replicates, until, say):
        self.binary, self.home, self.folder, self.say = binary, home, folder, say
        self.options = ["--scale", f"{scale:g}", "--replicates", str(replicates), "--until", until,
                        "--progress", "never", "--force"]
        self.known = {}

    def __call__(self, name):
        if name not in self.known:
            path = os.path.join(self.folder, name.replace("/", "_") + ".h5")
            scenario = os.path.join(self.home, "scenarios", name + ".json")
            self.say(f"running {name}")
            done = subprocess.run([self.binary, "run", scenario, "-o", path, *self.options],
                                  stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            if done.returncode:
                raise OutsideFailure(f"limlab run {scenario} ended with {done.returncode}: {done.stderr.strip()}")
            with xr.open_dataset(path) as data:
                self.known[name] = data.load()
        return self.known[name]


def shown(values, digits, sign="+"):
    mean, interval = paired_interval(np.zeros_like(values), values)
    text = f"{mean:{sign},.{digits}f}"
    return text if interval is None else f"{text} ({interval[0]:{sign},.{digits}f} … {interval[1]:{sign},.{digits}f})"


def table(runs, name, mechanism, channel, blocked):
    pairs = [("baseline", name)] + ([blocked[:2]] if blocked else [])
    out = [f"### {name}", "", f"Mechanism: {mechanism}.", ""]
    if blocked:
        out += [f"Blocked channel: {blocked[2]} (`{blocked[1]}` against `{blocked[0]}`).", ""]
    out += ["| last year of the run, less the base | " + " | ".join(["effect"] + (["blocked"] if blocked else [])) + " |",
            "|---|" + "---|" * len(pairs)]
    for what, reading, digits in HEADLINES + channel:
        cells = [shown(reading(runs(b)) - reading(runs(a)), digits) for a, b in pairs]
        out.append(f"| {what} | " + " | ".join(cells) + " |")
    return "\n".join(out) + "\n"


def effects(names, binary, home, scale, replicates, until, readme, say):
    known = [s[0] for s in SCENARIOS]
    for name in names:
        if name not in known:
            raise UserError(f"effects: no table for {name}; there are {', '.join(known)}")
    with tempfile.TemporaryDirectory(prefix="limlab-effects-") as folder:
        runs = Runs(binary, home, folder, scale, replicates, until, say)
        text = "\n".join(table(runs, *s) for s in SCENARIOS if not names or s[0] in names)
    head = (f"`limlab effects` with scale {scale:g}, {replicates} paired replicates, until {until}; mean difference and its "
            "90 % interval.\nStocks and rates are means of the last twelve months, flows sums over the run; persons and "
            "posts of the whole province.\n\n")
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
