"""A membership that is presumed says when it was last seen, in every place that tells it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser
NAMED = (
    """["since_as_written", "Notes", "x_y_as_written"].map((name) => explorer.app.ownName(name))"""
)


@pytest.fixture(scope="module")
def facts_file(part_file: Path) -> Path:
    return part_file


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    return part


def test_rows_panel_table_and_citations_say_it(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    rows = kg.members("gifct", on="2026-06-30").records()
    (row,) = [r for r in rows if r["member"] == "zoom"]
    assert row["certainty"] == "presumed"
    day = row["last_seen"]
    assert isinstance(day, datetime.date)
    told = f"last seen on {day.day} {day:%B %Y}"
    page = explorer.go("sel=gifct&on=2026-06-30")
    label = page.evaluate(f"explorer.app.labelOfId({row['member']!r})")
    listed = page.locator("#panel .links li", has_text=label).first
    assert f"presumed, {told}" in " ".join(listed.inner_text().split())
    page = explorer.move(f"edge={row['member']}|gifct&on=2026-06-30")
    assert told in page.inner_text("#panel .record dl")
    page.evaluate("explorer.app.copy = (text) => { window.copied = text; }")
    page.locator("#panel .record .copy button").first.click()
    assert page.evaluate("copied").endswith(f"Membership presumed; {told}.")
    page = explorer.move(f"form=table&sel={row['member']}&on=2026-06-30")
    cells = page.locator("#table tbody tr", has_text="Global Internet Forum").first
    assert f"{day.day} {day:%B %Y}" in cells.inner_text()


def test_columns_of_what_a_source_wrote_are_named_in_words(explorer: Any) -> None:
    page = explorer.go()
    named = page.evaluate(NAMED)
    assert named == ["Since, as written in the source", "Notes", "x y, as written in the source"]
