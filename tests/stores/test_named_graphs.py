"""Named graphs: a triple that stands in two of them is one triple, whatever asks."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

import graphkit
from graphkit.stores.memory import Store

from ..agreement import corpus

TWICE = """
<http://example.org/a> <http://example.org/p> <http://example.org/b> <http://example.org/g1> .
<http://example.org/a> <http://example.org/p> <http://example.org/b> <http://example.org/g2> .
<http://example.org/a> <http://example.org/p> <http://example.org/c> .
"""


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> graphkit.KnowledgeGraph:
    """Some thirty memberships of every form, and promises."""
    return graphkit.load(corpus.write(tmp_path_factory.mktemp("corpus")))


@pytest.fixture
def inner() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(TWICE.encode(), pyoxigraph.RdfFormat.N_QUADS)
    return store


def test_a_triple_in_two_graphs_is_one(inner: pyoxigraph.Store, tmp_path: Path) -> None:
    store = Store(inner)
    assert len(store) == 2
    assert len(list(store.select("SELECT ?s ?p ?o { ?s ?p ?o }"))) == 2
    assert len(list(store.facts("http://example.org/a"))) == 2
    in_graphs = "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }"
    assert len(list(store.select(in_graphs))) == 2
    assert len(store.rdflib().default_graph) == 2
    path = tmp_path / "twice.nq"
    store.write(path)
    assert sorted(path.read_text().split("\n")) == sorted(TWICE.split("\n")[1:])
    assert len(Store.of_files([path])) == 2


def test_the_facts_in_two_graphs_count_as_they_do_in_one(
    kg: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    kg.export(tmp_path / "once.nt")
    triples = (tmp_path / "once.nt").read_text(encoding="utf-8").splitlines()
    graphs = ("<http://example.org/one>", "<http://example.org/two>")
    lines = [f"{triple.removesuffix('.')} {graph} ." for graph in graphs for triple in triples]
    (tmp_path / "twice.nq").write_text("\n".join(lines), encoding="utf-8")
    twice = graphkit.load(tmp_path / "twice.nq")
    count = "SELECT (COUNT(?m) AS ?n) { ?m a cg:Membership }"
    assert twice.query(count) == kg.query(count)
    assert twice.query("members", coalition="pact") == kg.query("members", coalition="pact")
    day = "2019-07-01"
    assert twice.members("pact", on=day) == kg.members("pact", on=day)
    assert len(kg.members("pact", on=day)) > 5
    assert twice.overview() == kg.overview()
