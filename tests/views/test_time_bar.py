"""The bar below the drawing: the licence before any click, and years that nothing covers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.views.view import View, view

if TYPE_CHECKING:
    import graphkit as gk
    from tests.views.conftest import Open, Opened

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}}
ARTICLE = {"viewport": {"width": 600, "height": 900}}
# Whether a text lies in the window, with nothing cut of it and nothing over it.
IN_SIGHT = """(text) => {
  const box = text.getBoundingClientRect();
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return box.width > 0 && box.x >= 0 && box.right <= innerWidth && box.bottom <= innerHeight
    && text.scrollWidth <= text.clientWidth + 1 && (text.contains(over) || over.contains(text));
}"""
COVERED = """() => {
  const { part } = explorer.app.parts[0];
  const years = [...document.querySelectorAll("#curve text")];
  const x = part.at(part.now), left = document.querySelector("#curve").getBoundingClientRect().x;
  const near = (text) => {
    const { left: from, right: to } = text.getBoundingClientRect();
    return from - 8 < left + x && left + x < to + 8;
  };
  const seen = years.filter((text) => getComputedStyle(text).visibility === "visible");
  return [seen.filter(near).length, seen.length, years.length];
}"""


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", ["", "sel=zoom", "form=table&lang=fr"])
def test_the_licence_is_in_sight(
    opened: Open, whole_file: Path, options: dict[str, object], state: str
) -> None:
    page = opened(whole_file, **options).go(state)
    assert page.inner_text("#licence bdi") == "CC BY 4.0"
    assert page.eval_on_selector("#licence bdi", IN_SIGHT)


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desk", "phone"])
def test_that_none_is_stated_is_in_sight(
    opened: Open, part_view: View, tmp_path: Path, options: dict[str, object]
) -> None:
    path = tmp_path / "page.html"
    View(replace(part_view.scene, licence="")).save(path)
    window = opened(path, **options)
    for state, said in (("", "no licence stated"), ("lang=fr", "aucune licence indiquée")):
        page = window.go(state)
        assert page.inner_text("#licence bdi") == said
        assert page.eval_on_selector("#licence bdi", IN_SIGHT)


def test_a_long_one_is_cut_in_the_bar_and_whole_in_about(
    opened: Open, part_view: View, tmp_path: Path
) -> None:
    whole = "Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International, " * 3
    path = tmp_path / "page.html"
    View(replace(part_view.scene, licence=whole)).save(path)
    page = opened(path).go()
    said = page.inner_text("#licence bdi")
    assert said.endswith("…") and whole.startswith(said[:-1])
    assert page.eval_on_selector("#time", "(bar) => bar.clientHeight") <= 112
    page.click("#about summary")
    assert whole.strip() in page.inner_text("#about dl")


def test_an_article_says_the_licence(opened: Open, whole_file: Path) -> None:
    window = opened(whole_file, **ARTICLE)
    for state in ("embed&sel=gifct", "embed&sel=gifct&form=bars&lang=fr"):
        page = window.go(state)
        assert "(CC BY 4.0)" in page.inner_text("#source")
        assert page.is_visible("#source")


def test_the_handle_covers_no_year(kg: gk.KnowledgeGraph, opened: Open, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    view(kg, focus="gifct").save(path)
    window: Opened = opened(path)
    window.go()
    covered, seen, years = window.page.evaluate(COVERED)
    assert covered == 0
    assert seen == years - 1, "the year below the handle is not drawn"
    for day in ("2010-01-01", "2017-06-01", "2020-01-01", "2022-02-01"):
        covered, seen, years = window.move(f"on={day}").evaluate(COVERED)
        assert covered == 0
        assert seen >= years - 1, "and those beside it are"
