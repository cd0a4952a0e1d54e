"""Foundings, convening and governing bear evidence, and sources may disagree about them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk

SOURCES = [
    {"id": "charter", "title": "The charter", "published": "2020-01-01"},
    {"id": "history", "title": "A history", "published": "2023-01-01"},
    {"id": "rumour", "title": "A rumour", "published": "2024-01-01"},
]


@pytest.fixture
def kg(folder_of: Callable[..., Path]) -> gk.KnowledgeGraph:
    return gk.load(
        folder_of(
            sources=SOURCES,
            coalitions=[
                {"id": "union", "name_en": "Union", "during": "2017/..", "source": "charter"}
            ],
            actors=[
                {"id": "crown", "kind": "government", "name_en": "Crown", "governs": "NZ"},
                {"id": "council", "kind": "government", "name_en": "Council", "governs": "NZ"},
            ],
            instruments=[{"id": "text", "coalition": "union", "name_en": "Text"}],
            lives=[
                {"thing": "union", "during": "2016-05-14/..", "source": "history"},
                {"thing": "union", "during": "2009/..", "source": "rumour", "confidence": "low"},
                {"thing": "text", "during": "2018-03/..", "source": "history"},
            ],
            convenings=[{"convened": "union", "convener": "acme", "source": "history"}],
            governings=[
                {"government": who, "jurisdiction": "NZ", "during": "2019/2020", "source": source}
                for who, source in (("crown", "charter"), ("council", "history"))
            ],
        )
    )


def test_both_readings_are_kept_and_the_better_one_is_adopted(kg: gk.KnowledgeGraph) -> None:
    said = {row["source"]: row["says"] for row in kg.query("64-disputed-foundings").records()}
    assert said == {"charter": "2017/..", "history": "2016-05-14/..", "rumour": "2009/.."}
    union = kg.coalition("union")
    assert union.during == "2016-05-14/.."
    assert "union--life" in kg.conflicts().column("record")
    told = kg.evidence("union").records()
    assert {row["type"] for row in told} == {"life", "convening"}


def test_a_text_takes_over_when_it_was_adopted(kg: gk.KnowledgeGraph) -> None:
    issued = kg.query("SELECT ?day { id:text cg:issued ?day ; cg:possibleFrom ?from }")
    assert issued.rows == (("2018-03",),)


def test_competing_governments_and_conveners_are_dated_facts(kg: gk.KnowledgeGraph) -> None:
    rival = kg.query(
        "SELECT ?who { ?x a cg:Governing ; cg:government ?who ; cg:governed/cg:iso3166 'NZ' }"
    )
    assert len(rival) == 2
    assert kg.query("ASK { id:union cg:convenedBy id:acme }")[0][0]


def test_evidence_on_no_record_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        "@prefix cg: <https://w3id.org/coalition-graph/ontology#> ."
        "<https://example.org/id/pact> a cg:Coalition ;"
        " cg:evidence <https://example.org/id/word> .",
        encoding="utf-8",
    )
    findings = gk.check(path, shapes=False).findings
    assert any("is no record" in f.message and f.severity == "error" for f in findings)
