"""Control characters are refused at the door, and no output becomes a file that nobody opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

import graphkit as gk

SIGNS = {
    "\x07": ("a bell (U+0007)", "Write a space"),
    "\x0b": ("soft line break of word processors (U+000B)", "Write a space"),
    "\x1b": ("steers terminals (U+001B)", "Write a space"),
    "\x92": ("a control character (U+0092)", "It may be '’', misread from Windows-1252"),
    "\ufffe": ("what is no character (U+FFFE)", "Write a space"),
}


@pytest.mark.parametrize("sign", SIGNS)
def test_a_control_character_in_a_table_is_refused_with_its_place(
    folder_of: Callable[..., Path], sign: str
) -> None:
    row = {"id": "gamma", "kind": "company", "name_en": f"Gam{sign}ma", "source": "gazette"}
    folder = folder_of(actors=[row])
    with pytest.raises(gk.DataError) as caught:
        gk.load(folder)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == ("actors.csv", 4, "name_en")
    named, hint = SIGNS[sign]
    assert named in problem.message and "after 'Gam'" in problem.message
    assert hint in problem.hint
    assert not gk.check(folder).readable


def test_a_sign_in_a_column_of_ones_own_is_found_too(folder_of: Callable[..., Path]) -> None:
    folder = folder_of()
    text = (folder / "actors.csv").read_text(encoding="utf-8").splitlines()
    text[0] += ",remark"
    text[1] += ",\x07"
    text[2] += ",fine"
    (folder / "actors.csv").write_text("\n".join(text), encoding="utf-8")
    with pytest.raises(gk.DataError, match=r"actors\.csv:2: \[remark\].*at the beginning"):
        gk.load(folder)


def test_tabs_and_line_ends_within_a_cell_are_texts(folder_of: Callable[..., Path]) -> None:
    note = "first\tline\nsecond\u2028third"
    row = {"id": "gamma", "kind": "company", "name_en": "Gamma", "note": note, "source": "gazette"}
    assert gk.load(folder_of(actors=[row])).actor("gamma").note == note


RDF = """@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix id: <https://w3id.org/coalition-graph/id/> .
@prefix kind: <https://w3id.org/coalition-graph/concept/kind/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
id:bell a cg:Organization ; cg:kind kind:company ; skos:prefLabel "Ring the \\u0007bell\\uFFFE"@en .
id:pact a cg:Coalition ; cg:kind kind:coalition ; skos:prefLabel "Pact\\u001B[31m"@en .
id:pact--bell a cg:Membership ; org:member id:bell ; org:organization id:pact ;
  cg:during "2020/.." .
"""


@pytest.fixture
def others(tmp_path: Path) -> gk.KnowledgeGraph:
    """RDF of other people, which may hold any sign by its own rules."""
    (tmp_path / "others.ttl").write_text(RDF, encoding="utf-8")
    return gk.load(tmp_path / "others.ttl")


def test_check_finds_them_in_rdf(tmp_path: Path, others: gk.KnowledgeGraph) -> None:
    found = [f for f in gk.check(tmp_path / "others.ttl").findings if "control" in f.message]
    assert {(f.severity, f.record) for f in found} == {("warning", "bell"), ("warning", "pact")}


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".nq", ".trig", ".jsonld"])
def test_formats_that_can_hold_them_give_them_back(
    tmp_path: Path, others: gk.KnowledgeGraph, ending: str
) -> None:
    others.export(tmp_path / f"again{ending}")
    assert gk.load(tmp_path / f"again{ending}").actor("bell").label() == "Ring the \x07bell\ufffe"


def test_rdf_xml_is_refused_with_the_place_and_what_was_there_stays(
    tmp_path: Path, others: gk.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "kept.rdf"
    path.write_text("old", encoding="utf-8")
    told = r"XML cannot hold the sign U\+00(07 after 'Ring the '|1B after 'Pact')\. Use \.ttl"
    with pytest.raises(gk.DataError, match=told):
        others.export(path)
    with pytest.raises(gk.QueryError, match=told):
        others.save("CONSTRUCT WHERE { ?s skos:prefLabel ?o }", path)
    with pytest.raises(gk.QueryError, match=r"Use \.json or \.csv"):
        others.save("SELECT ?o { ?s skos:prefLabel ?o }", tmp_path / "rows.srx")
    assert path.read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "rows.srx").exists()
    assert run_cli("export", "--data", tmp_path / "others.ttl", "-o", path).code == 3


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xml", "rdf"])
def test_a_worker_refuses_them_too(others: gk.KnowledgeGraph, form: str) -> None:
    rows = "SELECT ?o { ?s skos:prefLabel ?o }"
    asked = rows if form == "xml" else "CONSTRUCT WHERE { ?s skos:prefLabel ?o }"
    with others.limited(seconds=120) as kg:
        workers = kg.store._workers  # type: ignore[attr-defined]
        with pytest.raises(gk.QueryError, match="XML cannot hold the sign"):
            workers.ask(asked, results=form, graph=form)
        assert b"Ring the \\u0007bell" in workers.ask(rows).data


@pytest.mark.parametrize(
    ("ending", "read"), [(".gexf", nx.read_gexf), (".graphml", nx.read_graphml)]
)
def test_networks_are_well_formed_xml(
    tmp_path: Path, others: gk.KnowledgeGraph, ending: str, read: Callable[..., Any]
) -> None:
    path = tmp_path / f"network{ending}"
    others.export(path)
    assert ElementTree.parse(path)
    labels = {str(data["label"]) for _, data in read(path).nodes(data=True)}
    assert labels == {"Ring the \ufffdbell\ufffd", "Pact\ufffd[31m"}


def test_a_terminal_is_not_steered(tmp_path: Path, others: gk.KnowledgeGraph) -> None:
    from graphkit.tabular.harmless_text import visible

    assert "\x1b" not in visible(others.coalition("pact").label())
    assert visible(others.coalition("pact").label()) == "Pact\\x1b[31m"
