"""Name the columns of a folder's table of memberships, whose headers may be in other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.columns import column_of
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS, TIME_COLUMNS
from graphkit.authoring.optional_columns import WRITTEN

_TABLE: Final = "memberships"
_SAME: Final = {"until_exclusive": "before"}
_GROUPS: Final = (
    ("member", "actor"),
    ("coalition",),
    TIME_COLUMNS,
)
"""Each is told by words of other people only where the table has none of its columns."""
_SAME_PLACE: Final = (("actor", "member"), ("during", *DATE_COLUMNS))
"""Where the first stands, none of the others is told by a name with something in brackets."""


def membership_header(cells: Sequence[str]) -> tuple[str, ...]:
    """Name each column of a table of memberships as the authored tables call it.

    Parameters
    ----------
    cells : sequence of str
        The header. Brackets after a name do not matter, but for ``(exclusive)`` after a column of
        ends. Where no column is called as members, coalitions or dates are, those whose names say
        so in other words are taken.

    Returns
    -------
    tuple of str
        The name of each column, in small letters where it is one of the table's own.

    Examples
    --------
    >>> membership_header(["member", "coalition", "since (dd/mm/yyyy)", "Mood"])
    ('member', 'coalition', 'since', 'mood')
    >>> membership_header(["Company", "Pledge", "Joined"])
    ('member', 'coalition', 'since')
    >>> membership_header(["member", "coalition", "during", "joined"])
    ('member', 'coalition', 'during', 'joined')
    >>> membership_header(["actor", "coalition", "during", "Member (code)", "Since (source)"])[3:]
    ('member_(code)', 'since_(source)')
    """
    names = tuple(map(plain, cells))
    said = recognised(cells).names
    stand = {name for name in names if _is_known(name)}
    bare = [without_brackets(name) for name in names]
    open_ = {name for group in _GROUPS if stand.isdisjoint(group) for name in group}
    taken = {*stand}
    for first, *others in _SAME_PLACE:
        if first in stand:
            taken.update(others)
    found = list(names)
    for place, name in enumerate(said):
        if names[place] in stand or name in taken or not _is_known(name):
            continue
        if name in open_ or name == _SAME.get(bare[place], bare[place]):
            found[place] = name
            taken.add(name)
    return tuple(found)


def _is_known(name: str) -> bool:
    return bool(name) and (column_of(_TABLE, name) is not None or name in WRITTEN[_TABLE])
