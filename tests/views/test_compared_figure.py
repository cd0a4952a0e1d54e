"""Two days side by side: as a figure by name, and as the bright lines of the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import AtLeast
from graphkit.views.view import View

STATE = "sel=christchurch-call&on=2024-12-31&against=2019-12-31"


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def members(kg: gk.KnowledgeGraph, day: str, at_least: AtLeast) -> set[str]:
    """The labels of who belongs on a day, so surely."""
    found = kg.members("christchurch-call", on=day, at_least=at_least)
    return {str(label) for label in found.column("label")}


def gained(kg: gk.KnowledgeGraph) -> set[str]:
    """Who is known on the later day and not even possible on the earlier."""
    return members(kg, "2024-12-31", "presumed") - members(kg, "2019-12-31", "possible")


@pytest.mark.browser
def test_everybody_is_named_under_what_became_of_them(
    part_view: View, part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    before, after = (members(part, day, "presumed") for day in ("2019-12-31", "2024-12-31"))
    perhaps = [members(part, day, "possible") for day in ("2019-12-31", "2024-12-31")]
    part_view.figure(tmp_path / "days.svg", form="compared", state=STATE)
    svg = (tmp_path / "days.svg").read_text(encoding="utf-8")
    told = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert told
    already = (after - before) & perhaps[0]
    for word, names in (
        ("gained", gained(part)),
        ("lost", before - perhaps[1]),
        ("stayed", before & after),
        ("known on the later day, less sure on the earlier", already),
        ("only possible, on one day or both", (perhaps[0] | perhaps[1]) - before - after),
    ):
        assert f"{len(names)} {word}" in told[1]
        assert all(name.replace("&", "&amp;") in told[1] for name in names)
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert drawn.index(f"{len(gained(part))} gained") < drawn.index("Zoom Video Communications")
    assert drawn.index("New Zealand") > drawn.index(f"{len(before & after)} stayed")


@pytest.mark.parametrize("state", ["", "sel=christchurch-call"])
def test_without_a_day_to_compare_with_there_is_none(
    part_view: View, tmp_path: Path, state: str
) -> None:
    with pytest.raises(InvalidChoice, match="against=2022-06-23"):
        part_view.figure(tmp_path / "days.svg", form="compared", state=state)


@pytest.mark.browser
def test_the_network_brightens_who_is_new(explorer: Any, part: gk.KnowledgeGraph) -> None:
    page = explorer.go(STATE)
    assert "joined since the day compared with" in page.inner_text("#lines")
    bright = page.evaluate(
        """() => { const { app } = explorer; return app.forms.network.picture.lines
        .filter((line) => line.colour === app.theme.accent).flatMap((line) => line.ends)
        .map((node) => app.label(node)); }"""
    )
    new = gained(part)
    assert set(bright) - {"Christchurch Call"} == new
    assert "joined since" not in explorer.move("sel=christchurch-call").inner_text("#lines")


@pytest.mark.browser
def test_closing_the_panel_keeps_the_day_compared_with(explorer: Any) -> None:
    page = explorer.go(STATE)
    page.click("#panel-close")
    assert "against=2019-12-31" in page.url and "sel=" not in page.url
    page.click("#panel-close")
    assert "against" not in page.url


@pytest.mark.browser
def test_the_panel_saves_that_figure(explorer: Any) -> None:
    page = explorer.go(STATE)
    with page.expect_download() as saved:
        page.click("#panel [data-save=compared]")
    assert "Two days compared" in Path(saved.value.path()).read_text(encoding="utf-8")


@pytest.mark.browser
def test_every_form_tells_who_is_new(explorer: Any, part: gk.KnowledgeGraph) -> None:
    new = gained(part)
    page = explorer.go(f"{STATE}&form=table")
    told = page.evaluate(
        """() => [...document.querySelectorAll("#table tbody tr")]
        .filter((row) => row.children[7].textContent.endsWith(", new"))
        .map((row) => row.children[0].textContent)"""
    )
    assert set(told) == new
    page = explorer.move(f"{STATE}&form=map")
    ringed = page.evaluate(
        """() => { const { app } = explorer; const { map } = app.forms;
        return map.squares.filter((one) => map.isNew(one)).map(({ node }) => app.label(node)); }"""
    )
    assert set(ringed) <= new and "United States" in ringed
    assert "joined since the day compared with" in page.inner_text("#classes")


@pytest.mark.browser
def test_without_a_choice_the_panel_lists_what_changed_too(explorer: Any) -> None:
    page = explorer.go("on=2024-12-31&against=2019-12-31")
    said = page.inner_text("#panel .compared .told")
    assert said == page.inner_text("#assurance")
    assert page.locator("#panel .compared details").count() >= 3
    assert "Where to begin" in page.inner_text("#panel")


@pytest.mark.browser
@pytest.mark.parametrize("degree", ["possible", "presumed", "certain"])
def test_nobody_is_gained_or_lost_who_may_have_been_there(
    explorer: Any, part: gk.KnowledgeGraph, degree: AtLeast
) -> None:
    page = explorer.go(f"{STATE}&atLeast={degree}")
    found = {
        key: {one for one, _ in pairs}
        for key, pairs in page.evaluate("explorer.compared()").items()
    }
    known: AtLeast = "certain" if degree == "certain" else "presumed"

    def ids(day: str, at_least: AtLeast) -> set[object]:
        return set(part.members("christchurch-call", on=day, at_least=at_least).column("member"))

    days = ("2019-12-31", "2024-12-31")
    (before, after), (perhaps, still) = (
        [ids(day, least) for day in days] for least in (known, "possible")
    )
    assert found["gained"] == after - perhaps
    assert found["lost"] | found["over"] == before - still
    assert found["stayed"] == before & after
    assert found["stayed"] | found["gained"] | found["already"] == after
    assert bool(found["possible"]) == (degree == "possible")
    told = part.changes("2020-01-01", "2024-12-31", of="christchurch-call").records()
    assert found["gained"] <= {row["thing"] for row in told if row["change"] == "joined"}
    assert "From 31 December 2019 to 31 December 2024" in page.inner_text("#assurance")


@pytest.mark.browser
def test_the_order_of_the_days_makes_no_difference(explorer: Any) -> None:
    told = explorer.go(STATE).inner_text("#assurance")
    turned = "sel=christchurch-call&on=2019-12-31&against=2024-12-31"
    assert "Sources count" in told, "of the day that is drawn"
    assert explorer.move(turned).inner_text("#assurance") == told.split(" Sources count")[0]


@pytest.mark.browser
def test_a_slide_of_everything_shares_its_room_between_what_became_of_them(
    facts_view: View, tmp_path: Path
) -> None:
    state = "on=2024-12-31&against=2019-12-31"
    facts_view.figure(tmp_path / "days.svg", form="compared", state=state, size="slide")
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", (tmp_path / "days.svg").read_text("utf-8"))
    heads = [
        i for i, text in enumerate(drawn) if re.fullmatch(r"[\d,]+ (gained|lost|stayed)", text)
    ]
    assert len(heads) == 3
    for head in heads:
        assert re.search(r" · [\d,]+$", drawn[head + 1]), "coalitions with their numbers"
    assert sum(text.endswith("more coalitions") for text in drawn) >= 3


@pytest.mark.browser
@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.thorough)])
def test_the_numbers_of_coalitions_add_up_to_those_of_their_headlines(
    explorer: Any, part: gk.KnowledgeGraph, every: int
) -> None:
    days = ("2019-12-31", "2024-12-31")
    explorer.go(f"on={days[1]}&against={days[0]}")
    for row in part.overview().records()[::every]:
        coalition = str(row["coalition"])
        before, after = (set(part.members(coalition, on=day).column("member")) for day in days)
        page = explorer.move(f"on={days[1]}&against={days[0]}&sel={coalition}")
        pairs = page.evaluate("explorer.compared()")
        into = {key: {a for a, b in found if b == coalition} for key, found in pairs.items()}
        assert into["stayed"] == before & after, coalition
        assert into["stayed"] | into["gained"] | into["already"] == after, coalition
        gone = into["lost"] | into["over"] | into["lapsed"]
        assert into["stayed"] | gone == before, coalition
        told = part.changes("2020-01-01", days[1], of=coalition).records()
        joined = {one["thing"] for one in told if one["change"] == "joined"}
        left = {one["thing"] for one in told if one["change"] in ("left", "ended-with-coalition")}
        assert into["gained"] <= joined and into["lost"] | into["over"] <= left, coalition
