"""Entities, RDF, answers of Wikidata and networks become the same tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.exporting.graphml import write_graphml
from graphkit.importing.import_file import import_file

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""Rows are left out here: that it is warned of them, own_tables/test_left_out.py asserts."""


def test_names_that_nobody_is_known_by_never_get_the_id_of_somebody(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [
        "Member,Pledge",
        "USA,Pledge X",
        "unknownco,Pledge X",
        "Congo,Pledge X",
        "congo,Pledge Y",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    found = import_file(path, tmp_path / "out", match="bundled")
    pairs = [(row["actor"], row["coalition"]) for row in found.tables["memberships"]]
    assert pairs == [
        ("united-states", "pledge-x"),
        ("unknownco", "pledge-x"),
        ("congo-2", "pledge-x"),
        ("congo-2", "pledge-y"),
    ]
    assert {row[0] for row in found.review.rows} == {"Congo", "congo"}
    assert gk.check(tmp_path / "out").count("error") == 0


def test_entities_of_follow_the_money(tmp_path: Path) -> None:
    path = tmp_path / "entities.ftm.json"
    path.write_text(
        '{"id": "a", "schema": "Company", "properties": {"name": ["Acme"], "country": ["gb"]}}\n'
        '{"id": "b", "schema": "Organization", "properties": {"name": ["Pact"]}}\n'
        '{"id": "m", "schema": "Membership", "properties": {"member": ["a"], "organization": ["b"],'
        ' "startDate": ["2019-05"], "role": ["Founder"], "sourceUrl": ["https://example.org/1"]}}\n'
        '{"id": "n", "schema": "Membership", "properties": {"member": ["z"]}}\n',
        encoding="utf-8",
    )
    found = import_file(path, tmp_path / "out")
    row = gk.load(tmp_path / "out").members("Pact").records()[0]
    assert (row["label"], row["kind"], row["role"], row["start"]) == (
        "Acme",
        "company",
        "founder",
        "2019-05",
    )
    assert [problem.line for problem in found.dropped] == [4]


def test_memberships_of_the_organisation_ontology_and_of_schema_org(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        """
        @prefix org: <http://www.w3.org/ns/org#> . @prefix schema: <http://schema.org/> .
        @prefix time: <http://www.w3.org/2006/time#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix e: <http://example.org/> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        e:pact skos:prefLabel "The Pact" . e:ann a foaf:Person ; foaf:name "Ann" .
        [] a org:Membership ; org:member e:ann ; org:organization e:pact ;
           org:memberDuring [ time:hasBeginning [ time:inXSDDate "2019-05-01"^^xsd:date ] ] .
        e:bob foaf:name "Bob" ; org:memberOf e:pact .
        e:league schema:name "The League" ; schema:member [ a schema:OrganizationRole ;
           schema:member e:cyd ; schema:startDate "2020" ; schema:roleName "chair" ] .
        e:cyd schema:name "Cyd" .
        """,
        encoding="utf-8",
    )
    import_file(path, tmp_path / "out")
    kg = gk.load(tmp_path / "out")
    pact = {row["label"]: (row["kind"], row["start"]) for row in kg.members("The Pact").records()}
    assert pact == {"Ann": ("person", "2019-05-01"), "Bob": ("unknown", "")}
    league = kg.members("The League").records()
    assert [(row["label"], row["role"], row["start"]) for row in league] == [
        ("Cyd", "chair", "2020")
    ]


def test_an_answer_of_wikidata_takes_the_first_of_january_for_a_year(tmp_path: Path) -> None:
    path = tmp_path / "query.json"

    def row(member: str, start: str) -> str:
        uri = '{"type": "uri", "value": "http://www.wikidata.org/entity/%s"}'
        return (
            f'{{"m": {uri % member}, "o": {uri % "Q9"}, "mLabel": {{"value": "Body {member}"}},'
            f' "oLabel": {{"value": "Pact"}}, "start": {{"value": "{start}T00:00:00Z"}}}}'
        )

    rows = ",".join([row("Q1", "2001-01-01"), row("Q2", "2004-05-14")])
    head = '{"head": {"vars": ["m", "mLabel", "o", "oLabel", "start"]}, "results": {"bindings": ['
    path.write_text(f"{head}{rows}]}}}}", encoding="utf-8")
    import_file(path, tmp_path / "out")
    kg = gk.load(tmp_path / "out")
    assert {row["label"]: row["start"] for row in kg.members("Pact").records()} == {
        "Body Q1": "2001",
        "Body Q2": "2004-05-14",
    }
    assert kg.actor("wd:Q2").label() == "Body Q2"


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_networks_that_were_exported_come_back_with_their_periods(
    tmp_path: Path, ending: str
) -> None:
    rows = [
        "A,Pact,founder,2019/..",
        "A,Pact,member,2005/2010",
        "B,Pact,member,[..2021-05-14]/..",
        "C,Pact,member,2019-05/2020~",
        "D,Pact,member,",
        "Pact,League,member,2001-02-03/..",
    ]
    text = "\n".join(["member,coalition,role,during", *rows])
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    kg = gk.load(tmp_path / "t.csv")
    kg.export(tmp_path / f"network.{ending}")
    import_file(tmp_path / f"network.{ending}", tmp_path / "out")
    again = gk.load(tmp_path / "out")

    def told(graph: gk.KnowledgeGraph, coalition: str) -> list[tuple[object, ...]]:
        columns = ("label", "role", "start", "end")
        found = graph.members(coalition, at_least="possible").records()
        return sorted(tuple(row[name] for name in columns) for row in found)

    assert told(kg, "Pact") == told(again, "Pact") and len(told(kg, "Pact")) == 5
    assert told(kg, "League") == told(again, "League") != []


def test_bounds_of_a_drawn_network_are_never_read_as_days(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("member,coalition,since\nA,Pact,2019\n", encoding="utf-8")
    network = gk.load(tmp_path / "t.csv").network(ever=True)
    write_graphml(network, tmp_path / "n.graphml")
    found = import_file(tmp_path / "n.graphml")
    assert found.tables["memberships"][0]["during"] == "/"
    assert "only bounds are told" in found.doubts[0].message


def graphml(nodes: str, edges: str) -> str:
    """Write a network of other people's with sides and dates."""
    keys = (
        '<key id="b" for="node" attr.name="bipartite" attr.type="int"/>'
        '<key id="s" for="edge" attr.name="start" attr.type="string"/>'
    )
    return f'<graphml>{keys}<graph edgedefault="undirected">{nodes}{edges}</graph></graphml>'


def test_dates_of_other_networks_are_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "n.graphml"
    sides = zip(("a", "b", "p", "q"), ("0", "0", "1", ""), strict=True)
    nodes = "".join(f'<node id="{n}"><data key="b">{side}</data></node>' for n, side in sides)
    dates = (("a", "2019"), ("b", "2019-05-06"), ("q", "2020"))
    edges = "".join(
        f'<edge source="{n}" target="p"><data key="s">{date}</data></edge>' for n, date in dates
    )
    path.write_text(graphml(nodes, edges), encoding="utf-8")
    found = import_file(path)
    assert {row["actor"]: row["during"] for row in found.tables["memberships"]} == {
        "a": "2019/..",
        "b": "2019-05-06/..",
    }
    assert [problem.line for problem in found.dropped] == [3], "q stands on neither side"
    path.write_text(graphml(nodes.replace(">1<", ">2<"), edges), encoding="utf-8")
    with pytest.raises(DataError, match="'p' has '2' as its attribute 'bipartite'"):
        import_file(path)


def test_one_mode_networks_and_entities_of_xml_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.graphml"
    edges = '<edge source="a" target="b"/><edge source="b" target="a"/>'
    path.write_text(f"<graphml><graph><node id='a'/><node id='b'/>{edges}</graph></graphml>")
    with pytest.raises(DataError, match="cannot be told apart"):
        import_file(path)
    path.write_text('<!DOCTYPE a [<!ENTITY b "c">]><graphml>&b;</graphml>')
    with pytest.raises(DataError, match="entities"):
        import_file(path)


def test_who_is_a_member_of_a_member_is_none_of_the_coalition(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(
        """
        @prefix schema: <https://schema.org/> . @prefix e: <http://example.org/> .
        e:pact schema:member e:acme . e:acme schema:member e:alice .
        e:bob schema:memberOf e:beta . e:beta schema:memberOf e:pact .
        e:cyd schema:memberOf [ a schema:Role ; schema:memberOf e:pact ] .
        """,
        encoding="utf-8",
    )
    found = import_file(path)
    assert {(row["actor"], row["coalition"]) for row in found.tables["memberships"]} == {
        ("acme", "pact"),
        ("alice", "acme"),
        ("bob", "beta"),
        ("beta", "pact"),
        ("cyd", "pact"),
    }


def test_json_that_is_nested_to_kill_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.jsonld"
    path.write_text('{"a":' * 30_000 + "1" + "}" * 30_000, encoding="utf-8")
    with pytest.raises(DataError, match="inside each other"):
        import_file(path)


def test_json_with_an_endless_number_or_without_its_variables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"memberships": ' + "1" * 5000 + "}", encoding="utf-8")
    with pytest.raises(DataError, match="digits"):
        import_file(path, form="popolo")
    path.write_text('{"head": null, "results": {"bindings": [{"m": {}}]}}', encoding="utf-8")
    with pytest.raises(DataError, match="does not list its variables"):
        import_file(path, form="wikidata")


def test_decades_and_centuries_of_wikidata_are_no_years(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    item = '{"value": "http://www.wikidata.org/entity/Q%d"}'
    rows = ",".join(
        f'{{"m": {item % n}, "o": {item % 9}, "start": {{"value": "1954-01-01T00:00:00Z"}},'
        f' "startPrecision": {{"value": "{precision}"}}}}'
        for n, precision in enumerate((8, 7, 6, 2), 1)
    )
    head = '{"head": {"vars": ["m", "o", "start", "startPrecision"]}, "results": {"bindings": ['
    path.write_text(f"{head}{rows}]}}}}", encoding="utf-8")
    found = import_file(path)
    assert [row["during"] for row in found.tables["memberships"]] == [
        "195X/..",
        "[1901..2000]/..",
        "[1001..2000]/..",
        "/",
    ]


def test_members_of_other_forms_than_tables_are_matched_too(
    tmp_path: Path, folder_of: Callable[..., Path]
) -> None:
    known = folder_of(actors=[{"id": "meta", "kind": "company", "name_en": "Meta Platforms"}])
    path = tmp_path / "graph.ttl"
    path.write_text(
        """
        @prefix schema: <https://schema.org/> . @prefix e: <http://example.org/> .
        e:pact schema:name "The League" ; schema:member e:a, e:b .
        e:a schema:name "META PLATFORMS" . e:b schema:name "Meta" .
        """,
        encoding="utf-8",
    )
    decided = tmp_path / "decisions.csv"
    decided.write_text("name,context,actor,judgement\nMeta,,meta,negative\n", "utf-8")
    found = import_file(path, tmp_path / "out", match=known, decisions=decided)
    members = {row["actor"]: row["listed_as"] for row in found.tables["memberships"]}
    assert members == {"meta": "META PLATFORMS", "meta-2": ""}
    assert {row["id"]: row.text("name") for row in found.tables["actors"]} == {
        "meta": "Meta Platforms",
        "meta-2": "Meta",
    }
