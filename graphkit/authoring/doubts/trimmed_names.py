"""Tell of members that are read without what a page put around their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.marks_of_names import without_trimmings
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_HINT: Final = "Write what a mark means into a column of its own; the name stays in listed_as."


def trimmed_names(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Tell of the first member such as "🇫🇷 France" and "Tonga ‡ §", and of how many more.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        At most one.
    """
    found: dict[str, Row] = {}
    for row in rows:
        listed = row.cells["listed_as"]
        if listed and listed not in found and without_trimmings(listed) != listed:
            found[listed] = row
    if not found or "listed_as" in headers:
        return
    name, row = next(iter(found.items()))
    more = f", and {len(found) - 1:,} more likewise" if len(found) > 1 else ""
    message = f"{shown(name)} is read as {shown(row.own.get('member', ''))}{more}."
    yield Problem(row.path, row.line, headers.get("member", "member"), message, _HINT)
