"""Say in SPARQL when a node fails a constraint.

Every constraint becomes a `Test`: a pattern that has to match and a condition that has to hold for
the node to fail. The same test serves for all focus nodes of a shape, and inside ``EXISTS`` for
shapes within shapes. No condition ever is an error, for an error would hide a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal

from graphkit.checking.shacl.datatypes import Absent, has_datatype
from graphkit.checking.shacl.shape_records import (
    INSTANCE,
    Closed,
    Constraint,
    NotCompiled,
    Path,
    Shape,
    TextPattern,
    ValueCount,
)
from graphkit.terms import RDF, RDFS, SH


@dataclass(frozen=True, slots=True)
class Test:
    """A node fails if the pattern matches and the condition holds."""

    pattern: str
    condition: str

    @property
    def group(self) -> str:
        """Say it as part of a group graph pattern."""
        return f"{self.pattern} FILTER({self.condition})" if self.condition else self.pattern

    @property
    def expression(self) -> str:
        """Say it as an expression."""
        return f"EXISTS {{ {self.group} }}" if self.pattern else f"({self.condition})"


def failing(shape: Shape, constraint: Constraint, node: str) -> Test:
    """Tell when a node fails a constraint of a shape.

    Parameters
    ----------
    shape : Shape
        Whose constraint it is.
    constraint : Constraint
        Which.
    node : str
        The name of the variable for the node. ``value`` is bound if the node is ``this`` and if
        the fault is in a value of the path.
    """
    name, argument = constraint.name, constraint.value
    if name in _OF_VALUES:
        if shape.path is None:
            return Test("", _OF_VALUES[name](argument, node))
        value = below(node)
        return Test(_values(node, shape.path, value), _OF_VALUES[name](argument, value))
    if name in _OF_NODES:
        return _OF_NODES[name](shape, argument, node)
    raise NotCompiled(f"sh:{name} inside another shape")


def violates(shape: Shape, node: str) -> str:
    """Tell as an expression whether a node does not conform to a shape."""
    tests = [failing(shape, constraint, node).expression for constraint in shape.constraints]
    return f"({' || '.join(tests)})" if tests else "false"


def below(node: str) -> str:
    """Name the variable for the values of a node, unlike all that are around it."""
    return "value" if node == "this" else f"{node}v"


def _values(node: str, path: Path | None, value: str) -> str:
    if path is None:
        raise NotCompiled("a constraint on values without a path")
    return f"?{node} {path.sparql} ?{value} ."


def _either(conditions: Iterable[str], *, otherwise: str) -> str:
    return " || ".join(conditions) or otherwise


def _is_one_of(terms: Iterable[Any], value: str) -> str:
    same = (f"sameTerm(?{value}, {term})" for term in terms)
    return f"({_either(same, otherwise='false')})"


def _class(term: Any, value: str) -> str:
    return f"NOT EXISTS {{ ?{value} {INSTANCE} {term} }}"


def _datatype(term: Any, value: str) -> str:
    fits = "false" if isinstance(term, Absent) else has_datatype(term, value)
    return f"!COALESCE({fits}, false)"


_KINDS: Final = {
    "IRI": "ISIRI",
    "Literal": "ISLITERAL",
    "BlankNode": "ISBLANK",
    "BlankNodeOrIRI": "!ISLITERAL",
    "BlankNodeOrLiteral": "!ISIRI",
    "IRIOrLiteral": "!ISBLANK",
}


def _node_kind(term: Any, value: str) -> str:
    return f"!({_KINDS[term.value.removeprefix(SH)]}(?{value}))"


def _compared(sign: str) -> Callable[[Any, str], str]:
    return lambda term, value: f"!COALESCE(?{value} {sign} {term}, false)"


def _length(sign: str) -> Callable[[Any, str], str]:
    return lambda number, value: (
        f"ISBLANK(?{value}) || COALESCE(STRLEN(STR(?{value})) {sign} {number}, true)"
    )


def _pattern(pattern: TextPattern, value: str) -> str:
    text, flags = Literal(pattern.text), Literal(pattern.flags)
    return f"ISBLANK(?{value}) || !COALESCE(REGEX(STR(?{value}), {text}, {flags}), false)"


def _language_in(ranges: tuple[Any, ...], value: str) -> str:
    matches = (f'LANGMATCHES(LANG(?{value}), "{each.value}")' for each in ranges)
    return f"!COALESCE({_either(matches, otherwise='false')}, false)"


def _not_in(terms: tuple[Any, ...], value: str) -> str:
    return f"!{_is_one_of(terms, value)}"


def _xone(argument: tuple[Any, tuple[Shape, ...]], value: str) -> str:
    _, shapes = argument
    wrong = [violates(shape, value) for shape in shapes]
    only = (
        " && ".join(w if other != mine else f"!{w}" for other, w in enumerate(wrong))
        for mine in range(len(wrong))
    )
    return "!(" + " || ".join(f"({text})" for text in only) + ")"


_OF_VALUES: Final[dict[str, Callable[[Any, str], str]]] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minExclusive": _compared(">"),
    "minInclusive": _compared(">="),
    "maxExclusive": _compared("<"),
    "maxInclusive": _compared("<="),
    "minLength": _length("<"),
    "maxLength": _length(">"),
    "pattern": _pattern,
    "languageIn": _language_in,
    "in": _not_in,
    "not": lambda shape, value: f"!{violates(shape, value)}",
    "and": lambda lists, value: " || ".join(violates(shape, value) for shape in lists[1]),
    "or": lambda lists, value: " && ".join(violates(shape, value) for shape in lists[1]),
    "xone": _xone,
    "node": violates,
    "property": violates,
    "closed": lambda closed, value: Test(*closed_pattern(closed, value)).expression,
}
"""Constraints that each value meets or fails by itself."""


def closed_pattern(closed: Closed, value: str) -> tuple[str, str]:
    """Find what a closed shape does not allow: a pattern, and a condition on what it binds."""
    path, found = f"{value}p", f"{value}o"
    listed = ", ".join(closed.allowed)
    condition = f"!(?{path} = <{RDF}type> && sameTerm(?{found}, <{RDFS}Resource>))"
    if listed:
        condition += f" && ?{path} NOT IN ({listed})"
    return f"?{value} ?{path} ?{found} .", condition


def counted(shape: Shape, count: ValueCount, node: str) -> tuple[str, str]:
    """Give the pattern for the values that count, and the name of their variable."""
    value = below(node)
    pattern = _values(node, shape.path, value)
    if count.shape is not None:
        conforming = [f"!{violates(count.shape, value)}"]
        conforming += [violates(sibling, value) for sibling in count.siblings]
        pattern += f" FILTER({' && '.join(conforming)})"
    return pattern, value


def _at_least(shape: Shape, count: ValueCount, number: int, node: str) -> str:
    if number == 0:
        return "true"
    pattern, value = counted(shape, count, node)
    if number == 1:
        return f"EXISTS {{ {pattern} }}"
    if number == 2 and count.shape is None:
        second = f"{value}2"
        pattern += f" {_values(node, shape.path, second)}"
        return f"EXISTS {{ {pattern} FILTER(!sameTerm(?{value}, ?{second})) }}"
    enough = f"GROUP BY ?{node} HAVING (COUNT(DISTINCT ?{value}) >= {number})"
    return f"EXISTS {{ SELECT ?{node} {{ {pattern} }} {enough} }}"


def _count(shape: Shape, count: ValueCount, node: str) -> Test:
    wrong = []
    if count.low is not None:
        wrong.append(f"!({_at_least(shape, count, count.low, node)})")
    if count.high is not None:
        wrong.append(_at_least(shape, count, count.high + 1, node))
    return Test("", " || ".join(wrong))


def _has_value(shape: Shape, term: Any, node: str) -> Test:
    value = below(node)
    if shape.path is None:
        return Test("", f"!sameTerm(?{node}, {term})")
    match = f"{_values(node, shape.path, value)} FILTER(sameTerm(?{value}, {term}))"
    if shape.path.lone:
        match = f"?{node} {shape.path.sparql} {term} ."
    return Test("", f"NOT EXISTS {{ {match} }}")


def _unique_lang(shape: Shape, _: Any, node: str) -> Test:
    value = below(node)
    other = f"{value}2"
    pattern = f"{_values(node, shape.path, value)} {_values(node, shape.path, other)}"
    condition = (
        f"ISLITERAL(?{value}) && ISLITERAL(?{other}) && LANG(?{value}) != '' && "
        f"!sameTerm(?{value}, ?{other}) && LCASE(LANG(?{value})) = LCASE(LANG(?{other}))"
    )
    return Test(pattern, condition)


def _equals(shape: Shape, term: Any, node: str) -> Test:
    value = below(node)
    theirs = f"?{node} {term} ?{value} ."
    if shape.path is None:
        # One row for each value that is another, and one without a value for the node itself.
        other = f"BOUND(?{value}) && !sameTerm(?{node}, ?{value})"
        itself = f"!BOUND(?{value}) && NOT EXISTS {{ ?{node} {term} ?{node} }}"
        either = f"{{ {theirs} }} UNION {{ VALUES ?{value}none {{ 1 }} }}"
        return Test(either, f"({other}) || ({itself})")
    mine = _values(node, shape.path, value)
    return Test(
        f"{{ {mine} FILTER NOT EXISTS {{ {theirs} }} }} UNION "
        f"{{ {theirs} FILTER NOT EXISTS {{ {mine} }} }}",
        "",
    )


def _disjoint(shape: Shape, term: Any, node: str) -> Test:
    value = below(node)
    if shape.path is None:
        return Test(f"?{node} {term} ?{value} .", f"sameTerm(?{node}, ?{value})")
    return Test(f"{_values(node, shape.path, value)} ?{node} {term} ?{value} .", "")


def _less(sign: str) -> Callable[[Shape, Any, str], Test]:
    def test(shape: Shape, term: Any, node: str) -> Test:
        value = below(node)
        other = f"{value}2"
        pattern = f"{_values(node, shape.path, value)} ?{node} {term} ?{other} ."
        return Test(pattern, f"!COALESCE(?{value} {sign} ?{other}, false)")

    return test


_OF_NODES: Final[dict[str, Callable[[Shape, Any, str], Test]]] = {
    "minCount": _count,
    "maxCount": _count,
    "qualifiedValueShape": lambda shape, argument, node: _count(shape, argument.wanted, node),
    "hasValue": _has_value,
    "uniqueLang": _unique_lang,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less("<"),
    "lessThanOrEquals": _less("<="),
}
"""Constraints on all values of a node together."""
