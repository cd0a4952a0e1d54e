"""On a phone the panel is a sheet that gives way to the drawing without deselecting anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_sheet_is_lowered_and_raised(
    part: gk.KnowledgeGraph, tmp_path: Path, driver: Browser
) -> None:
    path = tmp_path / "zoom.html"
    gk.view(part, focus="zoom").save(path)
    page: Any = driver.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{path.as_uri()}#form=timeline&sel=zoom")
    page.wait_for_selector("body[data-ready=complete]")

    def height() -> float:
        return float(page.locator("#panel").bounding_box()["height"])

    usual = height()
    page.click("#panel-grip")
    assert height() < 100 < usual
    assert page.evaluate("explorer.app.state.selected") == ["zoom"]
    page.click("#panel-grip")
    assert height() == usual
    page.close()


def test_most_of_the_drawing_is_seen_beside_the_sheet_of_a_small_phone(
    part: gk.KnowledgeGraph, tmp_path: Path, driver: Browser
) -> None:
    path = tmp_path / "zoom.html"
    gk.view(part, focus="zoom").save(path)
    page: Any = driver.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{path.as_uri()}#sel=zoom")
    page.wait_for_selector("body[data-ready=complete]")
    sheet, both = (page.locator(one).bounding_box()["height"] for one in ("#panel", "#main"))
    assert 0.4 <= sheet / both <= 0.46
    grip = page.locator("#panel-grip").bounding_box()
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + 8
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y - 100, steps=4)
    page.mouse.up()
    assert page.locator("#panel").bounding_box()["height"] > sheet + 90
    page.close()


def test_a_sheet_shows_facts_first_and_what_can_be_done_in_one_row(
    opened: Any, ego_file: Path
) -> None:
    """Beside the name stands what it joined, since when and how sure; a high sheet has both."""
    page = opened(ego_file, viewport={"width": 390, "height": 844}, has_touch=True).go("")
    sheet = page.locator("#panel").bounding_box()
    low = sheet["y"] + sheet["height"]
    for first in (".head h2", ".links .since"):
        box = page.locator(f"#panel {first}").first.bounding_box()
        assert sheet["y"] < box["y"] and box["y"] + 20 < low, first
    assert page.locator("#panel .deeds").bounding_box()["y"] >= low
    tops = {button.bounding_box()["y"] for button in page.locator("#panel .deeds button").all()}
    assert len(tops) == 1
    page.evaluate("document.getElementById('panel').style.setProperty('--sheet', '400px')")
    sheet, deeds = (page.locator(one).bounding_box() for one in ("#panel", "#panel .deeds"))
    low = sheet["y"] + sheet["height"]
    assert low - 60 < deeds["y"] and deeds["y"] + deeds["height"] <= low + 1


def test_an_arrow_says_that_there_are_more_forms_beyond_the_edge(
    opened: Any, part_file: Path
) -> None:
    window = opened(part_file, viewport={"width": 390, "height": 844}, has_touch=True)
    arrows = """() => ["before", "after"].map((side) =>
      getComputedStyle(document.getElementById("forms"), `::${side}`).content.slice(1, 2))"""
    page = window.go("form=network")
    assert page.evaluate(arrows) == ["o", "›"]
    page.evaluate("document.getElementById('forms').scrollLeft = 9999")
    page.wait_for_selector("#forms:not(.more-after)")
    assert page.evaluate(arrows) == ["‹", "o"]
    assert window.go("form=table").evaluate(arrows) == ["‹", "o"]
    wide = opened(part_file).go("form=network")
    assert wide.evaluate(arrows) == ["o", "o"]
