"""On a phone a finger moves the mark that is selected, and otherwise the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .gestures import wait_for_rest, wait_until
from .test_marks import PLACE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 3,
    "is_mobile": True,
    "has_touch": True,
}
CAMERA = "() => ({ ...explorer.app.forms.network.stage.camera })"


class Finger:
    """Touches of one finger, as the browser gets them from a screen."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.screen = page.context.new_cdp_session(page)

    def _tell(self, kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def drag(self, start: tuple[float, float], by: tuple[float, float]) -> None:
        """Put the finger down, move it in steps, and lift it."""
        self._tell("touchStart", start)
        for step in range(1, 6):
            self._tell("touchMove", (start[0] + by[0] * step / 5, start[1] + by[1] * step / 5))
        self._tell("touchEnd")

    def pinch(self, middle: tuple[float, float], first: float, last: float) -> None:
        """Move two fingers from one distance to another."""
        (x, y), ends = middle, (first, (first + last) / 2, last)
        for kind, apart in zip(("touchStart", "touchMove", "touchMove"), ends, strict=True):
            self._tell(kind, (x - apart / 2, y), (x + apart / 2, y))
        self._tell("touchEnd")


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.fixture
def phone(driver: Browser, facts_file: Path) -> Iterator[Any]:
    """A phone with a page, one company selected and its sheet lowered."""
    context = driver.new_context(offline=True, **PHONE)
    page: Any = context.new_page()
    page.goto(f"{facts_file.as_uri()}#sel=zoom&on=2022-06-23")
    page.wait_for_selector("body[data-ready=complete]")
    page.tap("#panel-grip")
    wait_for_rest(page)
    yield page
    context.close()


def _from(page: Any, mark: str, other: str = "gifct") -> list[float]:
    """Tell where a mark is, seen from another one: the drawing gives way to what is said above."""
    here, there = page.evaluate(PLACE, mark), page.evaluate(PLACE, other)
    return [here[0] - there[0], here[1] - there[1]]


def test_a_finger_drags_the_mark_that_is_selected(phone: Any) -> None:
    finger = Finger(phone)
    x, y = _from(phone, "zoom")
    finger.drag(tuple(phone.evaluate(PLACE, "zoom")), (30, -45))
    wait_until(phone, "location.hash.includes('at=zoom*')")
    assert _from(phone, "zoom") == pytest.approx([x + 30, y - 45], abs=3)
    finger.drag(tuple(phone.evaluate(PLACE, "zoom")), (-50, 20))
    assert _from(phone, "zoom") == pytest.approx([x - 20, y - 25], abs=5)
    assert phone.evaluate("[scrollY, explorer.app.state.selected.join()]") == [0, "zoom"]


def test_a_finger_on_another_mark_moves_the_drawing(phone: Any) -> None:
    before = phone.evaluate(CAMERA)
    x, y = phone.evaluate(PLACE, "gifct")
    Finger(phone).drag((x, y), (-40, 30))
    wait_for_rest(phone)
    after = phone.evaluate(CAMERA)
    assert "at=" not in phone.evaluate("location.hash")
    assert [after["x"] - before["x"], after["y"] - before["y"]] == pytest.approx([-40, 30], abs=3)
    assert after["k"] == before["k"]


def test_two_fingers_zoom(phone: Any) -> None:
    before = phone.evaluate(CAMERA)
    Finger(phone).pinch((195, 400), 60, 180)
    wait_for_rest(phone)
    assert phone.evaluate(CAMERA)["k"] > 1.5 * before["k"]
    assert "at=" not in phone.evaluate("location.hash")


def test_a_tap_selects(phone: Any) -> None:
    x, y = phone.evaluate(PLACE, "gifct")
    phone.touchscreen.tap(x, y)
    wait_until(phone, "explorer.app.state.selected.join() === 'gifct'")


def test_a_hit_of_the_search_is_taken_and_nothing_below_it(opened: Any, facts_file: Path) -> None:
    window = opened(facts_file, viewport={"width": 390, "height": 844}, has_touch=True)
    page = window.go()
    page.tap("#search")
    page.fill("#search", "Zoom")
    box = page.locator("#hit-0").bounding_box()
    page.touchscreen.tap(box["x"] + 60, box["y"] + box["height"] / 2)
    assert page.inner_text("#panel h2").startswith("Zoom")
    assert page.get_attribute("#tab-network", "aria-selected") == "true"
