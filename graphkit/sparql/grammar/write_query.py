"""Write a query that was read, so that every engine reads it as it was read here.

Engines cut text into terminals in their own ways: Oxigraph reads ``ex:SERVICEa:b`` as two names
and a keyword where the first name is none. What is written here leaves no choice: every terminal
stands apart, names are full IRIs, texts have one kind of quotation marks, and nothing is a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from typing import Final, NamedTuple

from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.structure import FORMS, ParsedQuery
from graphkit.sparql.grammar.terminals import FUNCTIONS
from graphkit.terms import PREFIXES, RDF

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))", re.DOTALL)
_PLAIN: Final = {
    "t": "\t",
    "b": "\b",
    "n": "\n",
    "r": "\r",
    "f": "\f",
    '"': '"',
    "'": "'",
    "\\": "\\",
}
_QUOTED: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
_TIGHT: Final = frozenset(
    FUNCTIONS.keys()
    | {"IF", "CONCAT", "COALESCE", "BNODE", "BOUND", "SUBSTR", "REGEX", "REPLACE", "COUNT"}
    | {"GROUP_CONCAT"}
)
"""After these no space may stand before the bracket: Oxigraph does not take ``CONCAT (``."""
_SAME: Final = frozenset(["VARIABLE", "INTEGER", "NUMBER", "SIGNED", "LANGUAGE", "BLANK"])
_SIGNS: Final = {"NIL": "()", "ANON": "[]", "TRUE": "true", "FALSE": "false", "a": f"<{RDF}type>"}


GAP: Final = "\0"
"""In what is written instead of terminals, the name of a gap stands between two of these."""


class Written(NamedTuple):
    """A query as it is sent to an engine.

    Attributes
    ----------
    reading : ParsedQuery
        The query as it was read.
    parts : list of str
        The text, cut into parts; what is written for terminal ``terminals[n]`` begins with part
        ``places[n]``.
    terminals, places : list of int
        See there.
    gaps : dict of int to str
        The names of parts that are left open.
    prefixes : mapping of str to str
        The prefixes that the query need not declare.
    """

    reading: ParsedQuery
    parts: list[str]
    terminals: list[int]
    places: list[int]
    gaps: dict[int, str]
    prefixes: Mapping[str, str] = PREFIXES

    @property
    def text(self) -> str:
        """The query, in one line."""
        return "".join(self.parts)

    def place(self, offset: int) -> int:
        """Return the offset in the text that was read for one in the text that was written."""
        begins = [0, *accumulate(map(len, self.parts))]
        offsets = [begins[place] for place in self.places]
        index = bisect_right(offsets, offset) - 1
        return self.reading.starts[self.terminals[index]] if index >= 0 else 0


def write(
    reading: ParsedQuery,
    replaced: Mapping[int, str] | None = None,
    after: Mapping[int, str] | None = None,
    prefixes: Mapping[str, str] = PREFIXES,
) -> Written:
    """Write a query.

    Parameters
    ----------
    reading : ParsedQuery
        The query.
    replaced : mapping of int to str, optional
        What to write instead of a terminal; it may have gaps, see `GAP`.
    after : mapping of int to str, optional
        What to write after a terminal, likewise.
    prefixes : mapping of str to str
        The prefixes that it need not declare: those of the graph that is asked.

    Raises
    ------
    QueryError
        If a prefix is unknown, an IRI is none or relative without a BASE, or a text has an escape
        that SPARQL does not know.

    Examples
    --------
    >>> from graphkit.sparql.grammar.read_query import read
    >>> write(read("select*{?s foaf:name'x'}#comment")).text
    'SELECT * { ?s <http://xmlns.com/foaf/0.1/name> "x" }'
    """
    replaced, after = replaced or {}, after or {}
    writer = _Writer(reading, prefixes)
    kinds = reading.kinds
    begin = next(n for n, kind in enumerate(kinds) if kind in FORMS)
    for terminal in range(begin, len(kinds) - 1):
        if terminal in replaced:
            writer.add(terminal, *replaced[terminal].split(GAP))
        else:
            writer.add(terminal, writer.written(terminal))
        if terminal in after:
            writer.add(terminal, *after[terminal].split(GAP))
    return writer.result


class _Writer:
    """Puts the terminals of a query one behind the other."""

    def __init__(self, reading: ParsedQuery, prefixes: Mapping[str, str]) -> None:
        self._reading = reading
        self._names = Iris(reading, prefixes)
        self.result = Written(reading, [], [], [], {}, prefixes)
        if self._names.base and self._resolves():
            self.result.parts.append(f"BASE <{self._names.base}>")

    def _resolves(self) -> bool:
        """Whether the query itself resolves IRIs, by the function IRI."""
        calls = (n for n, kind in enumerate(self._reading.kinds) if kind == "FUNCTION1")
        return any(self._reading.text_of(n).upper() in ("IRI", "URI") for n in calls)

    def add(self, terminal: int, *texts: str) -> None:
        """Write what stands for a terminal; every second text is the name of a gap."""
        _, parts, terminals, places, gaps, _ = self.result
        if parts and not self._tight(terminal, texts[0]):
            parts.append(" ")
        terminals.append(terminal)
        places.append(len(parts))
        if len(texts) > 1:
            gaps |= {len(parts) + number: texts[number] for number in range(1, len(texts), 2)}
        parts.extend(texts)

    def _tight(self, terminal: int, text: str) -> bool:
        if self._reading.roles[terminal] == "repeated":
            return True
        before = self._reading.kinds[terminal - 1]
        return before in _TIGHT if text in ("(", "()") else text == ")" and before == "("

    def written(self, terminal: int) -> str:
        """Write a terminal."""
        reading = self._reading
        kind = reading.kinds[terminal]
        if kind == "VARIABLE":
            return "?" + reading.text_of(terminal)[1:]
        if kind in ("IRI", "PREFIXED", "PREFIX:"):
            return f"<{self._names.iri(terminal)}>"
        if kind == "STRING":
            return _quoted(reading, terminal)
        if kind in _SIGNS:
            return _SIGNS[kind]
        return reading.text_of(terminal) if kind in _SAME else reading.text_of(terminal).upper()


def _quoted(reading: ParsedQuery, terminal: int) -> str:
    """Write a text in one kind of quotation marks."""
    text = reading.text_of(terminal)
    marks = 3 if text[:3] in ('"""', "'''") else 1
    content = text[marks:-marks]
    if "\\" in content:
        content = _ESCAPE.sub(lambda match: _character(reading, terminal, match), content)
    return f'"{content.translate(_QUOTED)}"'


def _character(reading: ParsedQuery, terminal: int, match: re.Match[str]) -> str:
    short, long, plain = match.groups()
    if plain is None:
        number = int(short or long, 16)
        if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
            what = f"the escape {match[0]} stands for no character"
            raise reading.problem(terminal, what, "Write the character itself.")
        return chr(number)
    if plain not in _PLAIN:
        what = f"the escape {match[0]} is unknown"
        raise reading.problem(terminal, what, "Write a backslash as two.")
    return _PLAIN[plain]
