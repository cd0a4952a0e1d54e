"""Doubt a column of beginnings that holds codes such as 1, 2 and 0 in the stead of dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_DOUBTS
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_CODE: Final = re.compile(r"-?\d{1,2}(?:\.0)?")
_MOST: Final = 9
"""More than so many codes may as well be days, or numbers of rows."""


def codes_of_joining(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find a column such as "Joined" all of whose first cells are codes that come again.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, before their dates are.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One at most.
    """
    if "since" not in headers:
        return
    first = list(islice(rows, ROWS_FOR_DOUBTS))
    cells = [cell for row in first if (cell := row.own.get("since", ""))]
    codes = sorted({*cells}, key=lambda code: (len(code), code))
    if not 1 < len(codes) < min(_MOST, len(cells)) or not all(map(_CODE.fullmatch, codes)):
        return
    listed = ", ".join(codes[:-1])
    message = (
        f"holds the codes {listed} and {codes[-1]}, and no dates; what they mean is not said, and"
        " every row is read as a membership, also where the code may say that there is none."
    )
    hint = "Write yes, no or a date in their stead, or leave out the rows of who did not join."
    yield Problem(first[0].path, 0, headers["since"], message, hint)
