"""Read a header whose names are separated by another sign than the cells of the rows below."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from typing import Final

from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

SEPARATED_BY: Final[Mapping[str, str]] = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "bars",
}
"""What stands between cells, in words."""
_LOOKED_AT: Final = 4


def with_header_separated(sheet: Sheet, *, about_one: bool) -> Sheet:
    """Part the names of columns that are written with another sign between them.

    Parameters
    ----------
    sheet : Sheet
        Any table.
    about_one : bool
        Whether all of it is about one coalition, so that no column says what was joined.

    Returns
    -------
    Sheet
        With a doubt that says what was found. Names that are not known stay as they are: they may
        be a title.

    Examples
    --------
    >>> rows = [(1, ["member,coalition"]), (2, ["Acme", "Pact"])]
    >>> found = with_header_separated(Sheet("a.csv", "", rows, separator=";"), about_one=False)
    >>> next(iter(found.lines))
    (1, ['member', 'coalition'])
    """
    if not sheet.separator:
        return sheet
    rest = iter(sheet.lines)
    first = list(islice(rest, _LOOKED_AT))
    other, names = _names(first, sheet.separator)
    if not names or not recognised(first[1][1], about_one=about_one).missing:
        return sheet._replace(lines=chain(first, rest))
    line, cells = first[0]
    told = SEPARATED_BY[other], SEPARATED_BY[sheet.separator]
    if recognised(names, about_one=about_one).missing:
        message = (
            f"{shown(cells[0])} has {told[0]} where the lines below have {told[1]}, and is read as "
            "a title above the table."
        )
        hint = f"If it names the columns, write {told[1]} between them."
    else:
        first[0] = line, names
        message = f"the columns are named with {told[0]} between them, the rows have {told[1]}."
        hint = "Both are read. Write the same sign in all lines."
    problem = Problem(sheet.path, line, "", message, hint)
    return sheet._replace(lines=chain(first, rest), doubts=(*sheet.doubts, problem))


def _names(lines: Sequence[Line], separator: str) -> tuple[str, list[str]]:
    """Part the first line by another sign, if that gives as many cells as the rows have."""
    if len(lines) < 2 or any(cell.strip() for cell in lines[0][1][1:]):
        return "", []
    text, widths = lines[0][1][0], {len(cells) for _, cells in lines[1:]}
    for other in SEPARATED_BY:
        if other != separator and other in text:
            names = next(csv.reader(io.StringIO(text, newline=""), delimiter=other))
            if widths == {len(names)} and all(map(str.strip, names)):
                return other, names
    return "", []
