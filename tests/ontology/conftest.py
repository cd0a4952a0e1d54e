"""What the ontology tests share: the files, read once, and the two query engines."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from graphkit.stores.memory import Store
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


def with_concepts_in_use(
    ontology: rdflib.Graph, concepts: rdflib.Graph, sample: rdflib.Graph, fixtures: Iterable[Path]
) -> rdflib.Graph:
    """Give the sample with all that it and some fixtures need.

    Engines in Python take as long as there are concepts to look at, of which most are countries.
    """
    wanted = set(sample.objects()) | set(ontology.objects()) | set(_read(fixtures).objects())
    used = {concept for concept, code in concepts.subject_objects(SKOS.notation) if code in wanted}
    unused = set(concepts.subjects(RDF.type, SKOS.Concept)) - wanted - used
    graph = ontology + concepts + sample
    for concept in unused:
        graph.remove((concept, None, None))
    return graph


class BothEngines:
    """The same triples in rdflib and in Oxigraph."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self._graph = rdflib.Graph()
        self._graph += graph
        self._store = pyoxigraph.Store()
        self._store.extend(_quads(graph))
        self.store = Store(self._store)

    def ask(self, query: str) -> Rows:
        """Run a SELECT in both, insist that they agree, and give the rows."""
        prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        expected = [_texts(row) for row in self._graph.query(prologue + query)]
        found = self.ask_oxigraph(query)
        assert sorted(found, key=repr) == sorted(expected, key=repr)
        return found

    def ask_oxigraph(self, query: str) -> Rows:
        """Run a SELECT in the quicker of the two."""
        prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
        solutions = self._store.query(prologue + query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        return [tuple(_text(row[name]) for name in names) for row in solutions]

    @contextlib.contextmanager
    def with_more(self, more: rdflib.Graph) -> Iterator[None]:
        """Add triples to both for a while, which is quicker than to copy the others."""
        added = [triple for triple in more if triple not in self._graph]
        quads = [quad for quad in _quads(more) if quad not in self._store]
        for triple in added:
            self._graph.add(triple)
        self._store.extend(quads)
        yield
        for triple in added:
            self._graph.remove(triple)
        for quad in quads:
            self._store.remove(quad)


def _quads(graph: rdflib.Graph) -> list[pyoxigraph.Quad]:
    lines = graph.serialize(format="nt").encode()
    return list(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES))


def _texts(row: object) -> tuple[str | None, ...]:
    assert isinstance(row, rdflib.query.ResultRow)
    return tuple(map(_text, row))


@pytest.fixture(scope="session")
def both(everything: rdflib.Graph) -> BothEngines:
    """Ontology, concepts and sample data in both engines."""
    return BothEngines(everything)
