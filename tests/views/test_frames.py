"""In a frame that is hidden or tiny at first, as in a notebook, the page draws when it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.views.view import view

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SHOWN = "document.getElementById('cell').removeAttribute('style')"
OPENED = "document.getElementById('cell').open = true"
PLACES = {
    "a part that is closed": (
        "<details id=cell>{}</details>",
        "document.getElementById('cell').open = true",
    ),
    "a hidden tab": ("<div id=cell style='display:none'>{}</div>", SHOWN),
    "a cell of no height": ("<div id=cell style='height:0;overflow:hidden'>{}</div>", SHOWN),
    "a cell of no width": ("<div id=cell style='width:0'>{}</div>", SHOWN),
    "a frame of 0 px": ("{}", "document.querySelector('iframe').style.height = '720px'"),
    "a frame of 80 px": ("{}", "document.querySelector('iframe').style.height = '720px'"),
}
INK = """() => {
  const canvas = document.querySelector('#drawing canvas');
  const { width, height } = canvas;
  if (!width || !height) return { points: 0 };
  const copy = Object.assign(document.createElement('canvas'), { width, height });
  const read = copy.getContext('2d', { willReadFrequently: true });
  read.drawImage(canvas, 0, 0);
  const data = read.getImageData(0, 0, width, height).data;
  const drawn = { points: 0, left: width, right: 0, top: height, bottom: 0, width, height };
  for (let i = 3; i < data.length; i += 4) {
    if (data[i - 3] === data[0] && data[i - 2] === data[1] && data[i - 1] === data[2]) continue;
    const at = (i - 3) / 4, x = at % width, y = Math.floor(at / width);
    drawn.points += 1;
    drawn.left = Math.min(drawn.left, x); drawn.right = Math.max(drawn.right, x);
    drawn.top = Math.min(drawn.top, y); drawn.bottom = Math.max(drawn.bottom, y);
  }
  return drawn;
}"""


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


@pytest.fixture(scope="module")
def frame(kg: gk.KnowledgeGraph) -> str:
    """What a notebook puts into its page."""
    return view(kg, focus="zoom")._repr_html_()


@pytest.mark.parametrize("place", PLACES)
def test_what_was_hidden_is_drawn_and_fitted_when_it_is_shown(
    opened: Any, frame: str, tmp_path: Path, place: str
) -> None:
    around, show = PLACES[place]
    if "px" in place:
        frame = frame.replace("height:720px", f"height:{place.split()[3]}px", 1)
    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><meta charset=utf-8>{around.format(frame)}", encoding="utf-8")
    window = opened(path)
    page = window.page
    page.goto(path.as_uri())
    inner = page.frames[-1]
    page.wait_for_timeout(400)
    page.evaluate(show)
    inner.wait_for_selector("body[data-ready=complete]")
    for _ in range(100):
        drawn = inner.evaluate(INK)
        if drawn["points"] > 2_000 and drawn["height"] > 300:
            break
        page.wait_for_timeout(100)
    assert drawn["width"] > 300 and drawn["height"] > 300
    assert drawn["right"] - drawn["left"] > drawn["width"] / 4
    assert drawn["bottom"] - drawn["top"] > drawn["height"] / 4
    assert inner.locator("#drawing").bounding_box()["height"] > 300
