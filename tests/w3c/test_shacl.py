"""Validation reports of the W3C's suite for SHACL: the same results, path, value and component."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pyoxigraph
from pyoxigraph import NamedNode

from graphkit.checking.shacl import ShapesGraph, read, validate
from graphkit.checking.shacl.datatypes import kinds_in
from graphkit.checking.shacl.paths import read_path
from graphkit.checking.shacl.shapes_graph import _index
from graphkit.errors import DataError
from graphkit.stores.memory import Store
from graphkit.terms import SH

from .suite import BASE, MF, archive

TWICE = {"core/property/property-001.ttl"}
"""A node that is reached in two ways is told once."""
OPTIONAL = {"sparql/pre-binding/shapesGraph-001.ttl"}
"""``$shapesGraph`` is refused with a sentence, as the specification lets an engine do."""
SHT = "http://www.w3.org/ns/shacl-test#"
ROOT = "shacl/data-shapes-test-suite/tests/"
RESULT = ("focusNode", "resultPath", "value", "resultSeverity", "sourceConstraintComponent")
SOURCE = "sourceConstraint"
"""Compared where the suite states it, which it does of some constraints in SPARQL."""


class Validation(NamedTuple):
    """A test: the graphs, and the report that is right, or None if the shapes are ill-formed."""

    name: str
    data: Store
    shapes: ShapesGraph
    right: list[tuple[Any, ...]] | None


def parsed(path: str) -> tuple[ShapesGraph, list[pyoxigraph.Quad]]:
    parser = pyoxigraph.parse(
        archive("shacl")[path], pyoxigraph.RdfFormat.TURTLE, base_iri=BASE + path
    )
    quads = list(parser)
    return ShapesGraph(tuple(quads), _index(quads), dict(parser.prefixes)), quads


def read_tests(under: str) -> Iterator[Validation]:
    for path in sorted(archive("shacl")):
        if path.startswith(ROOT + under) and path.endswith(".ttl"):
            graph, quads = parsed(path)
            for entry in graph.about:
                for action in graph.values(entry, MF + "action"):
                    yield read_test(path, graph, quads, entry, action)


def read_test(path: str, graph: ShapesGraph, quads: Any, entry: Any, action: Any) -> Validation:
    def other(name: str) -> tuple[ShapesGraph, list[pyoxigraph.Quad]]:
        (iri,) = graph.values(action, SHT + name)
        named = iri.value.removeprefix(BASE)
        return (graph, quads) if named == path else parsed(named)

    inner = pyoxigraph.Store()
    inner.extend(other("dataGraph")[1])
    shapes = replace(other("shapesGraph")[0], kinds=kinds_in(other("dataGraph")[1]))
    (report,) = graph.values(entry, MF + "result")
    failure = report == NamedNode(SHT + "Failure")
    right = None if failure else [expected(graph, node) for node in graph.values(report, "result")]
    return Validation(path.removeprefix(ROOT), Store(inner), shapes, right)


def expected(graph: ShapesGraph, node: Any) -> tuple[Any, ...]:
    found = [next(iter(graph.values(node, name)), None) for name in RESULT]
    path = found[1]
    found[1] = None if path is None else read_path(graph, path).sparql
    found[0], found[2] = normal(found[0]), normal(found[2])
    found.append(next(iter(graph.values(node, SOURCE)), None))
    return tuple(map(str, found))


def results(test: Validation) -> list[tuple[Any, ...]]:
    """Give what was found; what comes several times with one shape is one result."""
    found = [
        (
            normal(result.node),
            None if result.path_node is None else path_of(test.shapes, result.path_node),
            normal(result.value),
            NamedNode(SH + result.severity if ":" not in result.severity else result.severity),
            NamedNode(result.component),
            result.constraint,
        )
        for result in validate(test.data, read(test.shapes))
    ]
    return [tuple(map(str, row)) for row in found]


def normal(term: Any) -> Any:
    """Write a number as the engine keeps it: 4.0 is 4."""
    if not isinstance(term, pyoxigraph.Literal):
        return term
    inner = pyoxigraph.Store()
    node = NamedNode("urn:x")
    inner.add(pyoxigraph.Quad(node, node, term))
    return next(iter(inner)).object


def path_of(graph: ShapesGraph, node: Any) -> str:
    return read_path(graph, node).sparql


def passes(test: Validation) -> bool:
    try:
        found = results(test)
    except DataError:
        return test.right is None
    if test.right is None:
        return False
    if all(row[-1] == "None" for row in test.right):
        found, right = ([row[:-1] for row in rows] for rows in (found, test.right))
        return sorted(found) == sorted(right)
    return sorted(found) == sorted(test.right)


def failing(under: str) -> tuple[set[str], int]:
    every = list(read_tests(under))
    return {test.name for test in every if not passes(test)}, len(every)


def test_shacl_core_is_met() -> None:
    wrong, count = failing("core/")
    assert (wrong, count) == (TWICE, 98)


def test_shacl_sparql_is_met() -> None:
    wrong, count = failing("sparql/")
    assert (wrong, count) == (OPTIONAL, 23)
