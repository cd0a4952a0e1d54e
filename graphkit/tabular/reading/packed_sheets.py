"""Read of a packed Excel workbook (.xlsx, .xlsm) what the reader of its cells does not tell.

It gives cells whose formula failed as empty ones, and does not say from which year the numbers of
days count.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

from graphkit.tabular.reading.lines_of_text import Epoch

Failed = Mapping[tuple[int, int], str]
"""The errors of formulas, such as ``#N/A``, by line and place, both from 1."""
_CELL: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.S)
_ERROR: Final = re.compile(rb"\bt=[\"']e[\"']")
_PLACE: Final = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d+)[\"']")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Packed(NamedTuple):
    """What a workbook says beside its cells."""

    epoch: Epoch
    failed: Mapping[str, Failed]


def packed_sheets(path: Path) -> Packed:
    """Read the epoch of a workbook, and where formulas failed, by sheet.

    A file that is not packed or is laid out otherwise has the epoch 1900 and no such cells.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            book = _parsed(packed, "xl/workbook.xml")
            files = _files(packed, book)
            failed = {name: _failed(packed.read(file)) for name, file in files.items()}
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, ElementTree.ParseError):
        return Packed(1900, {})
    said = (one.get("date1904", "") for one in book.iter() if _local(one) == "workbookPr")
    return Packed(1904 if next(said, "") in ("1", "true") else 1900, failed)


def _parsed(packed: zipfile.ZipFile, name: str) -> ElementTree.Element:
    data = packed.read(name)
    if b"<!ENTITY" in data:
        raise ValueError("entities could grow without end")
    return ElementTree.fromstring(data)  # noqa: S314 (without entities nothing can grow)


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _files(packed: zipfile.ZipFile, book: ElementTree.Element) -> dict[str, str]:
    """Name the file of each sheet."""
    relations = _parsed(packed, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found = {}
    for one in book.iter():
        target = targets.get(one.get(_RELATION, ""), "") if _local(one) == "sheet" else ""
        if target.endswith(".xml"):
            absolute = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            found[one.get("name", "")] = absolute
    return found


def _failed(data: bytes) -> dict[tuple[int, int], str]:
    """Find the cells of a sheet whose formula failed."""
    if not _ERROR.search(data):
        return {}
    found = {}
    for said, inside in (match.groups() for match in _CELL.finditer(data)):
        place, value = _PLACE.search(said), _VALUE.search(inside)
        if _ERROR.search(said) and place and value:
            found[int(place[2]), _column(place[1])] = value[1].decode("ascii", "replace")
    return found


def _column(letters: bytes) -> int:
    """Number a column.

    >>> _column(b"A"), _column(b"AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
