"""Who leaves at 55 and over, and who comes instead: the accounting of the ageing question."""
import numpy as np
import xarray as xr

from .errors import UserError
from .statistics import paired_interval

NEEDED = ["vacated_55_age", "vacated_55_sector", "vacated_55_occupation", "vacated_55_municipality",
          "refills_55", "chains_55_open", "employed", "exits_55", "reentries_55"]


def open_trajectory(path):
    try:
        data = xr.open_dataset(path)
    except (OSError, ValueError) as error:
        raise UserError(f"{path}: is not a trajectory file of limlab ({error})") from error
    missing = [name for name in NEEDED if name not in data]
    if missing:
        raise UserError(f"{path}: has no {', '.join(missing)}; run the scenario again with this version of limlab")
    return data


def later_exit(data):
    """Exits from work that did not happen because people of an age leave later than in the first two years.

    Expected exits = the share of workers of each age group (55-59 … 75+) who let go of a post in the first 24
    months, held for ever, times the workers of that age now; less what happened. Negative: they leave earlier.
    (replicate, time)"""
    workers = data.employed.isel(age_group=slice(11, None)).values.astype(float)
    left = data.vacated_55_age.isel(age_group=slice(11, None)).values.astype(float)
    first = slice(1, 25)
    rate = left[:, first].sum(axis=1) / np.maximum(workers[:, 0:24].sum(axis=1), 1)
    expected = workers[:, :-1] * rate[:, None, :]
    saved = expected.sum(axis=2) - left[:, 1:].sum(axis=2)
    return np.concatenate([np.zeros((len(saved), 1)), saved], axis=1)


def number(values):
    """Mean over replicates and, with more than one, the 90 % interval of the mean."""
    mean, interval = paired_interval(np.zeros_like(values), values)
    text = f"{mean:>9,.0f}"
    return text if interval is None else f"{text} ({interval[0]:,.0f} to {interval[1]:,.0f})"


def account(path, first=None, last=None):
    """The text that `limlab ageing FILE` prints."""
    with open_trajectory(path) as data:
        years = data.time.dt.year.values
        inside = np.flatnonzero((years >= (first or 0)) & (years <= (last or 9999)))
        inside = inside[inside > 0]
        if not len(inside):
            raise UserError(f"{path}: has no month between {first} and {last}")
        scale = float(data.attrs["scale"])
        part = data.isel(time=inside)
        total = part.vacated_55_sector.sum(("time", "sector")).values / scale
        out = [f"{data.attrs['scenario']}, {years[inside[0]]} to {years[inside[-1]]}, "
               f"{data.sizes['replicate']} replicate(s), scale {scale:g}: posts at Limburg workplaces",
               "", f"vacated by people of 55 and over who left work  {number(total)}", "", "by age"]

        def lines(variable, dim, most=None):
            sums = part[variable].sum("time").transpose("replicate", dim).values / scale
            labels = data.get(f"{dim}_label_en")
            names = [str(x) for x in (labels if labels is not None else data[dim]).values]
            codes = [str(x) for x in data[dim].values]
            order = [k for k in np.argsort(-sums.mean(axis=0), kind="stable") if sums[:, k].any()]
            if dim == "age_group":
                order = sorted(order)
            for k in order[:most]:
                name = names[k] if names[k] == codes[k] else f"{codes[k]} {names[k]}"
                out.append(f"  {name:<44} {number(sums[:, k])}")
            if most and len(order) > most:
                out.append(f"  {'the others':<44} {number(sums[:, order[most:]].sum(axis=1))}")

        lines("vacated_55_age", "age_group")
        for what, dim, most in (("sector", "sector", None), ("occupation", "occupation", 12),
                                ("municipality", "municipality", 12)):
            out += ["", f"by {what}" + (" of work" if dim == "municipality" else "")]
            lines(f"vacated_55_{dim}", dim, most)
        out += ["", "what became of them (a job changer passes the vacancy on to the post he leaves)"]
        refills = part.refills_55.sum(("time", "sector")).transpose("replicate", "refill").values / scale
        labels = [str(x) for x in data.refill_label_en.values]
        shares = refills.mean(axis=0) / max(total.mean(), 1) * 100
        for k, label in enumerate(labels):
            out.append(f"  {label:<44} {number(refills[:, k])}  {shares[k]:5.1f} %")
        before = data.chains_55_open.isel(time=inside[0] - 1).sum("sector").values
        after = data.chains_55_open.isel(time=inside[-1]).sum("sector").values
        out.append(f"  {'still open at the end, less at the start':<44} {number((after - before) / scale)}  "
                   f"{(after - before).mean() / scale / max(total.mean(), 1) * 100:5.1f} %")
        saved = later_exit(data)[:, inside].sum(axis=1) / scale
        out += ["", f"not vacated, because people leave later than in the first two years  {number(saved)}",
                "  (workers by age now x the exit rate of their age then, less what was vacated)",
                f"residents of 55 and over who left work and came back "
                f"{number(part.reentries_55.sum('time').values / scale)}"]
        return "\n".join(out)
