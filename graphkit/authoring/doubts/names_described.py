"""Which names a table of coalitions describes: of these nothing is doubted, whatever they say."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.facts.authored_row import Row


def names_described(coalitions: Iterable[Row]) -> frozenset[str]:
    """Give the ids and names, in every language, of coalitions with a row of their own."""
    found = set[str]()
    for row in coalitions:
        found.update((row["id"], *(name for _, name in row.texts("name"))))
    return frozenset(found)
