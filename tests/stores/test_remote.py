"""A graph behind a real server answers as the same graph does here."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

import graphkit as gk
from graphkit.errors import InvalidChoice, LimitExceeded, NotFound, QueryError
from graphkit.sparql.named_queries import named, paths
from graphkit.stores.memory import Store
from graphkit.stores.remote import RemoteStore
from graphkit.stores.remote.dialect import VIRTUOSO
from graphkit.terms import CG

from ..servers import Serving, oxigraph_of, virtuoso_of

pytestmark = pytest.mark.slow

GIVEN = {
    "coalition": "christchurch-call",
    "actor": "zoom",
    "thing": "zoom",
    "date": datetime.date(2021, 5, 10),
    "number": 3,
}
CODE = "NZ"


@pytest.fixture(scope="module")
def local(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """What the servers serve, without one."""
    return part


@pytest.fixture(scope="module")
def here(local: gk.KnowledgeGraph) -> Callable[[str], gk.Table]:
    """Answer a named query here, once for all servers."""
    return functools.cache(lambda name: local.query(name, **needed(name)))


def needed(name: str) -> dict[str, Any]:
    """Give what a named query must be given."""
    parameters = named(name).parameters
    return {p.name: GIVEN[p.type] for p in parameters if p.type in GIVEN} | {
        p.name: CODE for p in parameters if p.name == "code"
    }


@pytest.mark.parametrize("name", sorted(paths()))
def test_every_named_query_gives_the_same_rows_in_the_same_order(
    here: Callable[[str], gk.Table], remote: gk.KnowledgeGraph, name: str
) -> None:
    assert remote.query(name, **needed(name)) == here(name)


def test_the_verbs_give_the_same_answers(
    local: gk.KnowledgeGraph, remote: gk.KnowledgeGraph
) -> None:
    for kg in (local, remote):
        assert kg.actor("Zoom Video Communications").id == "zoom"
    assert remote.actor("zoom") == local.actor("zoom")
    assert remote.coalition("GIFCT") == local.coalition("GIFCT")
    day = "2021-05-10"
    assert remote.members("Christchurch Call", on=day) == local.members("christchurch-call", on=day)
    assert remote.promises("zoom", on="2022-07-01") == local.promises("zoom", on="2022-07-01")
    assert remote.evidence("zoom", "tech-coalition") == local.evidence("zoom", "tech-coalition")
    assert remote.changes("2022-01-01", "2022-12-31") == local.changes("2022-01-01", "2022-12-31")
    assert remote.find("zoom") == local.find("zoom")
    assert (len(remote.store), remote.version) == (len(local.store), local.version)


def test_the_panel_and_the_network_are_the_same(
    local: gk.KnowledgeGraph, remote: gk.KnowledgeGraph
) -> None:
    from graphkit.panel import COLUMNS

    for column in COLUMNS:
        assert getattr(remote.panel, column).tolist() == getattr(local.panel, column).tolist()
    ours, theirs = (kg.network(on="2022-06-23") for kg in (local, remote))
    assert dict(theirs.nodes.items()) == dict(ours.nodes.items())
    assert sorted(theirs.edges) == sorted(ours.edges)


def test_other_kinds_of_queries(local: gk.KnowledgeGraph, remote: gk.KnowledgeGraph) -> None:
    for query in (
        "ASK { id:zoom ?p ?o }",
        "ASK { id:nobody ?p ?o }",
        "CONSTRUCT { ?c cg:name ?n } WHERE { ?c a cg:Coalition ; skos:prefLabel ?n }",
    ):
        assert remote.query(query) == local.query(query)
    with pytest.raises(QueryError, match="line 1, column 10"):
        remote.query("SELECT * nonsense { }")
    with pytest.raises(NotFound, match="zoom"):
        remote.actor("zooom")
    long = "SELECT ?s { VALUES ?s { " + "id:zoom " * 5_000 + "} ?s cg:kind ?k } LIMIT 2"
    assert remote.query(long) == local.query(long)


def literals_and_names(store: Store) -> set[str]:
    """Every triple without blank nodes, which have no name that could be compared."""
    return {line for line in lines_of(store) if "_:" not in line.split('"')[0]}


def lines_of(store: Store) -> set[str]:
    import pyoxigraph

    graph = pyoxigraph.DefaultGraph()
    dumped = store.inner.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=graph)
    assert dumped is not None
    return set(dumped.decode().splitlines())


def test_all_triples_can_be_copied_page_by_page(part: gk.KnowledgeGraph, tmp_path: Path) -> None:
    some = sorted(lines_of(part.store.copy()))[::5]
    ours = {line for line in some if "_:" not in line.split('"')[0]}
    (tmp_path / "some.nt").write_text("\n".join(some) + "\n", encoding="utf-8")
    seen: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        seen.append((done, total))

    with virtuoso_of(tmp_path / "some.nt", "urn:some", tmp_path) as url:
        theirs = RemoteStore(url, graph="urn:some", progress=progress).copy()
    # Virtuoso writes the truth values 0 and 1.
    same = {
        line.replace('"1"^^', '"true"^^').replace('"0"^^', '"false"^^')
        for line in literals_and_names(theirs)
    }
    assert (len(theirs), same) == (len(some), ours)
    assert (seen[0], seen[-1]) == ((10_000, len(some)), (len(some), len(some)))

    with oxigraph_of(tmp_path / "some.nt", tmp_path) as url:
        theirs = RemoteStore(url, page_rows=5_000).copy()
    assert (len(theirs), literals_and_names(theirs)) == (len(some), ours)


def test_a_limited_server_of_our_own_is_copied_and_asked_page_by_page(
    folder_of: Callable[..., Path], serving: Serving
) -> None:
    """What one answer cannot hold comes in pages, for the library and for rdflib."""
    from graphkit.serve import application
    from graphkit.stores.limited import Limits

    local = gk.load(folder_of())
    facts = local.store.copy()
    with serving(application(local, limits=Limits(rows=len(facts) // 3))) as client:
        url = f"{client.base_url}/sparql"
        kg = gk.connect(url)
        copy = kg.store.copy()
        assert len(copy) == len(facts)
        assert literals_and_names(copy) == literals_and_names(facts)
        assert len(kg.query("SELECT * { ?s ?p ?o }")) == len(facts)
        assert len(kg.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")) == len(facts)
        assert sum(1 for _ in kg.rdf.quads((None, None, None, None))) == len(facts)
        assert kg.members("pact") == local.members("pact")
        counts = rdflib.URIRef(f"{CG}countsAsBelonging")
        for given in (rdflib.Literal(False), rdflib.Literal("")):
            asked = (None, counts, given)
            assert set(kg.rdf.triples(asked)) == set(local.rdf.triples(asked))
        assert [graph.identifier for graph in kg.rdf.graphs()] == [DATASET_DEFAULT_GRAPH_ID]
        with pytest.raises(LimitExceeded) as caught:
            kg.query("DESCRIBE ?s { ?s ?p ?o }")
        assert caught.value.limit == "rows"
        assert len(gk.connect(url, page_rows=len(facts) // 5).store.copy()) == len(facts)


def test_rows_in_pages_keep_the_order_that_the_query_asks_for(
    local: gk.KnowledgeGraph, oxigraph: str
) -> None:
    query = "SELECT ?c ?l { ?c a cg:Coalition ; skos:prefLabel ?l } ORDER BY DESC(?l) ?c"
    paged = gk.KnowledgeGraph(RemoteStore(oxigraph, page_rows=7))
    assert paged.query(query) == local.query(query)


def test_rdflib_asks_the_same_endpoint(oxigraph: str) -> None:
    found = RemoteStore(oxigraph).rdflib().query("SELECT ?k { id:zoom cg:kind ?k }")
    kinds = [str(row.k) for row in found if isinstance(row, rdflib.query.ResultRow)]
    assert [kind.rpartition("/")[2] for kind in kinds] == ["company"]


def test_a_copy_can_be_written(folder_of: Callable[..., Path], tmp_path: Path) -> None:
    kg = gk.load(folder_of())
    kg.export(tmp_path / "all.nt")
    with oxigraph_of(tmp_path / "all.nt", tmp_path) as url:
        RemoteStore(url).write(tmp_path / "copy.ttl")
    copy = gk.load(tmp_path / "copy.ttl")
    assert copy.members("pact") == kg.members("pact")
    assert len(copy.store) == len(kg.store)


def test_the_command_line_asks_an_endpoint_too(
    oxigraph: str, local: gk.KnowledgeGraph, run_cli: Callable[..., Any]
) -> None:
    asked = ("members", "christchurch-call", "--on", "2019-05-15", "--format", "csv")
    ran = run_cli(*asked, "--data", oxigraph)
    assert ran.code == 0
    assert ran.out == local.members("christchurch-call", on="2019-05-15").to_csv()


def test_an_address_without_a_server_is_told_in_a_line(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("overview", "--data", "http://127.0.0.1:9/")
    assert ran.code != 0
    assert "127.0.0.1:9" in ran.err and "Traceback" not in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_choice_between_two_variables_is_made_here_for_virtuoso() -> None:
    """It may take the comparison for a join, begin with that, and not end within a minute."""
    found = VIRTUOSO.split('SELECT ?c { ?s ?p ?a, ?b BIND(IF(?a = ?b, "yes", "no") AS ?c) }')
    assert found is not None
    assert "IF" not in found.remote
    assert VIRTUOSO.split('SELECT ?c { ?s ?p ?a BIND(IF(?a = 7, "yes", "no") AS ?c) }') is None


@pytest.mark.parametrize("rows", [0, -1])
def test_a_page_has_rows(rows: int) -> None:
    with pytest.raises(InvalidChoice, match=f"page_rows={rows} is not possible"):
        RemoteStore("http://127.0.0.1:1/", page_rows=rows)
