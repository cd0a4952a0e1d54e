"""Read the dates of RDF: one function for checks, for opening and for the columns of a panel.

Other tools write days with a time zone, with a time of the day, as a year or a month, and in years
that no calendar of Python has. What names a day of the calendar is read as it is written: a zone
says where the day was counted, not which day it was.
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Final, Literal, TypeAlias

from graphkit.errors import InvalidDate

Edge: TypeAlias = Literal["first", "last"]

_WRITTEN: Final = re.compile(
    r"(-?[0-9]{4,})(?:-([0-9]{2})(?:-([0-9]{2})(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?)?)?)?"
    r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
WRITE_A_DAY: Final = 'Write a day as "2019-05-15"^^xsd:date.'


def rdf_day(text: str, edge: Edge = "first") -> datetime.date:
    """Read the text of an ``xsd:date``, ``dateTime``, ``gYearMonth`` or ``gYear``.

    Parameters
    ----------
    text : str
        The text of the literal.
    edge : {"first", "last"}
        Which day of a month or year is meant.

    Returns
    -------
    datetime.date
        The day of the calendar as written, whatever the zone.

    Raises
    ------
    InvalidDate
        If it is written otherwise, names a day that does not exist, or lies outside the years
        1 to 9999.

    Examples
    --------
    >>> str(rdf_day("2019-05-15+12:00")), str(rdf_day("2019-05-15T23:30:00-05:00"))
    ('2019-05-15', '2019-05-15')
    >>> str(rdf_day("2019", "last"))
    '2019-12-31'
    >>> rdf_day("-0044-03-15")
    Traceback (most recent call last):
        ...
    graphkit.errors.InvalidDate: '-0044-03-15' lies outside the years 1 to 9999. Write a day as ...
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise InvalidDate(text, "is not a day as RDF writes it", WRITE_A_DAY)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        why = f"lies outside the years {datetime.MINYEAR} to {datetime.MAXYEAR}"
        raise InvalidDate(text, why, WRITE_A_DAY)
    try:
        return _at_edge(year, month, day, edge)
    except ValueError:
        raise InvalidDate(text, "names a day that does not exist", WRITE_A_DAY) from None


def _at_edge(year: int, month: int | None, day: int | None, edge: Edge) -> datetime.date:
    month = month or (1 if edge == "first" else 12)
    last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
    return datetime.date(year, month, day or (1 if edge == "first" else last))
