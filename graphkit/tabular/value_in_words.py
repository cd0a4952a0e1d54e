"""One value of a table in the words of people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graphkit.tabular.harmless_text import plain

if TYPE_CHECKING:
    from graphkit.table import Value

_OPEN: Final = re.compile(r"\[(?P<first>[0-9X~?%-]*)\.\.(?P<last>[0-9X~?%-]*)\]")
_ABOUT: Final = re.compile(r"(?P<date>[0-9]{4}(?:-[0-9]{2}){0,2})~")
_ALIKE: Final = re.compile(r"(?P<date>[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?)/(?P=date)")

_LISTED: Final = 12
"""So many of a list stand in a cell of what Python prints by itself; all stand elsewhere."""


def in_words(value: Value) -> str:
    """Write a value as people read it: dates and truths in words, numbers with four digits.

    >>> in_words("[..2021-05-14]"), in_words("2019~"), in_words(True), in_words(0.123456)
    ('by 2021-05-14', 'about 2019', 'yes', '0.1235')

    A period whose beginning and end read the same is one date.

    >>> in_words("2023/2023"), in_words("[2023-05..2023-05]"), in_words("2023/..")
    ('2023', '2023-05', '2023/..')
    """
    if isinstance(value, str):
        return _date_in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    return plain(value)


def abridged(value: Value) -> str:
    """Write a value as people read it, of a long list the first only and how many more there are.

    >>> abridged(tuple("abcdefghijklmnop"))
    'a; b; c; d; e; f; g; h; i; j; k; l; … 4 more'
    """
    if isinstance(value, tuple) and len(value) > _LISTED:
        return f"{in_words(value[:_LISTED])}; … {len(value) - _LISTED:,} more"
    return in_words(value)


def _date_in_words(text: str) -> str:
    if alike := _ALIKE.fullmatch(text):
        return _date_in_words(alike["date"])
    if about := _ABOUT.fullmatch(text):
        return f"about {about['date']}"
    between = _OPEN.fullmatch(text)
    if between is None or not any(between.groups()):
        return text
    first, last = between["first"], between["last"]
    if not first:
        return f"by {last}"
    if first == last:
        return first
    return f"{first} to {last}" if last else f"{first} or later"
