"""Say in words how a period of a second edition differs from that of the first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphkit.questions.answer_columns import ends_of

OPEN: Final = ("", "..")
"""How a period ends that nothing ends."""
_ENDED_SOMETIME: Final = "with an end of which nothing is known"
_ENDS: Final = {
    "": f"{_ENDED_SOMETIME}, instead of going on",
    "..": f"going on, instead of {_ENDED_SOMETIME}",
}


def words_of_other_period(was: str, now: str, *, left: bool = False) -> Iterator[str]:
    """Say which beginning and which end is another.

    Parameters
    ----------
    was, now : str
        The periods as EDTF text; one that is not told is empty, and goes on.
    left : bool
        Whether the end is said already, as of who left.

    Examples
    --------
    >>> [*words_of_other_period("2010/..", "2015")]
    ['since 2015 instead of 2010', 'until 2015 instead of no end']
    """
    (start, end), (begun, ended) = ends_of(was or "/.."), ends_of(now or "/..")
    if begun != start:
        yield f"since {begun or 'an unknown day'} instead of {start or 'an unknown day'}"
    if ended in OPEN and end not in OPEN:
        yield f"{_ENDED_SOMETIME if not ended else 'without an end'} instead of until {end}"
    elif ended != end and {ended, end} <= {*OPEN}:
        yield _ENDS[ended]
    elif ended not in (end, *OPEN) and not left:
        yield f"until {ended} instead of {'no end' if end in OPEN else end}"
