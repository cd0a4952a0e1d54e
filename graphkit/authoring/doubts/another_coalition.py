"""Doubt that all rows of a table are about one coalition where a column says what was joined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import is_group, recognised
from graphkit.authoring.headers.words_in_header import one_of_several
from graphkit.authoring.reading import JOINED
from graphkit.errors import Problem
from graphkit.next_steps import Advice

_WHATEVER: Final = "whatever it says of who belongs"
_CALL_IT: Final = "If its cells say who belongs, write 'is member' above it."


def another_coalition(path: str, header: Sequence[str], coalition: str) -> Iterator[Problem]:
    """Doubt that all is about one coalition where a column is called as what was joined.

    Parameters
    ----------
    path : str
        The file.
    header : sequence of str
        The names of its columns.
    coalition : str
        What all rows are said to be about.

    Examples
    --------
    >>> [one.message for one in another_coalition("a.csv", ["Who", "Pledge"], "Green")]
    ["'Pledge' is not read: all rows are taken to be about 'Green'."]
    >>> [one.message for one in another_coalition("a.csv", ["Who", "Red Pact"], "Red Pact")]
    ["'Red Pact' is not read, whatever it says of who belongs: each row is taken for a member."]
    """
    for cell, name in zip(header, recognised(header).names, strict=True):
        if name == "coalition" and not is_group(one_of_several(plain(cell))):
            message = f"{cell.strip()!r} is not read: all rows are taken to be about {coalition!r}."
            hint = Advice("Leave {option} out to read it.", option=JOINED)
            yield Problem(path, 0, cell.strip(), message, hint)
        elif plain(cell) == plain(coalition):
            message = f"{cell.strip()!r} is not read, {_WHATEVER}: each row is taken for a member."
            yield Problem(path, 0, cell.strip(), message, _CALL_IT)
