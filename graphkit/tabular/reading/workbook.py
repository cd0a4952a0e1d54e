"""Read the sheets of a workbook: Excel (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument (.ods)."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

from graphkit.errors import MissingExtra, Problem
from graphkit.files.read_apart import Pieces, read_apart
from graphkit.next_steps import Advice, Option
from graphkit.tabular.reading.lines_of_text import Line, Sheet, plain_file, unreadable
from graphkit.tabular.reading.merged_cells import MergedCells
from graphkit.tabular.reading.packed_sheets import NOTHING_BESIDE, PackedSheet, packed_sheets

LARGEST: Final = 1 << 30
"""Bytes that a workbook may have when it is unpacked."""
_AT_ONCE: Final = 1_000
"""Lines that come from the process that reads in one piece."""
_SHOWN: Final = 5
"""So many rows or cells are named."""
_ISO: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MIDNIGHT: Final = datetime.time()


def workbook(path: Path, sheet: str = "") -> tuple[Sheet, ...]:
    """Read a workbook.

    Parameters
    ----------
    path : Path
        The file.
    sheet : str, optional
        The name of the one sheet to read, which may be hidden; without it, all that are visible.

    Returns
    -------
    tuple of Sheet
        Dates as ISO 8601; whole numbers without a decimal point. A cell that is merged with those
        below it stands in each of its rows. A formula gives the value that the program kept when
        it saved the file; one that kept none gives an empty cell, one that failed its error, such
        as ``#N/A``.

    Raises
    ------
    MissingExtra
        If python-calamine is not installed.
    DataError
        If it is no workbook, protected by a password, too large, has no such sheet or only hidden
        ones.

    Notes
    -----
    A process of its own reads the file, see `graphkit.files.read_apart`: a cell in the last row and
    column would take more memory than there is, which ends a process.
    """
    if find_spec("python_calamine") is None:
        raise MissingExtra("reading a workbook", "excel")
    plain_file(path)
    _check_size(path)
    pieces = read_apart(_pieces, path, sheet)
    told: list[_Told] = pieces[len(pieces) - 1]
    return tuple(one.sheet._replace(lines=_lines_in(pieces, one)) for one in told)


class _Told(NamedTuple):
    """What is told of a sheet, without its lines, and which of the pieces hold these."""

    sheet: Sheet
    first: int
    end: int


def _lines_in(pieces: Pieces, told: _Told) -> Iterator[Line]:
    for number in range(told.first, told.end):
        yield from pieces[number]


def _pieces(path: Path, sheet: str) -> Iterator[list[Line] | list[_Told]]:
    """Yield the lines of all sheets, some at once, and at last what is told of each sheet."""
    told, first = list[_Told](), 0
    for one in _sheets(path, sheet):
        end, lines = first, iter(one.lines)
        while some := list(islice(lines, _AT_ONCE)):
            yield some
            end += 1
        told.append(_Told(one._replace(lines=()), first, end))
        first = end
    yield told


def _sheets(path: Path, sheet: str) -> Iterator[Sheet]:
    """Read the sheets in this process."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
    except (calamine.CalamineError, OSError, ValueError) as error:
        hint = "Open it in a spreadsheet program and save it again, without a password."
        raise unreadable(path.name, f"this workbook cannot be read: {error}.", hint) from None
    known = [one.name for one in book.sheets_metadata]
    if sheet and sheet not in known:
        hint = f"Its sheets are {', '.join(map(repr, known))}."
        raise unreadable(path.name, f"there is no sheet {sheet!r}.", hint)
    shown = [one.name for one in book.sheets_metadata if _is_visible(one)]
    hidden = [] if sheet else [name for name in known if name not in shown]
    others = [one for one in shown if one != sheet and _holds(book, one)] if sheet else []
    if not (sheet or shown):
        hint = Advice("Read one of them with {option}.", option=Option("sheet", (*hidden, "")[0]))
        message = f"all of its sheets are hidden: {', '.join(map(repr, hidden))}."
        raise unreadable(path.name, message, hint)
    packed = packed_sheets(path)
    for number, name in enumerate([sheet] if sheet else shown):
        one = book.get_sheet_by_name(name)
        first = one.start[1] if one.start else 0  # blank columns at the left are not in the rows
        merged = MergedCells(one.merged_cell_ranges or (), first)
        beside = packed.sheets.get(name, NOTHING_BESIDE)
        lines = _lines(one, beside, merged, first)
        doubts = () if number else tuple(_of_hidden(path.name, hidden))
        doubts += tuple(_not_computed(path.name, beside.not_computed))
        doubts += tuple(_read_like_others(path.name, beside))
        of_sheet = (path.name, name, lines, packed.epoch, doubts)
        yield Sheet(*of_sheet, merged=merged.lines(), others=tuple(others))


def _holds(book: Any, name: str) -> bool:
    """Whether a sheet has a cell that is not blank."""
    rows = book.get_sheet_by_name(name).iter_rows()
    return any(_cell(value).strip() for values in rows for value in values)


def _of_hidden(path: str, hidden: Iterable[str]) -> Iterator[Problem]:
    for name in hidden:
        hint = Advice("If it should be, name it with {option}.", option=Option("sheet", name))
        yield Problem(path, 0, "", f"the hidden sheet {name!r} is not read.", hint)


def _read_like_others(path: str, beside: PackedSheet) -> Iterator[Problem]:
    """Tell of rows and cells that somebody may have meant to be passed over."""
    for what, places in (
        ("hidden rows are read like the others", beside.hidden),
        ("cells that are struck through are read like the others", beside.struck),
    ):
        if places:
            some = ", ".join(map(str, places[:_SHOWN]))
            more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
            yield Problem(path, 0, "", f"{what}: {some}{more}.", "Remove those that do not count.")


def _not_computed(path: str, places: Sequence[str]) -> Iterator[Problem]:
    if not places:
        return
    one = len(places) == 1
    formulas = "the formula in" if one else f"{len(places):,} formulas have no saved value, as in"
    message = f"{formulas} {places[0]}{' has no saved value' if one else ''}: it is read as empty."
    hint = "Open the workbook in a spreadsheet program and save it again."
    yield Problem(path, 0, "", message, hint)


def _is_visible(sheet: Any) -> bool:
    return str(sheet.visible).endswith("Visible") and str(sheet.typ).endswith("WorkSheet")


def _check_size(path: Path) -> None:
    """Refuse a file that would unpack to more than memory should hold."""
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, OSError):
        return  # not packed; what it is, the reader tells
    if size > LARGEST:
        message = f"this workbook unpacks to {size:,} bytes."
        raise unreadable(path.name, message, "Save the sheet that is wanted as CSV.")


def _lines(sheet: Any, beside: PackedSheet, merged: MergedCells, first: int) -> Iterator[Line]:
    failed, shown = beside.failed, beside.shown
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [_cell(value) for value in values]
        if shown:
            places = enumerate(cells, first + 1)
            cells = [_as_shown(cell, shown.get((number, place), 0)) for place, cell in places]
        cells = merged.filled(number - 1, cells)
        if failed:
            places = enumerate(cells, first + 1)
            cells = [failed.get((number, place), cell) for place, cell in places]
        if any(map(str.strip, cells)):
            yield number, cells


def _as_shown(cell: str, signs: int) -> str:
    """Cut a date to the month or year that its cell shows, if nobody typed a day of it.

    A spreadsheet makes the first day of a month or year of what is typed as one.

    >>> _as_shown("2019-05-01", 7), _as_shown("2019-05-14", 7), _as_shown("2019-01-01", 4)
    ('2019-05', '2019-05-14', '2019')
    """
    if not signs or not _ISO.fullmatch(cell):
        return cell
    return cell[:signs] if cell[signs:] == "-01-01"[: 10 - signs] else cell


def _cell(value: Any) -> str:
    """Write the value of a cell as text.

    >>> _cell(43600.0), _cell(datetime.datetime(2021, 5, 14)), _cell(True)
    ('43600', '2021-05-14', 'true')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == _MIDNIGHT:
        return value.date().isoformat()
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return "" if value is None else str(value)
