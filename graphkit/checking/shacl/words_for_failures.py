"""What is said about a failing where the shape has no message: the words that pySHACL uses."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from graphkit.checking.shacl.shape_records import Constraint, Path, Shape
from graphkit.checking.shacl.shapes_graph import ShapesGraph
from graphkit.terms import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, XSD

_COMMON: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "sh": SH,
    "skos": SKOS,
    "xsd": XSD,
}
"""The prefixes that rdflib binds in every graph, as far as they are met here."""

_LOCAL: Final = re.compile(r"[^\W\d][\w.-]*")
_DEEPEST: Final = 12

About = Callable[[Any], Mapping[str, tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes terms the way pySHACL does; ``about`` gives the properties of a blank node."""

    about: About
    prefixes: Mapping[str, str]

    def term(self, term: Any, depth: int = 0) -> str:
        """Write a term."""
        if isinstance(term, NamedNode):
            return self.iri(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        if isinstance(term, BlankNode) and depth < _DEEPEST:
            return self._blank(term, depth + 1)
        return str(term)

    def iri(self, iri: str) -> str:
        """Write an IRI, with a prefix if there is one for it."""
        for prefix, space in (*_COMMON.items(), *self.prefixes.items()):
            if iri.startswith(space) and _LOCAL.fullmatch(iri[len(space) :]):
                return f"{prefix}:{iri[len(space) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        value = _python_text(literal.value, datatype)
        told = f'"{literal.value}"' + ("" if value == literal.value else f" = {value}")
        if literal.language:
            told += f", lang={literal.language}"
        elif datatype != XSD + "string":
            told += f", datatype={self.iri(datatype)}"
        return f"Literal({told})"

    def _blank(self, node: BlankNode, depth: int) -> str:
        properties = self.about(node)
        if not properties:
            return "[ ]"
        if RDF + "first" in properties:
            return f"( {' '.join(self.term(item, depth + 1) for item in self._items(node))} )"
        told = {
            self.iri(name): ", ".join(sorted(self.term(value, depth + 1) for value in values))
            for name, values in properties.items()
        }
        return f"[ {' ; '.join(f'{name} {values}' for name, values in sorted(told.items()))} ]"

    def _items(self, node: Any) -> list[Any]:
        found: list[Any] = []
        while RDF + "first" in (properties := self.about(node)) and len(found) < 10_000:
            found.extend(properties[RDF + "first"])
            node = next(iter(properties.get(RDF + "rest", ())), None)
        return found


def _python_text(text: str, datatype: str) -> str:
    """Write the value of a literal as Python writes it; ill-typed text stays."""
    name = datatype.removeprefix(XSD)
    try:
        if name == "boolean":
            return str(text in ("true", "1"))
        if name in ("float", "double"):
            return str(float(text))
        if name == "decimal":
            return str(Decimal(text))
        if name == "dateTime":
            return str(datetime.datetime.fromisoformat(text))
    except (ValueError, ArithmeticError):
        pass
    return text


def writer_of(graph: ShapesGraph) -> Writer:
    """Write the terms of a shapes graph."""
    return Writer(lambda node: graph.about.get(node, {}), graph.prefixes)


@dataclass(frozen=True, slots=True)
class Case:
    """What is not met, by which focus node, in which value; and how to write terms."""

    shape: Shape
    constraint: Constraint
    this: Any
    value: Any
    shapes: Writer
    data: Writer

    @property
    def argument(self) -> Any:
        return self.constraint.value

    @property
    def focus(self) -> str:
        return self.data.term(self.this)

    @property
    def found(self) -> str:
        return self.data.term(self.this if self.value is None else self.value)

    @property
    def path(self) -> Path | None:
        return self.shape.path

    @property
    def where(self) -> str:
        path = "" if self.path is None else f"->{self.shapes.term(self.path.node)}"
        return f"{self.focus}{path}"

    def listed(self, terms: Any) -> str:
        return " , ".join(self.shapes.term(term) for term in terms)


def _counted(case: Case) -> str:
    count = case.argument
    if count.low is not None:
        return f"Less than {count.low} values on {case.where}"
    return f"More than {count.high} values on {case.where}"


def _qualified(case: Case) -> str:
    low, high = case.argument.low, case.argument.high
    counts = "" if low is None else f" MinCount {low}"
    counts += "" if high is None else f" MaxCount {high}"
    return f"Focus node does not conform to shape{counts}: {case.listed(case.argument.shapes)}"


def _length(sign: str) -> Callable[[Case], str]:
    number = 'Literal("{}", datatype=xsd:integer)'
    return lambda case: f"String length not {sign} {number.format(case.argument)}"


def _bound(sign: str) -> Callable[[Case], str]:
    return lambda case: f"Value is not {sign} {case.shapes.term(case.argument)}"


def _pair(sign: str) -> Callable[[Case], str]:
    return lambda case: (
        f"Value of {case.focus}->{case.shapes.term(case.argument)} {sign} {case.found}"
    )


def _has_value(case: Case) -> str:
    wanted = [case.shapes.term(case.argument)]
    if case.path is None:
        return f"Node {case.focus} value is not a in the set of values: {wanted}"
    return f"Node {case.where} does not contain a value in the set: {wanted}"


def _in(case: Case) -> str:
    return f"Value {case.found} not in list {[case.shapes.term(t) for t in case.argument]}"


def _languages(case: Case) -> str:
    return f"String language is not in ( {' '.join(map(case.shapes.term, case.argument))} )"


def _logical(phrase: str) -> Callable[[Case], str]:
    return lambda case: (
        f"Node {case.found} must conform to {phrase} in "
        + case.listed(shape.node for shape in case.argument[1])
    )


def _not(case: Case) -> str:
    return f"Node {case.found} must not conform to shape {case.shapes.term(case.argument.node)}"


def _node(case: Case) -> str:
    shape = case.shapes.term(case.argument.node)
    return f"Value does not conform to Shape {shape}. See details for more information."


_WORDS: Final[dict[str, Callable[[Case], str]]] = {
    "class": lambda case: f"Value does not have class {case.shapes.term(case.argument)}",
    "datatype": lambda case: (
        f"Value is not Literal with datatype {case.shapes.term(case.argument)}"
    ),
    "nodeKind": lambda case: f"Value is not of Node Kind {case.shapes.term(case.argument)}",
    "minCount": _counted,
    "maxCount": _counted,
    "minExclusive": _bound(">"),
    "minInclusive": _bound(">="),
    "maxExclusive": _bound("<"),
    "maxInclusive": _bound("<="),
    "minLength": _length(">="),
    "maxLength": _length("<="),
    "pattern": lambda case: f"Value does not match pattern '{case.argument.text}'",
    "languageIn": _languages,
    "uniqueLang": lambda _: "More than one String shares the same Language",
    "equals": _pair("!="),
    "disjoint": _pair("=="),
    "lessThan": _pair("<="),
    "lessThanOrEquals": _pair("<"),
    "not": _not,
    "and": _logical("all shapes"),
    "or": _logical("one or more shapes"),
    "xone": _logical("exactly one shape"),
    "node": _node,
    "qualifiedValueShape": _qualified,
    "closed": lambda case: f"Node {case.focus} is closed. It cannot have value: {case.found}",
    "hasValue": _has_value,
    "in": _in,
}


def words(case: Case) -> str:
    """Say what is wrong."""
    say = _WORDS.get(case.constraint.name)
    return say(case) if say else ""
