"""The terminals of a query one by one, for code that changes the text of queries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.grammar.structure import ParsedQuery

_KINDS: Final = {"VARIABLE": "variable", "IRI": "iri", "STRING": "string"}
_OTHER: Final = frozenset(["INTEGER", "NUMBER", "SIGNED", "LANGUAGE", "BLANK", "NIL", "ANON"])


class Token(NamedTuple):
    """A terminal of a query.

    Attributes
    ----------
    kind : {"word", "variable", "iri", "prefix", "local", "string", "other"}
        What it is. A prefixed name is two tokens: what stands before the colon, if anything does,
        and the colon with what stands behind it.
    text : str
        How it is written.
    offset : int
        Where it begins in the text.
    """

    kind: str
    text: str
    offset: int


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into its terminals; comments and white space are left out.

    Parameters
    ----------
    query : str
        SPARQL 1.1, without a byte order mark and without escapes in words and names.

    Raises
    ------
    QueryError
        If it is not a query of SPARQL 1.1.

    Examples
    --------
    >>> [token.text for token in tokens("ASK { ?s foaf:name 'x' } # why")]
    ['ASK', '{', '?s', 'foaf', ':name', "'x'", '}']
    """
    reading = read(query)
    for terminal, kind in enumerate(reading.kinds[:-1]):
        yield from _tokens(reading, terminal, kind)


def _tokens(reading: ParsedQuery, terminal: int, kind: str) -> Iterator[Token]:
    text, offset = reading.text_of(terminal), reading.starts[terminal]
    if kind in ("PREFIXED", "PREFIX:"):
        prefix = text.partition(":")[0]
        if prefix:
            yield Token("prefix", prefix, offset)
        yield Token("local", text[len(prefix) :], offset + len(prefix))
    elif kind in _KINDS:
        yield Token(_KINDS[kind], text, offset)
    elif text[0].isalpha():
        yield Token("word", text, offset)
    elif kind in ("NIL", "ANON"):
        yield Token("other", text[0], offset)
        yield Token("other", text[-1], offset + len(text) - 1)
    else:
        yield from _signs(kind, text, offset)


def _signs(kind: str, text: str, offset: int) -> Iterator[Token]:
    """Cut signs such as ``&&`` into characters, and a number from its sign."""
    if kind in _OTHER:
        signed = kind == "SIGNED"
        if signed:
            yield Token("other", text[0], offset)
        yield Token("other", text[signed:], offset + signed)
    else:
        for place, sign in enumerate(text, offset):
            yield Token("other", sign, place)
