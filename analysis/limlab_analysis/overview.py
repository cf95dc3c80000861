"""The overview picture of one trajectory file: six panels."""
import numpy as np

from . import style
from .statistics import median_band
from .trajectory import STATUS_GROUPS

REST = ["inactive", "training", "return_from_illness"]


def draw(run, text, language):
    page, axes = style.new_page(title_of(run, language), subtitle_of(run, text), source_of(run, text))
    span = (run.month_end[0], run.month_end[-1])
    pyramid(axes[0, 0], run, text, language)
    statuses(axes[0, 1], run, text, language, span)
    flows(axes[0, 2], run, text, language)
    market(axes[1, 0], run, text, language, span)
    tension(axes[1, 1], run, text, language, span)
    hires(axes[1, 2], run, text, language)
    return page


def title_of(run, language):
    """The scenario's own title: the resolved scenario has it in both languages."""
    import json
    try:
        return json.loads(run.attributes["scenario_json"])["title"][language] or run.attributes["title"]
    except (KeyError, TypeError, ValueError):
        return run.attributes["title"]


def subtitle_of(run, text):
    n = len(run.replicates)
    return text["one_run"] if n == 1 else text["band"].format(n=n)


def source_of(run, text):
    of = run.attributes
    version = f"{of['limlab_version']} ({str(of['git_commit'])[:7]})"
    return text["source"].format(version=version, model=text["model"], scenario=of["scenario"], seed=of["seed"],
                                 scale=f"{run.scale:g}")


def year_label(run, t, text):
    return f"{text['end_of']} {int(np.ceil(run.month_end[t] - 1e-6)) - 1}"


def pyramid(axes, run, text, language):
    """Bars: the end, with whiskers for the band; steps: the start."""
    middle, band = median_band(run.population[:, -1] / 1000)
    start = np.median(run.population[:, 0], axis=0) / 1000
    rows = np.arange(len(run.age_groups))
    for sex, side, colour in ((0, -1, style.BLUE), (1, 1, style.ORANGE)):
        axes.barh(rows, side * middle[sex], height=0.86, color=colour, alpha=0.85,
                  label=f"{run.sex_labels[language][sex]}, {year_label(run, -1, text)}")
        if band is not None:
            axes.hlines(rows, side * band[0][sex], side * band[1][sex], color=style.BLACK, linewidth=1.6)
        edges = np.append(rows - 0.5, rows[-1] + 0.5)
        axes.stairs(side * start[sex], edges, orientation="horizontal", color=style.BLACK, linewidth=1.8,
                    label=year_label(run, 0, text) if sex == 0 else None)
    style.dress(axes, text["pyramid"], text["pyramid_unit"], language)
    axes.set_yticks(rows[::2], run.age_groups[::2])
    limit = 1.04 * max(middle.max(), start.max())
    axes.set_xlim(-limit, limit)
    axes.set_ylim(-0.6, len(rows) + 4.6)
    plain = style.number_format(language)
    axes.xaxis.set_major_formatter(lambda value, at: plain(abs(value), at))
    axes.legend(loc="upper center", ncol=2, fontsize=11, columnspacing=1, handlelength=1.4)


def statuses(axes, run, text, language, span):
    """Stacked areas between the medians of the sums; the band of each border is drawn dark."""
    below = np.zeros_like(run.status["employees"])
    lower = np.zeros(below.shape[1])
    for name, _ in STATUS_GROUPS:
        below = below + run.status[name]
        border, band = median_band(below / 1000)
        axes.fill_between(run.month_end, lower, border, color=style.STATUS_COLOURS[name], linewidth=0,
                          label=text[name])
        axes.plot(run.month_end, border, color="white", linewidth=0.8)
        if band is not None:
            axes.fill_between(run.month_end, *band, color=style.BLACK, alpha=0.45, linewidth=0)
        lower = border
    style.dress(axes, text["status"], text["thousand"], language, span)
    axes.set_ylim(0, lower.max() * 1.01)
    axes.grid(False)
    box = axes.get_position()
    axes.set_position([box.x0, box.y0, box.width * 0.66, box.height])
    handles, names = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], names[::-1], loc="center left", bbox_to_anchor=(1, 0.5), fontsize=11, handlelength=1,
                labelspacing=0.35)


def flows(axes, run, text, language):
    years = np.array(run.whole_years())
    style.dress(axes, text["flows"], text["flows_unit"], language)
    if not len(years):
        return too_short(axes, text)
    top = 0
    for name, flow, colour, mark in (("outflow", run.outflow, style.VERMILION, "o-"),
                                     ("inflow", run.inflow, style.GREEN, "s--")):
        yearly = run.yearly(flow) / 1000
        middle, band = median_band(yearly)
        style.line(axes, years, middle, band, colour, text[name], mark)
        top = max(top, middle.max() if band is None else band[1].max())
        for place, (first, last) in enumerate(run.decades()):
            inside = (years >= first) & (years <= last)
            total = np.median(yearly[:, inside].sum(axis=1))
            axes.text(0.04 + 0.48 * place + (0 if name == "outflow" else 0.17), 0.05,
                      style.number_format(language, 1)(total, 0), color=colour, fontweight="bold",
                      transform=axes.transAxes)
    for place, (first, last) in enumerate(run.decades()):
        axes.text(0.04 + 0.48 * place, 0.14, text["decade"].format(first=first, last=last), color="#444444",
                  fontsize=12, transform=axes.transAxes)
    axes.set_ylim(0, top * 1.32)
    style.year_axis(axes, years)
    axes.legend(loc="upper left")


def market(axes, run, text, language, span):
    for name, stock, colour, dash in (("registered", run.registered, style.VERMILION, "-"),
                                      ("vacancies", run.vacancies, style.BLUE, "--")):
        middle, band = median_band(stock / 1000)
        style.line(axes, run.month_end, middle, band, colour, text[name], dash)
    style.dress(axes, text["market"], text["thousand_both"], language, span)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.2)
    axes.legend(loc="upper left", ncol=2, fontsize=11, columnspacing=1, handlelength=1.6)


def tension(axes, run, text, language, span):
    middle, band = median_band(run.tension)
    style.line(axes, run.month_end, middle, band, style.BLACK, None)
    style.dress(axes, text["tension"], text["tension_unit"], language, span)
    axes.set_ylim(0, None)


def grouped_hires(run):
    """Yearly hires by origin, the three smallest origins of residents together."""
    yearly = {name: run.yearly(flow) for name, flow in run.hires.items()}
    shown = {name: yearly[name] for name in ("other_job", "jobseeker", "school")}
    shown["rest"] = sum(yearly[name] for name in REST)
    shown["outside_pool"] = yearly["outside_pool"]
    return shown


def hires(axes, run, text, language):
    years = np.array(run.whole_years())
    style.dress(axes, text["hires"], text["hires_unit"], language)
    if not len(years):
        return too_short(axes, text)
    below, lower = 0, np.zeros(len(years))
    for name, flow in grouped_hires(run).items():
        below = below + flow / 1000
        border, band = median_band(below)
        axes.bar(years, border - lower, bottom=lower, width=0.85, color=style.ORIGIN_COLOURS[name], label=text[name])
        if band is not None:
            axes.vlines(years, *band, color=style.BLACK, linewidth=1.3)
        lower = border
    axes.set_ylim(0, lower.max() * 1.78)
    style.year_axis(axes, years)
    axes.grid(False, axis="x")
    handles, names = axes.get_legend_handles_labels()
    axes.legend(handles[::-1], names[::-1], loc="upper left", fontsize=11, labelspacing=0.25)


def too_short(axes, text):
    axes.text(0.5, 0.5, text["short"], ha="center", transform=axes.transAxes, color="#444444")
    axes.set_xticks([])
    axes.set_yticks([])
