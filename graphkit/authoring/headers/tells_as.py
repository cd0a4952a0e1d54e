"""Say of a column of dates of which other one it tells the same: the same joining or leaving."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.date_order import order_in_header
from graphkit.authoring.headers.dates_in_doubt import dates_in_doubt
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.facts.as_written import AS_WRITTEN

_ACTS: Final = {
    word: act
    for act in ("joined", "left", "denounced", "terminated")
    for word in called(f"same-as-{act}")
}
"""What says when somebody joined, or left, and nothing else, stated or in effect."""


@lru_cache(maxsize=4096)
def act_told(header: str) -> str:
    """Name the act of which a header surely tells the day; empty where it does not.

    >>> list(map(act_told, ("Withdrawal", "Date left", "Member since", "Delisted", "Term end")))
    ['left', 'left', 'joined', '', '']
    """
    if dates_in_doubt(header) or order_in_header(header):
        return ""
    return _ACTS.get(without_brackets(plain(header.removesuffix(AS_WRITTEN))), "")


def tells_as(name: str, headers: Mapping[str, str]) -> str:
    """Say what an own column tells, too: ``since``, ``until`` or nothing.

    Parameters
    ----------
    name : str
        What the column is called.
    headers : mapping of str to str
        The headers as written, by what the columns hold.

    Examples
    --------
    >>> tells_as("withdrawal", {"until": "Withdrawal effective date"})
    'until'
    >>> tells_as("withdrawal", {"until": "Denunciation"}), tells_as("left", {"since": "Joined"})
    ('', '')
    """
    act = act_told(name) if name not in ("since", "until") else ""
    return next((n for n in ("since", "until") if act and act_told(headers.get(n, "")) == act), "")
