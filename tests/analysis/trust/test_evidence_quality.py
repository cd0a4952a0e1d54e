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


def test_what_ended_with_its_coalition_runs_no_more(folder_of: Callable[..., Path]) -> None:
    """The text of each period is still `2010-01-01/..`; what ended is told by the coalition."""
    kg = graphkit.load(
        folder_of(
            coalitions=[
                {"id": "gone", "name_en": "Gone", "during": "2010-01-01/2018-12-31"},
                {"id": "pack", "name_en": "Pack", "during": "2010-01-01/.."},
            ],
            sources=[{"id": "list", "title": "List", "published": "2016-02-01"}],
            memberships=[
                {"actor": "acme", "coalition": name, "during": "2010-01-01/..", "source": "list"}
                for name in ("gone", "pack")
            ],
        )
    )
    later = {r["record"]: r for r in records(evidence_quality(kg, on="2024-06-30"))}
    assert later["gone--acme"]["years"] is None
    assert "not-confirmed" not in later["gone--acme"]["weak"]
    assert "not-confirmed" in later["pack--acme"]["weak"] and later["pack--acme"]["years"] == 8.4
    before = records(evidence_quality(kg, "gone", on="2018-06-30", years=2))[0]
    assert before["years"] == 2.4 and "not-confirmed" in before["weak"]
    shares = records(evidence_summary(kg, on="2024-06-30"))
    assert {r["coalition"]: r["not_confirmed"] for r in shares}["gone"] == 0


def test_nothing_is_seen_after_its_coalition_had_ended(folder_of: Callable[..., Path]) -> None:
    """A source of 2024 that still calls it a member shows nothing of what ended in 2018."""
    kg = graphkit.load(
        folder_of(
            coalitions=[{"id": "gone", "name_en": "Gone", "during": "2010-01-01/2018-12-31"}],
            memberships=[
                {"actor": "acme", "coalition": "gone", "during": "2012/..", "source": "chronicle"},
                {
                    "actor": "beta",
                    "coalition": "gone",
                    "during": "2011-01-01/2012-06-01",
                    "source": "chronicle",
                },
            ],
            sources=FOLDER["sources"],
        )
    )
    quality = records(evidence_quality(kg, "gone", on="2024-06-30"))
    seen = {r["record"]: r["last_seen"] and str(r["last_seen"]) for r in quality}
    assert seen == {"gone--acme": "2018-12-31", "gone--beta": None}
    members = {r["membership"]: r["last_seen"] for r in records(kg.members("gone"))}
    assert members == {r["record"]: r["last_seen"] for r in quality}
    stays = records(graphkit.analysis.tenure(kg, "gone", by="stay", until="2024-06-30"))
    assert {str(r["actor"]): str(r["last_seen"]) for r in stays} == {
        "acme": "2018-12-31",
        "beta": "2012-06-01",
    }
    (row,) = [row for row in records(kg.completeness()) if row["coalition"] == "gone"]
    assert str(row["last_seen"]) == "2018-12-31"


def test_a_list_that_lacks_a_member_does_not_show_it(folder_of: Callable[..., Path]) -> None:
    kg = graphkit.load(
        folder_of(
            coalitions=[{"id": "pack", "name_en": "Pack", "during": "2010-01-01/.."}],
            sources=[
                {"id": "first", "title": "First", "published": "2012-03-01"},
                {"id": "second", "title": "Second", "published": "2015-03-01"},
            ],
            memberships=[
                {"actor": who, "coalition": "pack", "during": during, "source": source}
                for who, during, source in (
                    ("acme", "2011-01-01/..", "first"),
                    ("beta", "2011-01-01/..", "first"),
                    ("beta", "[..2015-03-01]/..", "second"),
                )
            ],
            lists="id,coalition,source,day,extent\n"
            "a,pack,first,2012-03-01,complete\nb,pack,second,2015-03-01,complete\n",
        )
    )
    rows = {r["record"]: r for r in records(evidence_quality(kg, "pack", on="2016-01-01"))}
    gone = rows["pack--acme"]
    assert (gone["sources"], str(gone["last_seen"])) == (1, "2012-03-01")
    assert "one-source" in gone["weak"] and "one-source" not in rows["pack--beta"]["weak"]
    (summary,) = records(evidence_summary(kg, "pack", on="2016-01-01"))
    (row,) = [row for row in records(kg.completeness()) if row["coalition"] == "pack"]
    assert row["one_source"] == summary["one_source"] == 0.5
