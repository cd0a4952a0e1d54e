"""Bars count what the library counts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

import graphkit as gk

pytestmark = pytest.mark.browser
ROWS = "explorer.app.forms.bars.rows.map((row) => [row.title, Object.fromEntries(row.kinds)])"
COALITION = "christchurch-call"


def test_joins_per_year_are_those_whose_year_is_known(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    page = explorer.go(f"form=bars&on=all&sel={COALITION}")
    known: Counter[tuple[int, str]] = Counter()
    records = kg.members(COALITION, at_least="possible").records()
    for row in records:
        first, last = row["start_earliest"], row["start_latest"]
        if isinstance(first, date) and isinstance(last, date) and first.year == last.year:
            known[first.year, str(row["kind"])] += 1
    shown = {(year, kind): n for year, row in page.evaluate(ROWS) for kind, n in row.items()}
    assert shown == dict(known)
    assert page.evaluate("explorer.app.forms.bars.unknown") == len(records) - known.total()


def test_coalitions_are_ranked_by_their_members(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    page = explorer.go("form=bars&bars=coalitions&on=2024-07-01&atLeast=presumed")
    rows = page.evaluate(ROWS)
    totals = [sum(row.values()) for _, row in rows]
    assert totals == sorted(totals, reverse=True)
    first = page.evaluate(f"explorer.app.model.id[{rows[0][0]}]")
    assert totals[0] == len(set(kg.members(first, on="2024-07-01").column("member")))


def test_a_year_leads_to_who_surely_joined_in_it(explorer: Any) -> None:
    page = explorer.go(f"form=bars&sel={COALITION}&on=all")
    page.focus("#bars")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#live").startswith("2019: ")
    page.keyboard.press("Enter")
    assert "joined=2019-01-01..2019-12-31" in page.url
    assert page.locator("#table").is_visible()
