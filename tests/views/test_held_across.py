"""On a phone that is held across the drawing has most of the window, and the page scrolls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ACROSS = {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("state", ["sel=gifct", "form=timeline&sel=gifct", "form=table&sel=gifct"])
def test_the_drawing_has_room_and_the_days_can_be_reached(
    opened: Any, part_file: Path, state: str
) -> None:
    page = opened(part_file, **ACROSS).go(state)
    seen = page.evaluate(
        "[...document.querySelectorAll('#drawing, #panel')].map((one) => {"
        " const { top } = one.getBoundingClientRect();"
        " return Math.min(one.clientHeight, innerHeight - top); })"
    )
    assert min(seen) >= 200, seen
    slider = page.locator("#slider")
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box and box["y"] >= 0 and box["y"] + box["height"] <= 390
