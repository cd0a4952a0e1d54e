"""One value of a table as a text: in full, and harmless."""

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


_SIGNALS: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    r"""Write signs that would steer a terminal, or turn the direction of a text, as escapes.

    >>> print(visible("\x1b[31mred"))
    \x1b[31mred
    """
    return re.sub(_SIGNALS, _escape, text)  # read when first needed: most answers need it never


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
