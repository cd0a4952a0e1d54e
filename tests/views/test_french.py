"""French keeps its signs in the line of the word that they follow."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk
from graphkit.views.bundle import texts

if TYPE_CHECKING:
    from graphkit.views.view import View

BROKEN = re.compile(r" [:;?!»]|« ")


def test_no_text_of_the_page_can_break_before_such_a_sign() -> None:
    assert [key for key, text in texts()["fr"].items() if BROKEN.search(text)] == []
    assert [key for key, text in texts()["fr"].items() if "'" in text] == []


def test_nor_can_a_sentence_about_what_changed(kg: gk.KnowledgeGraph) -> None:
    told = gk.analysis.changes_in_words(kg, "2022-01-01", "2023-12-31", lang="fr")
    sentences = " ".join(map(str, told.column("sentence")))
    assert "\N{NO-BREAK SPACE}: " in sentences and " : entrée" not in sentences


@pytest.mark.browser
@pytest.mark.parametrize("size", ["column", pytest.param("page", marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    "form", ["timeline", *(pytest.param(f, marks=pytest.mark.thorough) for f in ("matrix", "bars"))]
)
def test_no_line_of_a_figure_begins_with_a_colon(
    facts_view: View, form: Any, size: Any, tmp_path: Path
) -> None:
    file = tmp_path / f"{form}.svg"
    facts_view.figure(file, form=form, size=size, state="lang=fr&sel=microsoft")
    found = ET.parse(file).iter("{http://www.w3.org/2000/svg}text")
    lines = [(text.text or "").strip(" ") for text in found]
    assert any("\N{NO-BREAK SPACE}:" in line for line in lines)
    assert [line for line in lines if re.match(r"\s*[:;?!»]", line) or line.endswith("«")] == []


@pytest.mark.browser
def test_what_the_page_composes_is_written_as_french(explorer: Any) -> None:
    page = explorer.go("lang=fr&form=bars&bars=coalitions&on=2024-07-01")
    bars = "explorer.app.forms.bars"
    assert "\N{NO-BREAK SPACE}: " in page.evaluate(f"{bars}.told({bars}.rows[0])")
    assert page.inner_text("label:has(#against)").strip() == "Comparé au"
