"""Take off what people write before a date in a sentence: "am", "le", "on Monday, the"."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.dates.words_beside_dates import AT
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_BEFORE_DAYS: Final = words_of("standing_words", "before-day", "weekday")
_BEFORE_YEARS: Final = words_of("standing_words", "before-year")
_DAY: Final = re.compile(
    rf"(?:(?:{any_of((*AT, *_BEFORE_DAYS, *_BEFORE_YEARS))})[.,]?\s+)+(?P<date>\S.*\d.*)", re.I
)
_YEAR: Final = re.compile(rf"(?:{any_of(_BEFORE_YEARS)})\s+(?P<date>\d{{4}})", re.I)
_FIGURES: Final = re.compile(r"\d{1,4}|\d{5}.*")
"""A year alone, of which other words are names, as "The 1975" is, or no date."""


def without_words_before(text: str) -> str:
    """Take off the words before a date; any other text stays as it is.

    >>> list(map(without_words_before, ["am 3. März 2020", "le 3 mars 2020", "on 3 May 2020"]))
    ['3. März 2020', '3 mars 2020', '3 May 2020']
    >>> list(map(without_words_before, ["in 2020", "Dienstag, den 3. März 2020", "im Jahr 2020"]))
    ['2020', '3. März 2020', '2020']
    >>> list(map(without_words_before, ["The 1975", "On 5", "Acme 2020"]))
    ['The 1975', 'On 5', 'Acme 2020']
    """
    if year := _YEAR.fullmatch(text):
        return year["date"]
    match = _DAY.fullmatch(text)
    return match["date"] if match and not _FIGURES.fullmatch(match["date"]) else text
