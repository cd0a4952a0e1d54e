"""What the ontology tests share: the files, read once, and the two query engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from graphkit.terms import PREFIXES

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "ontology"
HERE = Path(__file__).parent

Rows = list[tuple[str | None, ...]]


def _read(paths: Iterable[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        graph.parse(path)
    return graph


def _text(term: object) -> str | None:
    if isinstance(term, rdflib.BNode | pyoxigraph.BlankNode):
        return "a blank node"
    if isinstance(term, rdflib.term.Identifier):
        return str(term)
    return None if term is None else str(getattr(term, "value", term))


@pytest.fixture(scope="session")
def ontology() -> rdflib.Graph:
    """The ontology file alone."""
    return _read([ONTOLOGY / "coalition-graph.ttl"])


@pytest.fixture(scope="session")
def concepts() -> rdflib.Graph:
    """The concept schemes alone."""
    return _read(sorted((ONTOLOGY / "concepts").glob("*.ttl")))


@pytest.fixture(scope="session")
def sample() -> rdflib.Graph:
    """The sample data alone."""
    return _read([HERE / "sample.ttl"])


@pytest.fixture(scope="session")
def shapes() -> rdflib.Graph:
    """All SHACL shapes."""
    return _read(sorted((ONTOLOGY / "shapes").glob("*.ttl")))


@pytest.fixture(scope="session")
def everything(
    ontology: rdflib.Graph, concepts: rdflib.Graph, sample: rdflib.Graph
) -> rdflib.Graph:
    """Ontology, concepts and sample data in one graph."""
    return ontology + concepts + sample


@pytest.fixture(scope="session")
def ask_both() -> Callable[[str, rdflib.Graph], Rows]:
    """Run a SELECT in rdflib and in Oxigraph, insist that both agree, and give the rows."""
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())

    def ask(query: str, graph: rdflib.Graph) -> Rows:
        expected = [tuple(map(_text, row)) for row in graph.query(prologue + query)]
        store = pyoxigraph.Store()
        turtle = graph.serialize(format="nt")
        store.load(turtle.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        solutions = store.query(prologue + query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        names = [str(variable)[1:] for variable in solutions.variables]
        found = [tuple(_text(row[name]) for name in names) for row in solutions]
        assert sorted(found, key=repr) == sorted(expected, key=repr)
        return found

    return ask
