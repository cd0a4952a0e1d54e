"""Beginnings and ends that are bounded on one side only are changes, too."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.questions.undated_changes import undated_changes
from graphkit.sparql.ask import ask

ROWS = """actor,coalition,since,until
Ant,Pact,2018,by 2022
Bee,Pact,2018,after 2020
Cat,Pact,after May 2019,
Dog,Pact,,
"""


@pytest.fixture
def kg(tmp_path: Path) -> gk.KnowledgeGraph:
    path = tmp_path / "joined.csv"
    path.write_text(ROWS, encoding="utf-8")
    return gk.load(path)


def told(kg: gk.KnowledgeGraph, *days: str, **options: str) -> list[tuple[str, str, str]]:
    table = kg.changes(*days, **options)  # type: ignore[arg-type]
    return sorted((str(r["thing"]), str(r["change"]), str(r["date"])) for r in table.records())


def test_they_are_listed_with_the_side_that_is_known(kg: gk.KnowledgeGraph) -> None:
    assert told(kg) == [
        ("ant", "joined", "2018"),
        ("ant", "left", "[2018-01-01..2022-12-31]"),
        ("bee", "joined", "2018"),
        ("bee", "left", "[2021-01-01..]"),
        ("cat", "joined", "[2019-06-01..]"),
    ]


def test_within_a_year_they_are_possible_and_counted_where_they_are_left_out(
    kg: gk.KnowledgeGraph,
) -> None:
    assert told(kg, "2022", "2022") == []
    assert kg.changes("2022", "2022").note.startswith("3 more may have happened then")
    assert len(told(kg, "2022", "2022", at_least="possible")) == 3
    assert told(kg, "2016", "2016", at_least="possible") == []


def test_who_ended_by_a_year_and_came_back_later_was_not_there_twice(tmp_path: Path) -> None:
    path = tmp_path / "again.csv"
    path.write_text(
        "actor,coalition,since,until\nAnt,Pact,2018-01-01,by 2019\nAnt,Pact,2021-05-01,\n"
    )
    report = gk.check(path)
    assert report.ok, str(report)
    assert len(gk.load(path).memberships("Ant")) == 2


def test_those_of_which_no_day_is_known_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "joined.csv"
    path.write_text(
        "actor,coalition,since,until\nAnt,Pact,2018,unknown\nBee,Pact,,2020\nCow,Pact,,\n"
    )
    kg = gk.load(path)
    assert told(kg, change="left") == [("bee", "left", "2020")]
    assert str(kg.changes(change="left").note) == (
        "Of 2 it is not known whether and when they left."
    )
    assert "1 more joined on a day that is not known." in str(kg.changes(of="cow").note)
    assert "joined on a day" not in str(kg.changes(of="ant").note)
    before = str(kg.changes("2000", "2012", change="left").note)
    assert "Of 1 it is" in before, "who joined in 2018 had not left by then"
    assert not kg.changes(change="left", kinds="government").note
    assert not kg.changes(change="renamed").note
    path.write_text("actor,coalition,role,during\nAnt,Pact,member,2018/..\nAnt,Pact,chair,2019/\n")
    assert not gk.load(path).changes(change="left").note


def test_each_beginning_is_listed_or_counted(kg: gk.KnowledgeGraph) -> None:
    for graph in (kg, gk.load()):
        asked = ask(graph.store, "changes", {"lang": "en"}).records()
        listed = {row["record"] for row in asked if row["what"] == "joined"}
        undated = {row["record"] for row in undated_changes(graph.store) if row["what"] == "joined"}
        records = graph.store.select("SELECT ?record { ?record a cg:Membership }")
        assert undated
        assert not listed & undated
        assert listed | undated == {graph.store.namespace.slug(row[0].value) for row in records}
