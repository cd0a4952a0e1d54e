"""The two streams: answers on standard output, talk on standard error, both in UTF-8.

Whatever encoding a console or a pipe claims, UTF-8 is written, so that a file is the same on every
machine. On a terminal no sign of the data reaches it that would steer it.
"""

from __future__ import annotations

import os
import sys
from typing import Any, Final, TextIO

from graphkit.tabular.harmless_text import visible

NARROW: Final = 80
"""The width where there is no terminal."""


def put(text: str) -> None:
    """Write an answer to standard output: exactly as it is, or, on a terminal, made harmless."""
    _write(sys.stdout, visible(text) if is_terminal() else text)


def say(text: str) -> None:
    """Tell the person something that is not data, on standard error."""
    _write(sys.stderr, f"{visible(text)}\n")
    if sys.stderr is not None:
        sys.stderr.flush()


def put_styled(text: str) -> None:
    """Write a text that is already harmless, with styles of our own, to standard output."""
    _write(sys.stdout, text)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # closed by who started the program
        return
    raw: Any = getattr(stream, "buffer", None)
    if raw is None:  # a stream of texts alone, as in a notebook
        stream.write(text)
        return
    stream.flush()
    raw.write(text.encode("utf-8", "backslashreplace"))


def is_terminal() -> bool:
    """Tell whether a person reads standard output as it comes."""
    return sys.stdout is not None and sys.stdout.isatty()


def bold(text: str) -> str:
    """Make a text bold, where that is wanted and understood; see https://no-color.org."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not is_terminal()
    return text if plain else f"\x1b[1m{text}\x1b[0m"


def width() -> int:
    """Tell how wide a line may be: as ``COLUMNS`` says, or as the terminal is.

    It is asked of all three streams, for an answer is often piped into a pager.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    for number in (1, 2, 0):
        try:
            return os.get_terminal_size(number).columns or NARROW
        except OSError:
            continue
    return NARROW
