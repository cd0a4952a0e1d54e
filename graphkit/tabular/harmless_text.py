"""One value of a table as a text: in full, and harmless."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from graphkit.table import Value

In = TypeVar("In")
Out = TypeVar("Out")


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


def each_once(values: Iterable[In], write: Callable[[In], Out]) -> tuple[Out, ...]:
    """Write each value, and equal texts and numbers but once: columns repeat themselves.

    >>> each_once([1, True, 1], plain)
    ('1', 'true', '1')
    """
    known: dict[tuple[type, In], Out] = {}
    written = []
    for value in values:
        key = (value.__class__, value)
        if isinstance(value, float):  # 0.0 is equal to -0.0 and is not written like it
            written.append(write(value))
        elif key in known:
            written.append(known[key])
        else:
            written.append(known.setdefault(key, write(value)))
    return tuple(written)


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
