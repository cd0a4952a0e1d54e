"""Exports: every format is read back by somebody else, and other packages can add their own."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

import graphkit
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.exporting.gexf import write_gexf
from graphkit.exporting.graphml import write_graphml
from graphkit.extensions import extensions

DAY = "2019-05-15"


@pytest.mark.parametrize(
    ("ending", "read"), [(".gexf", nx.read_gexf), (".graphml", nx.read_graphml)]
)
def test_a_network_is_read_back_as_it_was_drawn(
    kg: graphkit.KnowledgeGraph, tmp_path: Path, ending: str, read: Callable[..., Any]
) -> None:
    kg.export(tmp_path / f"n{ending}", on=DAY)
    drawn, again = kg.network(on=DAY), read(tmp_path / f"n{ending}")
    assert {frozenset(edge) for edge in again.edges} == {frozenset(edge) for edge in drawn.edges}
    assert set(again.nodes) == set(drawn.nodes)
    for node, data in drawn.nodes(data=True):
        assert again.nodes[node]["kind"] == data["kind"]
    for a, b, data in again.edges(data=True):
        assert data["roles"] == ";".join(drawn.edges[a, b]["roles"])
        assert data.get("start", "") == drawn.edges[a, b]["start"]
        assert "('" not in data["periods"], "a Python text is no exchange format"


def test_gexf_keeps_to_its_schema_and_says_what_it_is(
    kg: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    kg.export(tmp_path / "n.GEXF", during="2019", at_least="certain")
    space = {"g": "http://www.gexf.net/1.2draft"}
    root = ElementTree.parse(tmp_path / "n.GEXF").getroot()
    about = root.findtext("g:meta/g:description", namespaces=space)
    assert about is not None and "2019-01-01 to 2019-12-31" in about and kg.version in about
    graph = root.find("g:graph", space)
    assert graph is not None and graph.get("timeformat") == "date"
    edges = root.findall(".//g:edge", space)
    assert edges
    for edge in edges:
        for end in ("start", "end"):
            if (day := edge.get(end)) is not None:
                assert len(day) == 10, "an unknown day is left out, not written as nothing"
    kg.export(tmp_path / "again.gexf", during="2019", at_least="certain")
    assert (tmp_path / "again.gexf").read_bytes() == (tmp_path / "n.GEXF").read_bytes()


def test_a_gap_between_two_periods_is_no_time_of_an_edge(tmp_path: Path) -> None:
    rows = "Alpha,Pact,1949,1956-12-31,\nAlpha,Pact,1970-01-01,,\nBeta,Pact,1949,1956,two\n"
    (tmp_path / "t.csv").write_text(f"member,coalition,start,end,spells\n{rows}", encoding="utf-8")
    graphkit.load(tmp_path / "t.csv").export(tmp_path / "n.gexf")
    space = {"g": "http://www.gexf.net/1.2draft"}
    graph = ElementTree.parse(tmp_path / "n.gexf").getroot().find("g:graph", space)
    assert graph is not None and "name" not in graph.attrib
    twice, once = graph.findall(".//g:edge", space)
    assert [one.attrib for one in twice.findall("g:spells/g:spell", space)] == [
        {"start": "1949-01-01", "end": "1956-12-31"},
        {"start": "1970-01-01"},
    ]
    assert "start" not in twice.attrib and "end" not in twice.attrib
    assert (once.get("start"), once.get("end")) == ("1949-01-01", "1956-12-31")


def test_own_columns_named_like_parts_of_the_format_stay_own_columns(tmp_path: Path) -> None:
    rows = "Alpha,Pact,2019,one,heavy,big,k\nBeta,Pact,2019,one,light,big,k\n"
    (tmp_path / "t.csv").write_text(f"member,coalition,since,id,weight,type,key\n{rows}")
    graphkit.load(tmp_path / "t.csv").export(tmp_path / "n.gexf")
    edges = nx.read_gexf(tmp_path / "n.gexf").edges(data=True)
    assert {(start, about["weight_as_written"]) for start, _, about in edges} == {
        ("alpha", "heavy"),
        ("beta", "light"),
    }
    assert len({about["id"] for *_, about in edges}) == len(edges) == 2


def test_a_multigraph_keeps_each_membership(kg: graphkit.KnowledgeGraph, tmp_path: Path) -> None:
    network = kg.network(on="2022-06-23", coalitions="gifct", parallel=True)
    for write, read in ((write_gexf, nx.read_gexf), (write_graphml, nx.read_graphml)):
        write(network, tmp_path / "n.xml")
        assert read(tmp_path / "n.xml").number_of_edges() == network.number_of_edges()


def test_an_unknown_ending_names_those_that_are_known(
    kg: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match=r"\.gexf.*\.graphml.*\.ttl"):
        kg.export(tmp_path / "n.dot")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("by_source", [False, True])
def test_a_time_is_refused_for_rdf_which_holds_all_time(
    kg: graphkit.KnowledgeGraph, tmp_path: Path, run_cli: Callable[..., Any], by_source: bool
) -> None:
    export = functools.partial(kg.export, tmp_path / "n.trig", by_source=by_source)
    asked: list[Callable[[], None]] = [
        lambda: export(on=DAY),
        lambda: export(during="2019"),
        lambda: export(at_least="certain"),
    ]
    for ask in asked:
        with pytest.raises(InvalidChoice, match=r"of all time.*Use '\.gexf' or '\.graphml'"):
            ask()
    ran = run_cli("export", "-o", tmp_path / "n.ttl", "--on", DAY)
    assert (ran.code, "--on 2019-05-15 is not possible" in ran.err) == (2, True)
    assert not list(tmp_path.iterdir())


EXAMPLE = """
from graphkit.exporting.exporter import Exporter
from graphkit.files.write import write_atomically

def write(export, path):
    lines = sorted(f"{a} {b}" for a, b in export.network().edges)
    write_atomically(path, "\\n".join(lines))

EDGES = Exporter((".edges",), write, timed=True)
"""


def test_another_package_adds_a_format(
    kg: graphkit.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = tmp_path / "example_edges-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: example-edges\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[graphkit.exporters]\nedges = example_edges:EDGES\n")
    (tmp_path / "example_edges.py").write_text(EXAMPLE)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "edges" in {one.name for one in extensions("exporters")}
    kg.export(tmp_path / "call.edges", on=DAY)
    lines = (tmp_path / "call.edges").read_text(encoding="utf-8").splitlines()
    assert len(lines) == kg.network(on=DAY).number_of_edges()
    with pytest.raises(NotFound, match=r"\.edges"):
        kg.export(tmp_path / "n.dot")


def test_signs_that_xml_may_not_hold_do_not_break_a_file(tmp_path: Path) -> None:
    facts = tmp_path / "facts.ttl"
    facts.write_text(
        """PREFIX cg: <https://w3id.org/coalition-graph/ontology#>
        PREFIX id: <https://w3id.org/coalition-graph/id/>
        PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        PREFIX kind: <https://w3id.org/coalition-graph/concept/kind/>
        id:acme a cg:Company ; cg:kind kind:company ; skos:prefLabel "Ac\\u0007me"@en .
        id:pact a cg:Coalition ; cg:kind kind:coalition ; skos:prefLabel "Pact\\uFFFE"@en .
        id:pact--acme a cg:Membership ; org:member id:acme ; org:organization id:pact ;
          cg:during "2020/.." .""",
        encoding="utf-8",
    )
    foreign = graphkit.load(facts)
    for ending in (".gexf", ".graphml"):
        foreign.export(tmp_path / f"n{ending}")
        text = (tmp_path / f"n{ending}").read_text(encoding="utf-8")
        ElementTree.fromstring(text)
        assert "Ac\ufffdme" in text
    with pytest.raises(DataError, match="XML cannot hold"):
        foreign.export(tmp_path / "n.rdf")
    assert not (tmp_path / "n.rdf").exists()


@pytest.mark.parametrize(
    ("name", "format", "written"),
    [
        ("x.csv", "csv", "x.csv"),
        ("x.xlsx", "csv", "x.csv"),
        ("x.json", "json", "x.json"),
        ("x.md", "markdown", "x.md"),
    ],
)
def test_who_wants_a_table_is_told_where_tables_come_from(
    name: str, format: str, written: str, part: graphkit.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    with pytest.raises(graphkit.NotFound, match=r"\.ttl.*Tables come from the questions") as told:
        part.export(name)
    assert f"kg.members(…).to_{format}('{written}')" in str(told.value)
    assert callable(getattr(part.members("gifct"), f"to_{format}"))
    ran = run_cli("export", "-o", name)
    assert f"graphkit members … --format {format} -o {written}" in ran.err
    assert "Tables" not in run_cli("export", "-o", "x.zip").err
