"""A text that amends another one ends the commitments that its own supersede, and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.terms import PREFIXES

PROLOGUE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
PACT = """
@prefix x: <https://fleet.example/data#> .
x:pact a cg:Coalition ; skos:prefLabel "Pact"@en ; cg:adopts x:charter , x:protocol .
x:charter a cg:Instrument ; skos:prefLabel "Charter"@en ; cg:issued "2020-01-01" .
x:protocol a cg:Instrument ; skos:prefLabel "Protocol"@en ; cg:issued "2023-01-01" ;
    cg:amends x:charter .
x:quiet a cg:Commitment ; cg:statedIn x:charter ; cg:addressedTo group:everyone ;
    dcterms:source x:log .
x:clean a cg:Commitment ; cg:statedIn x:charter ; cg:addressedTo group:everyone ;
    dcterms:source x:log .
x:cleaner a cg:Commitment ; cg:statedIn x:protocol ; cg:addressedTo group:everyone ;
    cg:supersedes x:clean ; dcterms:source x:log .
x:log a cg:Source ; dcterms:title "Log" .
x:acme a cg:Company ; skos:prefLabel "Acme"@en .
x:joined a cg:Membership ; org:member x:acme ; org:organization x:pact ; cg:during "2021-01-01/.." .
"""


def promised(kg: gk.KnowledgeGraph, day: str) -> set[str]:
    return set(map(str, kg.promises("acme", on=day).column("commitment")))


def check_both(kg: gk.KnowledgeGraph) -> None:
    assert promised(kg, "2022-12-31") == {"quiet", "clean"}
    assert promised(kg, "2023-01-02") == {"quiet", "cleaner"}


def test_in_tables(folder_of: Callable[..., Path]) -> None:
    of_all = {"addressed_to": "everyone", "source": "log"}
    folder = folder_of(
        sources=[{"id": "log", "title": "Log"}],
        instruments=[
            {"id": "charter", "coalition": "fleet", "name_en": "Charter", "issued": "2020-01-01"},
            {"id": "protocol", "coalition": "fleet", "name_en": "Protocol", "issued": "2023-01-01"}
            | {"amends": "charter"},
        ],
        coalitions=[{"id": "fleet", "name_en": "Fleet", "source": "log"}],
        commitments=[
            {"id": "quiet", "instrument": "charter", "summary_en": "Quiet.", **of_all},
            {"id": "clean", "instrument": "charter", "summary_en": "Clean.", **of_all},
            {"id": "cleaner", "instrument": "protocol", "summary_en": "Cleaner.", **of_all}
            | {"supersedes": "clean"},
        ],
        memberships=[
            {"actor": "acme", "coalition": "fleet", "role": "member", "during": "2021-01-01/.."}
            | {"source": "log"},
        ],
    )
    kg = gk.load(folder)
    check_both(kg)
    assert kg.query("SELECT ?x { id:protocol cg:amends ?x }").rows == (
        (kg.store.namespace.iri("charter"),),
    )
    assert not gk.check(folder).count("error")


def test_in_rdf_of_others(tmp_path: Path) -> None:
    path = tmp_path / "pact.ttl"
    path.write_text(PROLOGUE + PACT, encoding="utf-8")
    check_both(gk.load(path))


@pytest.mark.parametrize("issued", ["2019-06-01", "2019"])
def test_a_text_older_than_the_one_it_amends_is_told(
    folder_of: Callable[..., Path], issued: str
) -> None:
    of_all = {"addressed_to": "everyone", "source": "gazette"}
    folder = folder_of(
        instruments=[
            {"id": "charter", "coalition": "pact", "name_en": "Charter", "issued": "2020-01-01"},
            {"id": "protocol", "coalition": "pact", "name_en": "Protocol", "issued": issued}
            | {"amends": "charter"},
        ],
        commitments=[
            {"id": "clean", "instrument": "charter", "summary_en": "Clean.", **of_all},
            {"id": "cleaner", "instrument": "protocol", "summary_en": "Cleaner.", **of_all}
            | {"supersedes": "clean"},
        ],
    )
    told = {
        (one.path, one.line, one.severity): one.message
        for one in gk.check(folder).findings
        if "was issued (2020-01-01) after it" in one.message
    }
    assert {place: said.split(",")[0] for place, said in told.items()} == {
        ("instruments.csv", 3, "warning"): "amends charter",
        ("commitments.csv", 3, "warning"): "supersedes clean",
    }
