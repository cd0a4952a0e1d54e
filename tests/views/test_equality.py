"""The page says what the library says: of every coalition and actor, on any day, to each degree."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.facts.certainty import CERTAINTIES, DEGREES, DaysByDegree, PairOfDays, degree_in
from graphkit.facts.window import window_of
from graphkit.views.gathering.triples import EPOCH

pytestmark = pytest.mark.browser

DAYS = ("2017-06-26", "2019-05-15", "2021-05-10", "2022-06-23", "2024-01-01", "2026-02-21", None)

# As a text: the browser's driver looks at every single value that it hands over.
ASK = """([times, coalitions, actors]) => JSON.stringify(times.map(([on, atLeast]) => {
  explorer.show({ on, atLeast });
  return {
    counts: explorer.counts(),
    members: Object.fromEntries(coalitions.map((id) => [id, explorer.members(id)])),
    promises: Object.fromEntries(actors.map((id) => [id, explorer.promises(id)])),
  };
}))"""
EVIDENCE = """(pairs) => pairs.map(([a, b]) => explorer.evidence(a, b))"""


@pytest.fixture(scope="module")
def coalitions(kg: gk.KnowledgeGraph) -> list[str]:
    return [str(row["coalition"]) for row in kg.overview().records()]


Ever = list[tuple[str, dict[str, Any]]]


def who_joined(kg: gk.KnowledgeGraph, coalitions: list[str]) -> Ever:
    """Give who was ever a member, by what the library says of each coalition."""
    found = ((c, kg.members(c, at_least="possible").records()) for c in coalitions)
    return [(coalition, row) for coalition, rows in found for row in rows]


@pytest.fixture(scope="module")
def ever(kg: gk.KnowledgeGraph, coalitions: list[str]) -> Ever:
    """Who was ever a member of one of the coalitions."""
    return who_joined(kg, coalitions)


def degrees(kg: gk.KnowledgeGraph, day: str | None) -> dict[str, str]:
    """How surely each membership holds on a day, by the library's panel."""
    ranks = kg.panel.certainty(*window_of(day, None))
    return {
        id: CERTAINTIES[rank] for id, rank in zip(kg.panel.membership, ranks.tolist(), strict=True)
    }


def taken_on(endorsements: list[dict[str, Any]], day: str | None) -> list[tuple[str, str, int]]:
    """Which commitments each actor had taken on, and how surely, by the one rule of certainty."""
    window = window_of(day, None)
    found = []
    for row in endorsements:
        ends = [PairOfDays(row[f"{d}_from"], row[f"{d}_until"]) for d in DEGREES]
        presumed, certain = (pair if pair.from_ else None for pair in ends[1:])
        days = DaysByDegree(ends[0], presumed, certain)
        found.append((row["actor"], row["commitment"], CERTAINTIES.index(degree_in(days, *window))))
    return found


def test_members_roles_dates_certainty_counts_and_promises(
    explorer: Any, kg: gk.KnowledgeGraph, coalitions: list[str], ever: Any
) -> None:
    endorsements = kg.query("endorsements").records()
    actors = sorted({str(row["actor"]) for row in endorsements})
    sure = {day: degrees(kg, day) for day in DAYS}
    taken = {day: taken_on(endorsements, day) for day in DAYS}
    times = [(day, least) for day in DAYS for least in DEGREES]
    numbers = [
        (day and (datetime.date.fromisoformat(day) - EPOCH).days, least) for day, least in times
    ]
    told = json.loads(explorer.go().evaluate(ASK, [numbers, coalitions, actors]))
    for (day, least), page in zip(times, told, strict=True):
        rank = CERTAINTIES.index(least)
        rows = [
            (coalition, row | {"certainty": sure[day][row["membership"]]})
            for coalition, row in ever
            if CERTAINTIES.index(sure[day][row["membership"]]) >= rank
        ]
        assert told_by(page["members"]) == sorted(told_of(c, row) for c, row in rows), (day, least)
        assert page["counts"] == {
            "members": len({row["member"] for _, row in rows}),
            "memberships": len(rows),
            "links": len({(coalition, row["member"]) for coalition, row in rows}),
        }
        promised = {(who, one) for who, ids in page["promises"].items() for one in ids}
        assert promised == {(a, c) for a, c, degree in taken[day] if degree >= rank}, (day, least)


def told_by(members: dict[str, list[dict[str, Any]]]) -> list[tuple[Any, ...]]:
    """What the page says, in the order of the library's columns."""
    names = [
        *("membership", "member", "role", "listedAs"),
        *("period", "certainty", "confidence", "lastSeen"),
    ]
    return sorted(
        (coalition, *(row[name] for name in names), tuple(row["sources"]))
        for coalition, rows in members.items()
        for row in rows
    )


def told_of(coalition: str, row: dict[str, Any]) -> tuple[Any, ...]:
    period = f"{row['start']}/{row['end']}"
    return (
        *(coalition, row["membership"], row["member"], row["role"], row["listed_as"] or ""),
        *(period, row["certainty"], row["confidence"], str(row["last_seen"] or "")),
        tuple(sorted(row["sources"])),
    )


def evidence_is_that_of(kg: gk.KnowledgeGraph, page: Any, joined: Ever, every: int) -> None:
    """Compare the evidence of those of whom something is spoken, and of some who joined."""
    spoken = [("united-states", "christchurch-call"), ("youtube", "gifct"), ("meta", "instagram")]
    links = {(row["member"], coalition) for coalition, row in joined}
    pairs = [*spoken, *sorted(links)[::every]]
    told = page.evaluate(EVIDENCE, pairs)
    for pair, found in zip(pairs, told, strict=True):
        library = kg.evidence(*pair).records()
        shown = [r for r in library if r["type"] not in ("change", "appointment", "nameuse")]
        assert sorted(map(tuple, found)) == sorted((r["record"], r["source"]) for r in shown), pair
    assert "us-declines-2019" in {record for record, _ in told[0]}


def test_the_evidence_of_two_things(opened: Any, part_file: Path, part: gk.KnowledgeGraph) -> None:
    names = [str(row["coalition"]) for row in part.overview().records()]
    evidence_is_that_of(part, opened(part_file).go(), who_joined(part, names), 20)


@pytest.mark.thorough
def test_the_evidence_of_two_things_of_the_bundled_facts(
    explorer: Any, kg: gk.KnowledgeGraph, ever: Ever
) -> None:
    evidence_is_that_of(kg, explorer.go(), ever, 40)
