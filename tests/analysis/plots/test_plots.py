"""Figures say what data they show, draw what the tables hold, and leave pyplot alone."""

import datetime
import io
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import graphkit
from graphkit.analysis import growth, intersections, most_bound, plots
from graphkit.errors import InvalidChoice, MissingExtra, NotFound
from graphkit.panel import Panel, number_of

from ...cells import column

pytest.importorskip("matplotlib")

CALL = "christchurch-call"
DAY = "2023-01-01"
SETS = [CALL, "gifct", "tech-coalition"]
EPOCH = datetime.date(1970, 1, 1)
EMPTY = Panel.from_rows([])

FIGURES: dict[str, Callable[[graphkit.KnowledgeGraph], Figure]] = {
    "growth_curve": lambda kg: plots.growth_curve(kg, CALL, by="kind", last=DAY),
    "joining_waves": lambda kg: plots.joining_waves(kg, CALL, last=DAY),
    "incidence_map": lambda kg: plots.incidence_map(kg, SETS, on=DAY),
    "upset": lambda kg: plots.upset(kg, SETS, on=DAY),
    "survival_curve": lambda kg: plots.survival_curve(kg, CALL, until=DAY),
    "rank_table": lambda kg: plots.rank_table(
        kg, most_bound(kg, on=DAY), value="promises", low="certain", high="possible", as_of=DAY
    ),
}


Figures = dict[str, Figure]


@pytest.fixture(scope="module")
def kg(part: graphkit.KnowledgeGraph) -> graphkit.KnowledgeGraph:
    """A part of the bundled facts, which draws the same sorts of figures."""
    return part


@pytest.fixture(scope="module")
def figures(kg: graphkit.KnowledgeGraph) -> Figures:
    return {name: draw(kg) for name, draw in FIGURES.items()}


def test_there_is_a_figure_of_each_sort() -> None:
    assert set(FIGURES) == set(plots.__all__)


@pytest.mark.parametrize("name", FIGURES)
def test_the_caption_has_version_and_day(
    figures: Figures, kg: graphkit.KnowledgeGraph, name: str
) -> None:
    caption = figures[name].get_supxlabel()
    assert caption.startswith(f"Data version {kg.version}, as of {DAY}.")
    assert figures[name].get_suptitle()


@pytest.mark.parametrize("name", FIGURES)
def test_the_same_data_gives_the_same_bytes(
    figures: Figures, kg: graphkit.KnowledgeGraph, name: str
) -> None:
    def png(figure: Figure) -> bytes:
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=20)
        return buffer.getvalue()

    assert png(figures[name]) == png(FIGURES[name](kg))


def test_the_growth_curve_draws_presumed_members(
    figures: Figures, kg: graphkit.KnowledgeGraph
) -> None:
    table = growth(kg, CALL, by="kind", last=DAY)
    lines = {
        line.get_label(): np.asarray(line.get_ydata()).tolist()
        for line in figures["growth_curve"].axes[0].lines
    }
    for kind in ("government", "company"):
        drawn = [row["presumed"] for row in table.records() if row["kind"] == kind]
        assert lines[kind] == drawn


def test_the_upset_plot_draws_the_intersections(
    figures: Figures, kg: graphkit.KnowledgeGraph
) -> None:
    panel = kg.panel.select(coalitions=SETS).at(DAY)
    sizes = [row[2] for row in intersections(panel, among=SETS)]
    bars = figures["upset"].axes[0].patches
    assert [bar.get_height() for bar in bars if isinstance(bar, Rectangle)] == sizes


def test_the_map_puts_the_fullest_first(figures: Figures) -> None:
    cells = figures["incidence_map"].axes[0].images[0].get_array()
    assert cells is not None
    ties = np.asarray(cells > 0).sum(axis=1).tolist()
    assert ties == sorted(ties, reverse=True)


def test_alike_actors_stand_together() -> None:
    pairs = ("a1x", "b2y", "c1x", "d2y", "a1w", "c1w", "b2v", "d2v", "e1x", "e1v")
    panel = Panel.from_rows(
        {"member": pair[:2], "coalition": pair[2], "start": "2020-01-01"} for pair in pairs
    )
    figure = plots.incidence_map(panel, on="2021-01-01", order="alike")
    names = [text.get_text() for text in figure.axes[0].get_yticklabels()]
    assert names.index("e1") == 2  # e1 is in a coalition of either block: between them
    assert {*names[:2]} in ({"a1", "c1"}, {"b2", "d2"})


@pytest.mark.parametrize(
    "draw",
    [
        lambda: plots.growth_curve(EMPTY),
        lambda: plots.incidence_map(EMPTY, on=DAY),
        lambda: plots.survival_curve(EMPTY),
        lambda: plots.upset(EMPTY, [], on=DAY),
        lambda: plots.rank_table(EMPTY, graphkit.Table(["label", "n"], []), value="n", as_of=None),
    ],
)
def test_nothing_to_show_says_so(draw: Callable[[], Figure]) -> None:
    texts = [text.get_text() for text in draw().axes[0].texts]
    assert texts == ["There is nothing to show."]


def test_a_coalition_without_members_has_no_waves(kg: graphkit.KnowledgeGraph) -> None:
    figure = plots.joining_waves(kg, "christchurch-call-foundation")
    assert [text.get_text() for text in figure.axes[0].texts] == ["There is nothing to show."]


def test_unknown_words(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="order"):
        plots.incidence_map(kg, on=DAY, order="random")  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        plots.upset(kg, ["no such coalition"], on=DAY)
    with pytest.raises(NotFound, match="column"):
        plots.rank_table(kg, most_bound(kg, on=DAY), value="worth", as_of=DAY)


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtra, match=r"coalition-graphkit\[plot\]"):
        plots.growth_curve(EMPTY)


def test_pyplot_is_never_imported() -> None:
    code = (
        "import sys, graphkit as gk\n"
        "from graphkit.analysis import plots\n"
        "plots.incidence_map(gk.Panel.from_rows([{'member': 'a', 'coalition': 'c',"
        " 'start': '2020-01-01'}]), on='2021-01-01').savefig(sys.stdout.buffer)\n"
        "assert 'matplotlib.pyplot' not in sys.modules\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(b"\x89PNG")


def test_a_survival_curve_ends_when_its_coalition_was_last_watched(
    kg: graphkit.KnowledgeGraph,
) -> None:
    """A coalition of 2019 has no curve over the days of one that began in 2017."""
    both = ("christchurch-call", "gifct")
    axes = plots.survival_curve(kg, both, by="coalition", until=DAY).axes[0]
    lines = {str(line.get_label()): np.asarray(line.get_xdata()) for line in axes.lines}
    assert set(lines) == {kg.panel.coalition_info[name].label for name in both}
    for name in both:
        info = kg.panel.coalition_info[name]
        assert lines[info.label][-1] == number_of(DAY) - info.start_earliest + 1
    lowest = min(np.asarray(line.get_ydata()).min() for line in axes.lines)
    assert 0.5 < axes.get_ylim()[0] < lowest


def test_the_counts_of_years_stand_within_their_band_above_their_year(
    kg: graphkit.KnowledgeGraph,
) -> None:
    axes = plots.growth_curve(kg, "gifct", every="year", last=DAY).axes[0]
    table = growth(kg, "gifct", every="year", last=DAY)
    (line,), (band,) = axes.lines, axes.collections
    days = [(day - EPOCH).days for day in column(table, "day")]
    assert np.asarray(line.get_xdata()).tolist() == column(table, "day")
    ticks = [text.get_text() for text in axes.get_xticklabels()]
    assert dict(zip(axes.get_xticks(), ticks, strict=True))[days[0]] == str(table[0][0])[:4]
    edges = {tuple(corner) for corner in np.asarray(band.get_paths()[0].vertices).tolist()}
    for degree in ("certain", "possible"):
        assert {*zip(days, column(table, degree), strict=True)} <= edges
