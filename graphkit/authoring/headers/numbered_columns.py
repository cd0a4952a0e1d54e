"""Columns that are numbered, as "Member 1", "Member 2": each holds one of several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from graphkit.authoring.headers.header import plain

if TYPE_CHECKING:
    from graphkit.tabular.reading.lines_of_text import Line

_NUMBERED: Final = re.compile(r"(?P<stem>[^\W\d](?:.*[^\W\d_])?)[_\s.#-]*(?P<number>[1-9]\d?)")


def stems_of(header: Sequence[str]) -> list[str]:
    """Give for each column what it is called without its number, if another one is called so, too.

    Parameters
    ----------
    header : sequence of str
        The names of the columns, as written or plain.

    Returns
    -------
    list of str
        Empty where a column is not numbered, or alone.

    Examples
    --------
    >>> stems_of(["Treaty", "Party 1", "Party 2", "Phase 1"])
    ['', 'party', 'party', '']
    """
    found = [_NUMBERED.fullmatch(plain(name)) for name in header]
    stems = [match["stem"].strip("_") if match else "" for match in found]
    times = Counter(stems)
    return [stem if times[stem] > 1 else "" for stem in stems]


def numbered_with(header: Sequence[str], place: int) -> tuple[int, ...]:
    """List the places of the columns that are numbered together with one, itself among them.

    >>> numbered_with(["Treaty", "Party 1", "Party 2"], 1), numbered_with(["Treaty", "Party"], 1)
    ((1, 2), (1,))
    """
    stems = stems_of(header)
    if not stems[place]:
        return (place,)
    return tuple(one for one, stem in enumerate(stems) if stem == stems[place])


def first_of_numbered(header: Sequence[str]) -> list[str]:
    """Write a header so that the first of several numbered columns is called without its number.

    >>> first_of_numbered(["treaty", "party_1", "party_2"])
    ['treaty', 'party', 'party_2']
    """
    stems = stems_of(header)
    first = {stem: place for place, stem in reversed([*enumerate(stems)])}
    return [
        stems[place] if stems[place] and first[stems[place]] == place else name
        for place, name in enumerate(header)
    ]


def one_by_one(lines: Iterable[Line], columns: Mapping[int, Sequence[int]]) -> Iterator[Line]:
    """Give a row for each name in numbered columns, in the first of these.

    Parameters
    ----------
    lines : iterable of Line
        The rows of a table.
    columns : mapping of int to sequence of int
        For the place of a first column, all places of those that are numbered with it.

    Examples
    --------
    >>> list(one_by_one([(2, ["Sea", "Peru", "", "Chad"])], {1: (1, 2, 3)}))
    [(2, ['Sea', 'Peru', '', '']), (2, ['Sea', 'Chad', '', ''])]
    """
    for line, cells in lines:
        rows = [cells]
        for first, places in columns.items():
            rows = [one for row in rows for one in _each(row, first, places)]
        for row in rows:
            yield line, row


def _each(cells: list[str], first: int, places: Sequence[int]) -> Iterator[list[str]]:
    """Write a row once for each filled cell of some places; once as it is if none is filled."""
    names = [cells[place] for place in places if place < len(cells) and cells[place].strip()]
    bare = ["" if place in places else cell for place, cell in enumerate(cells)]
    for name in names or [""]:
        yield [*bare[:first], name, *bare[first + 1 :]]


def numbered(header: Sequence[str], names: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """Find the columns of members and coalitions that are numbered, for `one_by_one`.

    >>> numbered(["Treaty", "Party 1", "Party 2"], ["coalition", "member", "party_2"])
    {1: (1, 2)}
    """
    ends = [names.index(name) for name in ("member", "coalition") if name in names]
    found = {place: numbered_with(header, place) for place in ends}
    return {place: places for place, places in found.items() if len(places) > 1}
