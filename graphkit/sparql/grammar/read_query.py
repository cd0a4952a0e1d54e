"""Read a query: its terminals, and what they are parts of.

A table of rules (`graphkit.sparql.grammar.parse_table`) and a stack take one terminal after the
other. Nothing is read twice and nothing calls itself, so time grows with the length of the text
alone, and no nesting is too deep for the reader.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphkit.sparql.grammar.builder import Builder
from graphkit.sparql.grammar.parse_table import END, Action, RuleBody, Symbol, Terminal, parse_table
from graphkit.sparql.grammar.query_text import QueryText, query_text_of
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.grammar.terminals import KEYWORD, KEYWORDS, NO_LETTER, SPACE, TERMINAL
from graphkit.sparql.grammar.unreadable import unreadable
from graphkit.sparql.query_depth import DEPTH, PARTS, too_deep, too_many

LONGEST_KEPT: Final = 5_000
"""Characters; longer queries are not kept in mind once they have been read."""

_NAMED: Final = frozenset(["VARIABLE", "PREFIXED", "BLANK"])
_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")
_FREE: Final = _CLOSING | {
    *("VARIABLE", "IRI", "PREFIXED", "PREFIX:", "STRING", "LANGUAGE", "NUMBER", "INTEGER"),
    *("SIGNED", "BLANK", "ANON", "NIL", "UNDEF", ",", END),
}
"""Names and values cost an engine no stack, so they do not count as parts of a query."""


def read(query: str) -> ParsedQuery:
    """Read a query by the grammar of SPARQL 1.1.

    Parameters
    ----------
    query : str
        The text. What the specification lets stand there is understood: any spacing and case of
        keywords, escapes of characters, a byte order mark at the beginning.

    Returns
    -------
    ParsedQuery
        Its terminals, selections, groups and names.

    Raises
    ------
    QueryError
        If it is not a query of SPARQL 1.1, with the place in the text.
    UnsafeQuery
        If it is an update.
    LimitExceeded
        If it is nested too deep or has too many parts, see `graphkit.sparql.query_depth`.

    Notes
    -----
    Prefixes are not looked up and IRIs not checked; see `graphkit.sparql.grammar.write_query`.

    Examples
    --------
    >>> reading = read("SELECT * { ?s ?p ?o }")
    >>> reading.form, [reading.text_of(n) for n in range(4)]
    ('SELECT', ['SELECT', '*', '{', '?s'])
    """
    return _kept(query) if len(query) < LONGEST_KEPT else _read(query)


def _read(query: str) -> ParsedQuery:
    source = query_text_of(query)
    reading = ParsedQuery(source)
    builder = Builder(reading)
    kinds, starts, ends, roles = reading.kinds, reading.starts, reading.ends, reading.roles
    stack: list[Symbol] = [Terminal(END, ""), parse_table()]
    depth = parts = place = 0
    while stack:
        kind, begin, place = _terminal(source, place, stack)
        role = _take(kind, stack, builder)
        if role is None:
            raise unreadable(source, begin, place, stack)
        kinds.append(kind)
        starts.append(begin)
        ends.append(place)
        roles.append(role)
        if kind == "VARIABLE":
            builder.variable(role)
        elif kind not in _FREE or role == "added":
            if kind in _OPENING:
                depth += 1
                if depth > DEPTH:
                    raise too_deep()
            parts += not builder.in_data
            if parts > PARTS:
                raise too_many()
        elif kind in _CLOSING:
            depth -= 1
    return reading


_kept = lru_cache(maxsize=256)(_read)


def _take(kind: str, stack: list[Symbol], builder: Builder) -> str | None:
    """Follow the rules to a terminal, and give the part that it plays; None if it has none."""
    skipped: list[Symbol] = []
    while True:
        top = stack.pop()
        if type(top) is RuleBody:
            try:
                step = top.steps[kind]
            except KeyError:
                step = top.step(kind)
            if step is not None:
                for action in step.actions:
                    builder.note(action)
                stack.extend(step.rest)
                return step.role
            skipped.append(top)
            if top.otherwise is None:
                break
            stack.extend(top.otherwise)
        elif type(top) is Terminal:
            if top.kind == kind:
                return top.role
            skipped.append(top)
            break
        elif type(top) is Action:
            builder.note(top.name)
    stack.extend(reversed(skipped))  # what might have stood there, for the message
    return None


def _terminal(source: QueryText, place: int, stack: list[Symbol]) -> tuple[str, int, int]:
    """Find the kind, the beginning and the end of the next terminal."""
    match = TERMINAL.match(source.text, place)
    kind = match.lastgroup if match else None
    if match is None or kind is None:
        space = SPACE.match(source.text, place)
        begin = space.end() if space else place
        raise unreadable(source, begin, begin + 1, stack)
    begin = match.start(kind)
    if kind == "SIGN":
        return match[kind], begin, match.end()
    if kind == "WORD":
        return _keyword(source, begin, match.end(), stack)
    if kind == "IRI" and not accepts(stack, "IRI"):
        sign = "<=" if source.text.startswith("<=", begin) else "<"
        return sign, begin, begin + len(sign)
    if kind in _NAMED and not source.text.isascii() and re.search(NO_LETTER, match[kind]):
        raise unreadable(source, begin, match.end(), stack)
    if kind == "PREFIXED" and source.text.find(":", begin) == match.end() - 1:
        return "PREFIX:", begin, match.end()
    return kind, begin, match.end()


def _keyword(source: QueryText, begin: int, end: int, stack: list[Symbol]) -> tuple[str, int, int]:
    text = source.text
    kind = KEYWORDS.get(text[begin:end].upper())
    if kind is not None:
        return kind, begin, end
    match = KEYWORD.match(text, begin)
    if match is None or match[0] == "A":
        raise unreadable(source, begin, end, stack)
    return KEYWORDS.get(match[0].upper(), "a"), begin, match.end()


def accepts(stack: list[Symbol], kind: str) -> bool:
    """Whether a terminal of a kind may come next."""
    for symbol in reversed(stack):
        if isinstance(symbol, Action):
            continue
        if isinstance(symbol, Terminal):
            return symbol.kind == kind
        if kind in symbol.alternatives:
            return True
        if symbol.otherwise is None:
            return False
    return False
