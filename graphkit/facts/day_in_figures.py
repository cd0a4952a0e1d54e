"""Days that figures with the year last may mean, to be offered in messages."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from typing import Final

_FIGURES: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def days_in_figures(text: str) -> tuple[datetime.date, ...]:
    """Give the days that a text may mean: none, one, or two with that of day and month first.

    Examples
    --------
    >>> [str(day) for day in days_in_figures("30.06.2023")]
    ['2023-06-30']
    >>> [str(day) for day in days_in_figures("03/04/2023")]
    ['2023-04-03', '2023-03-04']
    >>> days_in_figures("31/02/2023"), days_in_figures("30 June")
    ((), ())
    """
    match = _FIGURES.fullmatch(text.strip())
    if match is None:
        return ()
    first, second, year = map(int, match.groups())
    found: dict[datetime.date, None] = {}
    for day, month in ((first, second), (second, first)):
        with suppress(ValueError):
            found[datetime.date(year, month, day)] = None
    return tuple(found)
