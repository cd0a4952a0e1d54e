"""Each change names the sources that state it."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk


def named(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


def sources(kg: gk.KnowledgeGraph, change: str) -> object:
    (row,) = kg.changes(change=change).records()  # type: ignore[arg-type]
    return row["sources"]


def test_a_beginning_and_an_end_may_have_different_ones(tmp_path: Path) -> None:
    table = tmp_path / "pacts.csv"
    table.write_text(
        "member,coalition,since,until,source\n"
        "Acme,Pact,2019-05-01,,https://example.org/joined\n"
        "Acme,Pact,2019-05-01,2021-05-01,https://example.org/left\n",
        encoding="utf-8",
    )
    kg = gk.load(table)
    said = {str(row["url"]): row["source"] for row in kg.evidence("Acme").records()}
    assert sources(kg, "joined") == tuple(sorted(map(str, said.values())))
    assert sources(kg, "left") == (said["https://example.org/left"],)


def test_those_of_the_bundled_facts_are_those_that_evidence_quotes(
    part: gk.KnowledgeGraph,
) -> None:
    rows = part.changes(change=("joined", "left", "role-taken"), at_least="possible").records()
    known = {*part.list("sources").column("source")}
    assert rows and all(row["sources"] for row in rows)
    assert {one for row in rows for one in named(row["sources"])} <= known
    (left,) = (row for row in rows if row["thing"] == "united-states" and row["change"] == "left")
    words = part.evidence(str(left["record"])).records()
    assert left["sources"] == tuple(w["source"] for w in words if "end" in str(w["adopts"]))


def test_an_end_with_the_coalition_names_those_of_the_coalition(kg: gk.KnowledgeGraph) -> None:
    rows = kg.changes(of="white-house-ai-commitments", change="ended-with-coalition").records()
    assert {row["sources"] for row in rows} == {("upi-wh",)}
