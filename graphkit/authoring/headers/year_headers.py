"""Read the year that a header such as "2019 signatory" or "Member in 2019" names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.years_meant import years_meant
from graphkit.authoring.known_words.words_of_headers import (
    MEMBERS,
    SMALL_WORDS,
    STATUS,
    TAKES_PART,
    called,
)

_YEAR: Final = re.compile(
    r"(?P<before>.*?)\b(?P<year>(?:[FAS]Y\s?)?\d{4}(?:[/–-]\d{2,4})?)\b(?P<after>.*)", re.I
)
_SAYS_WHO: Final = frozenset(
    [*MEMBERS, *STATUS, *TAKES_PART, *called("edition"), "list", "signed", "endorsed"]
)


@lru_cache(maxsize=4096)
def year_named(header: str) -> str:
    """Give the year or season that a header names, beside no more than a word for members.

    >>> [year_named(one) for one in ("2019", "2019 signatory", "Member in 2019/20", "Pact 2019")]
    ['2019', '2019', '2019/20', '']
    """
    if years_meant(header):
        return header.strip()
    match = _YEAR.fullmatch(header.strip())
    if match is None or years_meant(match["year"]) is None:
        return ""
    said = words_beside_year(header)
    return match["year"] if said and _SAYS_WHO.issuperset(said) else ""


def words_beside_year(header: str) -> tuple[str, ...]:
    """Give the words that stand beside a year in a header, but for small ones.

    >>> words_beside_year("Signed 2015"), words_beside_year("2015")
    (('signed',), ())
    """
    match = _YEAR.fullmatch(header.strip())
    if match is None or years_meant(header):
        return ()
    words = re.split(r"[\W_]+", f"{match['before']} {match['after']}".casefold())
    return tuple(word for word in words if word and word not in SMALL_WORDS)
