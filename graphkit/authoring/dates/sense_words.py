"""Words beside a date that say whether it is a beginning or an end.

>>> beside("left in 2019"), beside("2019 (withdrew)"), beside("joined 14 May 2021")
(('ended', '2019'), ('ended', '2019'), ('begun', '14 May 2021'))
>>> beside("2019"), beside("joined")
(('', '2019'), ('begun', ''))
>>> beside("2019 (not ratified)")
('', '2019 (not ratified)')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from graphkit.authoring.dates.empty_words import NOT
from graphkit.authoring.dates.words_beside_dates import AT, OF, SINCE
from graphkit.authoring.dates.words_of_change import BEGUN, ENDED
from graphkit.names.first_words import first_words, may_have_any
from graphkit.names.pattern_of_words import any_of

Sense: TypeAlias = Literal["", "begun", "ended"]

_NOT: Final = re.compile(rf"\b(?:{any_of(NOT)})$", re.I)
"""Before such a word, "2019 (not ratified)" tells of nothing that happened."""
_BEHIND: Final = r"(?P<first>.*\d.*?)(?:[\s,]+|(?<=[年月日])に?)"
"""A date before such a word; in Chinese and Japanese without a space between."""
_LONGEST: Final = 100
"""No date with a word beside it is longer."""
_BETWEEN: Final = (*AT, *OF, *SINCE)
"""Words between such a word and its date."""


def pattern_of(words: Sequence[str]) -> re.Pattern[str]:
    """Find a date with one of some words before or behind it."""
    any_ = any_of(words)
    between = rf"(?:[\s:,]+(?:{any_of(_BETWEEN)}))?[\s:,]*"
    before = rf"(?:{any_}){between}(?:\((?P<inside>[^()]+)\)|\b(?P<rest>.*))"
    return re.compile(rf"{before}|{_BEHIND}\(?(?:{any_})\)?", re.IGNORECASE)


_SENSES: Final[tuple[tuple[Sense, frozenset[str], re.Pattern[str]], ...]] = (
    ("begun", first_words(BEGUN), pattern_of(BEGUN)),
    ("ended", first_words(ENDED), pattern_of(ENDED)),
)


@lru_cache(maxsize=65536)
def beside(text: str) -> tuple[Sense, str]:
    """Tell in which sense a cell speaks of its date, and give the date without the word.

    Parameters
    ----------
    text : str
        As written.
    """
    plain = text.strip()
    if len(plain) > _LONGEST:
        return "", text
    for sense, first, pattern in _SENSES:
        if may_have_any(plain, first) and (match := pattern.fullmatch(plain)):
            date = date_in(match)
            return ("", text) if _NOT.search(date) else (sense, date)
    return "", text


def date_in(match: re.Match[str]) -> str:
    """Give the date that `pattern_of` found; empty if the word stands alone."""
    return (match["inside"] or match["rest"] or match["first"] or "").strip()
