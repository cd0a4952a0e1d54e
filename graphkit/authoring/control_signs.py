"""Refuse signs that steer terminals and break XML, where texts come in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)
"""Control signs but line ends and tabs, and code points that are no characters."""
_CALLED: Final = {
    "\x07": "bell",
    "\x08": "backspace",
    "\x0b": "line break of a word processor",
    "\x0c": "page break",
    "\x1b": "escape",
    "\x7f": "delete",
}


def control_signs(rows: Iterable[Row]) -> Iterator[Problem]:
    """Find cells with signs that no screen shows and no XML may hold.

    Parameters
    ----------
    rows : iterable of Row
        Of one table; all columns are looked at, those of its own too.
    """
    for row in rows:
        if _CONTROL.search("".join([*row.cells.values(), *row.own.values()])):
            for column, cell in (*row.cells.items(), *row.own.items()):
                found = _CONTROL.search(cell)
                if found:
                    message = f"there is a control sign: {_spelt(found[0])}."
                    yield Problem(row.path, row.line, column, message, "Remove it.")


def _spelt(sign: str) -> str:
    called = f" ({_CALLED[sign]})" if sign in _CALLED else ""
    return f"U+{ord(sign):04X}{called}"
