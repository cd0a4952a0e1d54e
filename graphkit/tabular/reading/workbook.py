"""Read the sheets of a workbook: Excel (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument (.ods)."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from graphkit.errors import MissingExtra
from graphkit.tabular.reading.lines_of_text import Line, Sheet, unreadable
from graphkit.tabular.reading.packed_sheets import Failed, packed_sheets

LARGEST: Final = 1 << 30
"""Bytes that a workbook may have when it is unpacked."""
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
        Dates as ISO 8601; whole numbers without a decimal point. A formula gives the value that
        the program kept when it saved the file; one that kept none gives an empty cell, one that
        failed its error, such as ``#N/A``.

    Raises
    ------
    MissingExtra
        If python-calamine is not installed.
    DataError
        If it is no workbook, protected by a password, too large, or has no such sheet.
    """
    try:
        import python_calamine as calamine
    except ImportError:
        raise MissingExtra("reading a workbook", "excel") from None
    _check_size(path)
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
    packed = packed_sheets(path)
    return tuple(
        Sheet(
            path.name,
            name,
            _lines(book.get_sheet_by_name(name), packed.failed.get(name, {})),
            packed.epoch,
        )
        for name in ([sheet] if sheet else shown)
    )


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


def _lines(sheet: Any, failed: Failed) -> Iterator[Line]:
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = [_cell(value) for value in values]
        if failed:
            cells = [failed.get((number, n), cell) for n, cell in enumerate(cells, 1)]
        if any(map(str.strip, cells)):
            yield number, cells


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
