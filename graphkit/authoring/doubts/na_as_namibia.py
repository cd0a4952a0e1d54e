"""Doubt that "NA" is Namibia where most other members are no codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.authoring.cell_meanings.placeholders import NAMIBIA
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row


def na_as_namibia(rows: Iterable[Row]) -> Iterator[Problem]:
    """Doubt that "NA" is Namibia where most other members are no codes.

    Parameters
    ----------
    rows : iterable of Row
        Memberships as they were read, with the member in the own column ``member``.

    Yields
    ------
    Problem
        One at most, in the line of the first.
    """
    listed = [row for row in rows if "member" in row.own]
    first = next((row for row in listed if row.own["member"] == NAMIBIA), None)
    if first is None:
        return
    names = {row.own["member"] for row in listed}
    if 2 * sum(len(name) < 4 and name.isupper() for name in names) > len(names):
        return
    message = f"{NAMIBIA!r} is read as a name: it is the code of Namibia, or stands for nothing."
    yield Problem(first.path, first.line, "member", message, "Write the name, or remove the row.")
