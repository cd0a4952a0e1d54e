"""See in which encoding a file of RDF is: a mark is read past, other encodings are named."""

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
_HINT: Final = "Save it as UTF-8, for instance with: iconv -f {} -t UTF-8 OLD > NEW."
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@contextmanager
def behind_mark(path: Path) -> Iterator[IO[bytes] | None]:
    """Open a text file behind its byte order mark.

    Parameters
    ----------
    path : Path
        The file, not compressed.

    Yields
    ------
    file or None
        None where it has no mark, so that the engine can open it itself.
    """
    with path.open("rb") as file:
        marked = file.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
        file.seek(len(codecs.BOM_UTF8) if marked else 0)
        yield file if marked else None


def refuse_wide(path: Path, name: str) -> None:
    """Refuse a file, not compressed, that is in UTF-16 or UTF-32.

    Raises
    ------
    DataError
        With what to do.
    """
    with path.open("rb") as file:
        first = file.read(4)
    if first.startswith(_WIDE) or b"\0" in first:
        raise other_encoding(name, "UTF-32" if first in _WIDEST else "UTF-16")


def other_encoding(name: str, encoding: str, then: str = "") -> DataError:
    """Make the error for a file in another encoding, which is known."""
    message = f"this is {encoding}, and RDF is read in UTF-8."
    return DataError([Problem(name, 0, "", message, _HINT.format(encoding) + then)])


def unknown_encoding(name: str, line: int) -> DataError:
    """Make the error for a file in another encoding, of which nothing tells which."""
    message = "this is not UTF-8, in which RDF is read: it may be Latin-1 or UTF-16."
    hint = f"{_HINT.format('WINDOWS-1252')} If it was saved so, it is cut short."
    return DataError([Problem(name, line, "", message, hint)])


def is_called_utf8(encoding: str) -> bool:
    """Whether a name of an encoding is one of those of UTF-8.

    >>> is_called_utf8("utf8"), is_called_utf8("latin-1"), is_called_utf8("x-none")
    (True, False, False)
    """
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def is_utf8(path: Path) -> bool:
    """Whether all of a file can be read as UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while part := file.read(1 << 20):
                decoder.decode(part)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


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
