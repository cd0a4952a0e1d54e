"""Tell whether a variable of a query stands where a thing is meant, and not a text."""

from __future__ import annotations

from typing import Final

from graphkit.sparql.grammar.structure import ParsedQuery, VariableUse

_OF_PATTERNS: Final = frozenset(["term", "predicate", "graph", "target"])
_BEFORE_SUBJECT: Final = frozenset(["{", "}", "."])
_COMPARES: Final = frozenset(["=", "!="])
_LISTED: Final = frozenset(["VARIABLE", "PREFIXED", "IRI", ",", "("])


def is_for_things(reading: ParsedQuery, name: str) -> bool:
    """Tell whether a variable stands in a pattern, or is compared with what a pattern is about.

    Parameters
    ----------
    reading : ParsedQuery
        A query.
    name : str
        The variable, without ``?``.

    Examples
    --------
    >>> from graphkit.sparql.grammar.read_query import read
    >>> is_for_things(read("SELECT ?m { ?m cg:kind ?x }"), "x")
    True
    >>> is_for_things(read("SELECT ?m { ?m cg:kind ?k FILTER(?m = ?x) }"), "x")
    True
    >>> query = "SELECT ?m { ?m rdfs:label ?l FILTER(STRSTARTS(?l, ?x)) }"
    >>> is_for_things(read(query), "x")
    False
    """
    uses = [use for one in reading.selections for use in one.uses]
    subjects = {use.name for use in uses if is_subject(reading, use)}
    at = {use.terminal: use.name for use in uses}
    return any(
        use.role in _OF_PATTERNS
        or not subjects.isdisjoint(at.get(one, "") for one in _compared(reading, use.terminal))
        for use in uses
        if use.name == name
    )


def is_subject(reading: ParsedQuery, use: VariableUse) -> bool:
    """Tell whether a variable stands where a triple begins."""
    return use.role == "term" and reading.kinds[use.terminal - 1] in _BEFORE_SUBJECT


def _compared(reading: ParsedQuery, terminal: int) -> list[int]:
    """Find the terminals with which one is compared, by a sign or as one of a list."""
    kinds, found = reading.kinds, list[int]()
    if kinds[terminal - 1] in _COMPARES:
        found.append(terminal - 2)
    if kinds[terminal + 1] in _COMPARES:
        found.append(terminal + 2)
    before = terminal - 1
    while kinds[before] in _LISTED:
        before -= 1
    return [*found, before - 1] if kinds[before] == "IN" else found
