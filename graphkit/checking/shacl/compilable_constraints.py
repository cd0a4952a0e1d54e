"""Read what each constraint takes: terms, numbers, texts, lists, other shapes.

What SHACL calls ill-formed, such as two values of ``sh:datatype``, is not compiled either, so that
pySHACL says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from graphkit.checking.shacl.datatypes import BY_VALUE, CHECKED, Absent
from graphkit.checking.shacl.own_sparql_constraints import Select, read_select
from graphkit.checking.shacl.shape_records import (
    Closed,
    NotCompiled,
    Qualified,
    Shape,
    TextPattern,
    ValueCount,
)
from graphkit.checking.shacl.shapes_graph import ShapesGraph
from graphkit.errors import DataError, Problem
from graphkit.terms import RDF, RDFS, SH, XSD


@dataclass(frozen=True, slots=True)
class ShapeContext:
    """The shape that is being read, and how to read the shapes that it names."""

    graph: ShapesGraph
    node: Any
    nested: Callable[[Any], Shape]

    def values(self, name: str) -> tuple[Any, ...]:
        """Give the values of a parameter."""
        return self.graph.values(self.node, name)

    def one(self, name: str) -> Any:
        """Give the only value of a parameter."""
        values = self.values(name)
        if len(values) != 1:
            raise NotCompiled(f"several values of sh:{name}")
        return values[0]

    def on_property_shape(self, name: str) -> None:
        """Refuse a parameter that says nothing about a node by itself."""
        if not self.values("path"):
            raise NotCompiled(f"sh:{name} on a node shape")


Argument = Callable[[ShapeContext], Iterator[Any]]

_KNOWN: Final = BY_VALUE.union(CHECKED)
_ANY_TEXT: Final = frozenset([XSD + "string", XSD + "anyURI", RDF + "langString"])
_KINDS: Final = frozenset(
    ["IRI", "Literal", "BlankNode", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral"]
)


BESIDES: Final = frozenset(
    [
        "flags",
        "ignoredProperties",
        "qualifiedMinCount",
        "qualifiedMaxCount",
        "qualifiedValueShapesDisjoint",
    ]
)
"""Parameters that are read with another one."""


def _number(term: Any) -> int:
    if not isinstance(term, Literal) or term.datatype.value != XSD + "integer":
        raise NotCompiled("a number that is not whole")
    try:
        number = int(term.value)
    except ValueError:
        raise NotCompiled("a number that is not whole") from None
    if number < 0:
        raise NotCompiled("a number below zero")
    return number


def _numbers(name: str) -> Argument:
    def read(place: ShapeContext) -> Iterator[int]:
        yield _number(place.one(name))

    return read


def _counts(name: str) -> Argument:
    def read(place: ShapeContext) -> Iterator[ValueCount]:
        place.on_property_shape(name)
        number = _number(place.one(name))
        yield ValueCount(number, None) if name == "minCount" else ValueCount(None, number)

    return read


def _terms(name: str, kinds: type | tuple[type, ...]) -> Argument:
    def read(place: ShapeContext) -> Iterator[Any]:
        for term in place.values(name):
            if not isinstance(term, kinds):
                raise NotCompiled(f"such a value of sh:{name}")
            yield term

    return read


def _pairs(name: str) -> Argument:
    """Read properties whose values are set beside those of the path."""
    read_terms = _terms(name, NamedNode)

    def read(place: ShapeContext) -> Iterator[Any]:
        if name.startswith("lessThan"):
            place.on_property_shape(name)
        yield from read_terms(place)

    return read


def _shapes(name: str) -> Argument:
    def read(place: ShapeContext) -> Iterator[Shape]:
        for inner in place.values(name):
            shape = place.nested(inner)
            if name in ("node", "property") and (shape.path is None) is (name == "property"):
                raise NotCompiled(f"sh:{name} with the other kind of shape")
            yield shape

    return read


def _lists_of_shapes(name: str) -> Argument:
    def read(place: ShapeContext) -> Iterator[tuple[Any, ...]]:
        for members in place.values(name):
            shapes = tuple(place.nested(inner) for inner in place.graph.items(members))
            if not shapes:
                raise NotCompiled(f"sh:{name} without a list")
            yield members, shapes

    return read


def _datatype(place: ShapeContext) -> Iterator[Any]:
    term = place.one("datatype")
    name = term.value.removeprefix(XSD)
    if not isinstance(term, NamedNode) or term.value == RDFS + "Literal":
        raise NotCompiled("such a sh:datatype")
    if term.value not in _ANY_TEXT and name != term.value and name not in _KNOWN:
        raise NotCompiled(f"sh:datatype xsd:{name}")
    kinds = place.graph.kinds
    yield Absent(term) if name in BY_VALUE and kinds is not None and name not in kinds else term


def _node_kind(place: ShapeContext) -> Iterator[Any]:
    term = place.one("nodeKind")
    if term.value.removeprefix(SH) not in _KINDS:
        raise NotCompiled("such a sh:nodeKind")
    yield term


def _pattern(place: ShapeContext) -> Iterator[TextPattern]:
    flags = place.values("flags")
    if len(flags) > 1:
        raise NotCompiled("several sh:flags")
    for term in place.values("pattern"):
        found = TextPattern(term.value, flags[0].value if flags else "")
        if not _is_taken(found):
            raise NotCompiled("a sh:pattern that the engine does not take")
        yield found


def _is_taken(pattern: TextPattern) -> bool:
    """Ask the engine, which answers a pattern it cannot read with no value at all."""
    text, flags = (str(Literal(part)) for part in pattern)
    query = f"SELECT (REGEX('', {text}, {flags}) AS ?taken) {{}}"
    answer: Any = pyoxigraph.Store().query(query)
    return next(iter(answer))["taken"] is not None


def _list(name: str) -> Argument:
    def read(place: ShapeContext) -> Iterator[tuple[Any, ...]]:
        head = place.one(name)
        members = place.graph.items(head)
        if not members and head != NamedNode(RDF + "nil"):
            raise _no_list(name, head)
        kinds = Literal if name == "languageIn" else (Literal, NamedNode)
        if not all(isinstance(term, kinds) for term in members):
            raise NotCompiled(f"such a member of sh:{name}")
        yield members

    return read


def _no_list(name: str, head: object) -> DataError:
    message = f"sh:{name} takes a list, and {head} is none."
    hint = f"Write sh:{name} ( … ) with its members in brackets."
    return DataError([Problem("shapes", 0, "", message, hint)])


def _unique_lang(place: ShapeContext) -> Iterator[bool]:
    place.on_property_shape("uniqueLang")
    if place.one("uniqueLang").value == "true":  # by the specification "1" switches nothing on
        yield True


def _is_true(term: Any) -> bool:
    return bool(term.value in ("true", "1"))


def _closed(place: ShapeContext) -> Iterator[Closed]:
    if not _is_true(place.one("closed")):
        return
    listed = [place.graph.items(members) for members in place.values("ignoredProperties")]
    paths = [place.graph.values(shape, "path") for shape in place.values("property")]
    allowed = {str(t) for terms in (*listed, *paths) for t in terms if isinstance(t, NamedNode)}
    yield Closed(tuple(sorted(allowed)))


def _qualified(place: ShapeContext) -> Iterator[Qualified]:
    place.on_property_shape("qualifiedValueShape")
    low, high = (_at_most_one(place, f"qualified{end}Count") for end in ("Min", "Max"))
    if low is None and high is None:
        raise NotCompiled("sh:qualifiedValueShape without a count")
    shapes = place.values("qualifiedValueShape")
    for node in shapes:
        shape = place.nested(node)
        siblings = tuple(place.nested(other) for other in _siblings(place, node))
        if low is not None:
            yield Qualified(shapes, low, high, ValueCount(low, None, shape, siblings))
        if high is not None:
            yield Qualified(shapes, low, high, ValueCount(None, high, shape, siblings))


def _at_most_one(place: ShapeContext, name: str) -> int | None:
    return _number(place.one(name)) if place.values(name) else None


def _siblings(place: ShapeContext, shape: Any) -> list[Any]:
    """Give the shapes that the same parents ask other values to conform to."""
    if not any(map(_is_true, place.values("qualifiedValueShapesDisjoint"))):
        return []
    graph = place.graph
    found = {
        other: None
        for parent in graph.subjects("property")
        if place.node in graph.values(parent, "property")
        for sister in graph.values(parent, "property")
        for other in graph.values(sister, "qualifiedValueShape")
        if other != shape
    }
    return list(found)


def _sparql(place: ShapeContext) -> Iterator[Select]:
    for constraint in place.values("sparql"):
        if not any(map(_is_true, place.graph.values(constraint, "deactivated"))):
            yield read_select(place.graph, place.node, constraint)


_TERM: Final = (Literal, NamedNode)

ARGUMENTS: Final[dict[str, Argument]] = {
    "class": _terms("class", NamedNode),
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minCount": _counts("minCount"),
    "maxCount": _counts("maxCount"),
    **{
        f"m{end}{kind}": _terms(f"m{end}{kind}", Literal)
        for end in ("in", "ax")
        for kind in ("Exclusive", "Inclusive")
    },
    "minLength": _numbers("minLength"),
    "maxLength": _numbers("maxLength"),
    "pattern": _pattern,
    "languageIn": _list("languageIn"),
    "uniqueLang": _unique_lang,
    **{name: _pairs(name) for name in ("equals", "disjoint", "lessThan", "lessThanOrEquals")},
    "not": _shapes("not"),
    "and": _lists_of_shapes("and"),
    "or": _lists_of_shapes("or"),
    "xone": _lists_of_shapes("xone"),
    "node": _shapes("node"),
    "property": _shapes("property"),
    "qualifiedValueShape": _qualified,
    "closed": _closed,
    "hasValue": _terms("hasValue", _TERM),
    "in": _list("in"),
    "sparql": _sparql,
}
"""How to read the values of each parameter; only those that say something are given."""
