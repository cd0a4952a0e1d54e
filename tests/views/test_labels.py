"""In a figure of a few marks each of them is named, in every size."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
# As the button that saves it makes it.
FIGURE = """(size) => {
  document.querySelector("#figure-size").value = size;
  return explorer.app.parts.map(({ part }) => part).find((part) => part.svg).svg();
}"""
QUESTIONS = (
    ("christchurch-call", "2019-05-15"),
    ("gifct", "2022-06-23"),
    ("tech-coalition", "2021-05-05"),
)


def written(drawing: str) -> str:
    """Give all that is written, however its lines are broken."""
    texts = [node.text or "" for node in ET.fromstring(drawing).iter(f"{SVG}text")]
    return " ".join(" ".join(texts).split())


def test_each_member_of_the_question_is_named(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    explorer.go("form=network")
    for coalition, on in QUESTIONS:
        names = set(kg.members(coalition, on=on, at_least="possible").column("label"))
        assert len(names) > 15
        page = explorer.move(f"sel={coalition}&on={on}")
        for size in ("column", "page", "slide", "social"):
            said = written(page.evaluate(FIGURE, size))
            assert [name for name in names if str(name) not in said] == [], (coalition, size)


def test_most_of_a_hundred_marks_are_named(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    on = "2026-08-21"
    names = set(kg.members("christchurch-call", on=on, at_least="possible").column("label"))
    assert 60 < len(names) < 120
    page = explorer.go(f"form=network&sel=christchurch-call&on={on}")
    for size in ("column", "page", "slide", "social"):
        said = written(page.evaluate(FIGURE, size))
        assert sum(str(name)[:20] in said for name in names) >= 0.95 * len(names), size


def test_a_matrix_gives_a_name_the_room_that_there_is(explorer: Any) -> None:
    page = explorer.go("form=matrix&sel=gifct&on=2024-12-31")
    assert "Global Internet Forum to Counter Terrorism" in cells(page.evaluate(FIGURE, "page"))


def cells(drawing: str) -> list[str]:
    """Give what is written, text by text."""
    return [node.text or "" for node in ET.fromstring(drawing).iter(f"{SVG}text")]
