"""The server answers of the graphs that a client names, and clients written for rdflib work."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pyoxigraph
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

import graphkit as gk
from graphkit.serve import application
from graphkit.stores.memory import Store

pytestmark = pytest.mark.slow

FACTS = """
@prefix : <http://e/> .
:one { :ann :age 31 . :bob :age 42 } :two { :ann :age 31 . :dee :age 8 } { :all :are :here }
"""
P = "PREFIX : <http://e/> "
AGES = P + "SELECT ?who ?age { ?who :age ?age }"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The server, listening on loopback as ``graphkit serve`` does."""
    import uvicorn

    inner = pyoxigraph.Store()
    inner.load(FACTS.encode(), pyoxigraph.RdfFormat.TRIG)
    app = application(gk.KnowledgeGraph(Store(inner)))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/sparql"
    for _ in range(600):
        if server.started:
            break
        thread.join(0.1)
    yield url
    server.should_exit = True
    thread.join()
    listening.close()


def count(url: str, query: str, **graphs: list[str] | str) -> int:
    named = {name.replace("_", "-"): value for name, value in graphs.items()}
    answer = httpx.get(url, params={"query": query, **named}, timeout=60)
    assert answer.status_code == 200, answer.text
    return len(answer.json()["results"]["bindings"])


def test_graphs_that_a_client_names_take_the_place_of_those_of_the_query(address: str) -> None:
    assert count(address, AGES) == 3
    assert count(address, AGES, default_graph_uri="http://e/one") == 2
    both = ["http://e/one", "http://e/two"]
    assert count(address, AGES, default_graph_uri=both) == 3
    from_two = P + "SELECT ?who FROM :two FROM NAMED :two WHERE { ?who :age ?age }"
    assert count(address, from_two, default_graph_uri="http://e/one") == 2
    in_graphs = P + "SELECT ?g ?who { GRAPH ?g { ?who :age ?age } }"
    assert count(address, in_graphs) == 4
    assert count(address, in_graphs, named_graph_uri="http://e/two") == 2
    assert count(address, in_graphs, default_graph_uri="http://e/two") == 0
    assert count(address, AGES, default_graph_uri="urn:x-arq:UnionGraph") == 3


def test_graphs_that_are_not_loaded_are_refused_by_name(address: str) -> None:
    for option in ("default-graph-uri", "named-graph-uri"):
        parameters = {"query": AGES, option: "http://e/three"}
        answer = httpx.get(address, params=parameters, timeout=60)
        assert (answer.status_code, option in answer.text) == (403, True)
        assert "<http://e/three> names another data set" in answer.text
    parameters = {"query": AGES, "default-graph-uri": "file:///etc/passwd> { } #"}
    assert httpx.get(address, params=parameters, timeout=60).status_code == 403


def test_a_dataset_of_rdflib_over_the_server(address: str) -> None:
    store = SPARQLStore(address)
    dataset: Any = rdflib.Dataset(store=store)
    e = rdflib.Namespace("http://e/")
    assert len(list(dataset.query(AGES))) == 3
    assert {row.age.value for row in dataset.query(AGES, initBindings={"who": e.ann})} == {31}
    assert set(dataset.triples((None, e.age, None))) >= {(e.dee, e.age, rdflib.Literal(8))}
    graph: Any = rdflib.Graph(store=store, identifier=e.one)
    assert {subject for subject, _, _ in graph.triples((None, e.age, None))} == {e.ann, e.bob}
    assert len(list(graph.query(AGES))) == 2
    names = {str(name) for name in store.contexts()}
    assert {"http://e/one", "http://e/two"} <= names
