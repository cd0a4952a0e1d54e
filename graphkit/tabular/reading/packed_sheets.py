"""Read of a packed Excel workbook (.xlsx, .xlsm) what the reader of its cells does not tell.

It gives cells whose formula failed or was never computed as empty ones, gives days where a cell
shows a month alone, does not say from which year the numbers of days count, and reads what is
hidden or struck through like all else.
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
_TEXT: Final = re.compile(rb"\bt=[\"'](?:str|inlineStr)[\"']")
"""A formula that gave an empty text has no value, and was computed."""
_PLACE: Final = re.compile(rb"\br=[\"']([A-Z]{1,3})(\d+)[\"']")
_VALUE: Final = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_STYLE: Final = re.compile(rb"\bs=[\"'](\d+)[\"']")
_HIDDEN: Final = re.compile(rb"<(?:\w+:)?row\b(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])([^>]*)>")
_LINE: Final = re.compile(rb"\br=[\"'](\d+)[\"']")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f\b")
_BUNDLED: Final = {"17": "mmm-yy"}
_LITERAL: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|;@')
_DATE: Final = re.compile(r"[ym\s./,'-]+")
"""A format of dates that shows nothing but months and years."""
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class PackedSheet(NamedTuple):
    """What a sheet says beside its cells; lines and places count from 1.

    Attributes
    ----------
    failed : mapping of (int, int) to str
        The errors of formulas.
    not_computed : tuple of str
        Where formulas stand of which no value was saved, such as ``C2``.
    shown : mapping of (int, int) to int
        How many signs of an ISO date a cell shows that leaves out the day (7), or the month too
        (4): ``May-19`` is what a spreadsheet makes of "May 2019".
    hidden : tuple of int
        Lines that are hidden, by hand or by a filter.
    struck : tuple of str
        Cells with a text that is struck through, such as ``A7``.
    """

    failed: Failed
    not_computed: tuple[str, ...]
    shown: Mapping[tuple[int, int], int]
    hidden: tuple[int, ...] = ()
    struck: tuple[str, ...] = ()


NOTHING_BESIDE: Final = PackedSheet({}, (), {})


class Styles(NamedTuple):
    """The styles of cells that say more than the cells themselves.

    Attributes
    ----------
    signs : mapping of bytes to int
        Those that show months or years alone, as in `PackedSheet.shown`.
    struck : frozenset of bytes
        Those in which texts are struck through.
    """

    signs: Mapping[bytes, int]
    struck: frozenset[bytes]


class Packed(NamedTuple):
    """What a workbook says beside its cells."""

    epoch: Epoch
    sheets: Mapping[str, PackedSheet]


def packed_sheets(path: Path) -> Packed:
    """Read the epoch of a workbook, and of each sheet what is not in its cells.

    A file that is not packed or is laid out otherwise has the epoch 1900 and nothing of that.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            book = _parsed(packed, "xl/workbook.xml")
            files = _files(packed, book)
            styles = _styles(packed)
            sheets = {name: _sheet(packed.read(file), styles) for name, file in files.items()}
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, ElementTree.ParseError):
        return Packed(1900, {})
    said = (one.get("date1904", "") for one in book.iter() if _local(one) == "workbookPr")
    return Packed(1904 if next(said, "") in ("1", "true") else 1900, sheets)


def _styles(packed: zipfile.ZipFile) -> Styles:
    if "xl/styles.xml" not in packed.namelist():
        return Styles({}, frozenset())
    styles = _parsed(packed, "xl/styles.xml")
    own = {
        one.get("numFmtId", ""): one.get("formatCode", "")
        for one in styles.iter()
        if _local(one) == "numFmt"
    }
    formats = list(next((one for one in styles.iter() if _local(one) == "cellXfs"), ()))
    used = [one.get("numFmtId", "") for one in formats]
    signs = {number: signs_shown(own.get(number, _BUNDLED.get(number, ""))) for number in used}
    fonts = next((one for one in styles.iter() if _local(one) == "fonts"), ())
    struck = {str(n) for n, font in enumerate(fonts) if any(map(_strikes, font))}
    return Styles(
        {b"%d" % n: signs[number] for n, number in enumerate(used) if signs[number]},
        frozenset(b"%d" % n for n, one in enumerate(formats) if one.get("fontId") in struck),
    )


def _strikes(said: ElementTree.Element) -> bool:
    return _local(said) == "strike" and said.get("val", "1") not in ("0", "false")


def signs_shown(code: str) -> int:
    """Tell how much of an ISO date a format of cells shows: 7 signs, 4 signs, or 0 for all of it.

    >>> [signs_shown(code) for code in ("mmm-yy", "yyyy", "dd/mm/yyyy", "0.00", '"Jan "yyyy')]
    [7, 4, 0, 0, 4]
    """
    bare = _LITERAL.sub("", code.casefold())
    if "y" not in bare or not _DATE.fullmatch(bare):
        return 0
    return 7 if "m" in bare else 4


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


def _sheet(data: bytes, styles: Styles) -> PackedSheet:
    """Look at the cells of a sheet; most sheets have nothing to look for."""
    lines = (_LINE.search(match[1]) for match in _HIDDEN.finditer(data))
    hidden = tuple(int(line[1]) for line in lines if line)
    if not (any(styles) or _ERROR.search(data) or _FORMULA.search(data)):
        return NOTHING_BESIDE._replace(hidden=hidden)
    failed, shown = dict[tuple[int, int], str](), dict[tuple[int, int], int]()
    not_computed, struck = list[str](), list[str]()
    for said, inside in (match.groups() for match in _CELL.finditer(data)):
        if (place := _PLACE.search(said)) is None:
            continue
        where = int(place[2]), _column(place[1])
        name = f"{place[1].decode()}{place[2].decode()}"
        value, style = _VALUE.search(inside), _STYLE.search(said)
        if style and style[1] in styles.struck:
            struck.append(name)
        if value and _ERROR.search(said):
            failed[where] = value[1].decode("ascii", "replace")
        elif _FORMULA.search(inside) and not (value and value[1]) and not _TEXT.search(said):
            not_computed.append(name)
        elif style and style[1] in styles.signs:
            shown[where] = styles.signs[style[1]]
    return PackedSheet(failed, tuple(not_computed), shown, hidden, tuple(struck))


def _column(letters: bytes) -> int:
    """Number a column.

    >>> _column(b"A"), _column(b"AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
