"""Whoever has names of their own, of whatever form, gets the same answers by them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.terms import PREFIXES

PROLOGUE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
PACT = """
x:pact a cg:Coalition ; skos:prefLabel "Pact"@en ; cg:adopts x:text .
x:text a cg:Instrument ; cg:issued "2019-06-01" ; skos:prefLabel "Text"@en .
x:clean a cg:Commitment ; cg:statedIn x:text ; cg:addressedTo group:everyone ;
    cg:summary "Be clean."@en ; dcterms:source x:log .
x:acme a cg:Company ; skos:prefLabel "Acme"@en .
x:acme-joined a cg:Membership ; org:member x:acme ; org:organization x:pact ;
    cg:during "2020-01-01/.." .
x:log a cg:Source ; dcterms:title "The log" ; cg:published "2021-01-01" .
"""
WORD = """
x:acme-joined cg:evidence x:acme-joined--ev .
x:acme-joined--ev a cg:Evidence ; cg:source x:log ; cg:confidence confidence:high .
"""
PLAIN = """
x:pact a org:Organization ; skos:prefLabel "Pact" .
x:acme a org:Organization ; skos:prefLabel "Acme" ; org:memberOf x:pact .
"""


def opened(folder: Path, space: str, text: str = PACT + WORD) -> gk.KnowledgeGraph:
    path = folder / "pact.ttl"
    path.write_text(PROLOGUE + f"@prefix x: <{space}> .\n" + text, encoding="utf-8")
    return gk.load(path)


@pytest.mark.parametrize(
    ("space", "before"),
    [
        ("https://fleet.example/id/", ""),
        ("https://fleet.example/data#", ""),
        ("https://fleet.example/who/", ""),
        ("https://fleet.example/id/of/id/", ""),
        ("urn:fleet:", "urn:fleet:"),
    ],
)
def test_things_have_names_that_find_them_again(tmp_path: Path, space: str, before: str) -> None:
    kg = opened(tmp_path, space)
    (row,) = kg.members("Pact", on="2021-01-01").records()
    assert (row["member"], row["label"], row["kind"]) == (before + "acme", "Acme", "company")
    assert row["membership"] == before + "acme-joined" and row["sources"] == (before + "log",)
    acme = kg.actor(str(row["member"]))
    assert acme.iri == space + "acme" and kg.actor(acme.iri) == acme
    assert kg.memberships(acme).column("coalition") == (before + "pact",)
    assert kg.promises(acme).column("commitment") == (before + "clean",)
    assert kg.evidence(acme, "Pact").column("record") == (before + "acme-joined",)
    assert kg.changes("2019-12-31", "2020-01-02").column("thing") == (before + "acme",)
    assert kg.overview().column("coalition") == (before + "pact",)
    asked = {"coalition": "Pact", "day": "2021-01-01"}
    assert kg.query("65-members-of-a-coalition", **asked).column("name") == (before + "acme",)
    assert '"Acme"' in gk.view(kg).html


def test_what_is_left_unsaid_hides_nobody(tmp_path: Path) -> None:
    kg = opened(tmp_path, "https://fleet.example/data#", PACT.replace('"2020-01-01/.."', '"/.."'))
    (row,) = kg.members("Pact", at_least="possible").records()
    assert (row["member"], row["role"], row["kind"]) == ("acme", "member", "company")
    assert row["sources"] == ("as-read",)
    assert names(kg, "SELECT ?title { id:as-read dcterms:title ?title }") == {"pact.ttl"}
    undated = opened(
        tmp_path, "urn:fleet:", PACT.replace('cg:during "2020-01-01/.."', "a cg:Record")
    )
    assert len(undated.members("Pact", at_least="possible")) == 1


SAID_IN_PART = """
x:beta a cg:Company ; skos:prefLabel "Beta"@en .
x:beta-joined a cg:Membership ; org:member x:beta ; org:organization x:pact ;
    cg:startEarliest "2019-03-01"^^xsd:date ; cg:startLatest "2019-03-31"^^xsd:date ;
    cg:endEarliest "2021-05-01"^^xsd:date ; cg:endLatest "2021-05-01"^^xsd:date ;
    cg:evidence x:beta-joined--ev .
x:beta-joined--ev a cg:Evidence ; cg:source x:log .
[] a cg:Membership ; org:member x:beta ; org:organization x:pact ; cg:during "2024-01-01/.." .
"""


def test_what_is_said_in_part_is_not_made_more_or_lost(tmp_path: Path) -> None:
    doubted = WORD.replace("confidence:high", "confidence:low")
    kg = opened(tmp_path, "https://fleet.example/data#", PACT + doubted + SAID_IN_PART)
    assert len(kg.members("Pact", on="2021-01-01", at_least="presumed")) == 1
    found = kg.query("SELECT ?c { id:acme-joined cg:confidence/skos:notation ?c }")
    assert found.rows == (("low",),)
    heard = [
        (row["record"], row["confidence"], row["source"]) for row in kg.evidence("beta").records()
    ]
    assert ("beta-joined", "high", "log") in heard and len(heard) == 2
    assert names(kg, "SELECT ?p { id:beta-joined cg:during ?p }") == {
        "[2019-03-01..2019-03-31]/2021-05-01"
    }
    (row,) = kg.members("Pact", on="2024-06-01", at_least="presumed").records()
    assert (row["member"], row["sources"]) == ("beta", ("as-read",))


def test_an_address_may_end_in_a_slash(tmp_path: Path) -> None:
    pact = PACT.replace("x:pact", "<https://fleet.example/pact/>")
    kg = opened(tmp_path, "https://fleet.example/", pact + WORD)
    assert kg.coalition("Pact").id == "pact/" and kg.coalition("pact/").iri.endswith("/pact/")
    assert kg.members("pact/", on="2021-01-01").column("member") == ("acme",)


def names(kg: gk.KnowledgeGraph, query: str, **asked: Any) -> set[str]:
    return {str(cell) for row in kg.query(query, **asked) for cell in row}


def test_named_queries_name_the_things_of_plain_rdf(tmp_path: Path) -> None:
    kg = opened(tmp_path, "https://fleet.example/data#", PLAIN)
    assert names(kg, "65-members-of-a-coalition", coalition="Pact", day="2021-01-01") == set()
    assert names(kg, "82-tiers-and-fees", coalition="Pact") == set()
    assert "acme" in names(kg, "members", coalition="Pact")


def test_every_question_of_the_adopters_kit_has_names_in_another_namespace(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "fields" / "harbours"
    own = Path(shutil.copytree(folder, tmp_path / "own"))
    about = own / "graph.csv"
    text = about.read_text(encoding="utf-8")
    about.write_text(text.replace("https://data.example.org/haefen/", ""), encoding="utf-8")
    house, theirs = gk.load(own), gk.load(folder)
    day, pact = {"day": "2012-01-01"}, {"coalition": "elbbund"}
    for query, asked in {
        "65-members-of-a-coalition": day | pact,
        "77-texts-in-force": day,
        "68-promised-on-a-day": day | {"actor": "suedhafen"},
        "commitments": {},
        "82-tiers-and-fees": pact,
    }.items():
        answer = theirs.query(query, **asked)
        assert answer == house.query(query, **asked)
        assert len(answer) or query.startswith("82")
        assert "" not in {str(cell) for row in answer for cell in row}


TWINS = """
x:pact a cg:Coalition ; skos:prefLabel "Pact"@en .
x:eu\\/acme a cg:Company ; skos:prefLabel "Acme Europe"@en .
x:us\\/acme a cg:Company ; skos:prefLabel "Acme America"@en .
<https://elsewhere.example/acme> a cg:Company ; skos:prefLabel "Acme Elsewhere"@en .
x:one a cg:Membership ; org:member x:eu\\/acme ; org:organization x:pact ;
    cg:during "2020-01-01/.." .
x:two a cg:Membership ; org:member x:us\\/acme ; org:organization x:pact ;
    cg:during "2020-01-02/.." .
x:three a cg:Membership ; org:member <https://elsewhere.example/acme> ; org:organization x:pact ;
    cg:during "2020-01-03/2022-01-01" .
"""
QUESTIONS = {
    "65-members-of-a-coalition": {"coalition": "Pact", "day": "2021-01-01"},
    "69-joined-between": {"coalition": "Pact", "first": "2019-01-01", "last": "2022-01-01"},
}


@pytest.mark.parametrize("space", ["https://fleet.example/data#", "https://fleet.example/id/"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_questions_name_things_as_the_library_does(
    tmp_path: Path, space: str, question: str
) -> None:
    kg = opened(tmp_path, space, TWINS)
    members = sorted(map(str, kg.members("Pact", on="2021-01-01").column("member")))
    assert members == ["eu/acme", "https://elsewhere.example/acme", "us/acme"]
    named = sorted(map(str, kg.query(question, **QUESTIONS[question]).column("name")))
    assert named == members
    assert {kg.actor(name).iri for name in named} == {
        space + "eu/acme",
        space + "us/acme",
        "https://elsewhere.example/acme",
    }
