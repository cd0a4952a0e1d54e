"""Give an engine the prefixes that a query needs and no others, since each costs it time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphkit.terms import Namespace

_LONG: Final = 20_000
"""Characters; what is known of a longer query is not kept in mind."""

_SPACE: Final = "[ \\t\\r\\n]*"
_FIRST: Final = re.compile(rf"{_SPACE}PREFIX[ \t]+([\w-]+):[ \t]*<([^<>]*)>{_SPACE}")


def with_needed_prefixes(query: str, namespace: Namespace) -> tuple[str, dict[str, str]]:
    r"""Choose the prefixes that a query may use and does not declare itself.

    Declarations at its head that say what the graph says anyhow are left out; everything else
    stays in its line and column, of which the engine speaks in errors.

    Parameters
    ----------
    query : str
        SPARQL.
    namespace : Namespace
        Where the graph that is asked has its own names.

    Returns
    -------
    (str, dict of str to str)
        The query, and the prefixes that the engine has to know for it.

    Examples
    --------
    >>> from graphkit.terms import BUNDLED, PREFIXES
    >>> head = f"PREFIX org: <{PREFIXES['org']}>\n"
    >>> with_needed_prefixes(head + "SELECT * { ?m org:member ?who }", BUNDLED)
    ('\nSELECT * { ?m org:member ?who }', {'org': 'http://www.w3.org/ns/org#'})
    """
    if len(query) >= _LONG or "\\" in query:
        return query, dict(namespace.prefixes)
    text, used = _kept(query, namespace)
    return text, dict(used)  # what is kept is nobody's to change


@lru_cache(maxsize=512)
def _kept(query: str, namespace: Namespace) -> tuple[str, dict[str, str]]:
    known = namespace.prefixes
    begin = 0
    while (said := _FIRST.match(query, begin)) and known.get(said[1]) == said[2]:
        begin = said.end()
    lines, column = query.count("\n", 0, begin), begin - query.rfind("\n", 0, begin) - 1
    text = "\n" * lines + " " * column + query[begin:] if begin else query
    declared = _declared(query, begin)
    used = {
        prefix: iri
        for prefix, iri in known.items()
        if f"{prefix}:" in text and prefix not in declared
    }
    return text, used


def _declared(query: str, begin: int) -> set[str]:
    """List the prefixes that a query declares at its head, of itself or anew."""
    found = set[str]()
    while said := _FIRST.match(query, begin):
        found.add(said[1])
        begin = said.end()
    return found
