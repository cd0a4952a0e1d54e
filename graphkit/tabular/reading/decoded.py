"""Turn the bytes of a file into text without guessing its encoding.

The order of the tests: what the reader says, a byte order mark, UTF-8 over the whole file, UTF-16
by its pattern of zeros. What is none of these is asked about, with the first line that differs
read in three ways; no detector of encodings is right often enough on lists of names.
"""

from __future__ import annotations

import codecs
from typing import Final

from graphkit import type_checks
from graphkit.errors import DataError, Problem
from graphkit.next_steps import Advice, Option
from graphkit.tabular.reading.lines_of_text import unreadable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LIKELY: Final = ("cp1252", "cp1250", "mac_roman")
_LOOKED_AT: Final = 4096
_SHOWN: Final = 60


def decoded(data: bytes, path: str, encoding: str = "") -> str:
    r"""Turn the bytes of a file into text.

    Parameters
    ----------
    data : bytes
        The whole file.
    path : str
        Its name, for messages.
    encoding : str, optional
        What it is written in, such as ``"cp1252"``; without it, UTF-8 or UTF-16, or an error that
        asks.

    Raises
    ------
    DataError
        If the encoding is unknown, does not fit, or must be stated; with the line.

    Examples
    --------
    >>> decoded("é".encode("utf-16-le"), "a.csv"), decoded(b"\xe9", "a.csv", "cp1252")
    ('é', 'é')
    """
    text = _text(data, path, encoding).removeprefix("\ufeff")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise unreadable(path, "there is a null character.", "Remove it.", line)
    return text


def encoding_told(start: bytes) -> str:
    """Tell the encoding by a byte order mark or by zeros; empty if only all of it tells.

    Parameters
    ----------
    start : bytes
        The first 4,096 bytes of a file, or more.
    """
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    return _utf_16(start)


def _text(data: bytes, path: str, encoding: str) -> str:
    told = encoding or encoding_told(data)
    if told:
        return _stated(data, path, told)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _question(data, path, error.start) from None


def refuse_unknown(encoding: str, path: str) -> None:
    """Raise `DataError` for an encoding that there is not."""
    type_checks.text("encoding", encoding, "the name of an encoding, such as 'cp1252'")
    try:
        "a".encode(encoding)  # some, such as hex, are none of text
    except (LookupError, ValueError):
        raise _no_encoding(encoding, path) from None


def _no_encoding(encoding: str, path: str) -> DataError:
    hint = "Write one that Python knows, such as utf-8, cp1252 or utf-16."
    return unreadable(path, f"there is no encoding {encoding!r}.", hint)


def _stated(data: bytes, path: str, encoding: str) -> str:
    refuse_unknown(encoding, path)
    try:
        return data.decode(encoding)
    except LookupError:  # one that is none of text, such as hex
        raise _no_encoding(encoding, path) from None
    except (UnicodeError, ValueError):
        hint = Advice("Say another one with {option}.", option=Option("encoding"))
        raise unreadable(path, f"this is not {encoding} text.", hint) from None


def _utf_16(data: bytes) -> str:
    """Recognise UTF-16 without a mark: every other byte of Latin text is zero."""
    part = data[:_LOOKED_AT]
    if len(part) < 2 or len(part) % 2:
        return ""
    even, odd = part[::2].count(0) * 2 / len(part), part[1::2].count(0) * 2 / len(part)
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else ""


def _question(data: bytes, path: str, place: int) -> DataError:
    start = data.rfind(b"\n", 0, place) + 1
    end = data.find(b"\n", place)
    line = data[max(start, place - _SHOWN) : end if end >= 0 else len(data)][: 2 * _SHOWN]
    readings = [f"{line.decode(name, 'replace').strip()!r} ({name})" for name in _LIKELY]
    hint = Advice(
        "The line may read {readings}. Say which with {option}, or save the file as UTF-8.",
        readings=" or ".join(readings),
        option=Option("encoding", _LIKELY[0]),
    )
    message = "this is not UTF-8 text."
    if not data[:start].isascii():
        message = "this line is not UTF-8 text, and others above it are."
        hint = Advice(
            "It may read {readings}. Mend it, and save the file as UTF-8.",
            readings=" or ".join(readings),
        )
    number = data.count(b"\n", 0, place) + 1
    return DataError([Problem(path, number, "", message, hint)])
