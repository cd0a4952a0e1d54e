"""Figures say what data they show, draw what the tables hold, and leave pyplot alone."""

import io
import subprocess
import sys

import pytest

import graphkit
from graphkit.analysis import growth, intersections, most_bound, plots
from graphkit.errors import InvalidChoice, MissingExtra, NotFound
from graphkit.panel import Panel

pytest.importorskip("matplotlib")

CALL = "christchurch-call"
DAY = "2023-01-01"
SETS = [CALL, "gifct", "tech-coalition"]
EMPTY = Panel.from_rows([])

FIGURES = {
    "growth_curve": lambda kg: plots.growth_curve(kg, CALL, by="kind", last=DAY),
    "joining_waves": lambda kg: plots.joining_waves(kg, CALL, last=DAY),
    "incidence_map": lambda kg: plots.incidence_map(kg, SETS, on=DAY),
    "upset": lambda kg: plots.upset(kg, SETS, on=DAY),
    "survival_curve": lambda kg: plots.survival_curve(kg, CALL, until=DAY),
    "rank_table": lambda kg: plots.rank_table(
        kg, most_bound(kg, on=DAY), value="promises", low="certain", high="possible", as_of=DAY
    ),
}


@pytest.fixture(scope="module")
def figures(kg: graphkit.KnowledgeGraph) -> dict[str, object]:
    return {name: draw(kg) for name, draw in FIGURES.items()}


def test_there_is_a_figure_of_each_sort():
    assert set(FIGURES) == set(plots.__all__)


@pytest.mark.parametrize("name", FIGURES)
def test_the_caption_has_version_and_day(figures, kg: graphkit.KnowledgeGraph, name: str):
    caption = figures[name].get_supxlabel()
    assert caption.startswith(f"Data version {kg.version}, as of {DAY}.")
    assert figures[name].get_suptitle()


@pytest.mark.parametrize("name", FIGURES)
def test_the_same_data_gives_the_same_bytes(figures, kg: graphkit.KnowledgeGraph, name: str):
    def png(figure) -> bytes:
        buffer = io.BytesIO()
        figure.savefig(buffer, format="png", dpi=20)
        return buffer.getvalue()

    assert png(figures[name]) == png(FIGURES[name](kg))


def test_the_growth_curve_draws_presumed_members(figures, kg: graphkit.KnowledgeGraph):
    table = growth(kg, CALL, by="kind", last=DAY)
    lines = {
        line.get_label(): list(line.get_ydata()) for line in figures["growth_curve"].axes[0].lines
    }
    for kind in ("government", "company"):
        drawn = [row["presumed"] for row in table.records() if row["kind"] == kind]
        assert lines[kind] == drawn


def test_the_upset_plot_draws_the_intersections(figures, kg: graphkit.KnowledgeGraph):
    panel = kg.panel.select(coalitions=SETS).at(DAY)
    sizes = [row[2] for row in intersections(panel, among=SETS)]
    assert [bar.get_height() for bar in figures["upset"].axes[0].patches] == sizes


def test_the_map_puts_the_fullest_first(figures):
    cells = figures["incidence_map"].axes[0].images[0].get_array()
    ties = (cells > 0).sum(axis=1).tolist()
    assert ties == sorted(ties, reverse=True)


def test_alike_actors_stand_together():
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
def test_nothing_to_show_says_so(draw):
    texts = [text.get_text() for text in draw().axes[0].texts]
    assert texts == ["There is nothing to show."]


def test_a_coalition_without_members_has_no_waves(kg: graphkit.KnowledgeGraph):
    figure = plots.joining_waves(kg, "christchurch-call-foundation")
    assert [text.get_text() for text in figure.axes[0].texts] == ["There is nothing to show."]


def test_unknown_words(kg: graphkit.KnowledgeGraph):
    with pytest.raises(InvalidChoice, match="order"):
        plots.incidence_map(kg, on=DAY, order="random")
    with pytest.raises(NotFound):
        plots.upset(kg, ["no such coalition"], on=DAY)
    with pytest.raises(NotFound, match="column"):
        plots.rank_table(kg, most_bound(kg, on=DAY), value="worth", as_of=DAY)


def test_without_matplotlib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(MissingExtra, match=r"coalition-graphkit\[plot\]"):
        plots.growth_curve(EMPTY)


def test_pyplot_is_never_imported():
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
