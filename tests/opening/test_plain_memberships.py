"""RDF in the words of ORG and schema.org alone is opened as memberships that can be asked about."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit
from graphkit.terms import CG

FLEET = """
@prefix org: <http://www.w3.org/ns/org#> .
@prefix ex: <https://example.org/fleet/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:ports a org:Organization ; skos:prefLabel "Green Ports"@en .
ex:acme a org:FormalOrganization ; rdfs:label "Acme Shipping" .
ex:beta a org:Organization ; foaf:name "Beta Lines" .
ex:gamma a org:Organization ; rdfs:label "Gamma" ; org:memberOf ex:ports .
ex:ann a foaf:Person ; foaf:name "Ann" ; foaf:mbox <mailto:ann@example.org> .
ex:chair a org:Role ; skos:prefLabel "chair"@en .
ex:m1 a org:Membership ; org:member ex:acme ; org:organization ex:ports ; org:role ex:chair ;
  org:memberDuring [ a time:Interval ;
    time:hasBeginning [ time:inXSDDate "2019-05-15"^^xsd:date ] ;
    time:hasEnd [ time:inXSDDate "2021-06-30"^^xsd:date ] ] .
[] a org:Membership ; org:member ex:beta ; org:organization ex:ports ;
  org:memberDuring [ time:hasBeginning [ time:inXSDgYear "2020"^^xsd:gYear ] ] .
ex:m3 a org:Membership ; org:member ex:ann ; org:organization ex:ports .
ex:ports schema:member ex:delta .
ex:delta schema:name "Delta" .
"""
OURS = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
ex:call a cg:Coalition ; skos:prefLabel "The Call"@en .
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of somebody who knows nothing of this ontology."""
    path = tmp_path_factory.mktemp("fleet") / "fleet.ttl"
    path.write_text(FLEET, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def fleet(file: Path) -> graphkit.KnowledgeGraph:
    """The graph of the file."""
    return graphkit.load(file)


def rows(kg: graphkit.KnowledgeGraph) -> list[tuple[object, ...]]:
    found = kg.members("Green Ports").records()
    return [(r["label"], r["kind"], r["role"], r["start"], r["end"]) for r in found]


def test_its_members_are_told_with_role_and_period(fleet: graphkit.KnowledgeGraph) -> None:
    assert rows(fleet) == [
        ("Acme Shipping", "unknown", "chair", "2019-05-15", "2021-06-30"),
        ("Beta Lines", "unknown", "member", "2020", ".."),
        ("Ann", "person", "member", "", ""),
        ("Delta", "unknown", "member", "", ""),
        ("Gamma", "unknown", "member", "", ""),
    ]
    assert fleet.members("Green Ports", on="2021-07-01").column("label") == ("Beta Lines",)


def test_the_graph_says_what_was_read(fleet: graphkit.KnowledgeGraph) -> None:
    assert fleet.about.descriptions["en"].startswith("5 memberships of the W3C organisation")
    assert set(fleet.evidence("Gamma", "Green Ports").column("source")) == {"fleet-ttl"}


def test_its_own_triples_stay_and_its_addresses_name_things(
    fleet: graphkit.KnowledgeGraph,
) -> None:
    iri = "https://example.org/fleet/acme"
    assert fleet.actor(iri).label() == "Acme Shipping"
    asked = fleet.query(f"SELECT ?m {{ ?m a org:Membership ; org:member <{iri}> }}")
    assert asked.column("m") == ("https://example.org/fleet/m1",)


def test_network_and_page_show_them(fleet: graphkit.KnowledgeGraph) -> None:
    assert fleet.network(ever=True).number_of_edges() == 5
    assert "Acme Shipping" in graphkit.view(fleet).html


def test_the_profile_that_fits_it_finds_no_error(file: Path) -> None:
    report = graphkit.check(file)
    assert report.ok and report.checked["memberships"] == 5


def test_what_is_written_from_it_opens_alike(
    fleet: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    fleet.export(tmp_path / "again.ttl")
    assert rows(graphkit.load(tmp_path / "again.ttl")) == rows(fleet)


def test_beside_coalitions_of_ours_nothing_is_made_of_it(tmp_path: Path) -> None:
    (tmp_path / "both.ttl").write_text(FLEET + OURS, encoding="utf-8")
    kg = graphkit.load(tmp_path / "both.ttl")
    assert kg.query("ASK { ?m a cg:Membership }").rows == ((False,),)


def test_a_date_that_cannot_be_read_is_kept_as_written(tmp_path: Path) -> None:
    path = tmp_path / "odd.ttl"
    path.write_text(FLEET.replace('"2020"^^xsd:gYear', '"soon"'), encoding="utf-8")
    beta = graphkit.load(path).members("Green Ports").records()[2]
    assert (beta["label"], beta["start"], beta["since_as_written"]) == ("Beta Lines", "", "soon")
    warnings = [f for f in graphkit.check(path, profile="open").findings if "soon" in f.message]
    assert [(f.severity, f.path) for f in warnings] == [("warning", "odd.ttl")]


def test_who_belongs_to_itself_is_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "fleet.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix e: <https://example.org/> .\n"
        "e:ann org:memberOf e:club . e:club org:memberOf e:club .",
        encoding="utf-8",
    )
    assert graphkit.load(path).members("club").column("member") == ("ann",)
    (told,) = [f.message for f in graphkit.check(path).findings if "itself" in f.message]
    assert "https://example.org/club" in told


def test_nodes_without_an_address_are_alike_in_each_run_and_keep_all_names(tmp_path: Path) -> None:
    path = tmp_path / "fleet.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix f: <http://xmlns.com/foaf/0.1/> .\n"
        "@prefix e: <https://example.org/> .\n"
        'e:club f:name "Club"@en, "Verein"@de . '
        '[] a f:Agent, f:Person ; f:name "Ann" ; f:mbox "a" ; org:memberOf e:club . '
        '[] a f:Person, f:Agent ; f:name "Ann" ; f:mbox "b" ; org:memberOf e:club . '
        '[] org:member "Ltd: Gamma" ; org:organization e:club .',
        encoding="utf-8",
    )
    first, again = (graphkit.load(path).members("Verein") for _ in range(2))
    assert first == again
    assert sorted(zip(first.column("label"), first.column("kind"), strict=True)) == [
        ("Ann", "person"),
        ("Ann", "person"),
        ("Ltd: Gamma", "unknown"),
    ]


def test_an_address_finds_its_node_and_is_no_name(tmp_path: Path) -> None:
    path = tmp_path / "fleet.ttl"
    path.write_text(
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix e: <https://example.org/> .\n"
        "e:ann org:memberOf e:club . e:bob org:memberOf e:club .",
        encoding="utf-8",
    )
    kg = graphkit.load(path)
    assert len(kg.find("example")) == 0
    assert kg.actor("https://example.org/ann").id == "ann"


def test_a_graph_in_our_own_terms_is_not_said_to_tell_of_no_membership(tmp_path: Path) -> None:
    path = tmp_path / "fleet.ttl"
    written = (
        "@prefix org: <http://www.w3.org/ns/org#> . @prefix e: <https://example.org/> .\n"
        "e:post a org:Post ; org:heldBy e:ann ."
    )
    for more, told in (("", True), (f" e:ann <{CG}kind> e:person .", False)):
        path.write_text(written + more, encoding="utf-8")
        findings = graphkit.check(path).findings
        assert any("posts (org:Post) are not read" in one.message for one in findings) is told


def test_a_date_of_which_the_order_is_to_be_asked_costs_no_other_membership(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.ttl"
    begin = "ex:{0} a org:Membership ; org:member ex:{0} ; org:organization ex:pact ; "
    days = ('"2001-01-01"^^xsd:date', '"05/06/2019"', '"2002-02-30"^^xsd:date')
    said = dict(zip("xyz", days, strict=True))
    told = [f"{begin.format(name)} schema:startDate {day} ." for name, day in said.items()]
    path.write_text("\n".join([FLEET.partition("ex:ports")[0], *told]), encoding="utf-8")
    asked = "y in pact: '05/06/2019' could be day/month or month/day."
    report = graphkit.check(path)
    assert [f.message for f in report.findings if f.severity == "error"] == [asked]
    assert "'2002-02-30' names a day that does not exist" in str(report)
    kept = graphkit.load(path, errors="keep")
    assert [one.message for one in kept.left_out] == [asked]
    found = kept.query("SELECT ?during { ?it a cg:Membership ; cg:during ?during } ORDER BY ?it")
    assert found.rows == (("2001-01-01/..",), ("/",), ("/",))
