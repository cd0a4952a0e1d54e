"""Take "X (formerly Twitter)" and "Facebook (now Meta)" for one thing with two names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.cells_of import cells_of, own_of
from graphkit.authoring.cell_meanings.names_borne import NamesBorne, names_borne
from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.surely_bodies import IF_BODY, may_be_persons
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row, split
from graphkit.facts.former_names import FORMER
from graphkit.names.fold import fold

_ENDS: Final = {"member": "actor", "coalition": "coalition"}
_HINT: Final = "If they are two, write the name of the one that is meant."
_LISTED: Final = "What was listed stays in listed_as."


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
        The first row of each, for `add_former_names`. A former name that somebody else in the
        table bears is none of these; nothing is changed with the present name of somebody else,
        and where a member is not surely a body (`may_be_persons`): a person was formerly with
        somebody rather than called so.
    """
    rows = list(rows)
    found: list[Renamed] = []
    for column in _ENDS:
        texts = dict.fromkeys(_cell(row, column) for row in rows)
        borne = {text: names for text in texts if (names := names_borne(text))}
        if borne and column == "member":
            persons = may_be_persons(rows, borne, headers)
            _tell_persons(_without_twin(persons, borne, texts), headers.get(column, column), doubt)
            borne = {text: names for text, names in borne.items() if text not in persons}
        if borne:
            others = _of_somebody_else(texts, borne)
            unsure = {text for text in others if borne[text].beside == borne[text].present}
            read = {text: names for text, names in borne.items() if text not in unsure}
            alone = [one for one in _put_apart(rows, column, read) if one.listed not in others]
            _tell(alone, headers.get(column, column), doubt)
            found.extend(alone)
    return found


def add_former_names(tables: dict[str, list[Row]], renamed: Iterable[Renamed]) -> None:
    """Write the former names of what has its id now.

    Parameters
    ----------
    tables : dict of str to list of Row
        Filled in; the names are added to their table.
    renamed : iterable of Renamed
        From `former_names_apart`.
    """
    empty = {column.name: "" for column in SCHEMA["names"] if not column.translated}
    told = {(row["thing"], row["name"]) for row in tables["names"]}
    described = {row["id"]: row for name in ("coalitions", "actors") for row in tables[name]}
    listed = {row.cells["listed_as"]: row for row in reversed(tables["memberships"])}
    for one in renamed:
        row = listed.get(one.listed, one.row) if one.column == "member" else one.row
        thing, former = row.cells[_ENDS[one.column]], one.names.former
        if thing and (thing, former) not in told:
            told.add((thing, former))
            said = {"source": row.cells["source"], "evidence": one.listed}
            cells = {**empty, "thing": thing, "name": former, "kind": FORMER, "during": "/", **said}
            tables["names"].append(Row(row.path, row.line, cells))
            _not_also_called(described.get(thing), former)


def _not_also_called(row: Row | None, former: str) -> None:
    """Take a former name out of those that a thing bears beside its own."""
    aliases = split(row["aliases"]) if row is not None else ()
    borne = [name for name in aliases if fold(name) != fold(former)]
    if row is not None and len(borne) < len(aliases):
        cells_of(row)["aliases"] = "; ".join(borne)


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


def _without_twin(
    persons: Mapping[str, Row], borne: Mapping[str, NamesBorne], texts: Iterable[str]
) -> dict[str, Row]:
    """Choose those neither of whose names is a member; of the others `members_renamed` tells."""
    known = {text.casefold() for text in texts}
    return {
        text: row
        for text, row in persons.items()
        if known.isdisjoint(name.casefold() for name in borne[text][:2])
    }


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


def _tell(found: list[Renamed], header: str, doubt: Report) -> None:
    if not found:
        return
    row, column, listed, names = found[0]
    kept = column == "member" and all(one.row.cells["listed_as"] == one.listed for one in found)
    others = _and_more(len(found) - 1)
    message = f"{shown(listed)} is read as {names.present!r}, formerly {names.former!r}{others}."
    hint = f"{_LISTED} {_HINT}" if kept else _HINT
    doubt(Problem(row.path, row.line, header, message, hint))


def _tell_persons(found: Mapping[str, Row], header: str, doubt: Report) -> None:
    if found:
        listed, row = next(iter(found.items()))
        message = f"{shown(listed)} is read as one name, as it may be a person who is or was with"
        message = f"{message} somebody{_and_more(len(found) - 1)}."
        doubt(Problem(row.path, row.line, header, message, IF_BODY))


def _and_more(many: int) -> str:
    return f"; so are {many:,} more" if many > 1 else "; so is one more" if many else ""
