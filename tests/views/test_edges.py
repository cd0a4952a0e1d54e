"""Nothing that can be pressed lies beyond the edge of the window, however wide it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
BEYOND = """() => [...document.querySelectorAll("#top *, #time *")]
  .filter((one) => one.checkVisibility() && one.matches("button, input, select, summary"))
  .filter((one) => !one.closest("#forms, .menu"))
  .filter((one) => {
    const { left, right } = one.getBoundingClientRect();
    return left < 0 || right > innerWidth;
  }).map((one) => `${one.id || one.textContent} at ${innerWidth}`)"""
TABS = """() => {
  const strip = document.querySelector("#forms");
  const { left, right } = strip.getBoundingClientRect();
  return [left >= 0 && right <= innerWidth, strip.scrollWidth - strip.clientWidth];
}"""


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def test_every_control_is_in_the_window_at_every_width(driver: Browser, facts_file: Path) -> None:
    page: Any = driver.new_page()
    for lang in ("en", "fr"):
        page.goto(f"{facts_file.as_uri()}?{lang}#form=bars&lang={lang}")
        page.wait_for_selector("body[data-ready=complete]")
        for width in (360, 390, 600, 760, 768, 820, 900, 961, 1024, 1100, 1180, 1271, 1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(BEYOND) == [], lang
            inside, hidden = page.evaluate(TABS)
            assert inside, (lang, width)
            assert hidden <= 0 or width < 761, f"forms that have to be scrolled to at {width}"
    page.close()


def test_beside_the_panel_there_is_room_for_the_drawing(driver: Browser, facts_file: Path) -> None:
    page: Any = driver.new_page(viewport={"width": 768, "height": 1024})
    page.goto(f"{facts_file.as_uri()}#form=timeline&sel=christchurch-call&on=2022-06-23")
    page.wait_for_selector("body[data-ready=complete]")
    assert page.locator("#panel").is_visible()
    assert page.locator("#timeline").bounding_box()["width"] > 400
    row = page.locator("#about").bounding_box()["y"], page.locator("#play").bounding_box()["y"]
    assert abs(row[0] - row[1]) < 40
    page.close()
