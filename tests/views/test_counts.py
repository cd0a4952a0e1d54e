"""A number that stands twice on the page is the same, or says what else it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser
ROWS = """member,coalition,since
Ant,Pact,2019-05-14
Bee,Pact,2023
Bee,Deal,2023
"""


def test_headline_legend_panel_and_tooltip_count_alike(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "pact.csv").write_text(ROWS, encoding="utf-8")
    gk.view(gk.load(tmp_path / "pact.csv")).save(tmp_path / "pact.html")
    window = opened(tmp_path / "pact.html")
    page = window.go("on=2023-03-01&list=largest")
    told = f"{page.inner_text('#headline')}. {page.inner_text('#assurance')}"
    assert told.startswith("On 1 March 2023, 1 member in 1 coalition")
    assert told.endswith("Perhaps also 1 member and 1 coalition.")
    legend = page.locator("#kinds .count").all_inner_texts()
    assert sum(map(int, legend)) == sum(map(int, re.findall(r"(\d) (?:member|coalition)\b", told)))
    assert "1 member and 1 less sure" in page.inner_text("#panel")
    page.evaluate("explorer.app.select(explorer.node('pact'), false)")
    assert page.inner_text("#headline").endswith(": 1 known member")
    assert "1 only possible" in page.inner_text("#assurance")
    assert page.locator("#panel .count").first.inner_text() == "1 and 1 less sure"
    tip = page.evaluate("explorer.app.described(explorer.node('pact'))")
    assert tip.endswith("1 member and 1 less sure")


def test_the_foot_of_the_page_names_its_units_and_degrees(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "pact.csv").write_text(ROWS, encoding="utf-8")
    gk.view(gk.load(tmp_path / "pact.csv")).save(tmp_path / "pact.html")
    window = opened(tmp_path / "pact.html")
    state = "on=2023-03-01"
    foot = "This page shows 3 memberships of 2 actors, 2 only possible"
    assert window.go(state).inner_text("#date-count") == foot
    page = window.go(f"{state}&sel=pact")
    assert page.inner_text("#date-count") == foot
    page = window.go(f"{state}&form=table&lang=fr")
    assert page.inner_text("#table caption").startswith("3 adhésions de 2 acteurs, 2 seulement")


def test_several_memberships_of_one_in_a_coalition_are_told_in_plain_words(
    opened: Callable[..., Any], tmp_path: Path
) -> None:
    rows = "member,coalition,role,since\nAnt,Pact,member,2019\nAnt,Pact,chair,2020\n"
    (tmp_path / "pact.csv").write_text(rows, encoding="utf-8")
    gk.view(gk.load(tmp_path / "pact.csv")).save(tmp_path / "pact.html")
    page = opened(tmp_path / "pact.html").go("on=2021-01-01")
    told = "Based on 2 memberships (some have several in one coalition): 2 presumed."
    assert told in page.inner_text("#assurance")
