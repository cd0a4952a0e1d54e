"""Signs that XML cannot hold, and that would make a file which nobody can open.

See https://www.w3.org/TR/xml/#charsets: control characters but tab and line ends, and U+FFFE and
U+FFFF. Every other format holds them, escaped.
"""

from __future__ import annotations

import re
from typing import Any, BinaryIO, Final

from graphkit.errors import QueryError

_SIGNS: Final = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_LONGEST: Final = 3
_SHOWN: Final = 30


class XmlSigns:
    """Looks through a text of XML that comes in parts.

    Parameters
    ----------
    others : str
        The formats to use instead, for the message.

    Examples
    --------
    >>> XmlSigns("JSON").look(b"<a>ring the bell\\x07</a>")
    Traceback (most recent call last):
    graphkit.errors.QueryError: XML cannot hold the sign U+0007 after 'ring the bell'. Use JSON.
    """

    def __init__(self, others: str) -> None:
        self._others = others
        self._last = b""

    def look(self, part: bytes) -> None:
        """Look through the next part.

        Raises
        ------
        QueryError
            If it has a sign that XML cannot hold.
        """
        joint = self._last + part
        if found := _SIGNS.search(joint):
            before = joint[max(0, found.start() - 200) : found.start()].decode("utf-8", "ignore")
            text = before.rpartition(">")[2][-_SHOWN:]
            sign = f"U+{ord(found[0].decode()):04X}"
            raise QueryError(f"XML cannot hold the sign {sign} after {text!r}. Use {self._others}.")
        self._last = joint[-_LONGEST + 1 :]


class CheckedXml:
    """A binary file that hands on what is written to it, after a look at the signs."""

    def __init__(self, file: BinaryIO, others: str) -> None:
        self._file = file
        self._signs = XmlSigns(others)

    def write(self, part: Any) -> int:
        """Write the next part."""
        self._signs.look(bytes(part))
        return self._file.write(part)

    def flush(self) -> None:
        """Write what is held back."""
        self._file.flush()
