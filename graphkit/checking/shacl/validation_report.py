"""Write results of validation as RDF, as section 3.6 of SHACL describes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graphkit.checking.shacl.shape_records import Result
from graphkit.terms import RDF, SH, XSD

_TYPE: Final = NamedNode(RDF + "type")


def validation_report(results: Iterable[Result]) -> list[Triple]:
    """Make a ``sh:ValidationReport``.

    Parameters
    ----------
    results : iterable of Result
        With their terms.

    Returns
    -------
    list of Triple
        The report, then each result with its focus node, path, value, severity, component, shape
        and message. Blank nodes are numbered as they come.

    Examples
    --------
    >>> for triple in validation_report([]):
    ...     print(triple.predicate, triple.object)
    <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/shacl#ValidationReport>
    <http://www.w3.org/ns/shacl#conforms> "true"^^<http://www.w3.org/2001/XMLSchema#boolean>
    """
    listed = list(results)
    report = BlankNode("report")
    conforms = Literal("false" if listed else "true", datatype=NamedNode(XSD + "boolean"))
    triples = [
        Triple(report, _TYPE, _sh("ValidationReport")),
        Triple(report, _sh("conforms"), conforms),
    ]
    names: dict[BlankNode, BlankNode] = {report: report}
    for number, result in enumerate(listed, start=1):
        node = BlankNode(f"result{number}")
        names[node] = node
        triples.append(Triple(report, _sh("result"), node))
        triples += _result(node, result)
    return [_numbered(triple, names) for triple in dict.fromkeys(triples)]


def _result(node: BlankNode, result: Result) -> Iterator[Triple]:
    own = ":" in result.severity
    stated = {
        "focusNode": result.node,
        "resultPath": result.path_node,
        "value": result.value,
        "resultSeverity": NamedNode(result.severity) if own else _sh(result.severity),
        "sourceConstraintComponent": NamedNode(result.component),
        "sourceShape": result.shape,
        "sourceConstraint": result.constraint,
        "resultMessage": Literal(result.message) if result.message else None,
    }
    yield Triple(node, _TYPE, _sh("ValidationResult"))
    for name, value in stated.items():
        if value is not None:
            yield Triple(node, _sh(name), value)
    yield from result.path_triples


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)


def _numbered(triple: Triple, names: dict[BlankNode, BlankNode]) -> Triple:
    def renamed(term: Any) -> Any:
        if not isinstance(term, BlankNode):
            return term
        return names.setdefault(term, BlankNode(f"b{len(names)}"))

    return Triple(renamed(triple.subject), triple.predicate, renamed(triple.object))
