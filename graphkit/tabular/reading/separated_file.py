"""Read a file of separated cells as it is gone through, without holding its text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from graphkit.tabular.reading.decoded import encoding_told
from graphkit.tabular.reading.lines_of_text import Line, unreadable
from graphkit.tabular.reading.separated import (
    LOOKED_AT,
    has_marks,
    separated_lines,
    separator_of,
)

_BLOCK: Final = 1 << 20


class SeparatedFile(NamedTuple):
    """What was found out about a file in going through it once.

    Attributes
    ----------
    path : Path
        The file.
    encoding : str
        What it is written in, all of it.
    several : int
        How many lines it has, about.
    marked : bool
        Whether there may be apostrophes before formulas.
    separator : str
        What stands between the cells.
    """

    path: Path
    encoding: str
    several: int
    marked: bool
    separator: str

    def lines(self) -> Iterator[Line]:
        """Read the lines that have any text.

        Raises
        ------
        DataError
            Where it is no valid CSV, or was changed since it was looked through.
        """
        with opened_again(self.path, self.encoding, newline="") as file:
            head = file.read(LOOKED_AT + 1).removeprefix("\ufeff")
            separator, rest = separator_of(head)  # again, for the text may be another one now
            file.seek(0)
            first = file.readline().removeprefix("\ufeff")
            first = first[len(head) - len(rest) :]  # without "sep=;"
            lines = chain((first,), file)
            yield from separated_lines(lines, self.path.name, separator, marked=self.marked)


@contextmanager
def opened_again(path: Path, encoding: str, *, newline: str) -> Iterator[TextIO]:
    """Open a file that was looked through before.

    Raises
    ------
    DataError
        Where it was changed since.
    """
    try:
        with path.open(encoding=encoding, newline=newline) as file:
            yield file
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or "it was changed meanwhile"
        raise unreadable(path.name, f"cannot be read: {why}.", "Read it again.") from None


def separated_file(path: Path, encoding: str = "") -> SeparatedFile | None:
    """Look through a file of text, some of it at a time.

    Parameters
    ----------
    path : Path
        A plain file.
    encoding : str, optional
        What it is said to be written in.

    Returns
    -------
    SeparatedFile or None
        None if it cannot be read, is not of that encoding or has a null character: reading it
        whole (`graphkit.tabular.reading.decoded`) tells what is wrong.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_BLOCK)
            named = encoding or encoding_told(data) or "utf-8"
            decoder = codecs.getincrementaldecoder(named)()
            several, marked, last, separator = 0, False, "", ""
            while True:
                text = decoder.decode(data, final=not data)
                if "\0" in text:
                    return None
                separator = separator or separator_of(text.removeprefix("\ufeff"))[0]
                several += text.count("\n")
                marked = marked or has_marks(last + text)
                if not data:
                    return SeparatedFile(path, named, several, marked, separator)
                last = text[-1:] or last
                data = file.read(_BLOCK)
    except (OSError, LookupError, ValueError, TypeError):
        return None
