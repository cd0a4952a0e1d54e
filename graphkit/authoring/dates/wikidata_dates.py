"""Write dates of Wikidata as exactly as they are known, and tell its unknown values."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY

_LENGTHS: Final = {"9": 4, "10": 7, "11": 10}
"""How much of a date is known, by the precision of Wikidata."""
_SPANS: Final = {"7": 100, "6": 1000}
"""Centuries and millennia, in years."""
_VAGUE: Final = ("0", "1", "2", "3", "4", "5")
"""Ten thousand years and more say only that there is a day."""
_YEAR: Final = re.compile(r"\d{4}")


def as_known(date: str, precision: str = "") -> str:
    """Write a date as exactly as a precision says; without one the first of January is a year.

    Parameters
    ----------
    date : str
        A time as the query service and the dumps write it.
    precision : str
        The number by which Wikidata says how much of it is known.

    Examples
    --------
    >>> as_known("1954-01-01T00:00:00Z", "8"), as_known("1954-01-01T00:00:00Z", "7")
    ('195X', '[1901..2000]')
    >>> as_known("1954-01-01T00:00:00Z"), as_known("1954-05-06T00:00:00Z")
    ('1954', '1954-05-06')
    >>> as_known("1900-01-01T00:00:00Z", "5")
    'unknown'
    """
    if date and precision in _VAGUE:
        return UNKNOWN_DAY
    if not _YEAR.match(date):
        return date  # it is reported as no date
    if precision == "8":
        return f"{date[:3]}X"
    if precision in _SPANS:
        years = _SPANS[precision]
        first = (int(date[:4]) - 1) // years * years + 1
        return f"[{max(first, 0):04}..{min(first + years - 1, 9999):04}]"
    length = _LENGTHS.get(precision, 4 if date[4:10] == "-01-01" else 10)
    return date[:length]
