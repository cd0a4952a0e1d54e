"""Ask for all focus nodes that fail, one query for each constraint.

Most constraints hold almost everywhere. So a query often comes with a *probe*, which leaves the
targets out and asks whether any node at all fails: it walks along one property, costs a fraction,
and is shared by all shapes that ask the same. Only if it finds something the query itself is run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graphkit.checking.shacl.constraint_as_sparql import closed_pattern, counted, failing
from graphkit.checking.shacl.shape_records import (
    INSTANCE,
    Constraint,
    Focus,
    Root,
    Shape,
    ValueCount,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What to ask for one constraint of a shape.

    Attributes
    ----------
    text : str
        Gives ``?this``, the node that fails, and for some constraints ``?value`` and ``?path``.
    focus : Focus
        Where the nodes are that may fail.
    probe : str
        If this is there and its answer is no, nothing fails.
    """

    shape: Shape
    constraint: Constraint
    text: str
    focus: Focus
    probe: str = ""


def queries(root: Root) -> Iterator[Query]:
    """Give the queries of a shape and of those below it.

    Raises
    ------
    NotCompiled
        If one of the constraints cannot be asked in SPARQL.
    """
    yield from _of(root.shape, root.focus)


def _of(shape: Shape, focus: Focus) -> Iterator[Query]:
    for constraint in shape.constraints:
        if constraint.name != "property":
            yield _query(shape, constraint, focus)
        if constraint.name == "property":
            yield from _of(constraint.value, focus.beyond(shape.path))


def _query(shape: Shape, constraint: Constraint, focus: Focus) -> Query:
    nodes = focus.pattern("this")
    match constraint.name:
        case "closed":
            return _closed(shape, constraint, focus)
        case "sparql":
            return Query(shape, constraint, constraint.value.query(focus), focus)
        case "minCount" | "maxCount":
            return _counted(shape, constraint, constraint.value, focus)
        case "qualifiedValueShape":
            return _counted(shape, constraint, constraint.value.wanted, focus)
    group = _group(shape, constraint)
    apart = _APART.get(constraint.name, "?value")
    text = f"SELECT DISTINCT ?this {apart} {{ {nodes} {group} }}"
    probed = shape.path is not None and shape.path.lone and constraint.name != "hasValue"
    return Query(shape, constraint, text, focus, f"ASK {{ {group} }}" if probed else "")


_APART: Final = {
    "lessThan": "?value ?value2",
    "lessThanOrEquals": "?value ?value2",
    "uniqueLang": "(LCASE(LANG(?value)) AS ?language)",
}
"""What tells the results of a node apart, if not the value: both values of a pair, the language."""


def _group(shape: Shape, constraint: Constraint) -> str:
    test = failing(shape, constraint, "this")
    if constraint.name != "class":
        return test.group
    # A difference of two sets, where the test would look up every value.
    value = "this" if shape.path is None else "value"
    return f"{test.pattern} MINUS {{ ?{value} {INSTANCE} {constraint.value} . }}"


def _counted(shape: Shape, constraint: Constraint, count: ValueCount, focus: Focus) -> Query:
    nodes = focus.pattern("this")
    pattern, value = counted(shape, count, "this")
    select = "SELECT DISTINCT ?this"
    if count.high is not None:
        text = f"{select} {{ {nodes} {pattern} }} GROUP BY ?this "
        text += f"HAVING (COUNT(DISTINCT ?{value}) > {count.high})"
        return Query(shape, constraint, text, focus, _probe_of_more(shape, count, pattern))
    if count.low == 1:
        text = f"{select} {{ {nodes} FILTER NOT EXISTS {{ {pattern} }} }}"
        return Query(shape, constraint, text, focus)
    text = f"{select} {{ {nodes} OPTIONAL {{ {pattern} }} }} GROUP BY ?this "
    text += f"HAVING (COUNT(DISTINCT ?{value}) < {count.low})"
    return Query(shape, constraint, text, focus)


def _probe_of_more(shape: Shape, count: ValueCount, pattern: str) -> str:
    """Compare two numbers: as many triples as subjects means that none has two values."""
    if count.high != 1 or count.shape is not None or shape.path is None or not shape.path.lone:
        return ""
    counts = "(COUNT(*) AS ?triples) (COUNT(DISTINCT ?this) AS ?nodes)"
    return f"ASK {{ {{ SELECT {counts} {{ {pattern} }} }} FILTER(?triples != ?nodes) }}"


def _closed(shape: Shape, constraint: Constraint, focus: Focus) -> Query:
    at = focus if shape.path is None else focus.beyond(shape.path)
    node = "this" if shape.path is None else "value"
    nodes = focus.pattern("this")
    if shape.path is not None:
        nodes += f" ?this {shape.path.sparql} ?value ."
    pattern, condition = closed_pattern(constraint.value, node)
    text = (
        f"SELECT DISTINCT ?this (?{node}p AS ?path) (?{node}o AS ?found) "
        f"{{ {nodes} {pattern} FILTER({condition}) }}"
    )
    if not constraint.value.allowed:
        return Query(shape, constraint, text, focus)
    allowed = "|".join(constraint.value.allowed)
    probe = f"ASK {{ {at.pattern('this')} ?this !({allowed}) ?found . }}"
    return Query(shape, constraint, text, focus, probe)
