"""The overview picture of two trajectory files that share their luck: second less first, six panels."""
import numpy as np

from . import style
from .overview import REST, source_of, title_of, too_short
from .statistics import paired_interval
from .trajectory import STATUS_GROUPS

ORIGINS = ["other_job", "jobseeker", "school", "rest", "outside_pool"]


def draw(first, second, text, language):
    n = len(first.replicates)
    subtitle = text["difference_one"] if n == 1 else text["difference_band"].format(n=n)
    names = f"{second.attributes['scenario']} {text['less']} {first.attributes['scenario']}"
    titles = title_of(second, language), title_of(first, language)
    title = f"{titles[0]} {text['less']} {titles[1]}" if titles[0] != titles[1] else names
    second.attributes["scenario"] = names
    page, axes = style.new_page(title, subtitle, source_of(second, text))
    span = (first.month_end[0], first.month_end[-1])
    pyramid(axes[0, 0], first, second, text, language)
    statuses(axes[0, 1], first, second, text, language, span)
    flows(axes[0, 2], first, second, text, language)
    market(axes[1, 0], first, second, text, language, span)
    tension(axes[1, 1], first, second, text, language, span)
    hires(axes[1, 2], first, second, text, language)
    return page


def zero(axes):
    axes.axhline(0, color=style.BLACK, linewidth=1.2)


def pyramid(axes, first, second, text, language):
    mean, band = paired_interval(first.population[:, -1], second.population[:, -1])
    rows = np.arange(len(first.age_groups))
    for sex, shift, colour in ((0, 0.2, style.BLUE), (1, -0.2, style.ORANGE)):
        axes.barh(rows + shift, mean[sex], height=0.4, color=colour, label=first.sex_labels[language][sex])
        if band is not None:
            axes.hlines(rows + shift, band[0][sex], band[1][sex], color=style.BLACK, linewidth=1.4)
    end = f"{text['end_of']} {int(np.ceil(first.month_end[-1] - 1e-6)) - 1}"
    style.dress(axes, text["pyramid"], f"{text['persons']}, {end}", language)
    axes.axvline(0, color=style.BLACK, linewidth=1.2)
    axes.set_yticks(rows[::2], first.age_groups[::2])
    limit = 1.1 * max(np.abs(mean).max(), max((np.abs(b).max() for b in band), default=0) if band else 0, 1)
    axes.set_xlim(-limit, limit)
    axes.xaxis.set_major_formatter(style.number_format(language))
    axes.legend(loc="upper right")


def lines(axes, x, pairs, text):
    """One line with its interval per (name, values of the first, values of the second, colour)."""
    for name, a, b, colour, dash in pairs:
        style.line(axes, x, *paired_interval(a, b), colour, text[name].replace("\n", " ") if name else None, dash)
    zero(axes)


def room_for_legend(axes, text_columns, share):
    low, high = axes.get_ylim()
    axes.set_ylim(low, high + (high - low) * share)
    axes.legend(loc="upper left", ncol=text_columns, fontsize=10, columnspacing=0.8, handlelength=2.1)


def statuses(axes, first, second, text, language, span):
    dashes = ["-", "--", "-.", ":"] * 2
    pairs = [(name, first.status[name], second.status[name], style.STATUS_COLOURS[name], dash)
             for (name, _), dash in zip(STATUS_GROUPS, dashes) if name != "children"]
    lines(axes, first.month_end, pairs, text)
    style.dress(axes, text["status"], text["persons"], language, span)
    room_for_legend(axes, 2, 0.42)


def flows(axes, first, second, text, language):
    years = np.array(first.whole_years())
    style.dress(axes, text["flows"], text["persons_year"], language)
    if not len(years):
        return too_short(axes, text)
    lines(axes, years, [("outflow", first.yearly(first.outflow), second.yearly(second.outflow), style.VERMILION, "o-"),
                        ("inflow", first.yearly(first.inflow), second.yearly(second.inflow), style.GREEN, "s--")], text)
    style.year_axis(axes, years)
    room_for_legend(axes, 1, 0.25)


def market(axes, first, second, text, language, span):
    lines(axes, first.month_end, [("registered", first.registered, second.registered, style.VERMILION, "-"),
                                  ("vacancies", first.vacancies, second.vacancies, style.BLUE, "--")], text)
    style.dress(axes, text["market"], text["jobs_or_persons"], language, span)
    room_for_legend(axes, 2, 0.2)


def tension(axes, first, second, text, language, span):
    lines(axes, first.month_end, [(None, first.tension, second.tension, style.BLACK, "-")], text)
    style.dress(axes, text["tension"], text["tension_unit"], language, span)


def hires(axes, first, second, text, language):
    years = np.array(first.whole_years())
    style.dress(axes, text["hires"], text["hires_year"], language)
    if not len(years):
        return too_short(axes, text)
    pairs = []
    for name, mark in zip(ORIGINS, ("o-", "s--", "^-.", "v:", "d-")):
        members = REST if name == "rest" else [name]
        a, b = (sum(run.yearly(run.hires[m]) for m in members) for run in (first, second))
        colour = style.PURPLE if name == "rest" else style.ORIGIN_COLOURS[name]
        pairs.append((name, a, b, colour, mark))
    lines(axes, years, pairs, text)
    style.year_axis(axes, years)
    room_for_legend(axes, 1, 0.75)
