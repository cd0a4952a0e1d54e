"""Whether somebody left, or the coalition ended, is the same at every door."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.analysis import joins_and_exits, signed_ties, tenure
from graphkit.authoring.vocabulary import concepts
from graphkit.panel import CoalitionInfo, Panel

from .tables import rows_of, write_folder

REASONS = ("", *sorted(concepts()["end-reason"]))
ENDS = {"before": "2010/2018", "on": "2010/2020", "unknown": "2010/", "open": "2010/.."}
CASES = tuple(product(REASONS, ENDS))
"""Each reason with each end, and one actor of each."""
NO_LEAVING = {"", "dissolved", "unknown"}
"""Reasons that say nothing of leaving: a coalition that ends with it is what ended."""


def named(reason: str, end: str) -> str:
    return f"{reason or 'none'}-{end}"


LEFT = {named(reason, end) for reason, end in CASES if end == "before" or reason not in NO_LEAVING}
ENDED = {named(*case) for case in CASES} - LEFT


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    actors = (f"{named(*case)} | company | {named(*case)}" for case in CASES)
    members = (
        f"{named(reason, end)} | pact | member | {ENDS[end]} | {reason} | log"
        for reason, end in CASES
    )
    tables = {
        "sources": rows_of("id title published", "log | The log | 2024-06-30"),
        "actors": rows_of("id kind name_en", *actors),
        "coalitions": rows_of("id name_en during source", "pact | Pact | 2005/2020 | log"),
        "memberships": rows_of("actor coalition role during end_reason source", *members),
    }
    return gk.load(write_folder(tmp_path_factory.mktemp("ends"), tables))


def test_changes_the_page_sparql_and_signs_name_the_same_who_left(kg: gk.KnowledgeGraph) -> None:
    told = kg.changes(change=("left", "ended-with-coalition"), at_least="possible").records()
    assert {row["thing"] for row in told if row["change"] == "left"} == LEFT
    assert {row["thing"] for row in told if row["change"] != "left"} == ENDED
    scene = gk.view(kg, at_least="possible").scene
    assert {one.id.removeprefix("pact--") for one in scene.records if one.with_coalition} == ENDED
    marked = kg.query("SELECT ?who { ?m cg:endedWithCoalition true ; org:member ?who }")
    assert {str(who).rpartition("/")[2] for who in marked.column("who")} == ENDED
    signs = signed_ties(kg, "2022-01-01").records()
    assert {row["actor"] for row in signs if row["sign"] == -1} == LEFT
    assert tenure(kg, by=None).records()[0]["ended"] == len(CASES)


def test_counts_by_year_are_those_of_changes(kg: gk.KnowledgeGraph) -> None:
    counted = {row["period"]: row for row in joins_and_exits(kg).records()}
    before = sum(end == "before" for _, end in CASES)
    assert counted["2018"]["left"] == before
    assert counted["2020"]["left"] == len(LEFT) - before
    assert counted["2020"]["ended_with_coalition"] == len(ENDED)


def test_a_panel_of_plain_rows_knows_why_somebody_left() -> None:
    ends = {"zoom": "expelled", "line": "", "nord": "dissolved"}
    rows = (
        {"member": name, "coalition": "pact", "start": 1, "end": 9, "end_reason": reason}
        for name, reason in ends.items()
    )
    panel = Panel.from_rows(rows, coalitions={"pact": CoalitionInfo("Pact", end_latest=9)})
    assert [row["actor"] for row in signed_ties(panel, "1971-01-01").records()] == ["zoom"]


def test_of_two_roles_that_ended_with_it_the_stated_leaving_counts(tmp_path: Path) -> None:
    tables = {
        "sources": rows_of("id title published", "log | The log | 2024-06-30"),
        "actors": rows_of("id kind name_en", "zoom | company | Zoom"),
        "coalitions": rows_of("id name_en during source", "pact | Pact | 2005/2020 | log"),
        "memberships": rows_of(
            "actor coalition role spell during end_reason source",
            "zoom | pact | member | | 2010/2020 | | log",
            "zoom | pact | founder | two | 2010/2020 | expelled | log",
        ),
    }
    kg = gk.load(write_folder(tmp_path, tables))
    told = kg.changes(change=("left", "ended-with-coalition")).records()
    assert [(row["change"], row["reason"]) for row in told] == [("left", "expelled")]
    assert [row["left"] for row in joins_and_exits(kg).records()] == [0, 1]
    assert [row["how"] for row in signed_ties(kg, "2022-01-01").records()] == ["left"]
