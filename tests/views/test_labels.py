"""In a figure of a few marks each of them is named, in every size."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
FIGURE = """new TextDecoder().decode(
  Uint8Array.from(atob(document.body.dataset.figure), (sign) => sign.charCodeAt(0)))"""


def written(drawing: str) -> str:
    """Give all that is written, however its lines are broken."""
    texts = [node.text or "" for node in ET.fromstring(drawing).iter(f"{SVG}text")]
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("size", ["column", "page", "slide", "social"])
@pytest.mark.parametrize(
    ("coalition", "on"),
    [
        ("christchurch-call", "2019-05-15"),
        ("gifct", "2022-06-23"),
        ("tech-coalition", "2021-05-05"),
    ],
)
def test_each_member_of_the_question_is_named(
    explorer: Any, kg: gk.KnowledgeGraph, coalition: str, on: str, size: str
) -> None:
    page = explorer.go(f"sel={coalition}&on={on}&figure={size}")
    said = written(page.evaluate(FIGURE))
    names = {
        str(name) for name in kg.members(coalition, on=on, at_least="possible").column("label")
    }
    assert len(names) > 15
    assert [name for name in sorted(names) if name not in said] == []
