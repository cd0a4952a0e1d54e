"""Exact overlaps in the panel are those of the library, and each leads to its list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser
COALITIONS = ("gifct", "tech-coalition", "christchurch-call")


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    return part


def test_bars_are_the_exact_intersections_and_lead_to_who_is_in_them(
    explorer: Any, kg: gk.KnowledgeGraph
) -> None:
    network = kg.network(on="2022-06-23", at_least="presumed")
    found = gk.analysis.intersections(network, among=COALITIONS).records()
    state = f"sel={'~'.join(COALITIONS)}&on=2022-06-23&atLeast=presumed"
    page = explorer.go(state)
    bars = page.locator("#panel .upset button.set")
    sizes = [int(text) for text in page.locator("#panel .upset .set .count").all_inner_texts()]
    assert sizes == sorted((int(str(row["size"])) for row in found), reverse=True)
    bars.first.focus()
    page.keyboard.press("Enter")
    out = page.evaluate("explorer.app.state.not")
    largest = max(found, key=lambda row: int(str(row["size"])))
    sets = largest["sets"]
    assert isinstance(sets, tuple)
    assert {*out} == {*COALITIONS} - {*sets}
    names = page.locator("#panel .upset button[aria-pressed=true]").get_attribute("aria-label")
    assert names.startswith(f"{sizes[0]} member")


def test_of_actors_they_open_the_list_of_coalitions(explorer: Any) -> None:
    page = explorer.go("sel=zoom~google~microsoft&on=2022-06-23")
    first = page.locator("#panel .upset details").first
    first.locator("summary").press("Enter")
    count = int(first.locator("summary .count").inner_text())
    assert first.locator("li").count() == count


def test_in_these_and_not_in_those_draws_just_these(explorer: Any) -> None:
    page = explorer.go("sel=gifct~christchurch-call&not=gifct&on=2022-06-23")
    told, chosen, lit = page.evaluate(
        """() => { const { app } = explorer; const { lit } = app.forms.network.picture;
        return [app.inAll(app.chosen), app.chosen, [...lit]]; }"""
    )
    assert told and set(lit) == {*told, *chosen}
    assert "but not in Global Internet Forum" in page.inner_text("#headline")
