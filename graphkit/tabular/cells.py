"""One value of a table as a text: for programs, for people, and harmless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from graphkit.table import Value


def plain(value: Value) -> str:
    """Write a value as a text, in full; what is missing is empty.

    >>> plain(True), plain(None), plain(("a", "b")), plain(0)
    ('true', '', 'a; b', '0')
    """
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


_OPEN: Final = re.compile(r"\[(?P<first>[0-9X~?%-]*)\.\.(?P<last>[0-9X~?%-]*)\]")
_ABOUT: Final = re.compile(r"(?P<date>[0-9]{4}(?:-[0-9]{2}){0,2})~")


def in_words(value: Value) -> str:
    """Write a value as people read it: dates and truths in words, numbers with four digits.

    >>> in_words("[..2021-05-14]"), in_words("2019~"), in_words(True), in_words(0.123456)
    ('by 2021-05-14', 'about 2019', 'yes', '0.1235')
    """
    if isinstance(value, str):
        return _date_in_words(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1000 else f"{value:.0f}"
    return plain(value)


def _date_in_words(text: str) -> str:
    if about := _ABOUT.fullmatch(text):
        return f"about {about['date']}"
    between = _OPEN.fullmatch(text)
    if between is None or not any(between.groups()):
        return text
    first, last = between["first"], between["last"]
    if not first:
        return f"by {last}"
    return f"{first} to {last}" if last else f"{first} or later"


_SIGNALS: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    r"""Write signs that would steer a terminal, or turn the direction of a text, as escapes.

    >>> print(visible("\x1b[31mred"))
    \x1b[31mred
    """
    return _SIGNALS.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
