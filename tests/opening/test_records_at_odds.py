"""RDF that says two things of a record where one is meant is refused at every door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError

PREFIXES = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix kind: <https://w3id.org/coalition-graph/concept/kind/> .
@prefix role: <https://w3id.org/coalition-graph/concept/role/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <http://example.org/id/> .
ex:gp a cg:Coalition ; skos:prefLabel "Green Pact"@en .
ex:acme a org:FormalOrganization ; cg:kind kind:company ; skos:prefLabel "Acme"@en .
ex:beta a org:FormalOrganization ; cg:kind kind:company ; skos:prefLabel "Beta"@en .
"""
SEVERAL = {
    "members": 'org:member ex:acme, ex:beta ; org:organization ex:gp ; cg:during "2015/.."',
    "coalitions": 'org:member ex:acme ; org:organization ex:gp, ex:bp ; cg:during "2015/.."',
    "members without an address": 'org:member [], [] ; org:organization ex:gp ; cg:during "/.."',
    "periods of one text": (
        'org:member ex:acme ; org:organization ex:gp ; cg:during "2015/..", "2015/.."@en'
    ),
    "periods": 'org:member ex:acme ; org:organization ex:gp ; cg:during "2015/..", "2010/2012"',
    "roles": (
        'org:member ex:acme ; org:organization ex:gp ; cg:during "2015/.." ; '
        "org:role role:member, role:observer"
    ),
}
OTHERS = {
    "owners": "a cg:Ownership ; cg:owned ex:gp ; cg:owner ex:acme, ex:beta",
    "operators": "a cg:Operation ; cg:service ex:tube ; cg:operator ex:acme, ex:beta",
    "conveners": "a cg:Convening ; cg:convened ex:gp ; cg:convener ex:acme, ex:beta",
    "kinds": "a cg:Company ; cg:kind kind:company, kind:government",
    "values of cg:confirmedUntil": (
        "a cg:Membership ; org:member ex:acme ; org:organization ex:gp ; "
        'cg:confirmedUntil "2020-01-01"^^xsd:date, "2021-01-01"^^xsd:date'
    ),
}


@pytest.mark.parametrize("what", SEVERAL)
def test_who_is_a_member_is_not_left_to_chance(
    what: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text(f"{PREFIXES}ex:m1 a cg:Membership ; {SEVERAL[what]} .", encoding="utf-8")
    what = what.split(maxsplit=1)[0]
    with pytest.raises(DataError, match=f"facts.ttl: .*m1' has two {what}, "):
        gk.load(path)
    with pytest.raises(DataError, match=f"has two {what}, "):
        gk.load().add(path)
    ran = run_cli("members", "Green Pact", "--data", path)
    assert ran.code != 0 and f"has two {what}, " in ran.err
    assert not gk.check(path).ok
    kept = gk.load(path, errors="keep")
    assert [f"has two {what}, " in str(doubt) for doubt in kept.doubts] == [True]


@pytest.mark.parametrize("what", OTHERS)
def test_nor_is_what_else_a_check_calls_single(what: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text(f"{PREFIXES}ex:r1 {OTHERS[what]} .", encoding="utf-8")
    with pytest.raises(DataError, match=f"facts.ttl: .*r1' has two {what}, "):
        gk.load(path)
    kept = gk.load(path, errors="keep")
    assert [f"has two {what}, " in str(doubt) for doubt in kept.doubts] == [True]


def test_one_membership_in_several_named_graphs_is_one(tmp_path: Path) -> None:
    lines = f"ex:m1 a cg:Membership ; {SEVERAL['members'].replace(', ex:beta', '')} ."
    path = tmp_path / "facts.trig"
    text = f"{PREFIXES}ex:one {{ {lines} }} ex:two {{ {lines} }}"
    path.write_text(text, encoding="utf-8")
    assert gk.load(path).members("Green Pact").column("label") == ("Acme",)


FOREIGN = """
ex:m1 a cg:Membership ; org:member ex:acme ; org:organization ex:gp ; cg:during "2015/.." ;
  org:role [ a org:Role ; skos:prefLabel "chair"@en ] ; cg:listedAs "Acme Ltd"@en, "Acme SA"@fr .
ex:chair a skos:Concept ; skos:inScheme ex:one, ex:two ; skos:notation "c", "ch" .
ex:page a cg:Source ; <http://purl.org/dc/terms/title> "Members"@en, "Membres"@fr .
ex:acme cg:wikidata "Q1", <http://www.wikidata.org/entity/Q1> .
"""


def test_what_other_tools_say_several_of_is_loaded(tmp_path: Path) -> None:
    """Also a file that is there twice, which has each blank node twice."""
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text(PREFIXES + FOREIGN, encoding="utf-8")
    assert gk.load(tmp_path).members("Green Pact").column("label") == ("Acme",)


def test_a_thing_of_two_addresses_is_one(tmp_path: Path) -> None:
    same = "ex:acme <http://www.w3.org/2002/07/owl#sameAs> ex:beta ."
    path = tmp_path / "facts.ttl"
    path.write_text(f"{PREFIXES}{same} ex:m1 a cg:Membership ; {SEVERAL['members']} .", "utf-8")
    assert gk.load(path).left_out == ()


@pytest.mark.parametrize("triples", ["query", "file", "list"])
def test_no_second_role_is_added_to_a_membership(tmp_path: Path, triples: str) -> None:
    path, more = tmp_path / "facts.ttl", tmp_path / "more.ttl"
    one = SEVERAL["roles"].replace(", role:observer", "")
    path.write_text(f"{PREFIXES}ex:m1 a cg:Membership ; {one} .", encoding="utf-8")
    role, other = "http://www.w3.org/ns/org#role", "https://w3id.org/coalition-graph/concept/role/"
    triple = ("http://example.org/id/m1", role, f"{other}observer")
    written = "<{}> <{}> <{}>".format(*triple)
    more.write_text(f"{written} .", encoding="utf-8")
    added: dict[str, Any] = {
        "query": f"CONSTRUCT {{ {written} }} {{}}",
        "file": more,
        "list": [triple],
    }
    with pytest.raises(DataError, match=r"two roles|something else"):
        gk.load(path).add(added[triples])


@pytest.mark.parametrize("period", ["2015/..\\n", "2015/smoke", "2015-13/..", "2016/2015"])
def test_periods_that_cannot_be_read_are_refused_at_every_door(period: str, tmp_path: Path) -> None:
    path, good = tmp_path / "a.ttl", tmp_path / "good.ttl"
    record = "ex:gp--acme a cg:Membership ; org:member ex:acme ; org:organization ex:gp ;"
    days = 'cg:possibleFrom "2015-01-01"^^xsd:date ; cg:possibleUntil "2016-01-01"^^xsd:date .'
    path.write_text(f'{PREFIXES}{record} cg:during "{period}" ; {days}', encoding="utf-8")
    good.write_text(PREFIXES, encoding="utf-8")
    told = "gp--acme: period: "
    with pytest.raises(DataError, match=told):
        gk.load(path)
    with pytest.raises(DataError, match=told):
        gk.load(good).add(path)
    assert [one.column for one in gk.load(path, errors="keep").left_out] == ["cg:during"]
    report = gk.check(path)
    assert not report.readable
    errors = [f for f in report.findings if f.severity == "error" and f.record.endswith("gp--acme")]
    assert len([f for f in errors if "period" in f.message]) == 1


@pytest.mark.parametrize(
    "said", ['ex:m1 a cg:Membership ; cg:during "soon"', 'ex:m1 cg:startEarliest "soonish"']
)
def test_dates_that_cannot_be_read_are_not_added(said: str, tmp_path: Path) -> None:
    path, good = tmp_path / "more.ttl", tmp_path / "good.ttl"
    path.write_text(f"{PREFIXES}{said} .", encoding="utf-8")
    good.write_text(PREFIXES, encoding="utf-8")
    with pytest.raises(DataError, match="soon"):
        gk.load(good).add(path)


def test_nor_are_they_as_triples_and_a_period_that_is_no_text_is_told(tmp_path: Path) -> None:
    good = tmp_path / "good.ttl"
    good.write_text(PREFIXES, encoding="utf-8")
    during = "https://w3id.org/coalition-graph/ontology#during"
    for value in ('"soon"', "<http://example.org/id/soon>"):
        with pytest.raises(DataError, match="period"):
            gk.load(good).add(f"CONSTRUCT {{ <urn:m> <{during}> {value} }} {{}}")


def test_days_of_triples_are_read_as_those_of_a_file(tmp_path: Path) -> None:
    good = tmp_path / "good.ttl"
    good.write_text(PREFIXES, encoding="utf-8")
    bound = "https://w3id.org/coalition-graph/ontology#endLatest"
    for text in ("31/12/2020", "2020-02-30"):
        with pytest.raises(DataError, match=r"triples: .*urn:m: end latest"):
            gk.load(good).add(f'CONSTRUCT {{ <urn:m> <{bound}> "{text}" }} {{}}')
    kg = gk.load(good).add(f'CONSTRUCT {{ <urn:m> <{bound}> "2020-12-31T10:00:00" }} {{}}')
    assert str(kg.query(f"SELECT ?on {{ <urn:m> <{bound}> ?on }}").rows[0][0]) == "2020-12-31"


def test_the_life_of_a_coalition_in_another_file_refuses_nothing(tmp_path: Path) -> None:
    one, two = tmp_path / "one.ttl", tmp_path / "two.ttl"
    one.write_text(f'{PREFIXES}ex:gp cg:during "2010/.." .', encoding="utf-8")
    two.write_text(f'{PREFIXES}ex:gp cg:during "2011/.." .', encoding="utf-8")
    kg = gk.load(one).add(two)
    said = "SELECT ?said { <http://example.org/id/gp> cg:during ?said }"
    assert kg.query(said).rows == (("2010/..",),)
