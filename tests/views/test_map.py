"""The map of governments says what the table says, by keyboard, on the page and in a figure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.views.gathering.governing import governing
from graphkit.views.maps.tile_map import tiles
from graphkit.views.view import view

SQUARES = """() => {
  const form = explorer.app.forms.map;
  const of = (one) => [explorer.app.model.id[one.node], form.count(one)];
  return Object.fromEntries(form.squares.filter(({ node }) => node >= 0).map(of));
}"""


def test_every_country_whose_government_is_known_has_a_square(kg: gk.KnowledgeGraph) -> None:
    found = governing(kg)
    squares = [code for code in found.values() if code]
    assert len(squares) == len(set(squares)) > 150
    assert {id for id, code in found.items() if not code} == {
        *("colorado", "state-of-sao-paulo", "virginia", "washington-state")
    }
    assert len({(tile.column, tile.row) for tile in tiles()}) == len(tiles())


def test_a_page_without_governments_has_no_map(tmp_path: Path) -> None:
    table = tmp_path / "pact.csv"
    table.write_text("member,coalition\nAnt,Pact\n")
    page = view(gk.load(table))
    with pytest.raises(
        InvalidChoice, match=r"form='map' is not possible: no government .*\. Use 'network'"
    ):
        page.figure(tmp_path / "a.svg", form="map")
    with pytest.raises(InvalidChoice, match="form=map"):
        page.figure(tmp_path / "a.svg", state="form=map")


@pytest.mark.browser
def test_squares_count_what_the_library_counts(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    page = explorer.go("form=map&on=2022-06-23&atLeast=presumed")
    drawn = page.evaluate(SQUARES)
    for government in ("france", "united-states", "colorado", "kenya"):
        joined = set(kg.memberships(government, on="2022-06-23").column("coalition"))
        assert drawn[government]["n"] == len(joined), government
    assert "The grid draws no borders" in page.evaluate("explorer.app.t('map.about')")
    page.evaluate("explorer.show({ selected: ['christchurch-call'] })")
    members = set(kg.members("christchurch-call", on="2022-06-23").column("member"))
    assert {id for id, one in page.evaluate(SQUARES).items() if one["n"]} == members & drawn.keys()


@pytest.mark.browser
def test_it_is_gone_through_by_keyboard_and_makes_a_figure(explorer: Any) -> None:
    page = explorer.go("form=map&on=2022-06-23&sel=christchurch-call")
    page.focus("#map")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    told = page.inner_text("#live")
    assert ": " in told
    name = told.split(":")[0]
    assert name not in page.inner_text("#panel h2")
    page.keyboard.press("Enter")
    assert name in page.inner_text("#panel h2")
    page = explorer.move("form=map&on=2022-06-23")
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-svg")
    drawn = Path(saved.value.path()).read_text(encoding="utf-8")
    assert ">FR</text>" in drawn
    assert "The grid draws no borders" in " ".join(drawn.split())


@pytest.mark.browser
def test_in_a_low_figure_the_squares_have_the_room(explorer: Any) -> None:
    """Who has no square is counted in words, and every code can be read."""
    explorer.go("form=map&on=2024-06-23&figure=social")
    drawn = explorer.page.evaluate(
        "new TextDecoder().decode("
        "Uint8Array.from(atob(document.body.dataset.figure), (sign) => sign.charCodeAt(0)))"
    )
    assert ">FR</text>" in drawn and ">UNESCO</text>" not in drawn
    assert "international organisations, which have no square" in " ".join(drawn.split())
    scale = [float(found) for found in re.findall(r"scale\(([\d.]+)", drawn)]
    assert min(scale, default=1) >= 1
