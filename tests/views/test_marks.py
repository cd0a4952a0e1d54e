"""Marks are hidden, pinned and dragged; the link keeps it, and Back undoes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import InvalidChoice, NotFound
from graphkit.views.check_state import check_state
from graphkit.views.view import View

from .gestures import go, wait_for_rest, wait_until

pytestmark = pytest.mark.browser
PLACE = """(id) => {
  const { stage, picture } = explorer.app.forms.network;
  const node = explorer.node(id), { camera } = stage, box = stage.canvas.getBoundingClientRect();
  const at = (of, axis) => of[axis][node] * camera.k + camera[axis] + box[axis];
  return [at(picture, "x"), at(picture, "y")];
}"""
SHOWN = "(id) => explorer.app.seen.node[explorer.node(id)] === 1"
START = "sel=zoom&on=2022-06-23"
# Of the pixels that are drawn, the share that is where it is to be after the drawing was moved.
FOLLOWED = """([dx, dy]) => {
  const { stage } = explorer.app.forms.network;
  const { width, height } = stage.canvas;
  const pixels = () => {
    const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    copy.drawImage(stage.canvas, 0, 0);
    return new Uint32Array(copy.getImageData(0, 0, width, height).data.buffer);
  };
  const before = pixels();
  stage.panBy(dx, dy);
  const after = pixels();
  let [same, all] = [0, 0];
  for (let y = dy; y < height; y++)
    for (let x = dx; x < width; x++) {
      const pixel = before[(y - dy) * width + x - dx];
      if (pixel === before[0]) continue;
      all++;
      if (after[y * width + x] === pixel) same++;
    }
  return same / all;
}"""


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


def test_a_mark_is_dragged_and_stays_in_the_link(explorer: Any) -> None:
    page = explorer.go(START)
    wait_for_rest(page)
    x, y = page.evaluate(PLACE, "zoom")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 60, steps=4)
    page.mouse.up()
    wait_until(page, "location.hash.includes('at=zoom*')")
    wait_for_rest(page)
    moved = page.evaluate(PLACE, "zoom")
    assert abs(moved[0] - x - 40) < 3 and abs(moved[1] - y - 60) < 3
    assert "1 mark put elsewhere" in page.inner_text("#chips")
    page.reload()
    page.wait_for_selector("body[data-ready=complete]")
    assert page.evaluate("explorer.app.marks.place(explorer.node('zoom'))") == page.evaluate(
        "explorer.app.state.at[0].split('*').slice(1).map(Number)"
    )
    go(page, -1)
    wait_until(page, "!location.hash.includes('at=')")
    wait_for_rest(page)
    assert page.evaluate(PLACE, "zoom") == pytest.approx([x, y], abs=1)
    assert "put elsewhere" not in page.inner_text("#chips")


def test_dragging_beside_the_marks_moves_the_drawing(explorer: Any) -> None:
    page = explorer.go(START)
    box = page.locator("#stage").bounding_box()
    page.mouse.move(box["x"] + box["width"] - 6, box["y"] + 90)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 60, box["y"] + 120, steps=3)
    page.mouse.up()
    assert "at=" not in page.evaluate("location.hash")


def test_the_drawing_follows_the_hand_from_the_first_moment(opened: Any, whole_file: Path) -> None:
    page = opened(whole_file).go("form=network")
    page.reload()
    page.wait_for_selector("body[data-ready=complete]")
    assert page.evaluate(FOLLOWED, [70, 40]) > 0.9
    assert page.evaluate(FOLLOWED, [30, 50]) > 0.9


def test_a_hidden_mark_is_hidden_in_every_form_until_back(explorer: Any) -> None:
    page = explorer.go("sel=gifct&on=2024-07-01&form=network")
    before = page.evaluate("explorer.counts()")
    page.click("text=Hide this mark")
    assert "without=gifct" in page.evaluate("location.hash")
    assert page.evaluate("document.activeElement.closest('#chips') !== null")
    assert not page.evaluate(SHOWN, "gifct")
    assert page.evaluate("explorer.counts().memberships") < before["memberships"]
    page.click("#tab-table")
    cells = page.locator("#table tbody td:nth-child(4)").all_inner_texts()
    assert "Global Internet Forum to Counter Terrorism" not in cells
    go(page, -1)
    go(page, -1)
    wait_until(page, "!location.hash.includes('without')")
    assert page.evaluate("explorer.counts()") == before


def test_by_keyboard(explorer: Any) -> None:
    page = explorer.go("on=2022-06-23&sel=zoom")
    page.focus("#stage")
    page.keyboard.press("p")
    assert "at=zoom*" in page.evaluate("location.hash")
    wait_for_rest(page)
    x, y = page.evaluate(PLACE, "zoom")
    page.keyboard.press("Alt+ArrowRight")
    assert page.evaluate(PLACE, "zoom") == pytest.approx([x + 12, y], abs=3)
    page.select_option("#layout", "two-mode")
    at = page.evaluate("explorer.app.state.at[0].split('*').slice(1).map(Number)")
    assert page.evaluate("explorer.app.marks.place(explorer.node('zoom'))") == at
    page.focus("#stage")
    page.keyboard.press("p")
    assert "at=" not in page.evaluate("location.hash")
    page.keyboard.press("h")
    assert "without=zoom" in page.evaluate("location.hash")
    assert "is hidden. Back shows it again." in page.inner_text("#live")
    page.locator("#chips button").last.click()
    assert page.evaluate(SHOWN, "zoom")


def test_in_french_and_with_names_that_are_not_there(explorer: Any) -> None:
    page = explorer.go("sel=zoom&lang=fr&at=zoom*10*20~nobody*1*2&without=gifct~nobody")
    assert "1 repère déplacé" in page.inner_text("#chips")
    assert "Masquer ce repère" in page.inner_text("#panel")
    assert "nobody" in page.inner_text("#toast")


def test_a_state_says_which_marks_are_elsewhere(part_view: View) -> None:
    check_state("at=zoom*120*-35~gifct*1*2&without=gifct", part_view.scene)
    with pytest.raises(InvalidChoice, match="name"):
        check_state("at=zoom*12", part_view.scene)
    with pytest.raises(NotFound, match="zoom"):
        check_state("at=zom*1*2", part_view.scene)
