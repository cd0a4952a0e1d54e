"""Two days side by side: as a figure by name, and as the bright lines of the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.views.view import View

STATE = "sel=christchurch-call&on=2024-12-31&against=2019-12-31"


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def members(kg: gk.KnowledgeGraph, day: str) -> set[str]:
    """The labels of who belongs, perhaps, on a day."""
    found = kg.members("christchurch-call", on=day, at_least="possible")
    return {str(label) for label in found.column("label")}


@pytest.mark.browser
def test_everybody_is_named_under_what_became_of_them(
    part_view: View, part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    before, after = members(part, "2019-12-31"), members(part, "2024-12-31")
    part_view.figure(tmp_path / "days.svg", form="compared", state=STATE)
    svg = (tmp_path / "days.svg").read_text(encoding="utf-8")
    told = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert told
    for word, names in (("gained", after - before), ("lost", before - after)):
        assert f"{len(names)} {word}" in told[1]
        assert all(name.replace("&", "&amp;") in told[1] for name in names)
    drawn = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert drawn.index(f"{len(after - before)} gained") < drawn.index("Zoom Video Communications")
    assert drawn.index("New Zealand") > drawn.index(f"{len(before & after)} stayed")
    assert "only possible on one or both of the days" in drawn


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
    new = members(part, "2024-12-31") - members(part, "2019-12-31")
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
    new = members(part, "2024-12-31") - members(part, "2019-12-31")
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
    explorer: Any, part: gk.KnowledgeGraph, degree: Any
) -> None:
    page = explorer.go(f"{STATE}&atLeast={degree}")
    found = page.evaluate("explorer.compared()")
    gained = {one for one, _ in found["gained"]}
    perhaps = {
        day: set(part.members("christchurch-call", on=day, at_least="possible").column("member"))
        for day in ("2019-12-31", "2024-12-31")
    }
    surely = set(
        part.members("christchurch-call", on="2024-12-31", at_least=degree).column("member")
    )
    assert gained == surely - perhaps["2019-12-31"]
    assert {one for one, _ in found["lost"]} <= perhaps["2019-12-31"] - perhaps["2024-12-31"]
    assert "From 31 December 2019 to 31 December 2024" in page.inner_text("#assurance")


@pytest.mark.browser
def test_the_order_of_the_days_makes_no_difference(explorer: Any) -> None:
    told = explorer.go(STATE).inner_text("#assurance")
    turned = "sel=christchurch-call&on=2019-12-31&against=2024-12-31"
    assert explorer.move(turned).inner_text("#assurance") == told
