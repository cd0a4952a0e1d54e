"""On paper the whole drawing is there, with its title, its legend and its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

WORDS = """() => [...document.querySelectorAll("#paper svg")].map((svg) =>
  [...svg.querySelectorAll("text")].map((text) => text.textContent))"""


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def laid(page: Any) -> list[list[str]]:
    """What can be read on each sheet, after the browser was told to print."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found: list[list[str]] = page.evaluate(WORDS)
    return found


def test_every_row_of_a_long_drawing_is_whole_on_one_of_the_sheets(
    explorer: Any, part: gk.KnowledgeGraph
) -> None:
    sheets = laid(explorer.go("form=matrix&on=all"))
    words = [text for sheet in sheets for text in sheet]
    assert len(sheets) > 1
    network = part.network(ever=True, at_least="possible")
    members = {str(network.nodes[one]["label"]) for one, _ in network.edges()}
    assert len(members) > 90
    for name in members:
        start = str(name)[:12]
        assert any(text.startswith(start) for text in words), name
    for sheet in sheets:
        assert any(text.startswith("Christchurch Call") for text in sheet)
        assert any(text.startswith("Sources: ") for text in sheet)
        assert any(text.startswith("Rows ") for text in sheet)


def test_controls_and_what_was_drawn_on_the_screen_make_room(explorer: Any) -> None:
    page = explorer.go("sel=zoom&on=2022-06-23")
    laid(page)
    for part in ("#top", "#summary", "#drawing", "#time", "#panel-close"):
        assert page.is_hidden(part), part
    assert page.is_visible("#panel") and page.locator("#panel-body > details").count() > 1
    assert page.locator("#panel-body > details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("#paper section").count() == 0 and page.is_visible("#drawing")
    assert page.locator("#panel-body > details:not([open])").count() > 0


def test_the_list_of_where_to_begin_is_for_the_screen_alone(explorer: Any) -> None:
    page = explorer.go("form=map")
    assert page.is_visible("#panel")
    laid(page)
    assert page.is_hidden("#panel") and page.is_visible("#paper")


def test_the_browser_itself_prints_the_sheets(explorer: Any) -> None:
    page = explorer.go("form=matrix&sel=zoom&on=2022-06-23")
    page.evaluate(
        "addEventListener('beforeprint', () => { document.body.dataset.laid = "
        "document.querySelectorAll('#paper section').length; })"
    )
    assert page.pdf().startswith(b"%PDF")
    assert page.get_attribute("body", "data-laid") == "1"


def test_every_row_of_a_table_is_printed_and_in_light_colours(
    explorer: Any, part: gk.KnowledgeGraph
) -> None:
    page = explorer.go("form=table&on=all&theme=dark&list=none")
    assert page.locator("#table tbody tr").count() == 250
    laid(page)
    every = int(page.evaluate("explorer.counts().memberships"))
    assert page.locator("#table tbody tr").count() == every > 250
    assert page.evaluate("explorer.app.theme.dark") is False
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("explorer.app.theme.dark") is True and "theme=dark" in page.url


def test_the_head_of_a_printed_table_has_no_buttons_and_can_stand_on_each_sheet(
    explorer: Any,
) -> None:
    """Browsers repeat no head with buttons in it."""
    page = explorer.go("form=table&list=none")
    heads = page.locator("#table thead th:not([hidden])")
    assert heads.first.locator(".of-paper").is_hidden()
    laid(page)
    shown = [head for head in heads.all() if head.locator("button").is_visible()]
    assert shown == []
    assert heads.first.inner_text() == "Member"
    assert page.evaluate("getComputedStyle(document.querySelector('#table tr')).breakInside") == (
        "avoid"
    )


def test_columns_that_find_no_room_are_on_further_sheets(opened: Any, tmp_path: Path) -> None:
    table = tmp_path / "many.csv"
    joins = [f"Firm {n % 3},Pact {n:02},2019" for n in range(90)]
    table.write_text("\n".join(["member,coalition,since", *joins]), encoding="utf-8")
    file = tmp_path / "many.html"
    gk.view(gk.load(table)).save(file)
    sheets = laid(opened(file).go("form=matrix&list=none"))
    words = [text for sheet in sheets for text in sheet]
    assert {f"Pact {n:02}" for n in range(90)} <= {*words}
    assert words.count("Pact 00") == 1
    assert sum(text.startswith("Columns 1 to ") for text in words) == 1
    assert any(text.endswith(" to 90 of 90.") for text in words)
