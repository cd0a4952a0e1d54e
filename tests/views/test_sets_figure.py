"""The exact overlaps of coalitions or actors as a figure."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.views.view import View

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

STATE = "sel=gifct~christchurch-call&on=2022-06-23"
BOTH = ["gifct", "christchurch-call"]


def test_every_overlap_is_drawn_with_its_number_and_told_in_words(
    part_view: View, part: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    part_view.figure(tmp_path / "sets.svg", form="sets", state=STATE)
    svg = (tmp_path / "sets.svg").read_text(encoding="utf-8")
    members = [
        set(part.members(one, on="2022-06-23", at_least="possible").column("member"))
        for one in BOTH
    ]
    both = len(members[0] & members[1])
    numbers = {both, len(members[0]) - both, len(members[1]) - both}
    drawn = re.findall(r"<text[^>]*>([\d +]+)</text>", svg)
    assert numbers <= {sum(map(int, number.split(" + "))) for number in drawn}
    assert ">members, presumed or certain<" in svg
    told = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert told
    assert "and in none of the others selected" in told[1]


@pytest.mark.parametrize("state", ["", "sel=gifct", "sel=gifct~zoom"])
def test_what_has_no_overlaps_is_refused(part_view: View, tmp_path: Path, state: str) -> None:
    with pytest.raises(InvalidChoice, match=r"(Use|Give).*sel="):
        part_view.figure(tmp_path / "sets.svg", form="sets", state=state)


def test_the_panel_saves_that_figure(part_file: Path, driver: Browser) -> None:
    page: Any = driver.new_page()
    page.goto(f"{part_file.as_uri()}#{STATE}")
    with page.expect_download() as saved:
        page.click("#panel [data-save=sets]")
    assert "Exact overlaps" in Path(saved.value.path()).read_text(encoding="utf-8")
    page.close()


def test_the_end_of_a_bar_is_pale_where_memberships_are_less_sure(
    facts_view: View, tmp_path: Path
) -> None:
    facts_view.figure(tmp_path / "sets.svg", form="sets", state="sel=tech-coalition~gifct")
    svg = (tmp_path / "sets.svg").read_text(encoding="utf-8")
    told = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert told
    pale = len(re.findall(r"\d less sure", told[1]))
    assert pale > 0
    assert svg.count(' opacity="0.25"') == pale + 1  # and one in the legend
