"""What a page says of one thing is about that thing, and as sure as the library has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

NAMED = """() => {
  const network = explorer.app.forms.network;
  return network.ranked.slice(0, 20).map((node) => explorer.app.model.id[node]);
}"""


def test_two_days_are_compared_of_the_thing_that_is_looked_at(
    opened: Any, facts_file: Path
) -> None:
    window = opened(facts_file)
    days = "christchurch-call&on=2024-12-31&against=2019-12-31"
    chosen = window.go(f"sel={days}").locator("#assurance").inner_text()
    assert window.move(f"focus={days}").locator("#assurance").inner_text() == chosen
    assert "12 gained" in chosen


def test_a_filter_holds_for_who_takes_part_without_belonging(
    opened: Any, facts_file: Path, kg: gk.KnowledgeGraph
) -> None:
    page = opened(facts_file).go("country=country-nz&on=2024-12-31")
    shown = page.evaluate(
        """() => explorer.app.seen.node.reduce((found, one, i) =>
        one && explorer.app.model.kind[i] === "government" ? [...found, explorer.app.model.id[i]]
        : found, [])"""
    )
    assert shown == ["new-zealand"]


def test_promises_are_counted_as_the_library_counts_them(
    opened: Any, facts_file: Path, kg: gk.KnowledgeGraph
) -> None:
    page = opened(facts_file).go("sel=zoom&on=2022-06-23")
    sure = len(kg.promises("zoom", on="2022-06-23"))
    all_ = len(kg.promises("zoom", on="2022-06-23", at_least="possible"))
    told = page.locator("#panel-body summary", has_text="Promises taken on").inner_text()
    assert told.endswith(f"{sure} and {all_ - sure} less sure")


def test_of_marks_drawn_alike_who_joined_most_is_named_first(opened: Any, facts_file: Path) -> None:
    first = opened(facts_file).go("focus=christchurch-call&on=2024-12-31").evaluate(NAMED)
    assert {"google", "microsoft", "meta", "france"} <= {*first}


def test_two_days_can_be_typed_on_a_phone(opened: Any, facts_file: Path) -> None:
    page = opened(facts_file, viewport={"width": 390, "height": 844}, has_touch=True).go("")
    page.fill("#day", "2024-12-31")
    page.fill("#against", "2019-12-31")
    page.locator("#against").dispatch_event("change")
    assert "on=2024-12-31" in page.url and "against=2019-12-31" in page.url
