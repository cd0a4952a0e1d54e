"""Read dates with the name of a month, in the languages of the table of months beside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Write the orders of day, month and year; compiled when a month is named, not at the start."""
    return (
        re.compile(
            r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|°|º)?\s*"
            r"(?:de\s+|d['’]\s*|of\s+|[-/]\s*)?)?"
            r"(?P<month>[^\W\d][^\s\d.,/-]*)\.?,?\s*(?:de\s+|del\s+|[-/]\s*)?(?P<year>\d{4})"
        ),
        re.compile(
            r"(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
        ),
        re.compile(  # as in Hungarian, Lithuanian and Latvian
            r"(?P<year>\d{4})(?:\.|\s*m\.|,|-)?\s*(?P<month>[^\W\d][^\s\d.,-]*)\.?"
            r"(?:[\s-]*(?P<day>\d{1,2})(?:\.|\s*d\.)?)?"
        ),
        re.compile(  # as in Chinese, Japanese and Korean
            r"(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]"
            r"(?:\s*(?P<day>\d{1,2})\s*[日号號일])?"
        ),
    )


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A day of the week before a date; and a word for "year" behind it, as in Russian or Polish."""
    return (
        re.compile(r"(?P<day>[^\W\d]+(?:-[^\W\d]+)?)[.,]*\s+(?P<rest>\d.*)"),
        re.compile(r"(?<=\d{4})\s*(?:г\.?|года|року?\.?|р\.|r\.|roku|yılı)$"),
    )


@cache
def month_names() -> Mapping[str, int]:
    """Give the number of each month by its name, in small letters and without a point.

    >>> month_names()["mai"], month_names()["декабря"]
    (5, 12)
    """
    from importlib.resources import files  # slow to import, and not always needed

    rows = files(__package__).joinpath("months.csv").read_text(encoding="utf-8").split()[1:]
    return {name: int(number) for number, _, name in (row.partition(",") for row in rows)}


@cache
def _weekdays() -> frozenset[str]:
    from importlib.resources import files

    text = files(__package__).joinpath("weekdays.csv").read_text(encoding="utf-8")
    return frozenset(text.split()[1:])


def with_month_in_figures(text: str) -> str:
    """Write a day or month that is told by the name of its month as EDTF does.

    Parameters
    ----------
    text : str
        As people write it, with single spaces.

    Returns
    -------
    str
        Empty where it is none. Whether the month has so many days is not checked.

    Examples
    --------
    >>> [with_month_in_figures(text) for text in ("14 May 2021", "mai 2021", "May 5th, 2021")]
    ['2021-05-14', '2021-05', '2021-05-05']
    >>> with_month_in_figures("Mar 2019"), with_month_in_figures("mar. 5 mars 2019")
    ('2019-03', '2019-03-05')
    >>> [with_month_in_figures(text) for text in ("Tue 14 May 2019", "left 14 May 2019")]
    ['2019-05-14', '']
    >>> [with_month_in_figures(text) for text in ("2019年5月15日", "15 мая 2019 г.", "Pact 2021")]
    ['2019-05-15', '2019-05-15', '']
    """
    bare = _beside()[1].sub("", text)
    found = _in_figures(bare)
    without = _without_weekday(bare) if not found else bare  # "mar" is a month and a Tuesday
    return found if without == bare else _in_figures(without)


def _in_figures(text: str) -> str:
    for pattern in _patterns():
        match = pattern.fullmatch(text)
        month = _number(match["month"]) if match else 0
        if match and month:
            day = match["day"]
            return f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")
    return ""


def _without_weekday(text: str) -> str:
    match = _beside()[0].fullmatch(text)
    return match["rest"] if match and match["day"].casefold() in _weekdays() else text


def _number(month: str) -> int:
    if month.isdecimal():
        return int(month)
    return month_names().get(month.casefold(), 0)
