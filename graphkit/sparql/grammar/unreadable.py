"""Errors for texts that are not queries of SPARQL 1.1: what is wrong, and what may be meant."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from graphkit.errors import QueryError
from graphkit.sparql.grammar.parse_table import END, Action, Symbol, Terminal
from graphkit.sparql.grammar.query_text import QueryText
from graphkit.sparql.grammar.terminals import FUNCTIONS, KEYWORDS, SPACE
from graphkit.sparql.refusals import UPDATES, refused_service, refused_update

_WORD: Final = re.compile(r"[A-Za-z_]{1,30}")
_WORD_BEFORE: Final = re.compile(r"[A-Za-z_]+\Z")
_CALLED: Final = re.compile(r"([A-Za-z_][A-Za-z0-9_]{1,30})\s*\(")
_FUNCTIONS: Final = frozenset(
    ["BNODE", "BOUND", "COALESCE", "CONCAT", "COUNT", "EXISTS", "GROUP_CONCAT", "IF"]
).union(["REGEX", "REPLACE", "SUBSTR"], FUNCTIONS, *(n.split() for n in FUNCTIONS.values()))
_CALL: Final = re.compile(r"SERVICE[^\s{}]*\s*\Z", re.IGNORECASE)
_NEWER: Final = {
    "<<": "a triple as a term",
    "{|": "an annotation",
    "~": "a reifier",
    "VERSION": "VERSION",
    "LATERAL": "LATERAL",
}
_SORTS: Final = {
    "a variable": "VARIABLE",
    "a name": "IRI PREFIXED PREFIX: a",
    "a value": "STRING INTEGER NUMBER SIGNED TRUE FALSE",
    "a blank node": "BLANK ANON",
    "'()'": "NIL",
    "a function": "FUNCTION0 FUNCTION1 FUNCTION2 AGGREGATE IF CONCAT COALESCE BNODE BOUND SUBSTR "
    "REGEX REPLACE COUNT GROUP_CONCAT EXISTS NOT",
    "the end of the query": END,
}
_SORT: Final = {kind: sort for sort, kinds in _SORTS.items() for kind in kinds.split()}
_SHOWN: Final = 8


def unreadable(source: QueryText, begin: int, end: int, stack: Sequence[Symbol]) -> QueryError:
    """Make the error for a place where the query is not SPARQL 1.1.

    Parameters
    ----------
    source : QueryText
        The query.
    begin, end : int
        The terminal that cannot stand there.
    stack : sequence of Symbol
        What the reader expects.
    """
    text = source.text
    if begin == len(text) and SPACE.fullmatch(text):
        return _empty(text)
    word = _WORD.match(text, begin)
    expected = _expected(stack)
    if word and word[0].upper() in UPDATES and "SELECT" in expected:
        return refused_update(source, begin, word[0].upper())
    if text[begin : begin + 1] == "{" and (
        asked := _CALL.search(text, max(0, begin - 1_000), begin)
    ):
        # Engines that read a keyword with anything behind it call out here.
        return refused_service(source, asked.start())
    for sign, name in _NEWER.items():
        if text[begin : begin + len(sign)].upper() == sign:
            hint = "Write it in SPARQL 1.1."
            return source.problem(begin, f"{name} is SPARQL 1.2, not SPARQL 1.1", hint)
    quote = text[begin : begin + 1]
    if quote in ("'", '"') and text[begin - 2 : begin] == quote * 2:
        begin, end = begin - 2, begin - 1
    if word and (call := _unknown_function(text, begin, expected)):
        return source.problem(*call)
    return source.problem(begin, *_reason(text, begin, end, word, expected))


def _empty(text: str) -> QueryError:
    """Say that there is no query, as of an empty pipe or a file of comments."""
    what = "the query has comments alone" if "#" in text else "the query is empty"
    return QueryError(f"{what}. Write SPARQL, such as SELECT ?c {{ ?c a cg:Coalition }}.")


def _reason(
    text: str, begin: int, end: int, word: re.Match[str] | None, expected: list[str]
) -> tuple[str, str]:
    """Word what is wrong, and what to do."""
    if begin == len(text):
        return "not SPARQL 1.1: the query ends too early", _hint(expected)
    if text[begin] in "\"'":
        if end == begin + 1:
            quote = text[begin] * (3 if text.startswith(text[begin] * 3, begin) else 1)
            return "not SPARQL 1.1: a text is not closed", f"Close it with {quote}."
    elif text[begin] == "<" and end == begin + 1:
        hint = "An IRI has no spaces, quotation marks or braces; write them as %20, %22, %7B."
        return "not SPARQL 1.1: this is no IRI", hint
    elif not text[begin].isascii() and not text[begin].isalnum():
        return _foreign(text[begin])
    elif word and text[word.end() : word.end() + 1] != ":":
        near = difflib.get_close_matches(word[0].upper(), KEYWORDS, 1, 0.7)
        if near and near[0] != word[0].upper():
            return "not SPARQL 1.1", f"Did you mean {near[0]}?"
    return "not SPARQL 1.1", _hint(expected)


def _unknown_function(text: str, begin: int, expected: list[str]) -> tuple[int, str, str] | None:
    """Name a call of a function that there is not; the reader may have read a part of its name."""
    before = _WORD_BEFORE.search(text, max(0, begin - 30), begin)
    start = before.start() if before else begin
    call = _CALLED.match(text, start)
    if call is None or call[1].upper() in KEYWORDS or (start and text[start - 1] in "?$:"):
        return None
    near = difflib.get_close_matches(call[1].upper(), KEYWORDS, 2, 0.7)
    if (near and near[0] not in _FUNCTIONS) or not (near or before or _FUNCTIONS & {*expected}):
        return None
    hint = f"Did you mean {' or '.join(near)}?" if near else "Functions are those of SPARQL 1.1."
    return start, f"there is no function {call[1]}", hint


def _foreign(sign: str) -> tuple[str, str]:
    """Name a sign that a word processor may have put there, and what to write for it."""
    name = unicodedata.name(sign, f"U+{ord(sign):04X}")
    if "QUOTATION MARK" in name:
        hint = "Write a straight one, \" or '."
    elif unicodedata.category(sign) in ("Zs", "Cf"):
        hint = "Write a plain space, or nothing."
    else:
        hint = "Put it into a text or an IRI, or take it out."
    return f"not SPARQL 1.1: the sign there is a {name.lower()}", hint


def _hint(expected: list[str]) -> str:
    """Word what may stand there."""
    shown = list(dict.fromkeys(_SORT.get(kind) or _quoted(kind) for kind in expected))
    if len(shown) > _SHOWN:
        shown = [*shown[: _SHOWN - 1], "something else"]
    last = shown.pop()
    return f"Expected: {', '.join(shown)}{' or ' if shown else ''}{last}."


def _quoted(kind: str) -> str:
    return kind if kind.isalpha() else f"'{kind}'"


def _expected(stack: Sequence[Symbol]) -> list[str]:
    """Name the kinds of terminals that may come next."""
    found: dict[str, None] = {}
    for symbol in reversed(stack):
        if isinstance(symbol, Action):
            continue
        if isinstance(symbol, Terminal):
            found[symbol.kind] = None
            break
        found |= dict.fromkeys(sorted(symbol.alternatives))
        if symbol.otherwise is None:
            break
    return list(found)
