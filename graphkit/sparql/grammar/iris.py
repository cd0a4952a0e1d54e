"""The full IRIs that a query means: prefixes looked up, relative IRIs resolved, escapes read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.refusals import refused_service
from graphkit.terms import PREFIXES

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_NO_IRI: Final = re.compile(r"[<>\"{}|^`\\\x00-\x20\ud800-\udfff]")
_LOCAL_ESCAPE: Final = re.compile(r"\\(.)")


class Iris:
    """The IRIs of a query.

    Parameters
    ----------
    reading : ParsedQuery
        The query.
    prefixes : mapping of str to str
        The prefixes that it need not declare: those of the graph that is asked.

    Raises
    ------
    QueryError
        If a declaration in its prologue is no IRI, or relative without a BASE.
    """

    def __init__(self, reading: ParsedQuery, prefixes: Mapping[str, str] = PREFIXES) -> None:
        self._reading = reading
        self.base = ""
        self._spaces = dict(prefixes)
        for terminal in reading.having("base", "namespace"):
            found = self.iri(terminal)
            if reading.roles[terminal] == "base":
                self.base = found
            else:
                self._spaces[reading.text_of(terminal - 1)[:-1]] = found

    def iri(self, terminal: int) -> str:
        """Return the IRI that a terminal means.

        Raises
        ------
        QueryError
            If its prefix is unknown, it is relative without a BASE, or no IRI.
        """
        text = self._reading.text_of(terminal)
        if text.startswith("<"):
            return self._whole(terminal, text[1:-1])
        prefix, _, local = text.partition(":")
        if prefix not in self._spaces:
            raise self._unknown(terminal, prefix)
        if "\\" in local:
            local = _LOCAL_ESCAPE.sub(r"\1", local)
        return self._spaces[prefix] + local

    def _whole(self, terminal: int, text: str) -> str:
        if "\\" in text:
            text = _ESCAPE.sub(_character, text)
            if _NO_IRI.search(text):
                hint = "An IRI has no spaces, quotation marks or braces; write them as %20, %22."
                raise self._reading.problem(terminal, "this is no IRI", hint)
        if not self.base:
            if not _ABSOLUTE.match(text):
                what = f"the IRI <{text}> is relative, and the query has no BASE"
                hint = "Write it whole, or begin the query with BASE <…>."
                raise self._reading.problem(terminal, what, hint)
            return text
        if _ABSOLUTE.match(text) and "/." not in text:
            return text
        try:
            return _resolved(text, self.base)
        except (SyntaxError, ValueError):
            what = f"<{text}> is no IRI, seen from <{self.base}>"
            raise self._reading.problem(terminal, what, "Write it whole.") from None

    def _unknown(self, terminal: int, prefix: str) -> QueryError:
        if "SERVICE" in prefix.upper():
            # Engines that read a keyword with anything behind it call out here.
            return refused_service(self._reading.source, self._reading.starts[terminal])
        what = f"unknown prefix {prefix}:"
        return self._reading.problem(terminal, what, f"Declare it: PREFIX {prefix}: <…>.")


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else " "


@lru_cache(maxsize=256)
def _resolved(text: str, base: str) -> str:
    """Resolve a relative IRI as the engine does."""
    turtle = f"<{text}> a <{text}> ."
    triple = next(pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE, base_iri=base))
    return str(triple.subject.value)
