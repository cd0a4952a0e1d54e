"""Find signs in cells that no name or quotation has: they steer terminals and break XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SIGN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NAMES: Final = {
    "\x07": "a bell",
    "\x0b": "a vertical tab, the soft line break of word processors",
    "\x0c": "a form feed",
    "\x1b": "an escape, which steers terminals",
    "\x1e": "a hyphen that does not break, of word processors",
    "\x1f": "a soft hyphen of word processors",
}


def control_signs(rows: Iterable[Row]) -> Iterator[Problem]:
    """Find control characters and what is no character.

    Parameters
    ----------
    rows : iterable of Row
        Rows of one table. Tabs and line ends within cells are texts like others.

    Yields
    ------
    Problem
        One for each cell that has any, with line, column and sign.
    """
    listed = list(rows)
    if has_control_sign(_distinct(listed)):
        for row in listed:
            yield from _in_row(row)


def has_control_sign(texts: Iterable[str]) -> bool:
    """Tell whether any text has a sign that no name or quotation has."""
    return _SIGN.search("\n".join(texts)) is not None


def _distinct(rows: Iterable[Row]) -> set[str]:
    found: set[str] = set()
    for row in rows:
        found.update(row.cells.values())
        if row.own:
            found.update(row.own.values())
    return found


def _in_row(row: Row) -> Iterator[Problem]:
    for column, cell in sorted({**row.cells, **row.own}.items()):
        if found := _SIGN.search(cell):
            sign, before = found[0], cell[: found.start()][-20:]
            where = f"after {shown(before)}" if before else "at the beginning"
            message = f"there is {_named(sign)} (U+{ord(sign):04X}) {where}."
            yield Problem(row.path, row.line, column, message, _hint(sign))


def _named(sign: str) -> str:
    if sign > "\uf000":
        return "what is no character"
    return _NAMES.get(sign, "a control character")


def _hint(sign: str) -> str:
    if "\x80" <= sign <= "\x9f":
        meant = sign.encode("latin-1").decode("cp1252", "ignore")
        if meant:
            return f"It may be {meant!r}, misread from Windows-1252. Write that."
    return "Write a space, or nothing."
