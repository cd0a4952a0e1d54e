"""Doubt columns of months beside columns of years: together they would be a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns_of
from graphkit.authoring.dates.month_alone import month_alone
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.authoring.wording import shown
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_MONTHS: Final = frozenset(called("month-apart"))
_BEHIND: Final = ("monat", "maand")
"""German and Dutch write it together with what it is the month of."""
_YEAR: Final = re.compile(r"\d{4}(?:/.*)?|.*/\d{4}")
"""A period of which one end is no more than a year."""


def months_apart(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns such as "Start month" beside dates that are years.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each such column all of whose cells are months.
    """
    found = own_columns_of(rows, headers, called=_is_of_months, holding=month_alone)
    for name, filled in found:
        first = next((row for row in filled if _YEAR.fullmatch(row["during"])), None)
        if first is not None:
            message = (
                f"{shown(first.own[name])} may be the month of a year in another column, and is"
                " kept as a column of your own: dates are read as years."
            )
            hint = "Write year and month into one column, such as 2015-06; else leave it so."
            yield Problem(first.path, first.line, headers[name], message, hint)


def _is_of_months(header: str) -> bool:
    """Whether a header names a month.

    >>> [_is_of_months(one) for one in ("Start month", "Month joined", "Beitrittsmonat", "Months")]
    [True, True, True, False]
    """
    words = without_brackets(plain(header)).split("_")
    return not _MONTHS.isdisjoint(words) or any(word.endswith(_BEHIND) for word in words)
