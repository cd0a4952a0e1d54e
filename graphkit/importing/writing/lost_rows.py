"""Tell which rows of a table would be lost if another one took its place."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final, TypeAlias

_SHOWN: Final = 3
_LONE: Final = re.compile(r"(?<=\r)(?!\n)")
"""Behind a carriage return by which an old file ends its lines."""
_Row: TypeAlias = frozenset[tuple[str, str]]


def lost_rows(path: Path, new: BinaryIO | None) -> str:
    """Count the rows of a table that the new one does not have, and name their lines.

    Parameters
    ----------
    path : Path
        The table that is there.
    new : BinaryIO or None
        What would take its place, to be read from its beginning; None if it would be removed.

    Returns
    -------
    str
        Such as ``"2 rows of memberships.csv (lines 7, 9)"``; empty if there is none, or if it is
        no table. Columns may stand in another order.
    """
    if path.suffix != ".csv":
        return ""
    kept = Counter[_Row]()
    if new is not None:
        new.seek(0)
        kept.update(row for _, row in _rows(new))
    lines = []
    with path.open("rb") as there:
        for line, row in _rows(there):
            if kept[row] <= 0:
                lines.append(line)
            kept[row] -= 1
    if not lines:
        return ""
    named = ", ".join(f"{line:,}" for line in lines[:_SHOWN])
    more = ", …" if len(lines) > _SHOWN else ""
    one = len(lines) == 1
    return (
        f"{len(lines):,} {'row' if one else 'rows'} of {path.name} "
        f"({'line' if one else 'lines'} {named}{more})"
    )


def _rows(file: Iterable[bytes]) -> Iterator[tuple[int, _Row]]:
    """Give what each row says, with its line; empty cells say nothing."""
    parted = (_LONE.split(line.decode("utf-8-sig", "replace")) for line in file)
    reader = csv.reader(chain.from_iterable(parted))
    header = next(reader, [])
    for cells in reader:
        said = frozenset((name, cell) for name, cell in zip(header, cells, strict=False) if cell)
        if said:
            yield reader.line_num, said
