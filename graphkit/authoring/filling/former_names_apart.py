"""Take "X (formerly Twitter)" and "Facebook (now Meta)" for one thing with two names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.cell_meanings.names_borne import NamesBorne, names_borne
from graphkit.authoring.filling.former_names_told import tell_persons, tell_renamed
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.surely_bodies import may_be_persons
from graphkit.facts.authored_row import Row
from graphkit.names.fold import fold

ENDS: Final = {"member": "actor", "coalition": "coalition"}
"""The columns that hold names, and those that have the ids of what is named."""


class Renamed(NamedTuple):
    """A row in which a thing bears two names, and what the cell said."""

    row: Row
    column: str
    listed: str
    names: NamesBorne


def former_names_apart(
    rows: Iterable[Row], headers: Mapping[str, str], doubt: Report
) -> list[Renamed]:
    """Leave the present names alone in the cells of members and of what they joined.

    Parameters
    ----------
    rows : iterable of Row
        Memberships as they were read, with the member in the own column ``member``; the cells are
        changed where they stand, and what the list said of a member is kept in ``listed_as``.
    headers : mapping of str to str
        The headers as written, by what they hold.
    doubt : callable
        Is told of the first of them, and how many more there are; likewise of those that are left
        as they are because the member may be a person.

    Returns
    -------
    list of Renamed
        The first row of each, for `graphkit.authoring.filling.add_former_names`. A former name
        that somebody else in the table bears is none of these; nothing is changed with the present
        name of somebody else, and where a member is not surely a body (`may_be_persons`): a person
        was formerly with somebody rather than called so.
    """
    rows = list(rows)
    return [one for column in ENDS for one in _apart_in(rows, column, headers, doubt)]


def _apart_in(
    rows: list[Row], column: str, headers: Mapping[str, str], doubt: Report
) -> list[Renamed]:
    """Leave the present names alone in one column."""
    header = headers.get(column, column)
    texts = dict.fromkeys(_cell(row, column) for row in rows)
    borne = {text: names for text in texts if (names := names_borne(text))}
    if borne and column == "member":
        persons = may_be_persons(rows, borne, headers)
        tell_persons(persons, borne, texts, header, doubt)
        borne = {text: names for text, names in borne.items() if text not in persons}
    if not borne:
        return []
    others = _of_somebody_else(texts, borne)
    unsure = {text for text in others if borne[text].beside == borne[text].present}
    read = {text: names for text, names in borne.items() if text not in unsure}
    found = [one for one in _put_apart(rows, column, read) if one.listed not in others]
    tell_renamed(found, header, doubt)
    return found


def _of_somebody_else(texts: Iterable[str], borne: Mapping[str, NamesBorne]) -> set[str]:
    """Choose the texts in whose brackets stands the name of somebody else in the table."""
    plain = {fold(text) for text in texts if text not in borne}
    before = dict[str, set[str]]()
    for names in borne.values():
        before.setdefault(fold(names.present), set()).add(fold(names.former))
    found: set[str] = set()
    for text, (present, former, beside) in borne.items():
        others = before.get(fold(beside), set())
        if fold(beside) == fold(present):
            others = others - {fold(former)}
        if others or fold(beside) in plain:
            found.add(text)
    return found


def _cell(row: Row, column: str) -> str:
    return row.own.get(column, "") if column == "member" else row.cells[column]


def _put_apart(rows: Iterable[Row], column: str, borne: Mapping[str, NamesBorne]) -> list[Renamed]:
    first: dict[str, Renamed] = {}
    for row in rows if borne else ():
        listed = _cell(row, column)
        names = borne.get(listed)
        if names is None:
            continue
        first.setdefault(listed, Renamed(row, column, listed, names))
        if column == "member":
            own_of(row)["member"] = names.present
            cells_of(row)["listed_as"] = row.cells["listed_as"] or listed
        else:
            cells_of(row)["coalition"] = names.present
    return list(first.values())
