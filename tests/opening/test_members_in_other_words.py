"""Members that RDF tells in the words of ORG beside records of ours are told as not read."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk

ORG = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/id/> .
ex:gp a org:Organization ; skos:prefLabel "Green Pact" ; org:hasMember ex:acme .
ex:acme a org:FormalOrganization ; skos:prefLabel "Acme" .
ex:beta a org:FormalOrganization ; skos:prefLabel "Beta" ; org:memberOf ex:gp .
ex:m a org:Membership ; org:member ex:ceta ; org:organization ex:gp .
ex:ceta a org:FormalOrganization ; skos:prefLabel "Ceta" .
"""
OURS = ORG.replace("ex:gp a org:Organization", "ex:gp a cg:Coalition")
MESSAGE = (
    "3 members are told without a cg:Membership, and not read: 'http://example.org/id/acme' in "
    "'http://example.org/id/gp', and 2 more."
)


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "facts.ttl"
    path.write_text(text, encoding="utf-8")
    return path


def test_who_is_in_a_coalition_of_ours_in_other_words_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, OURS)
    assert [str(doubt.message) for doubt in gk.load(path).doubts] == [MESSAGE]
    assert MESSAGE in [finding.message for finding in gk.check(path).findings]


def test_other_words_alone_are_read_and_not_doubted(tmp_path: Path) -> None:
    kg = gk.load(write(tmp_path, ORG))
    assert {*kg.members("Green Pact").column("label")} == {"Acme", "Beta", "Ceta"}
    assert not [doubt for doubt in kg.doubts if "not read" in str(doubt)]


def test_what_a_record_says_too_is_not_doubted(tmp_path: Path) -> None:
    record = 'ex:r a cg:Membership ; org:member ex:{0} ; org:organization ex:gp ; cg:during "/..".'
    records = "".join(record.replace("{0}", one) for one in ("acme", "beta", "ceta"))
    several = records.replace("ex:r a", "ex:ra a", 1).replace("ex:r a", "ex:rb a", 1)
    assert gk.load(write(tmp_path, OURS + several)).doubts == ()


def test_what_is_inferred_from_our_own_facts_is_not_doubted(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("member,coalition,since\nAcme,Green Pact,2020\n", encoding="utf-8")
    inferred = gk.load(table).infer("owl-rl").rdf
    inferred.serialize(tmp_path / "inferred.nt", format="nt", encoding="utf-8")
    assert gk.load(tmp_path / "inferred.nt").doubts == ()
