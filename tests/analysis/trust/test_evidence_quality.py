"""How well facts are backed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit
from graphkit.analysis import evidence_quality, evidence_summary
from graphkit.errors import InvalidChoice

from ...cells import records

FOLDER = {
    "sources": [
        {"id": "rumour", "title": "Rumour", "published": "2019-01-01"},
        {"id": "chronicle", "title": "Chronicle", "published": "2024-05-05"},
    ],
    "actors": [{"id": "gamma", "kind": "company", "name_en": "Gamma"}],
    "memberships": [
        {
            "actor": "acme",
            "coalition": "pact",
            "role": "observer",
            "during": "2020-05-01/..",
            "source": "chronicle",
        },
        {
            "actor": "gamma",
            "coalition": "pact",
            "role": "member",
            "during": "2019-01-01/2019-12-31",
            "source": "rumour",
            "confidence": "low",
        },
    ],
}


@pytest.fixture
def backed(folder_of: Callable[..., Path]) -> graphkit.KnowledgeGraph:
    """Give three memberships: contradicted, old, and doubtful."""
    return graphkit.load(folder_of(**FOLDER))


def test_what_is_weak_about_a_fact(backed: graphkit.KnowledgeGraph) -> None:
    table = evidence_quality(backed, on="2025-06-01")
    rows = {row["record"]: row for row in table.records() if row["type"] == "membership"}
    assert rows["pact--acme"]["conflicts"] == ("start", "role")
    assert rows["pact--acme"]["weak"] == ("conflict",)
    assert str(rows["pact--acme"]["last_seen"]) == "2024-05-05"
    assert rows["pact--beta"]["weak"] == ("one-source", "not-confirmed")
    assert rows["pact--beta"]["years"] == 5.0
    assert rows["pact--gamma"]["weak"] == ("one-source", "low-confidence")
    assert rows["pact--gamma"]["years"] is None


def test_weaknesses_summed_up(backed: graphkit.KnowledgeGraph) -> None:
    row = evidence_summary(backed, "pact", on="2025-06-01").records()[0]
    third = round(1 / 3, 6)
    assert (row["records"], row["one_source"], row["conflict"]) == (3, round(2 / 3, 6), third)
    assert (row["low_confidence"], row["not_confirmed"]) == (third, third)
    assert row["sources_each"] == round(4 / 3, 6)
    fresh = evidence_summary(backed, "pact", on="2025-06-01", years=10).records()[0]
    assert fresh["not_confirmed"] == 0


def test_conflicts_are_those_that_the_checks_report(kg: graphkit.KnowledgeGraph) -> None:
    found = {
        row["record"]: row["conflicts"]
        for row in records(evidence_quality(kg, on="2025-01-01", weak="conflict"))
    }
    counts = kg.query("""
        SELECT DISTINCT ?record { ?record a cg:Roster ; cg:evidence ?one, ?two .
          ?one cg:statedCount ?fewer . ?two cg:statedCount ?more . FILTER(?fewer < ?more) }""")
    names = {str(name).rpartition("/")[2] for name in counts.column("record")}
    assert {record for record, kinds in found.items() if "count" in kinds} == names


def test_bad_words_of_evidence(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="weak"):
        evidence_quality(kg, on="2025-01-01", weak="feeble")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="years"):
        evidence_quality(kg, on="2025-01-01", years=-1)
    with pytest.raises(InvalidChoice, match="by"):
        evidence_summary(kg, on="2025-01-01", by="colour")  # type: ignore[arg-type]
