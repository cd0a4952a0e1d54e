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
