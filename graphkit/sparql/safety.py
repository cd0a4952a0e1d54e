"""Cut SPARQL into tokens, and refuse what would leave the graph, change it or sink the engine.

Oxigraph would send ``SERVICE`` out to the network, and other engines open the files that ``FROM``
and ``LOAD`` name; so all of these, and every update, are refused before they run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from graphkit.errors import UnsafeQuery
from graphkit.sparql.depth import DEPTH, PARTS, refuse_deep

UPDATES: Final = frozenset(
    ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"]
)
# The terminals of the SPARQL 1.1 grammar, as far as they decide where a token ends. A guard that
# cuts otherwise than the engine does has a way round it.
_TOKEN: Final = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"\"\"(?:"{0,2}(?:[^"\\]|\\.))*\"\"\"
                |'''(?:'{0,2}(?:[^'\\]|\\.))*'''
                |"(?:[^"\\\n\r]|\\.)*"
                |'(?:[^'\\\n\r]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<local>:(?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                   (?:[\w:-]|\.(?=[\w:.%\\-])|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*)?)
      | (?P<prefix>\w[\w.-]{0,63}(?=:))
      | (?P<word>[A-Za-z]+)
      | (?P<other>\s+|\d+|.)""",
    re.VERBOSE | re.DOTALL,
)
_SUSPICIOUS: Final = re.compile(
    "|".join(sorted(UPDATES | {"SERVICE", "FROM"})) + r"|\\u", re.IGNORECASE
)
_ESCAPED: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REASONS: Final = {
    "SERVICE": "it sends data over the network. Query the other end apart",
    "FROM": "it names another data set. Load the file first",
}


class Token(NamedTuple):
    """A piece of query text and where it starts."""

    kind: str
    text: str
    offset: int


def tokens(query: str) -> Iterator[Token]:
    """Cut a query into pieces; comments and white space are left out.

    >>> [token.text for token in tokens("ASK { ?s foaf:name 'x' } # why")]
    ['ASK', '{', '?s', 'foaf', ':name', "'x'", '}']
    """
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind != "comment" and not match[0].isspace():
            yield Token(kind, match[0], match.start())


def refuse_unsafe(query: str) -> None:
    """Refuse what would leave the graph, change it, or take the engine down.

    Raises
    ------
    UnsafeQuery
        For ``SERVICE``, ``FROM``, ``LOAD`` and every update, with line and column.
    LimitExceeded
        For a query that is nested so deep that the engine would run out of stack.

    Notes
    -----
    The text is cut into tokens, so these words inside IRIs, variables, local names, texts and
    comments are fine. The engine needs no space after a keyword (``trueSERVICEex:a`` calls out),
    so a bare word or a prefix that contains SERVICE or FROM is refused, too. Escapes such as
    ``\\u0053`` are read both ways.

    Examples
    --------
    >>> refuse_unsafe("SELECT * { ?service foaf:from 'LOAD' }")
    >>> refuse_unsafe("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")
    Traceback (most recent call last):
        ...
    graphkit.errors.UnsafeQuery: FROM is refused: it names another data set. Load ...
    """
    if len(query) < PARTS and _harmless(query):
        return
    for text in dict.fromkeys([query, _ESCAPED.sub(_unescaped, query)]):
        pieces = list(tokens(text))
        refuse_deep(pieces)
        _refuse_leaving(text, pieces)
        _refuse_leaving(text, _compared(text))
        _refuse_updates(text, pieces)


@lru_cache(maxsize=512)
def _harmless(query: str) -> bool:
    """Spare a short query without a suspicious word the cutting into tokens, for speed.

    A text shorter than the greatest number of parts cannot have more parts, and one with fewer
    brackets than the greatest depth cannot nest deeper.
    """
    brackets = query.count("(") + query.count("[") + query.count("{")
    return brackets <= DEPTH and not _SUSPICIOUS.search(query)


def _compared(query: str) -> Iterator[Token]:
    """Cut a query into pieces where ``<`` compares, if it stands in brackets after a value.

    ``FILTER(1<2)SERVICE#>`` has no IRI, although ``<2)SERVICE#>`` looks like one.
    """
    place = depth = 0
    value = False
    while match := _TOKEN.match(query, place):
        kind, text, start = match.lastgroup or "other", match[0], place
        if kind == "iri" and depth > 0 and value:
            kind, text = "other", "<"
        place += len(text)
        if kind == "comment" or text.isspace():
            continue
        yield Token(kind, text, start)
        depth += (text == "(") - (text == ")")
        value = kind != "other" or text == ")" or text.isdigit()


def _unescaped(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else match[0]


def _refuse_leaving(query: str, pieces: Iterable[Token]) -> None:
    for token in pieces:
        if token.kind in ("word", "prefix"):
            for construct, why in _REASONS.items():
                if construct in token.text.upper():
                    _refuse(query, token, construct, why)


def _refuse_updates(query: str, pieces: Iterable[Token]) -> None:
    """An update can only begin a query, after its prefixes."""
    for token in pieces:
        word = token.text.upper()
        if token.kind != "word" or word in ("PREFIX", "BASE"):
            continue
        if word in UPDATES:
            _refuse(query, token, word, "it changes the graph. Change the tables and build again")
        return


def _refuse(query: str, token: Token, construct: str, why: str) -> None:
    line = query.count("\n", 0, token.offset) + 1
    column = token.offset - query.rfind("\n", 0, token.offset)
    raise UnsafeQuery(construct, f"{construct} is refused: {why}.", line, column)
