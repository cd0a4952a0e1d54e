"""Find the periods of RDF that cannot be read; answers would show a part of their texts."""

from __future__ import annotations

from typing import Final

import pyoxigraph

from graphkit.errors import InvalidDate
from graphkit.facts.period import parse
from graphkit.opening.loaded import OddDay
from graphkit.stores.memory import Store
from graphkit.terms import CG

_PERIODS: Final = ("during", "statedDuring")
_TEXTS: Final = "SELECT DISTINCT ?said {{ ?thing cg:{} ?said }}"


def odd_periods(inner: pyoxigraph.Store) -> list[OddDay]:
    """List the periods that cannot be read.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is not changed.

    Returns
    -------
    list of OddDay
        Each with the thing and the property, ordered by the things.
    """
    store = Store(inner, merged=True)
    found: list[OddDay] = []
    for term in _PERIODS:
        for (said,) in store.select(_TEXTS.format(term)):
            if why := _unreadable(said):
                named = inner.quads_for_pattern(None, pyoxigraph.NamedNode(CG + term), said, None)
                things = {getattr(quad.subject, "value", str(quad.subject)) for quad in named}
                text = getattr(said, "value", str(said))
                found.extend(OddDay(thing, term, text, "", why) for thing in things)
    return sorted(found)


def _unreadable(said: object) -> str:
    """Say why a period cannot be read; nothing if it can."""
    if not isinstance(said, pyoxigraph.Literal):
        return "is no text."
    try:
        parse(said.value)
    except InvalidDate as error:
        return error.problems[0].message
    return ""
