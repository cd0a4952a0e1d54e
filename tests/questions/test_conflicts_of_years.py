"""Where sources disagree about a year, a year is told, and no first of January."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk

FIRST, SECOND = "2019-01-01T00:00:00Z", "2020-01-01T00:00:00Z"
STATEMENT = """
wd:Q1 p:P463 <http://www.wikidata.org/entity/statement/{n}> .
<http://www.wikidata.org/entity/statement/{n}> ps:P463 wd:Q2 ; pq:P580 "{day}"^^xsd:dateTime ;
  pqv:P580 <http://www.wikidata.org/value/{n}> .
<http://www.wikidata.org/value/{n}> wikibase:timeValue "{day}"^^xsd:dateTime ;
  wikibase:timePrecision 9 .
"""
HEAD = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
wd:Q1 rdfs:label "Acme"@en . wd:Q2 rdfs:label "Pact"@en .
"""


def test_years_of_wikidata_stay_years(tmp_path: Path) -> None:
    file = tmp_path / "items.ttl"
    said = [STATEMENT.format(n=n, day=day) for n, day in enumerate((FIRST, SECOND))]
    file.write_text(HEAD + "".join(said), encoding="utf-8")
    told = gk.load(file).conflicts()
    assert len(told) == 1
    assert "says 2019/..; “items.ttl” says 2020/.." in told.to_csv()
    assert "01-01" not in told.to_csv() + told.to_json()
