"""Doubt a table about one coalition where a column says what was joined, or lists members too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import is_group, recognised
from graphkit.authoring.headers.plural import is_plural
from graphkit.authoring.headers.words_in_header import one_of_several
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.reading import JOINED
from graphkit.errors import Problem
from graphkit.next_steps import Advice


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
    """
    for cell, name in zip(header, recognised(header).names, strict=True):
        if name == "coalition" and not is_group(one_of_several(plain(cell))):
            message = f"{cell.strip()!r} is not read: all rows are taken to be about {coalition!r}."
            hint = Advice("Leave {option} out to read it.", option=JOINED)
            yield Problem(path, 0, cell.strip(), message, hint)
    yield from _lists_of_other_kinds(path, header)


def _lists_of_other_kinds(path: str, header: Sequence[str]) -> Iterator[Problem]:
    """Doubt that one of several columns that are called by kinds holds all the members.

    >>> header = ["Companies", "NGOs", "Governments"]
    >>> [one.message for one in _lists_of_other_kinds("a.csv", header)]
    ["'Companies' is read as the members, and 'NGOs', 'Governments' may list some, too."]
    """
    kinds = {cell.strip(): bundled_concept("kind", cell) for cell in header if is_plural(cell)}
    named = recognised(header, about_one=True).names
    read = [cell.strip() for cell, name in zip(header, named, strict=True) if name == "member"]
    others = [cell for cell, kind in kinds.items() if kind and cell not in read]
    if others and any(kinds.get(cell) for cell in read):
        several = ", ".join(map(repr, others))
        message = f"{read[0]!r} is read as the members, and {several} may list some, too."
        yield Problem(path, 0, others[0], message, "Write a row for each, with its kind beside it.")
