"""Validate with pySHACL: shapes that cannot be compiled, and the oracle of the tests."""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graphkit.checking.shacl.datatypes import as_whole, told_by_value
from graphkit.checking.shacl.own_sparql_constraints import declarations
from graphkit.checking.shacl.paths import local_name, read_path
from graphkit.checking.shacl.shape_records import NotCompiled, Result
from graphkit.checking.shacl.shapes_graph import ShapesGraph
from graphkit.errors import DataError, Problem
from graphkit.stores.memory import Store
from graphkit.terms import OWL, RDF, RDFS, SH

if TYPE_CHECKING:
    import rdflib

_TARGETING = frozenset(
    SH + name
    for name in ("target", "targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
)
_PREFIXES = SH + "prefixes"
_CLASSES = frozenset([f"<{RDFS}Class>", f"<{OWL}Class>"])


def validate_with_pyshacl(
    store: Store, graph: ShapesGraph, only: Collection[Any] | None = None
) -> Iterator[Result]:
    """Run pySHACL on the facts before any inference, which would hide what is missing.

    Parameters
    ----------
    store : Store
        The facts, which are copied into rdflib's own memory store.
    graph : ShapesGraph
        All shapes.
    only : collection of term, optional
        The shapes whose targets count; the others are there to be referred to.

    Raises
    ------
    DataError
        If pySHACL cannot make sense of the shapes.
    """
    import pyshacl
    import rdflib

    try:
        with _quiet():
            _, report, text = pyshacl.validate(
                as_rdflib(store),
                shacl_graph=_shapes(graph, only),
                inference="none",
                advanced=True,
                inplace=True,
            )
    except Exception as error:  # pySHACL raises whatever it meets
        raise _ill_formed(error) from error
    if not isinstance(report, rdflib.Graph):
        raise _ill_formed(text)
    yield from results_of(report, graph)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep from the console what pySHACL says, by a handler of its own, and rdflib of bad texts."""
    log, of_texts = logging.getLogger("pyshacl-validate"), logging.getLogger("rdflib.term")
    before = list(log.handlers)
    log.addFilter(_nothing)
    of_texts.addFilter(_nothing)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.removeFilter(_nothing)
        of_texts.removeFilter(_nothing)
        log.handlers[:] = before


def _nothing(_: logging.LogRecord) -> bool:
    return False


def _ill_formed(what: object) -> DataError:
    reason = " ".join(str(what).split()).rstrip(".")
    hint = "Correct the shapes."
    return DataError([Problem("shapes", 0, "", f"pySHACL cannot use them: {reason}.", hint)])


def _shapes(graph: ShapesGraph, only: Collection[Any] | None) -> rdflib.Graph:
    """Copy the shapes, without the targets of those that do not count."""
    import pyoxigraph
    import rdflib

    # The facts are kept by their values, 05 as 5; what shapes say of values has to be as well.
    kept = pyoxigraph.Store()
    kept.extend(graph.triples)
    shapes = _copied(
        told_by_value(
            (
                t
                for t in kept
                if only is None
                or t.subject in only
                or not (
                    t.predicate.value in _TARGETING
                    or (t.predicate.value == RDF + "type" and str(t.object) in _CLASSES)
                )
            ),
            graph.kinds,
        )
    )
    for prefix, space in graph.prefixes.items():
        shapes.bind(prefix, space, override=True)
    for owner in {value for values in graph.about.values() for value in values.get(_PREFIXES, ())}:
        for declared in declarations(graph, owner):  # pySHACL does not look at imported ones
            declare = rdflib.URIRef(SH + "declare")
            shapes.add((_rdflib_term(owner), declare, _rdflib_term(declared)))
    return shapes


def as_rdflib(store: Store) -> rdflib.Graph:
    """Copy the triples of all graphs into rdflib's own memory store."""
    return _copied((quad.subject, quad.predicate, quad.object) for quad in store.inner)


def _copied(triples: Iterable[tuple[Any, Any, Any]]) -> rdflib.Graph:
    import rdflib

    graph = rdflib.Graph()
    nodes: dict[Any, Any] = {}
    for triple in triples:
        for term in triple:
            if term not in nodes:
                nodes[term] = _rdflib_term(as_whole(term))
        graph.add((nodes[triple[0]], nodes[triple[1]], nodes[triple[2]]))
    return graph


def _rdflib_term(term: Any) -> Any:
    import pyoxigraph
    import rdflib

    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, pyoxigraph.BlankNode):
        return rdflib.BNode(term.value)
    datatype = None if term.language else rdflib.URIRef(term.datatype.value)
    if datatype == rdflib.XSD.string:
        datatype = None
    # Unless it is told not to, rdflib writes literals anew, and makes false of ill-typed ones.
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def results_of(report: rdflib.Graph, graph: ShapesGraph) -> Iterator[Result]:
    """Read what a validation report of pySHACL says."""
    import rdflib

    def name(term: str) -> rdflib.URIRef:
        return rdflib.URIRef(SH + term)

    # Details of a result, which are results of inner shapes, are no results of the report.
    for result in report.objects(None, name("result")):
        messages = sorted(str(m) for m in report.objects(result, name("resultMessage")))
        path = report.value(result, name("resultPath"))
        path_node = _term_of(path)
        yield Result(
            severity=str(report.value(result, name("resultSeverity"))).removeprefix(SH),
            focus=str(report.value(result, name("focusNode"))),
            path=_shown(graph, path),
            message=" ".join(messages),
            component=str(report.value(result, name("sourceConstraintComponent"))),
            node=_term_of(report.value(result, name("focusNode"))),
            value=_term_of(report.value(result, name("value"))),
            shape=_term_of(report.value(result, name("sourceShape"))),
            path_node=path_node,
            path_triples=graph.described(path_node),
            constraint=_term_of(report.value(result, name("sourceConstraint"))),
        )


def _term_of(term: Any) -> Any:
    """Turn a term of rdflib into one of pyoxigraph."""
    import pyoxigraph
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return pyoxigraph.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return pyoxigraph.BlankNode(str(term))
    if term.language:
        return pyoxigraph.Literal(str(term), language=term.language)
    datatype = term.datatype and pyoxigraph.NamedNode(str(term.datatype))
    return pyoxigraph.Literal(str(term), datatype=datatype)


def _shown(graph: ShapesGraph, path: Any) -> str:
    import pyoxigraph
    import rdflib

    if path is None:
        return ""
    if not isinstance(path, rdflib.BNode):
        return local_name(str(path))
    try:
        return read_path(graph, pyoxigraph.BlankNode(str(path))).shown
    except NotCompiled:
        return "path"
