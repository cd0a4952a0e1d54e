"""Read a wide table as a long one: a line for each cell that says that its row belongs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.failed_formula import failed_formula
from graphkit.authoring.dates.date_order import order_in_header
from graphkit.authoring.known_words.words_of_headers import SIGNED_FOR, TIME_COLUMNS
from graphkit.errors import Problem
from graphkit.importing.mapping import TableMap
from graphkit.importing.spreadsheets.map_rows import CellReader, no_name
from graphkit.tabular.reading.lines_of_text import Line

_SAID: Final = ("coalition", "role", "since", "until", "during")
"""What the cells of a wide table and their headers say of a membership."""
_NOTHING: Final = ("",) * len(_SAID)
SIGN: Final = "\0"
"""No header has it, so that none is hidden by what is added."""


class WideAsLong(NamedTuple):
    """A long table that says the same.

    Attributes
    ----------
    header : list of str
        The columns that are not read across, and one for each thing that the others say.
    lines : iterator of Line
        Several of one row bear its number.
    told : TableMap
        How they are read.
    """

    header: list[str]
    lines: Iterator[Line]
    told: TableMap


def wide_as_long(
    path: str,
    header: Sequence[str],
    lines: Iterable[Line],
    told: TableMap,
    dropped: list[Problem],
    *,
    doubts: list[Problem],
) -> WideAsLong | None:
    """Write a wide table as a long one, line by line.

    Parameters
    ----------
    path, header, lines, told, dropped, doubts
        As for `graphkit.importing.spreadsheets.map_rows.mapped_rows`, which leaves out and doubts
        the same.

    Returns
    -------
    WideAsLong or None
        None if a cell may make several memberships, or some that need more than a member.

    Raises
    ------
    DataError
        If the mapping names a column that is not there.
    """
    one, *others = told.memberships
    plain = told.form != "long" and not (others or one.needs or one.split)
    if not plain or "member" not in one.columns or any(map(failed_formula, told.across)):
        return None
    if any(map(order_in_header, told.across)) or SIGNED_FOR in one.columns:
        return None  # one text has two meanings then, or who signed is none of the members
    rows = CellReader(path, header, told, dropped, doubts)
    read_by = {"", *told.across, *(one.columns.get(name) for name in _SAID)}
    kept = [n for n, name in enumerate(rows.header) if name not in read_by]
    places = [rows.places.get(one.columns.get(name, "")) for name in _SAID]
    columns = {**one.columns, **{name: SIGN + name for name in _SAID}}
    read = replace(told, form="long", across=(), memberships=(replace(one, columns=columns),))

    dated = [name for name in TIME_COLUMNS if name in one.columns]
    asked: list[int] = []

    def ask(line: int, cells: Sequence[str]) -> None:
        """Tell once of a date that is read of several marks."""
        name = next((n for n in dated if cells[rows.places[one.columns[n]]].strip()), "")
        if name and not asked:
            asked.append(line)
            doubts.append(_of_all(path, line, one.columns[name]))

    def long_lines() -> Iterator[Line]:
        for line, cells in rows.sound(lines):
            said = rows.across(line, cells)
            fault = no_name(cells[rows.member].strip()) if said else ""
            if fault or not said:
                rows.drop(
                    line, "member", fault or "no cell of this row says that it joined anything."
                )
                continue
            if len(said) > 1 and dated:
                ask(line, cells)
            first = [cells[place] for place in kept]
            stated = [cells[place].strip() if place is not None else "" for place in places]
            for more in said:
                cells_said = [*map(more.get, _SAID, _NOTHING)]
                if any(stated):
                    cells_said = [own or cell for own, cell in zip(stated, cells_said, strict=True)]
                yield line, [*first, *cells_said]

    names = [rows.header[place] for place in kept] + [SIGN + name for name in _SAID]
    return WideAsLong(names, long_lines(), read)


def _of_all(path: str, line: int, column: str) -> Problem:
    message = "rows with several marks have one date: it is read as that of each of them."
    hint = "If it is not, write a row for each mark, with its own date."
    return Problem(path, line, column, message, hint)
