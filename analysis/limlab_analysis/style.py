"""How the pictures look: one 16:9 page, large enough letters for a beamer, colours that the colour-blind can tell apart."""
import matplotlib

matplotlib.use("Agg")  # no screen is needed
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.ticker import FuncFormatter  # noqa: E402

# Okabe and Ito 2008: safe for the common kinds of colour blindness.
BLACK, ORANGE, SKY, GREEN = "#000000", "#E69F00", "#56B4E9", "#009E73"
YELLOW, BLUE, VERMILION, PURPLE = "#F0E442", "#0072B2", "#D55E00", "#CC79A7"
GREY = "#9A9A9A"
DPI = 120

STATUS_COLOURS = {"employees": BLUE, "self_employed": SKY, "seeking": VERMILION, "ill": PURPLE, "home": YELLOW,
                  "retired": GREY, "learning": GREEN, "children": "#BFE3D6"}
ORIGIN_COLOURS = {"other_job": BLUE, "jobseeker": VERMILION, "school": GREEN, "rest": YELLOW, "outside_pool": GREY}

plt.rcParams.update({
    "font.size": 13, "axes.titlesize": 16, "axes.titleweight": "bold", "axes.titlelocation": "left",
    "axes.labelsize": 12.5, "xtick.labelsize": 12.5, "ytick.labelsize": 12.5, "legend.fontsize": 12,
    "legend.frameon": False, "axes.spines.top": False, "axes.spines.right": False, "axes.grid": True,
    "axes.axisbelow": True, "grid.color": "#E4E4E4", "grid.linewidth": 0.8, "lines.linewidth": 2.4,
    "font.family": "DejaVu Sans", "axes.titlepad": 24})


def number_format(language, decimals=None):
    """Axis numbers with the language's separators."""
    def text(value, _):
        shown = f"{value:,.{decimals}f}" if decimals is not None else f"{value:,.6g}"
        if language == "nl":
            shown = shown.translate(str.maketrans(",.", ".,"))
        return shown.replace("-", "−")
    return FuncFormatter(text)


def new_page(title, subtitle, source):
    """Six empty panels on a page with its title above and its source below."""
    figure, axes = plt.subplots(2, 3, figsize=(16, 9), dpi=DPI)
    figure.subplots_adjust(left=0.05, right=0.985, top=0.835, bottom=0.125, wspace=0.22, hspace=0.48)
    figure.text(0.018, 0.955, title, fontsize=min(22, 22 * 88 / max(len(title), 1)), fontweight="bold", va="center")
    figure.text(0.018, 0.915, subtitle, fontsize=14, va="center", color="#444444")
    figure.text(0.018, 0.032, source, fontsize=11, va="center", color="#444444")
    return figure, axes


def dress(axes, title, unit, language, time=None):
    """Title, unit and number format of a panel; `time` = (first, last) year of the horizontal axis."""
    axes.set_title(title)
    axes.text(0, 1.025, unit, transform=axes.transAxes, color="#444444", fontsize=12.5)
    axes.yaxis.set_major_formatter(number_format(language))
    if time:
        axes.set_xlim(*time)


def year_axis(axes, years):
    """Whole years, with half a bar of room on both sides."""
    axes.set_xlim(years[0] - 0.7, years[-1] + 0.7)
    axes.xaxis.get_major_locator().set_params(integer=True)


def line(axes, x, middle, band, colour, label, style="-"):
    """A line with its band."""
    axes.plot(x, middle, style, color=colour, label=label)
    if band is not None:
        axes.fill_between(x, *band, color=colour, alpha=0.22, linewidth=0)
