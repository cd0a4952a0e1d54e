"""Tell whether a literal has a datatype, of those that the engine keeps by their value alone.

Of a literal of a kind of ``xsd:integer``, such as ``xsd:int``, and of an ``xsd:dateTimeStamp`` the
engine keeps the value, and which kind it was is lost. So a value that the kind can hold counts as
of it, and one that it cannot hold does not; where the files say that nothing is of that kind,
nothing is. Whole numbers of more than 64 bits stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import Literal, NamedNode, Quad

from graphkit.terms import SH, XSD

CHECKED: Final = ("boolean", "integer", "decimal", "float", "double", "date", "dateTime", "time")
"""Datatypes of XML Schema whose lexical forms Oxigraph checks."""

STAMP: Final = "dateTimeStamp"
WHOLE: Final[dict[str, tuple[int | None, int | None]]] = {
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
"""The kinds of ``xsd:integer``, with the least and the greatest value of each."""

BY_VALUE: Final = frozenset([STAMP, *WHOLE])
"""Datatypes of XML Schema that the engine does not keep."""

_SMALL: Final = 2**63
"""Whole numbers below this the engine calculates with."""
_LARGE: Final = {"integer": "[+-]?[0-9]+", "decimal": r"[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"}
"""How numbers are written that are too large to be calculated with."""
_BOUNDS: Final = ("minInclusive", "maxInclusive")
_ZONE: Final = r"(Z|[+-]\d\d:\d\d)$"
_INTEGER: Final = NamedNode(XSD + "integer")
_DATE_TIME: Final = NamedNode(XSD + "dateTime")


def has_datatype(term: NamedNode, value: str) -> str:
    """Tell as an expression whether the value of a variable is a literal of a datatype.

    Parameters
    ----------
    term : pyoxigraph.NamedNode
        The datatype.
    value : str
        The name of the variable.
    """
    name = term.value.removeprefix(XSD) if term.value.startswith(XSD) else ""
    same = f"sameTerm(DATATYPE(?{value}), {term})"
    if name == STAMP:
        return f"{has_datatype(_DATE_TIME, value)} && TZ(?{value}) != ''"
    if name in WHOLE:
        return _is_whole(name, same, value)
    if name in CHECKED:
        # The cast of what is no such literal is an error.
        cast = f"ISLITERAL({term}(?{value}))"
        large = f"REGEX(STR(?{value}), '^{_LARGE[name]}$')" if name in _LARGE else "false"
        return f"{same} && ({cast} || {large})"
    return same


def _is_whole(name: str, same: str, value: str) -> str:
    """Tell it of a kind of whole number, kept as ``xsd:integer`` or, if it is large, as written."""
    low, high = WHOLE[name]
    # What is too large to be calculated with is within no bound; -2**63 is read in two parts.
    least = "" if low is None else f" && ?{value} >= ({low + 1} - 1)"
    most = "" if high is None or high >= _SMALL - 1 else f" && ?{value} <= {high}"
    small = f"sameTerm(DATATYPE(?{value}), {_INTEGER}){least}{most}"
    if low is not None and high is not None and high < _SMALL:
        return small
    sign = "-" if low is None else "[+]?"
    large = f"{same} && REGEX(STR(?{value}), '^{sign}[0-9]+$')"
    if high == 2**64 - 1:
        large += f" && <{XSD}decimal>(STR(?{value})) <= {high}.0"
    return f"(({small}) || ({large}))"


@dataclass(frozen=True, slots=True)
class Absent:
    """A datatype of which nothing in the facts is."""

    term: NamedNode

    def __str__(self) -> str:
        return str(self.term)

    @property
    def value(self) -> str:
        """Its address."""
        return self.term.value


def kinds_in(triples: Iterable[Quad]) -> frozenset[str]:
    """Find the datatypes of literals that the engine would not keep, where they can hold them.

    Parameters
    ----------
    triples : iterable of pyoxigraph.Quad
        As they were written, and not from a store.

    Examples
    --------
    >>> from pyoxigraph import RdfFormat, parse
    >>> text = "<http://e/a> <http://e/b> '5'^^<http://www.w3.org/2001/XMLSchema#byte> ."
    >>> kinds_in(parse(text, RdfFormat.TURTLE))
    frozenset({'byte'})
    """
    written = (triple.object for triple in triples)
    return frozenset(
        kind
        for term in written
        if isinstance(term, Literal)
        and (kind := term.datatype.value.removeprefix(XSD)) in BY_VALUE
        and _holds(kind, term.value)
    )


def asks_for_kinds(shapes: Iterable[Quad]) -> bool:
    """Tell whether a shape asks for a datatype that the engine does not keep."""
    asked = (t.object for t in shapes if t.predicate.value == SH + "datatype")
    return any(str(getattr(one, "value", "")).removeprefix(XSD) in BY_VALUE for one in asked)


def _holds(kind: str, text: str) -> bool:
    if kind == STAMP:
        return re.search(_ZONE, text) is not None
    if not re.fullmatch(_LARGE["integer"], text):
        return False
    low, high = WHOLE[kind]
    return (low is None or int(text) >= low) and (high is None or int(text) <= high)


def told_by_value(
    triples: Iterable[Quad], kinds: frozenset[str] | None
) -> Iterator[tuple[Any, Any, Any]]:
    """Write shapes so that an engine that knows datatypes alone asks what `has_datatype` does.

    Parameters
    ----------
    triples : iterable of pyoxigraph.Quad
        A shapes graph.
    kinds : frozenset of str, optional
        What `kinds_in` found in the facts.

    Yields
    ------
    tuple of term
        Its triples; where a datatype is asked for that is not kept, the one that is kept and what
        it has to be within.
    """
    for triple in triples:
        shape, name, asked = triple.subject, triple.predicate.value, triple.object
        kind = asked.value.removeprefix(XSD) if isinstance(asked, NamedNode) else ""
        absent = kinds is not None and kind not in kinds
        if name != SH + "datatype" or kind not in BY_VALUE or absent:
            yield shape, triple.predicate, asked
        elif kind == STAMP:
            yield shape, triple.predicate, _DATE_TIME
            yield shape, NamedNode(SH + "pattern"), Literal(_ZONE)
        else:
            yield shape, triple.predicate, _INTEGER
            for bound, number in zip(_BOUNDS, WHOLE[kind], strict=True):
                if number is not None:
                    text = Literal(str(number), datatype=_INTEGER)
                    yield shape, NamedNode(SH + bound), text


def as_whole(term: Any) -> Any:
    """Give a large whole number of any kind as ``xsd:integer``, and any other term as it is."""
    if not isinstance(term, Literal) or term.datatype.value.removeprefix(XSD) not in WHOLE:
        return term
    written = re.fullmatch(_LARGE["integer"], term.value)
    return Literal(term.value, datatype=_INTEGER) if written else term
