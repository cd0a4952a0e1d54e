"""On paper the whole drawing is there, with its title, its legend and its sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

WORDS = """() => [...document.querySelectorAll("#paper svg")].map((svg) => {
  const [, top, , high] = svg.getAttribute("viewBox").split(" ").map(Number);
  const whole = [...svg.querySelectorAll("text")].filter((text) => {
    const box = text.getBBox();
    return box.y >= top && box.y + box.height <= top + high;
  });
  return whole.map((text) => text.textContent);
})"""


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def laid(page: Any) -> list[str]:
    """What can be read on the sheets, after the browser was told to print."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return [text for sheet in page.evaluate(WORDS) for text in sheet]


def test_every_row_of_a_long_drawing_is_whole_on_one_of_the_sheets(
    explorer: Any, part: gk.KnowledgeGraph
) -> None:
    page = explorer.go("form=matrix&on=all")
    words = laid(page)
    assert page.locator("#paper section").count() > 1
    network = part.network(ever=True, at_least="possible")
    members = {str(network.nodes[one]["label"]) for one, _ in network.edges()}
    assert len(members) > 90
    for name in members:
        start = str(name)[:12]
        assert any(text.startswith(start) for text in words), name
    assert any(text.startswith("Sources: ") for text in words)


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
