"""Doubt that the day that a title above a table gives for all of it is of no use to its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import Final

from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.years import YEAR_WITHIN
from graphkit.authoring.wording import shown
from graphkit.errors import InvalidDate, Problem
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import Line

_AS_OF: Final = re.compile(
    rf"(?:^|.*[\s(\[,;:–—-])(?:{any_of(words_of('row_words', 'as-of-in-title'))})"
    r"(?:\s+the|\s+on)?[\s:]+(?P<date>[^()\[\]]{4,30}).*",
    re.I,
)
"""Such as "Members as of 30 June 2023 (final)"."""
_WORDS_OF_DATE: Final = 4
"""No date has more words."""
_HINT: Final = (
    "If all rows were listed on that day, write it into each row of a column 'listed on'; else"
    " leave it so."
)


def days_in_titles(path: str, above: Iterable[Line], names: Collection[str]) -> Iterator[Problem]:
    """Find a title such as "Members as of 30 June 2023" above a table that says no day of a list.

    Parameters
    ----------
    path : str
        The file.
    above : iterable of Line
        The lines above the header.
    names : collection of str
        What the columns of the table hold.

    Yields
    ------
    Problem
        One, for the first such title.

    Examples
    --------
    >>> rows = [(1, ["Members as of 30 June 2023", ""])]
    >>> [one.message for one in days_in_titles("a.csv", rows, ["member"])]
    ["the title 'Members as of 30 June 2023' tells as of when this is; no date is read of it."]
    >>> list(days_in_titles("a.csv", [(1, ["Vienna, 22 March 1985"])], ["member"]))
    []
    """
    if "seen" in names:
        return
    for line, cells in above:
        for cell in cells:
            if _tells_day(cell.strip()):
                message = f"the title {shown(cell.strip())} tells as of when this is; no date is"
                yield Problem(path, line, "", f"{message} read of it.", _HINT)
                return


def _tells_day(title: str) -> bool:
    """Whether a title has a date behind "as of" or the like; a day alone may be any.

    >>> [_tells_day(one) for one in ("2023-06-30", "Stand: Juni 2023", "Status in 2020", "2019")]
    [False, True, False, False]
    """
    said = _AS_OF.fullmatch(title)
    if said is None:
        return False
    words = said["date"].split()
    some = (" ".join(words[:several]) for several in range(1, _WORDS_OF_DATE + 1))
    return any(YEAR_WITHIN.search(one) and _date(one.rstrip(".,;")) for one in some)


def _date(text: str) -> str:
    """Read a date; one that may be day/month or month/day is one, too."""
    for order in ("dmy", "mdy"):
        with suppress(InvalidDate):
            return read_date(text, order)
    return ""
