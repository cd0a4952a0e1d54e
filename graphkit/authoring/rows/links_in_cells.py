"""Take links off names, as "Acme (https://…)" in exports of Notion and "[Acme](https://…)" are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final

from graphkit.authoring.cell_meanings.rows_looked_at import ROWS_FOR_GUESS
from graphkit.authoring.headers.one_table import recognised
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_ADDRESS: Final = r"(?:https?://|www\.|mailto:)(?:[^\s()\[\]]|\s?\([^()\[\]]*\))*"
_BEHIND: Final = re.compile(rf"(?<=\S)\s*\({_ADDRESS}\)(,\s*(?=\S))?")
_MARKDOWN: Final = re.compile(rf"!?\[([^\[\]]+)\]\(\s*{_ADDRESS}\s*\)(,\s*(?=\S))?")
_PICTURE: Final = re.compile(r"!\[[^\[\]]*\]\([^\s()]*\)\s*(?=\S)")
_OF_WIKI: Final = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_LINK: Final = re.compile(rf"\]?\(\s*{_ADDRESS}\s*\)")
_LONGEST: Final = 80
"""No name is longer."""
_OF_LINKS: Final = frozenset(["source", "evidence", "note", "homepage"])
"""Columns whose links say something."""
_HEADERS: Final = 3
_SHOWN: Final = 60


def without_links(sheet: Sheet) -> Sheet:
    """Take the links off the texts in a table, which its doubts tell.

    Parameters
    ----------
    sheet : Sheet
        Any table.

    Returns
    -------
    Sheet
        Without links behind texts in the columns in whose first rows there are some.

    Examples
    --------
    >>> rows = [(1, ["Name", "Site"]), (2, ["Acme (https://a.org/1)", "https://a.org"])]
    >>> found = without_links(Sheet("a.csv", "", rows))
    >>> [cells for _, cells in found.lines], len(found.doubts)
    ([['Name', 'Site'], ['Acme', 'https://a.org']], 1)
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, ROWS_FOR_GUESS))
    linked: dict[int, Line] = {}
    kept = {place for _, cells in first[:_HEADERS] for place in _told_to_stay(cells)}
    for line in first:
        for place, cell in enumerate(line[1]):
            if (
                ("(" in cell or cell.startswith("[["))
                and place not in kept
                and unlinked(cell) != cell
            ):
                linked.setdefault(place, line)
    lines = chain(first, rest)
    if not linked:
        return sheet._replace(lines=lines)
    doubts = (_told(sheet.path, place, *linked[place]) for place in sorted(linked))
    return sheet._replace(lines=_plain(lines, linked), doubts=(*sheet.doubts, *doubts))


def _told_to_stay(cells: Sequence[str]) -> Iterator[int]:
    """Find the places of a line that, as a header, names sources, notes or websites."""
    for place, name in enumerate(recognised(cells).names):
        if name in _OF_LINKS:
            yield place


def unlinked(cell: str) -> str:
    """Write names without the links behind them; between linked ones, a semicolon stands.

    Pictures before names are left out. A sentence with a link stays as it is.

    >>> unlinked("Acme (https://a.org/?x=1)"), unlinked("[Acme](https://a.org)")
    ('Acme', 'Acme')
    >>> unlinked("![Logo](https://a.org/l.png) Acme"), unlinked("[Acme](https://a.org/x_(y))")
    ('Acme', 'Acme')
    >>> unlinked("Acme, Inc. (https://a.org/A (draft))"), unlinked("[[Acme]]")
    ('Acme, Inc.', 'Acme')
    >>> unlinked("A Pact (https://a.org/1), B Pact (https://a.org/2)")
    'A Pact; B Pact'
    >>> unlinked("It said so (https://a.org), and left. See there.")
    'It said so (https://a.org), and left. See there.'
    """
    if whole := _OF_WIKI.fullmatch(cell.strip()):
        return whole[1]
    if (bare := _PICTURE.sub("", cell)) != cell:
        return unlinked(bare)
    names, behind = _LINK.split(cell)[:-1], _LINK.split(cell)[-1]
    if behind.strip() or any(len(name) > _LONGEST or ". " in name.strip() for name in names):
        return cell
    bare = _MARKDOWN.sub(lambda match: match[1] + ("; " if match[2] else ""), cell)
    return _BEHIND.sub(lambda match: "; " if match[1] else "", bare)


def _plain(lines: Iterable[Line], linked: Iterable[int]) -> Iterator[Line]:
    places = frozenset(linked)
    for number, cells in lines:
        yield number, [unlinked(cell) if n in places else cell for n, cell in enumerate(cells)]


def _told(path: str, place: int, number: int, cells: Sequence[str]) -> Problem:
    message = f"links behind texts are left out of column {place + 1}: {cells[place][:_SHOWN]!r}."
    hint = "Write links that you need into a column of their own."
    return Problem(path, number, "", message, hint)
