"""What a check finds of things without an address is said in words, the same in each run."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk

FACTS = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix ex: <http://example.org/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
ex:acme a org:Organization ; skos:prefLabel "Acme"@en .
ex:pact a org:Organization ; skos:prefLabel "Pact"@en .
[] a org:Membership, cg:Membership ; org:member ex:acme ; org:organization ex:pact .
[] a org:Organization ; skos:prefLabel "Nameless & Co"@en .
[] a org:Organization . [] a org:Organization .
"""


def test_things_without_an_address_are_named_by_what_is_said_of_them(tmp_path: Path) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text(FACTS, encoding="utf-8")
    report = gk.check(path, profile="house")
    records = {finding.record for finding in report.findings}
    assert "'Nameless & Co' (without an address)" in records
    assert "membership of Acme in Pact (without an address)" in records
    unnamed = "Organization without an address or name"
    assert {f"{unnamed}, no. 1", f"{unnamed}, no. 2"} <= records
    assert str(gk.check(path, profile="house")) == str(report)
    assert "_:" not in str(report)
