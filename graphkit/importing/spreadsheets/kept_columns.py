"""Columns that no membership reads: kept under names of their own, or told where they have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.headers.header import plain
from graphkit.authoring.optional_columns import WRITTEN
from graphkit.errors import Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.importing.mapping import TableMap
from graphkit.tabular.reading.lines_of_text import Line

_NAME_IT: Final = (
    "Write a name above it in the table and import again; a mapping reads columns by their names."
)
_TAKEN: Final = frozenset(WRITTEN["memberships"]) | {c.name for c in SCHEMA["memberships"]}


def kept_columns(header: Sequence[str], told: TableMap) -> list[tuple[str, int]]:
    """Name the columns that no membership reads, with their places; no two have one name.

    One that is called as a column of memberships, and that the mapping does not speak of, is kept
    as it is written.

    Parameters
    ----------
    header : sequence of str
        The names of the columns of a table.
    told : TableMap
        How it is read.
    """
    read = {name for one in told.memberships for name in one.columns.values()} | {*told.across}
    names = [(name.strip(), place) for place, name in enumerate(header)]
    return _named_apart(
        [
            (f"{plain(name)}{AS_WRITTEN}" if plain(name) in _TAKEN else plain(name), place)
            for name, place in names
            if name and name not in read
        ]
    )


def nameless_told(
    path: str, header: Sequence[str], lines: Iterable[Line], doubts: list[Problem]
) -> Iterable[Line]:
    """Count what stands in columns without a name while lines are read, and say it after."""
    places = [place for place, name in enumerate(header) if not name.strip()]
    return _counted(path, places, lines, doubts) if places else lines


def _counted(
    path: str, places: Sequence[int], lines: Iterable[Line], doubts: list[Problem]
) -> Iterator[Line]:
    filled = Counter[int]()
    shown: dict[int, str] = {}
    numbers = 0 in places  # as long as the first column may number the rows
    for line in lines:
        said = [n for n in places if n < len(line[1]) and line[1][n].strip()]
        filled.update(said)
        for place in said:
            shown.setdefault(place, line[1][place].strip())
        if numbers and 0 in said:
            counted = int(shown[0]) + filled[0] - 1 if shown[0].isdecimal() else -1
            numbers = line[1][0].strip() == str(counted)
        yield line
    for place, several in sorted(filled.items()):
        if place == 0 and numbers:
            continue
        first = f"{shown[place][:40]!r}"
        cells = f"its one cell, {first}, is" if several == 1 else f"its {several:,} cells are"
        such = "" if several == 1 else f", the first of which is {first}"
        message = f"column {place + 1} has no name: {cells} left out{such}."
        doubts.append(Problem(path, 0, "", message, _NAME_IT))


def _named_apart(columns: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Count columns of one name, so that none hides another.

    >>> _named_apart([("note", 1), ("page", 2), ("note", 5)])
    [('note', 1), ('page', 2), ('note_2', 5)]
    """
    found: dict[str, int] = {}
    for name, place in columns:
        free = (name if n == 1 else f"{name}_{n}" for n in count(1))
        found[next(one for one in free if one not in found)] = place
    return list(found.items())
