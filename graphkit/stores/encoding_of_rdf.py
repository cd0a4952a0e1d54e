"""Look at the first bytes of a file of RDF: a mark is read past, another encoding is named."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from graphkit.errors import DataError, Problem

_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDEST: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
HINT: Final = "Save it as UTF-8, for instance with: iconv -f {} -t UTF-8 OLD > NEW."
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@contextmanager
def behind_mark(path: Path, name: str) -> Iterator[IO[bytes] | None]:
    """Open a text file behind its byte order mark.

    Parameters
    ----------
    path : Path
        The file, not compressed.
    name : str
        What to call it.

    Yields
    ------
    file or None
        None where it has no mark, so that the engine can open it itself.

    Raises
    ------
    DataError
        If it is in UTF-16 or UTF-32.
    """
    with path.open("rb") as file:
        first = file.read(len(codecs.BOM_UTF8) + 1)
        if first.startswith(_WIDE) or b"\0" in first:
            written = "UTF-32" if first in _WIDEST else "UTF-16"
            message = f"this is {written}, and RDF is read in UTF-8."
            raise DataError([Problem(name, 0, "", message, HINT.format(written))])
        marked = first.startswith(codecs.BOM_UTF8)
        file.seek(len(codecs.BOM_UTF8) if marked else 0)
        yield file if marked else None


def with_invisible_named(text: str) -> str:
    """Put the names of signs that cannot be seen in their place.

    >>> with_invisible_named("a\\u200b is no name, nor is é")
    'a<U+200B ZERO WIDTH SPACE> is no name, nor is é'
    """
    return re.sub(r"[^ -~\n\r\t]", lambda match: _named(match[0]), text)


def _named(sign: str) -> str:
    if unicodedata.category(sign) not in _INVISIBLE:
        return sign
    name = unicodedata.name(sign, "")
    return f"<U+{ord(sign):04X}{' ' if name else ''}{name}>"
