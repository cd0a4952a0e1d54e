"""RDF of other people is read with its periods and names; what is left out is said."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit import import_file

_PREFIXES = """
@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix schema: <https://schema.org/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix : <http://example.org/> .
:acme skos:prefLabel "Acme" ; skos:altLabel "Acme Works" .
:ann skos:prefLabel "Ann" .
:pact skos:prefLabel "Green Pact"@en .
"""


def _turtle(folder: Path, text: str) -> Path:
    path = folder / "a.ttl"
    path.write_text(_PREFIXES + text, encoding="utf-8")
    return path


def test_periods_in_every_usual_form_and_other_names_are_read(tmp_path: Path) -> None:
    path = _turtle(
        tmp_path,
        """
        [] org:member :acme ; org:organization :pact ; org:memberDuring [
          time:hasBeginning [ time:inXSDDate "2019-05-01Z"^^xsd:date ] ;
          time:hasEnd [ time:inXSDDate "2020-06-30+02:00"^^xsd:date ] ] .
        [] org:member :ann ; org:organization :pact ; org:memberDuring "2018/2019" .""",
    )
    found = import_file(path)
    assert [row["during"] for row in found.tables["memberships"]] == [
        "2019-05-01/2020-06-30",
        "2018/2019",
    ]
    assert [row["aliases"] for row in found.tables["actors"]] == ["Acme Works", ""]
    assert found.doubts == ()


def test_what_is_not_read_is_named_with_its_member(tmp_path: Path) -> None:
    path = _turtle(
        tmp_path,
        """
        [] org:member :acme ; org:organization :pact ;
           org:memberDuring [ time:hasBeginning [ time:inXSDDate "soon" ] ] .
        [] org:member :ann ; org:organization :pact ; org:memberDuring :spring .
        :chair a org:Post ; skos:prefLabel "Chair" ; org:postIn :pact ; org:heldBy :ann .""",
    )
    told = [(doubt.message, str(doubt.hint)) for doubt in import_file(path).doubts]
    assert [message.partition(":")[0] for message, _ in told] == [
        "Acme in Green Pact",
        "Ann in Green Pact",
        "posts (org",
    ]
    assert "xsd:date" in told[0][1]
    assert import_file(path).tables["memberships"][0].own == {"since_as_written": "soon"}
    assert {one.message for one in gk.check(path).findings} >= {message for message, _ in told}


def test_the_context_of_schema_org_is_known(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(
        '{"@context": "https://schema.org/", "@type": "Organization", "name": "Green Pact",'
        ' "member": [{"@type": "Organization", "name": "Acme"}, {"@type": "OrganizationRole",'
        ' "member": {"@type": "Person", "name": "Ann"}, "startDate": "2019", "roleName": "chair"}]}'
    )
    rows = gk.load(path).members("Green Pact").select("member", "kind", "role", "start")
    assert {tuple(row) for row in rows} == {
        ("acme", "unknown", "member", ""),
        ("ann", "person", "chair", "2019"),
    }


def test_nameless_nodes_keep_their_ids_when_others_are_added(tmp_path: Path) -> None:
    one = '[] org:member [ :note "a" ] ; org:organization :pact .'
    ids = [
        {row["id"] for row in import_file(_turtle(tmp_path, text)).tables["actors"]}
        for text in (one, one + ' [] org:member [ :note "b" ] ; org:organization :pact .')
    ]
    assert len(ids[0]) == 1 and len(ids[1]) == 2 and ids[0] < ids[1]


def test_a_graph_of_ones_own_keeps_its_dates_kinds_and_roles(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text(
        "Member,Kind,Coalition,Role,Since,Until\nAcme,company,Green,founder,2010,2012-05\n"
        "Beta,ngo,Green,,,\nBeta,ngo,Green,observer,2013,\n"
    )
    kg = gk.load(table)
    kg.export(tmp_path / "a.ttl")
    found = import_file(tmp_path / "a.ttl", tmp_path / "out")
    assert [doubt.message.partition(",")[0] for doubt in found.doubts] == [
        "this graph has evidence"
    ]
    again = gk.load(tmp_path / "out")
    columns = ("label", "kind", "role", "start", "end")
    before, after = (
        [tuple(map(row.get, columns)) for row in graph.members("Green").records()]
        for graph in (kg, again)
    )
    assert before == after


def test_names_of_a_role_in_several_languages_are_one_membership(tmp_path: Path) -> None:
    path = _turtle(
        tmp_path,
        """
        :chair skos:prefLabel "chair"@en , "présidence"@fr , "Vorsitz"@de .
        [] org:member :acme ; org:organization :pact ; org:role :chair .""",
    )
    assert [row["role"] for row in import_file(path).tables["memberships"]] == ["chair"]


def test_who_heads_an_organisation_belongs_to_it(tmp_path: Path) -> None:
    path = _turtle(tmp_path, ":ann org:memberOf :pact . :acme org:headOf :pact .")
    found = import_file(path)
    assert {row["actor"] for row in found.tables["memberships"]} == {"ann", "acme"}
    assert set(gk.load(path).members("Green Pact").column("label")) == {"Ann", "Acme"}


@pytest.mark.parametrize(
    "text",
    [
        ":pact org:hasMember ( :acme :ann ) .",
        ":pact org:hasMember [ a rdf:Bag ; rdf:_1 :acme ; rdf:_2 :ann ] .",
        ":acme org:memberOf ( :pact ) . :ann org:memberOf :pact .",
        ":acme org:hasMembership [ org:organization :pact ] . :ann org:memberOf :pact .",
        ":acme schema:memberOf [ schema:hostingOrganization :pact ] . :ann schema:memberOf :pact .",
        "[] schema:hostingOrganization :pact ; schema:member :acme , :ann .",
    ],
)
def test_members_of_lists_and_from_the_other_side_are_members(tmp_path: Path, text: str) -> None:
    path = _turtle(tmp_path, text)
    assert set(gk.load(path).members("Green Pact").column("label")) == {"Acme", "Ann"}
    assert {row["coalition"] for row in import_file(path).tables["memberships"]} == {"green-pact"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            """:m org:member :acme ; org:organization :pact ; dcterms:valid "2010"^^xsd:gYear ;
               dcterms:created "2024-01-02"^^xsd:date .""",
            "days of memberships told by valid are not read: 1, such as 'm'.",
        ),
        (
            ':acme org:memberOf :pact {| schema:startDate "2010"^^xsd:gYear |} .',
            "days of single statements (rdf:Statement) are not read: 1.",
        ),
        (
            """:acme org:memberOf :pact . :s a rdf:Statement ; rdf:subject :acme ;
               rdf:predicate org:memberOf ; rdf:object :pact ; :from "2010"^^xsd:gYear .""",
            "days of single statements (rdf:Statement) are not read: 1, such as 's'.",
        ),
        (
            ":acme org:memberOf :pact . :m a org:Membership ; org:organization :pact .",
            "memberships without a member or an organisation are left out: 1, such as 'm'.",
        ),
    ],
)
def test_what_is_said_in_other_words_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = _turtle(tmp_path, text)
    assert [doubt.message for doubt in import_file(path).doubts] == [told]
    assert told in {finding.message for finding in gk.check(path).findings}


def test_a_list_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    path = _turtle(tmp_path, ":pact org:hasMember :one . :one rdf:first :acme ; rdf:rest :one .")
    assert gk.load(path).members("Green Pact").column("label") == ("Acme",)


def test_two_periods_of_one_membership_are_two(tmp_path: Path) -> None:
    path = _turtle(
        tmp_path,
        """
        [] org:member :acme ; org:organization :pact ; org:memberDuring
          [ time:hasBeginning [ time:inXSDDate "2010-01-01"^^xsd:date ] ;
            time:hasEnd [ time:inXSDDate "2012-01-01"^^xsd:date ] ] ,
          [ time:hasBeginning [ time:inXSDDate "2015-01-01"^^xsd:date ] ] .""",
    )
    found = gk.load(path).memberships("Acme", at_least="possible")
    assert found.column("start") == ("2010-01-01", "2015-01-01")
    assert found.column("end") == ("2012-01-01", "..")


DAY = '[ time:inXSDDate "2010-01-01"^^xsd:date ]'


@pytest.mark.parametrize(
    ("period", "part"),
    [
        (f"[ time:hasBeginning {DAY} ; time:hasEnd :then ]", "end"),
        (f'[ time:hasBeginning {DAY} ; time:hasXSDDuration "P2Y" ]', "end"),
        (f"[ time:hasEnd {DAY} ; time:hasBeginning :then ]", "beginning"),
        ("[ time:during :then ]", "period"),
    ],
)
def test_a_part_of_a_period_that_is_not_read_is_told(
    tmp_path: Path, period: str, part: str
) -> None:
    path = _turtle(
        tmp_path, f"[] org:member :acme ; org:organization :pact ; org:memberDuring {period} ."
    )
    (doubt,) = import_file(path).doubts
    assert f"its {part} is told in words that are not known" in doubt.message
