"""Bars count what the library counts."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis.time.first_joinings import first_joinings
from graphkit.facts.certainty import DEGREES
from graphkit.panel import EARLIEST, LATEST

pytestmark = pytest.mark.browser
ROWS = "explorer.app.forms.bars.rows.map((row) => [row.title, Object.fromEntries(row.kinds)])"
APART = (
    "explorer.app.forms.bars.rows.map((row) =>"
    " [explorer.app.model.id[row.title], row.total, row.unsure])"
)
COALITION = "christchurch-call"
EPOCH = date(1970, 1, 1).toordinal()


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.mark.parametrize("coalition", [COALITION, "gifct", "paris-call"])
def test_each_member_counts_once_in_the_year_of_its_first_joining(
    explorer: Any, part: gk.KnowledgeGraph, coalition: str
) -> None:
    page = explorer.go(f"form=bars&on=all&sel={coalition}&trust=high~medium")
    panel = part.panel
    when = first_joinings(panel)
    here = when.coalition == panel.coalitions.index(coalition)
    years = [
        {date.fromordinal(EPOCH + int(day)).year for day in days}
        for days in zip(when.earliest[here], when.latest[here], strict=True)
        if days[0] > EARLIEST and days[1] < LATEST
    ]
    known = Counter(year for both in years if len(both) == 1 for year in both)
    shown = Counter({row[0]: sum(row[1].values()) for row in page.evaluate(ROWS)})
    assert +shown == known


def test_the_figure_of_bars_counts_the_members_of_its_headline(explorer: Any) -> None:
    page = explorer.go(f"form=bars&on=2024-12-31&sel={COALITION}")
    total = page.evaluate("explorer.app.forms.bars.rows.reduce((sum, row) => sum + row.total, 0)")
    unknown = page.evaluate("explorer.app.forms.bars.unknown")
    members = page.evaluate("explorer.app.membersOf(explorer.app.chosen[0]).length")
    assert total + unknown == members
    told = f"{total} first joinings of a known year, {unknown} of an unknown year"
    assert page.inner_text("#headline") == f"Christchurch Call up to 31 December 2024: {told}"


def test_bars_of_coalitions_are_their_members_and_the_title_is_about_them(explorer: Any) -> None:
    """What a coalition joined itself is no joining of it, and a year may have more than its bar."""
    page = explorer.go("form=bars&sel=gifct&on=2026-08-21")
    assert page.evaluate("explorer.app.joinedBy(explorer.app.chosen[0]).length")
    rows = page.evaluate("explorer.app.forms.bars.rows.map(({ title, total }) => [title, total])")
    unknown = page.evaluate("explorer.app.forms.bars.unknown")
    found = page.evaluate("""() => {
      const { model } = explorer.app, node = model.index.get("gifct");
      return model.edgesOf[node].filter((e) => model.to[e] === node
        && model.relation[e] === "membership").length;
    }""")
    assert unknown and sum(total for _, total in rows) + unknown == found
    assert f"{unknown} of an unknown year" in page.inner_text("#headline")
    assert "each bar is the least" in page.inner_text("#assurance")
    empty = next(year for year, total in rows if not total)
    texts = figure_of(page)
    assert "0" not in {text["text"] for text in texts}
    place = f"explorer.app.forms.bars.rows.find(({{ title }}) => title === {empty})"
    told = page.evaluate(f"explorer.app.forms.bars.told({place})")
    assert told == f"{empty}: none that is known"


def test_coalitions_are_ranked_by_their_members(explorer: Any, part: gk.KnowledgeGraph) -> None:
    page = explorer.go("form=bars&bars=coalitions&on=2024-07-01&atLeast=presumed")
    rows = page.evaluate(ROWS)
    totals = [sum(row.values()) for _, row in rows]
    assert not page.evaluate("explorer.app.forms.bars.unsure")
    assert totals == sorted(totals, reverse=True)
    first = page.evaluate(f"explorer.app.model.id[{rows[0][0]}]")
    assert totals[0] == len(set(part.members(first, on="2024-07-01").column("member")))


@pytest.mark.parametrize("on", ["2024-07-01", None])
def test_what_is_less_sure_stands_apart_as_the_library_counts_it(
    explorer: Any, part: gk.KnowledgeGraph, on: str | None
) -> None:
    @cache
    def members(id: str, degree: Any) -> int:
        return len(set(part.members(id, on=on, at_least=degree).column("member")))

    coalitions = [str(row["coalition"]) for row in part.overview().records()]
    explorer.go("form=bars&bars=coalitions")
    for at_least in DEGREES:
        page = explorer.move(f"form=bars&bars=coalitions&on={on or 'all'}&atLeast={at_least}")
        shown = {id: counts for id, *counts in page.evaluate(APART)}
        assert shown.keys() == {id for id in coalitions if members(id, at_least)}, at_least
        surely = "presumed" if on and at_least == "possible" else at_least
        for id, counts in shown.items():
            sure = members(id, surely)
            assert counts == [sure, members(id, at_least) - sure], (id, at_least)
        unsure = page.evaluate("explorer.app.forms.bars.unsure")
        assert unsure == (bool(on) and at_least == "possible"), at_least


def test_what_is_less_sure_is_told_and_in_the_legend_of_the_figure(explorer: Any) -> None:
    page = explorer.go("form=bars&bars=coalitions&on=2024-07-01")
    row = "explorer.app.forms.bars.rows.findIndex((row) => row.unsure && row.total)"
    told = page.evaluate(f"explorer.app.forms.bars.told(explorer.app.forms.bars.rows[{row}])")
    assert "less sure" in told
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-svg")
    assert "pale: less sure" in Path(saved.value.path()).read_text(encoding="utf-8")


def test_a_year_leads_to_who_surely_joined_in_it(explorer: Any) -> None:
    page = explorer.go(f"form=bars&sel={COALITION}&on=all")
    page.focus("#bars")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#live").startswith("2019: ")
    page.keyboard.press("Enter")
    assert "joined=2019-01-01..2019-12-31" in page.url
    assert page.locator("#table").is_visible()


def figure_of(page: Any, size: str = "page") -> list[dict[str, Any]]:
    """Give the texts of the figure, each with its place in the picture."""
    return list(
        page.evaluate(
            """(size) => {
              document.querySelector("#figure-size").value = size;
              const svg = explorer.app.parts.map(({ part }) => part).find((part) => part.svg).svg();
              const host = document.createElement("div");
              document.body.append(host);
              host.innerHTML = svg;
              const from = host.getBoundingClientRect();
              const found = [...host.querySelectorAll("text")].map((text) => {
                const box = text.getBoundingClientRect();
                const middle = (box.left + box.right) / 2;
                return { text: text.textContent, x: middle - from.left, y: box.top - from.top };
              });
              host.remove();
              return found;
            }""",
            size,
        )
    )


def test_years_stand_beside_each_other_with_their_numbers(explorer: Any) -> None:
    page = explorer.go(f"form=bars&sel={COALITION}&on=all")
    rows = page.evaluate("explorer.app.forms.bars.rows.map(({ title, total }) => [title, total])")
    texts = figure_of(page)
    years = [text for text in texts if text["text"] in {str(year) for year, _ in rows}]
    assert [int(text["text"]) for text in years] == [year for year, _ in rows]
    assert all(p["x"] < q["x"] and p["y"] == q["y"] for p, q in pairwise(years))
    for (_, total), year in zip(rows, years, strict=True):
        above = [text["text"] for text in texts if abs(text["x"] - year["x"]) < 3]
        # The year of some is not known, so that nothing is said of a year without a bar.
        assert above == [*([str(total)] if total else []), year["text"]]


def test_a_click_on_a_column_leads_to_its_year(explorer: Any) -> None:
    page = explorer.go(f"form=bars&sel={COALITION}&on=all")
    laid = "explorer.app.forms.bars.laid"
    x = page.evaluate(f"{laid}.left + 0.5 * {laid}.step")
    y = page.evaluate(f"explorer.app.forms.bars.top + {laid}.height - 30")
    page.locator("#bars").click(position={"x": x, "y": y})
    assert "joined=2019-01-01..2019-12-31" in page.url


def test_where_numbers_have_no_room_lines_tell_how_high_columns_are(tmp_path: Path) -> None:
    rows = [f"Firm {y}-{n},Pact,{y}" for y in range(1960, 2024) for n in range(10 + y % 13)]
    (tmp_path / "pact.csv").write_text("\n".join(["member,coalition,since", *rows]))
    figure = tmp_path / "pact.svg"
    gk.view(gk.load(tmp_path / "pact.csv")).figure(
        figure, form="bars", state="sel=pact&on=all", size="column"
    )
    found = [node.text or "" for node in ET.parse(figure).iter("{http://www.w3.org/2000/svg}text")]
    numbers = [int(text) for text in found if text.isdigit()]
    assert [n for n in numbers if n < 100] == [10, 20]
    assert [n for n in numbers if n > 100] == list(range(1960, 2024, 10))


def test_long_names_have_two_lines_and_the_key_stands_above(explorer: Any) -> None:
    page = explorer.go("form=bars&bars=coalitions&on=2024-07-01")
    texts = figure_of(page, "column")
    said = " ".join(text["text"] for text in texts)
    assert "Global Internet Forum to Counter Terrorism" in said
    first = min(text["y"] for text in texts if text["text"].isdigit())
    key = next(text for text in texts if text["text"] == "company")
    assert key["y"] < first
    assert next(t for t in texts if t["text"].startswith("Sources: "))["y"] > first
