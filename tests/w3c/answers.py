"""Answers of queries and the files that say what is right, made comparable."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

import pyoxigraph
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad

from .suite import Case, Node

RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RESULTS: Final = {
    "srx": pyoxigraph.QueryResultsFormat.XML,
    "srj": pyoxigraph.QueryResultsFormat.JSON,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "n3": pyoxigraph.RdfFormat.TURTLE,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nq": pyoxigraph.RdfFormat.N_QUADS,
}


def comparable(answer: Any, *, ordered: bool = False) -> object:
    """Turn an answer into something that is equal for equal answers, whatever its blank nodes."""
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return bool(answer)
    if isinstance(answer, pyoxigraph.QueryTriples):
        return canonical(Quad(t.subject, t.predicate, t.object) for t in answer)
    names = [variable.value for variable in answer.variables]
    rows = ({n: t for n, t in zip(names, row, strict=True) if t is not None} for row in answer)
    return of_rows(rows, ordered=ordered)


def expected(case: Case, path: Node, *, ordered: bool = False) -> object:
    """Read what is right."""
    ending = path.value.rpartition(".")[2]
    data = case.manifest.read(path)
    if ending in _RESULTS:
        return comparable(pyoxigraph.parse_query_results(data, _RESULTS[ending]), ordered=ordered)
    quads = list(pyoxigraph.parse(data, GRAPHS[ending], base_iri=path.value))
    by = {(q.subject, q.predicate.value): q.object for q in quads}
    if truths := [q.object.value for q in quads if q.predicate.value == RS + "boolean"]:
        return bool(truths == ["true"])
    if not any(q.object == NamedNode(RS + "ResultSet") for q in quads):
        return canonical(quads)
    rows = []
    for row in [q.object for q in quads if q.predicate.value == RS + "solution"]:
        cells = [
            q.object for q in quads if q.subject == row and q.predicate.value == RS + "binding"
        ]
        found = {by[cell, RS + "variable"].value: by[cell, RS + "value"] for cell in cells}
        place = by.get((row, RS + "index"))
        rows.append((int(place.value) if place is not None else 0, found))
    rows.sort(key=lambda row: row[0])
    return of_rows((found for _, found in rows), ordered=ordered)


def of_rows(rows: Iterable[dict[str, Any]], *, ordered: bool) -> object:
    """Describe rows as triples, whose blank nodes can be compared."""
    quads = []
    for number, row in enumerate(rows):
        node = BlankNode()
        quads += [Quad(node, NamedNode(f"urn:{name}"), term) for name, term in row.items()]
        place = number if ordered else 0
        quads.append(Quad(node, NamedNode("urn:row"), Literal(place)))
    return canonical(quads)


def canonical(quads: Iterable[Quad]) -> frozenset[str]:
    """Name blank nodes by what is said of them, and literals as the engine keeps them."""
    store = pyoxigraph.Store()
    store.extend(quads)
    dataset = Dataset(store)
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, dataset))


def shown(answer: object) -> str:
    """Write an answer for a message."""
    return json.dumps(sorted(answer) if isinstance(answer, frozenset) else answer)
