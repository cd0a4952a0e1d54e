"""Put one more row at the end of a table; what stands there already stays as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from graphkit.authoring.dates.written_period import period_of
from graphkit.authoring.headers.header import names_columns, plain
from graphkit.authoring.headers.membership_header import membership_header
from graphkit.authoring.spells.events_to_spells import JOINED
from graphkit.errors import DataError, Problem
from graphkit.tabular.delimited import authored_text
from graphkit.tabular.reading.read_sheets import bytes_of, read_sheets


def append_row(path: Path, given: Mapping[str, str]) -> tuple[bytes, int]:
    """Put one more row at the end of a table of memberships.

    Parameters
    ----------
    path : Path
        The table; it need not be there.
    given : mapping of str to str
        The cells, by what they hold: ``member``, ``coalition``, ``since`` …

    Returns
    -------
    data : bytes
        The file as it would be. Where the table has every column and is CSV in UTF-8 with commas
        and without a byte order mark, what stands there is the same to the byte; otherwise it is
        written anew so, with columns that were missing.
    line : int
        The line on which the new row begins.

    Raises
    ------
    DataError
        If the table cannot be read, or no line names its columns.
    """
    sheets = read_sheets(path) if path.is_file() else ()
    lines = [line for sheet in sheets for line in sheet.lines]
    named = (names_columns("memberships", membership_header(row)) for _, row in lines)
    place = next((n for n, is_header in enumerate(named) if is_header), None)
    if place is None and lines:
        hint = "Name its columns member and coalition in the first line."
        message = "no line names its columns, so that no row can be added."
        raise DataError([Problem(path.name, 1, "", message, hint)])
    header = lines[place][1] if place is not None else list(given)
    names = list(membership_header(header))
    cells = _as_the_table_has_it(given, names)
    absent = [name for name in cells if name not in names]
    row = [cells.get(name, "") for name in (*names, *absent)]
    if place is not None and not absent and (begun := _as_it_stands(path, lines)) is not None:
        text, end = begun
        return (text + authored_text([row], end=end)).encode(), _lines_of(text) + 1
    above = [row for _, row in lines[:place]]
    below = [row for _, row in lines[(place or 0) + 1 :]]
    width = len(names) + len(absent)
    rows = [*above, [*header, *absent], *(_padded(row, width) for row in below)]
    text = authored_text(rows)
    return (text + authored_text([row])).encode(), _lines_of(text) + 1


def _as_the_table_has_it(given: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """Put a member into the column of actors, and dates into that of periods, if only these are."""
    cells = dict(given)
    if "member" not in names and "actor" in names:
        cells["actor"] = cells.pop("member", "")
    if "event" in names:
        cells["event"] = JOINED
    if "during" in names and not {"since", "until"} & {*names}:
        cells["during"] = period_of(cells.pop("since", ""), cells.pop("until", ""), "")
    return cells


def _as_it_stands(path: Path, lines: Sequence[tuple[int, list[str]]]) -> tuple[str, str] | None:
    """Give the text of a table and how its lines end, if a row of CSV may follow it."""
    try:
        text = bytes_of(path).decode()
    except UnicodeDecodeError:
        return None
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if any(map(str.strip, row))]
    if not rows or list(map(plain, rows[0])) != list(map(plain, lines[0][1])):
        return None  # separated otherwise
    end = next((one for one in ("\r\n", "\n", "\r") if one in text), "\n")
    return text if text.endswith(("\n", "\r")) else text + end, end


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _lines_of(text: str) -> int:
    """Count lines as the reader of tables does, for which a lone return ends one too."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")
