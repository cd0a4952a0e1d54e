"""The order in which the rows of authored tables stand, however they were written."""

from __future__ import annotations

from typing import Final

_ORDER: Final = {
    "memberships": ("coalition", "actor", "member", "spell"),
    "concepts": ("scheme", "order", "notation"),
    "countries": ("code",),
    "endorsements": ("actor", "commitment", "act", "spell"),
    "names": ("thing", "name", "language"),
    "operations": ("service", "operator"),
    "ownerships": ("owned", "owner"),
    "appointments": ("person", "organisation"),
}


def columns_of_order(table: str) -> tuple[str, ...]:
    """Name the columns by whose texts the rows of a table stand, those that it has of them.

    >>> columns_of_order("memberships"), columns_of_order("actors")
    (('coalition', 'actor', 'member', 'spell'), ('id',))
    """
    return _ORDER.get(table, ("id",))
