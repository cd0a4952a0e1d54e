"""Find things that bear one name, up to its spelling: one finding a group, not one a pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphkit.checking.report import Finding
from graphkit.names.duplicates import SAME, Duplicates, duplicates
from graphkit.sparql.queryable import Queryable

_LABELS: Final = "SELECT DISTINCT ?thing ?name { ?thing cg:kind ?kind ; skos:prefLabel ?name }"
_LISTED: Final = 5
"""So many things of a group are named; of more their number is told."""


def same_names(store: Queryable) -> Iterator[Finding]:
    """Find actors and coalitions whose names are equal when spelling and legal form are folded.

    Parameters
    ----------
    store : Queryable
        The facts.

    Yields
    ------
    Finding
        A warning for each group, about its first thing.
    """
    slug = store.namespace.slug
    rows = [(slug(row["thing"].value), row["name"].value) for row in store.select(_LABELS)]
    for group in duplicates(rows):
        first, *others = group.things
        both = f"{first}{',' if len(others) > 1 else ' and'} {_listed(others)}"
        alike = "bear one name" if len(group.names) == 1 else "have names that read alike"
        hint = (
            "If they are one, write one name or id in every row, or, in a folder of tables, the "
            f"other spelling into the column aliases of {first}; if not, tell them apart in the "
            "name."
        )
        message = f"{both} {alike}: {_told(group)}"
        yield Finding("warning", "Things with one name", first, f"{message}.", hint=hint)


def _told(group: Duplicates) -> str:
    names = [f"“{name}”" for name in group.names]
    reason = f", {group.reason}" if group.reason != SAME else ""
    return _listed(names) + reason


def _listed(items: list[str]) -> str:
    more = len(items) - _LISTED
    return ", ".join(items[:_LISTED]) + (f" and {more:,} more" if more > 0 else "")
