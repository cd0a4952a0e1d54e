"""Run the queries of all shapes on a store, and put the answers into results."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

import pyoxigraph
from pyoxigraph import NamedNode

from graphkit.checking.shacl.compiled_queries import Query, queries
from graphkit.checking.shacl.own_sparql_constraints import filled
from graphkit.checking.shacl.paths import local_name
from graphkit.checking.shacl.read_shapes import Shapes
from graphkit.checking.shacl.shape_records import Constraint, Focus, NotCompiled, Result
from graphkit.checking.shacl.words_for_failures import Case, Writer, words, writer_of
from graphkit.stores.memory import Store
from graphkit.terms import RDF, RDFS, SH

_OCCURRING: Final = f"""
SELECT ?class (COUNT(*) AS ?count) {{{{
  ?class <{RDFS}subClassOf>* {{term}} . ?any <{RDF}type> ?class
}}}} GROUP BY ?class"""
_FEW: Final = 2000
"""So few things are asked about themselves: a probe looks at all that have a property."""


def validate(
    store: Store,
    shapes: Shapes,
    sure: Callable[[Query, frozenset[str]], bool] = lambda _query, _classes: False,
) -> Iterator[Result]:
    """Validate a store.

    Parameters
    ----------
    store : Store
        The facts, and the classes that they use.
    shapes : Shapes
        What was read from a shapes graph.
    sure : callable, optional
        Tells of a query, and of the classes of what it is about, whether it can find nothing.

    Yields
    ------
    Result
        In no particular order; the same one may come several times.

    Raises
    ------
    DataError
        If a shape is not well-formed.

    Notes
    -----
    Compiled is all of SHACL Core: targets (also implicit ones), all paths, all constraint
    components, shapes within shapes, severities, messages and deactivation; and constraints in
    SPARQL that mean the same when they are asked of all focus nodes at once. What else there is
    goes to pySHACL, the whole shape with it: targets and constraint components of one's own,
    rules, JavaScript, expressions, recursion, patterns that Oxigraph does not read (such as
    look-ahead), datatypes whose texts it does not check (such as ``xsd:duration``), and what is
    ill-formed.

    Where the two differ, SHACL is followed: ``sh:languageIn ("zh-Hant")`` takes ``zh-Hant-TW``,
    ``$`` in a pattern is the end of the text and not the line feed before it, a date before the
    year 1 is a date, and a number is neither above nor below a date. Oxigraph keeps all whole
    numbers as ``xsd:integer`` and every ``xsd:dateTimeStamp`` as ``xsd:dateTime``: what the kind
    that is asked for can hold counts as of it, if `ShapesGraph.kinds` does not say that there is
    none.

    Examples
    --------
    >>> from graphkit.checking.shacl import ShapesGraph, read
    >>> text = '''PREFIX sh: <http://www.w3.org/ns/shacl#>
    ... <ex:shape> sh:targetClass <ex:A> ; sh:property <ex:needs> .
    ... <ex:needs> sh:path <ex:p> ; sh:minCount 1 ; sh:message "needs a p" .'''
    >>> store = Store.of_turtle("<ex:a> a <ex:A> . <ex:b> a <ex:A> ; <ex:p> 1 .")
    >>> for result in validate(store, read(ShapesGraph.of_turtle(text))):
    ...     print(result.severity, result.focus, result.message)
    Violation ex:a needs a p

    References
    ----------
    .. [1] W3C (2017), *Shapes Constraint Language (SHACL)*, https://www.w3.org/TR/shacl/
    """
    probes: dict[str, bool] = {}
    occurring = _Occurring(store)
    left = set(shapes.left)
    for root in shapes.roots:
        try:
            asked = list(queries(root))
        except NotCompiled:
            left.add(root.shape.node)
            continue
        for query in asked:
            classes = occurring.of(query.focus)
            if classes is None or (classes and not sure(query, frozenset(classes))):
                few = classes is not None and sum(classes.values()) <= _FEW
                asking = replace(query, probe="") if few and not query.focus.steps else query
                yield from _run(store, shapes, asking, probes)
    if left:
        from graphkit.checking.shacl.with_pyshacl import validate_with_pyshacl

        yield from validate_with_pyshacl(store, shapes.graph, left)


class _Occurring:
    """How many things a store has of each class that shapes are about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._below: dict[str, dict[str, int]] = {}

    def of(self, focus: Focus) -> dict[str, int] | None:
        """Count what is looked at, by its classes; None where it is not chosen by its class."""
        found: dict[str, int] = {}
        for target in focus.targets:
            if target.kind != "Class":
                return None
            found |= self._of_class(str(target.term))
        return found

    def _of_class(self, term: str) -> dict[str, int]:
        if term not in self._below:
            rows = self._store.select(_OCCURRING.format(term=term))
            self._below[term] = {row["class"].value: int(row["count"].value) for row in rows}
        return self._below[term]


def _run(store: Store, shapes: Shapes, query: Query, probes: dict[str, bool]) -> Iterator[Result]:
    if query.probe:
        if query.probe not in probes:
            probes[query.probe] = bool(store.query(query.probe))
        if not probes[query.probe]:
            return
    answer = store.select(query.text)
    names = [variable.value for variable in answer.variables]
    for solution in answer:
        yield _result(store, shapes, query, dict(zip(names, solution, strict=True)))


def _result(store: Store, shapes: Shapes, query: Query, row: Mapping[str, Any]) -> Result:
    shape, found = query.shape, row.get("path")
    if isinstance(found, NamedNode):
        path, path_node = local_name(found.value), found
    elif shape.path:
        path, path_node = shape.path.shown, shape.path.node
    else:
        path, path_node = "", None
    return Result(
        severity=shape.severity,
        focus=_text(row["this"]),
        path=path,
        message=" ".join(_messages(store, shapes, query, row)),
        component=component(query.constraint),
        node=row["this"],
        value=_value(query, row),
        shape=shape.node,
        path_node=path_node,
        path_triples=shapes.graph.described(path_node),
        constraint=query.constraint.value.node if query.constraint.name == "sparql" else None,
    )


def _value(query: Query, row: Mapping[str, Any]) -> Any:
    """Give the value at fault; what is wrong with all values together has none."""
    name = query.constraint.name
    if name in ("minCount", "maxCount", "qualifiedValueShape", "uniqueLang", "hasValue"):
        return None
    found = row.get("found") or row.get("value")
    return row["this"] if found is None and query.shape.path is None else found


def component(constraint: Constraint) -> str:
    """Name the constraint component of a constraint.

    >>> component(Constraint("minCount", 1))
    'http://www.w3.org/ns/shacl#MinCountConstraintComponent'
    """
    name = constraint.name[0].upper() + constraint.name[1:]
    if constraint.name == "sparql":
        name = "SPARQL"
    elif constraint.name == "qualifiedValueShape":
        name = (
            "QualifiedMinCount" if constraint.value.wanted.low is not None else "QualifiedMaxCount"
        )
    return f"{SH}{name}ConstraintComponent"


def _messages(
    store: Store, shapes: Shapes, query: Query, row: Mapping[str, Any]
) -> tuple[str, ...]:
    shape, constraint = query.shape, query.constraint
    if constraint.name == "sparql":
        own = tuple(sorted({*constraint.value.messages, *shape.messages}))
        values = {name: _text(term) for name, term in row.items() if term is not None}
        if shape.path is None:
            values.setdefault("value", values["this"])
        return tuple(sorted(filled(message, values) for message in own))
    if shape.messages:
        return shape.messages
    return (
        words(
            Case(
                shape,
                constraint,
                this=row["this"],
                value=row.get("found") or row.get("value"),
                shapes=writer_of(shapes.graph),
                data=Writer(lambda node: _about(store, node), {}),
            )
        ),
    )


def _about(store: Store, node: Any) -> Mapping[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for quad in store.inner.quads_for_pattern(node, None, None, None):
        name = quad.predicate.value
        found[name] = (*found.get(name, ()), quad.object)
    return found


def _text(term: Any) -> str:
    return str(term) if isinstance(term, pyoxigraph.Triple) else str(term.value)
