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
