"""In RDF of others, too, nobody leaves a coalition that ended."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk

GRAPH = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix c: <https://w3id.org/coalition-graph/concept/> .
@prefix : <https://example.org/> .
:pact a cg:Coalition ; cg:kind <https://w3id.org/coalition-graph/concept/kind/coalition> ;
  skos:prefLabel "Pact"@en ; cg:during "2019/2024-06-30" ; cg:endLatest "2024-06-30"^^xsd:date .
:acme a cg:Company ; cg:kind <https://w3id.org/coalition-graph/concept/kind/company> ;
  skos:prefLabel "Acme"@en .
:m a cg:Membership ; org:member :acme ; org:organization :pact ;
  org:role <https://w3id.org/coalition-graph/concept/role/member> ;
  cg:confidence <https://w3id.org/coalition-graph/concept/confidence/high> ;
  cg:during "2020/{end}" ; cg:evidence :e {reason}.
:e a cg:Evidence ; cg:source :s ; cg:confidence
  <https://w3id.org/coalition-graph/concept/confidence/high> .
:s a cg:Source ; <http://purl.org/dc/terms/title> "Gazette" .
"""
LEFT = "; cg:endReason <https://w3id.org/coalition-graph/concept/end-reason/left> "


@pytest.mark.parametrize(
    ("end", "reason", "change"),
    [
        ("2024-06-30", "", "ended-with-coalition"),
        ("2024-06-30", LEFT, "left"),
        ("2022", "", "left"),
    ],
)
def test_a_membership_that_ended_with_its_coalition_is_marked(
    tmp_path: Path, end: str, reason: str, change: str
) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text(GRAPH.replace("{end}", end).replace("{reason}", reason), encoding="utf-8")
    kg = gk.load(path)
    assert change in kg.changes().column("change")
    marked = kg.query("SELECT ?m { ?m cg:endedWithCoalition true }")
    assert len(marked) == (change == "ended-with-coalition")
    (record,) = gk.view(kg).scene.records
    assert record.with_coalition == (change == "ended-with-coalition")
