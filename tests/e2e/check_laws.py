#!/usr/bin/python3
"""The laws of a trajectory file, checked exactly in every month and replicate.

    check_laws.py [--panel] FILE...

Prints each law with "holds", or with the first month and cell where it breaks; exit code 1 on a
break. --panel adds law 8: the group `panel`, at share 1, rebuilds the published flows and stocks
from the initial state and the events alone. Needs h5py and numpy; shares no code with the writer.
"""
import argparse
import re
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from trajectory_file import AT_WORK, FLOWS, FORM, VARIABLES, Broken, Trajectory, equal, text  # noqa: E402

R_T = ["replicate", "time"]


def change(values):
    return values[:, 1:] - values[:, :-1]


def total(values):
    """Sum over everything after replicate and time."""
    return values.reshape(values.shape[:2] + (-1,)).sum(axis=2)


def at_work(f):
    persons = f["persons"].sum(axis=(3, 4, 5))
    return persons[:, :, f.at("status", *AT_WORK)].sum(axis=2)


def flow(f, variable, place=None, residence=None):
    """Hires or separations of a place and a residence, over all origins or reasons."""
    values = f[variable]
    if residence is not None:
        values = values[:, :, :, f.at("residence", residence)]
    if place is not None:
        values = values[:, :, f.at("place", place)]
    return total(values)


def moved(f, reason):
    return f["commuter_moves"][:, :, f.at("move_reason", reason)[0]]


def law_1(f):
    persons = f["persons"].sum(axis=(3, 4, 5))
    moves = f["transitions"]
    n = persons.shape[2]
    if moves[:, :, n, n].any():
        raise Broken("transitions[outside, outside] is not 0")
    off = moves * (1 - np.eye(n + 1, dtype=np.int64))
    dims = R_T + ["status"]
    equal(f, "change of persons, and arrivals less departures by status", dims, change(persons),
          (off.sum(axis=2) - off.sum(axis=3))[:, 1:, :n], 1)
    # One cell per person: rows add up to the last month end, columns to this one.
    equal(f, "transitions by new status, and persons", dims, moves.sum(axis=2)[:, 1:, :n], persons[:, 1:], 1)
    equal(f, "transitions by old status, and persons a month before", dims, moves.sum(axis=3)[:, 1:, :n],
          persons[:, :-1], 1)


def law_2(f):
    persons = total(f["persons"])
    equal(f, "sum of population, and of persons", R_T, total(f["population"]), persons)
    equal(f, "sum of residents, and of persons", R_T, total(f["residents"]), persons)
    outside = f["transitions"].shape[2] - 1
    equal(f, "row outside, and births + immigration", R_T, f["transitions"][:, :, outside].sum(axis=2),
          f["births"] + f["immigration"])
    equal(f, "column outside, and deaths + emigration", R_T, f["transitions"][:, :, :, outside].sum(axis=2),
          f["deaths"] + f["emigration"])


def law_3(f):
    dims = R_T + ["sector"]
    equal(f, "change of posts, and created - destroyed", dims, change(f["posts"].sum(axis=3)),
          (f["posts_created"] - f["posts_destroyed"])[:, 1:], 1)
    equal(f, "change of jobs_vacant, and opened - filled - withdrawn", dims, change(f["jobs_vacant"]),
          (f["vacancies_opened"] - f["vacancies_filled"] - f["vacancies_withdrawn"])[:, 1:], 1)


def law_4(f):
    equal(f, "jobs_filled, and residents at work - commuters_out + commuters_in", R_T, total(f["jobs_filled"]),
          at_work(f) - f["commuters_out"] + f["commuters_in"])


def law_5(f):
    hires = flow(f, "hires", "limburg")
    equal(f, "hires in Limburg, and vacancies_filled + self_starts", R_T, hires,
          total(f["vacancies_filled"]) + total(f["self_starts"]))
    equal(f, "change of jobs_filled, and hires - separations in Limburg", R_T, change(total(f["jobs_filled"])),
          (hires - flow(f, "separations", "limburg"))[:, 1:], 1)


def law_6(f):
    equal(f, "change of commuters_in, and what explains it", R_T, change(f["commuters_in"]),
          (flow(f, "hires", "limburg", "non_resident") - flow(f, "separations", "limburg", "non_resident")
           + moved(f, "emigrant_keeps_job_here") - moved(f, "settler_keeps_job_here"))[:, 1:], 1)


def law_7(f):
    equal(f, "change of commuters_out, and what explains it", R_T, change(f["commuters_out"]),
          (flow(f, "hires", "outside", "resident") - flow(f, "separations", "outside", "resident")
           + moved(f, "arrival_keeps_job_outside") - moved(f, "emigrant_keeps_job_outside"))[:, 1:], 1)


def sums(f):
    """One count told in two ways is the same count."""
    equal(f, "population, and persons by sex and age", R_T + ["sex", "age_group"], f["population"],
          f["persons"].sum(axis=(2, 5)))
    states = dict(zip(f.labels("post_state"), np.moveaxis(f["posts"], 3, 0)))
    dims = R_T + ["sector"]
    equal(f, "jobs_filled, and posts filled", dims, f["jobs_filled"], states["filled"])
    equal(f, "jobs_vacant, and posts vacant", dims, f["jobs_vacant"], states["vacant"])
    equal(f, "posts by occupation, and by sector", R_T + ["post_state"], f["jobs_by_occupation"].sum(axis=2),
          f["posts"].sum(axis=2))
    equal(f, "jobs by municipality, and by sector", R_T, total(f["workplace_jobs"]), total(f["jobs_filled"]))
    equal(f, "outflow_ageing, and exits_55 - reentries_55", R_T, f["outflow_ageing"],
          f["exits_55"] - f["reentries_55"])
    equal(f, "inflow_youth, and first_entries", R_T, f["inflow_youth"], total(f["first_entries"]))
    equal(f, "hires outside of non-residents, and 0", R_T, flow(f, "hires", "outside", "non_resident"), 0)
    ill = f["persons"].sum(axis=(3, 4, 5))[:, :, f.at("status", "ill")[0]]
    if (f["flags"][:, :, f.at("flag", "ill_with_contract")[0]] > ill).any():
        raise Broken("more ill_with_contract than ill")


def municipal(f):
    """Residents on 1 January by municipality are those of the month end before."""
    rows = [i for i, d in enumerate(f.dates()) if d.month == 12 or i == 0]
    local = f["population_municipal"]
    dims = ["replicate", "year", "municipality"]
    equal(f, "population_municipal, and residents", dims, local.sum(axis=(3, 4)), f["residents"][:, rows])
    equal(f, "population_municipal, and population", ["replicate", "year", "sex", "age_group"],
          local.sum(axis=2), f["population"][:, rows])


def first_entry(f):
    for name in FLOWS:
        if f[name][:, 0].any():
            raise Broken(f"{name} is not 0 in the first entry, which is the initial state")


def not_negative(f):
    for name, (kind, _) in VARIABLES.items():
        if kind == "n" and name != "outflow_ageing" and (f[name] < 0).any():
            raise Broken(f"{name} has a negative count")


def close(f, what, got, expected):
    wrong = ~np.isclose(got, expected, rtol=2e-6, atol=1e-9, equal_nan=True)
    equal(f, what, R_T, np.where(wrong, got, 0), np.where(wrong, expected, 0))


def rates(f):
    """Rates, from the counts beside them."""
    ages = f.labels("age_group")
    working_age = slice(ages.index("20-24"), ages.index("60-64") + 1)
    people = f["population"][:, :, :, working_age].sum(axis=(2, 3))
    registered = f["flags"][:, :, f.at("flag", "registered")[0]]
    vacant = total(f["jobs_vacant"])
    with np.errstate(divide="ignore", invalid="ignore"):
        close(f, "job_ratio, and jobs_filled per 100 residents of 20-64", f["job_ratio"],
              100 * total(f["jobs_filled"]) / people)
        # The public service knows a share of the vacancies: the same share in every month.
        known = np.where(vacant > 0, f["tension_ratio"] * vacant / registered, np.nan)
        if np.isfinite(known).any():
            close(f, "share of the vacancies that tension_ratio counts, and that of another month",
                  np.where(np.isfinite(known), known, np.nanmedian(known)), np.nanmedian(known))
    if "employed" in f:  # residents who work in the concept of the labour force survey
        employed = f["employed"]
        close(f, "employment_rate_20_64, and employed over residents", f["employment_rate_20_64"],
              100 * employed[:, :, working_age].sum(axis=2) / people)
        close(f, "unemployment_rate, and registered over the labour force", f["unemployment_rate"],
              100 * registered / (total(employed) + registered))
    for name in ("unemployment_rate", "ilo_unemployment_rate", "employment_rate_20_64", "activity_rate_20_64"):
        if ((f[name] < 0) | (f[name] > 100)).any() or not np.isfinite(f[name]).all():
            raise Broken(f"{name} is not a percentage everywhere")


def digests(f):
    values = [[text(v) for v in row] for row in f["digest"]]
    for row in values:
        for month, value in zip(f.labels("time"), row):
            if not re.fullmatch("[0-9a-f]{16}", value):
                raise Broken(f"digest of {month} is '{value}', not 16 hex digits")
        if len(set(row)) != len(row):
            raise Broken("two months have the same digest")


LAWS = {
    **FORM,
    "law 1 (every status changes by its flows)": law_1,
    "law 2 (residents counted three ways, row and column outside)": law_2,
    "law 3 (posts and vacancies by sector)": law_3,
    "law 4 (jobs, residents at work, commuters)": law_4,
    "law 5 (hires, vacancies filled, jobs)": law_5,
    "law 6 (commuters in)": law_6,
    "law 7 (commuters out)": law_7,
    "sums: one count told in two ways": sums,
    "sums: municipalities on 1 January": municipal,
    "sums: rates from counts": rates,
    "flows are 0 in the first entry": first_entry,
    "counts are not negative": not_negative,
    "digest: one a month": digests,
}


def broken_laws(path, panel=False):
    """{law: None when it holds, else what broke first}, for one file."""
    laws = dict(LAWS)
    if panel:
        import check_panel
        laws["law 8 (the panel rebuilds the flows)"] = check_panel.law_8
    result = {}
    with Trajectory(path) as f:
        for name, law in laws.items():
            try:
                law(f)
                result[name] = None
            except Broken as reason:
                result[name] = str(reason)
            except (KeyError, ValueError, IndexError) as reason:  # a file too broken to be read
                result[name] = f"cannot be checked: {type(reason).__name__}: {reason}"
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], allow_abbrev=False)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--panel", action="store_true", help="law 8 too (a panel of share 1)")
    options = parser.parse_args()
    bad = 0
    for path in options.files:
        print(path)
        for name, reason in broken_laws(path, options.panel).items():
            print(f"  {name}: {'BREAKS: ' + reason if reason else 'holds'}")
            bad += reason is not None
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
