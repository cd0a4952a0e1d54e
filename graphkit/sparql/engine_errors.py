"""Turn what an engine says of a query into words about the text that the user wrote."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import Final

from graphkit.errors import GraphkitError, QueryError
from graphkit.sparql.damaged_store import damaged
from graphkit.sparql.diagnosis import diagnose
from graphkit.sparql.grammar.iris import Iris
from graphkit.sparql.grammar.structure import ParsedQuery
from graphkit.sparql.grammar.terminals import FUNCTIONS
from graphkit.sparql.grammar.write_query import Written
from graphkit.terms import PREFIXES, XSD

_PLACE: Final = re.compile(r"error at 1:(\d+)")
_FUNCTION: Final = re.compile(r"function <([^>]*)> is not supported")
CASTS: Final = (
    *("boolean", "date", "dateTime", "dayTimeDuration", "decimal", "double", "duration", "float"),
    *("gDay", "gMonth", "gMonthDay", "gYear", "gYearMonth", "integer", "string", "time"),
    "yearMonthDuration",
)
"""Types of XML Schema that are functions, too, as in ``xsd:integer("7")``."""
_BUILT_IN: Final = tuple(name for names in FUNCTIONS.values() for name in names.split())


def engine_error(error: Exception, written: Written) -> GraphkitError:
    """Make the error that a user sees of one that an engine raised.

    Parameters
    ----------
    error : Exception
        What was raised: an error of Oxigraph, or one of graphkit that a worker process or a
        server gave back, whose place is one in the text that was sent.
    written : Written
        The query that was sent, with what was read.

    Returns
    -------
    GraphkitError
        A `QueryError` with line, column and caret in the text as it was written by the user, or
        a `DataError` if the store is damaged.
    """
    reading = written.reading
    if isinstance(error, QueryError):
        return _replaced(error, written)
    if function := _FUNCTION.search(str(error)):
        return unknown_function(reading, function[1], written.prefixes)
    if not isinstance(error, SyntaxError):
        return stopped(error)
    if (fault := diagnose(reading, written.prefixes)) is not None:
        return fault
    found = _PLACE.search(str(error))
    place = written.place(int(found[1]) - 1) if found else 0
    what = "the engine does not take this query, although it is SPARQL 1.1 by its grammar,"
    return reading.source.problem(place, what, "Look at what stands before it.")


def stopped(error: Exception) -> GraphkitError:
    """Make the error for an engine that broke off: in the query, or over a damaged store."""
    return damaged(error) or QueryError(f"the engine stopped: {error}. Ask in another way.")


def _replaced(error: QueryError, written: Written) -> QueryError:
    """Put the place of an error of a worker or a server into the user's text."""
    place = f" at line {error.line}, column {error.column}"
    what, known, hint = str(error).partition(place)
    if type(error) is not QueryError or not known or error.line != 1:
        return error
    hint = hint.removeprefix(".").partition("\n")[0].strip(" :")
    return written.reading.source.problem(written.place(error.column - 1), what, hint)


def unknown_function(
    reading: ParsedQuery, iri: str, prefixes: Mapping[str, str] = PREFIXES
) -> QueryError:
    """Make the error for a function that the engine does not have.

    >>> from graphkit.sparql.grammar.read_query import read
    >>> print(unknown_function(read("SELECT (xsd:integr(?n) AS ?x) {}"), XSD + "integr"))
    there is no function xsd:integr at line 1, column 9. Did you mean xsd:integer?
      SELECT (xsd:integr(?n) AS ?x) {}
              ^
    """
    names = Iris(reading, prefixes)
    calls = [n for n in reading.having("function") if names.iri(n) == iri]
    terminal = calls[0] if calls else 0
    hint = "Functions are those of SPARQL 1.1, GeoSPARQL and the types of XML Schema."
    if near := _nearest(iri):
        hint = f"Did you mean {' or '.join(near)}?"
    return reading.problem(terminal, f"there is no function {_short(iri)}", hint)


def _nearest(iri: str) -> list[str]:
    """Name known functions that look alike."""
    last = re.split(r"[#/:]", iri[-100:])[-1]
    known = {name.lower(): f"xsd:{name}" for name in CASTS}
    if not iri.startswith(XSD):
        known |= {name.lower(): name for name in _BUILT_IN}
    bare = last.lower().replace("-", "")
    return [known[name] for name in difflib.get_close_matches(bare, known, 2, 0.75)]


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space) and re.fullmatch(r"[\w-]+", iri[len(space) :]):
            return f"{prefix}:{iri[len(space) :]}"
    return f"<{iri}>"
