"""Find by its cells the column that says what happened on the date beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.headers.dates_by_words import act_of, hold_dates
from graphkit.authoring.headers.header import plain
from graphkit.authoring.known_words.sense_of_event import sense_of_event
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_signature
from graphkit.authoring.known_words.words_of_headers import (
    ALL_COLUMNS,
    STATUS,
    TIME_COLUMNS,
    called,
)
from graphkit.names.tables import words_of

_MOST: Final = 0.75
"""So many of the cells name steps towards a treaty."""
_MANY: Final = 0.4
"""So many name a joining or a leaving, where both occur."""
_NEUTRAL: Final = frozenset(["", *called("event-unsaid")])
"""What is left of the header of a date that does not say what happened."""
_NAMING: Final = frozenset(
    ["member", "coalition", "since", "source", "evidence", "note", "start_reason", "end_reason"]
)
_SIDES: Final = frozenset(words_of("standing_words", "side"))
"""Words of leaving that mean something else where nobody joins, and what stands beside these."""
_ENDS: Final = frozenset([*TIME_COLUMNS, "signed"]) - {"since"}


def event_column(
    header: Sequence[str], names: Sequence[str], columns: Sequence[Sequence[str]]
) -> tuple[int, int] | None:
    """Find a column of acts beside one of dates that do not say what happened.

    Parameters
    ----------
    header, columns : sequence
        The columns of a table.
    names : sequence of str
        What they were taken for.

    Returns
    -------
    tuple of int or None
        The places of the acts and of the dates; None if all acts are joinings of one kind, or the
        dates have a meaning of their own.

    Examples
    --------
    >>> header, names = ["State", "Treaty", "Type", "Date"], ["member", "coalition", "", "since"]
    >>> columns = [["Peru", "Chad"], ["A", "A"], ["Withdrawal", "Accession"], ["2019", "2002"]]
    >>> event_column(header, names, columns)
    (2, 3)
    >>> event_column(["State", "Treaty", "Type", "Member since"], names, columns)
    >>> event_column(["State", "Treaty", "Event", "Datum"], [*names[:2], "event", ""], columns)
    (2, 3)
    """
    if _ENDS.intersection(names):
        return None
    dated = [
        place
        for place, name in enumerate(names)
        if act_of(header[place]) in _NEUTRAL
        and (name == "since" or (name not in ALL_COLUMNS and hold_dates(columns[place])))
    ]
    if not dated and "event" in names and "since" not in names:
        dated = _only_dates(names, columns)
    if not dated or ("since" in names and names.index("since") not in dated):
        return None
    acts = (
        place
        for place, name in enumerate(names)
        if name not in _NAMING
        and header[place].strip()
        and _are_acts(header[place], columns[place])
    )
    place = names.index("event") if "event" in names else next(acts, None)
    since = names.index("since") if "since" in names else dated[0]
    return None if place is None else (place, since)


def _only_dates(names: Sequence[str], columns: Sequence[Sequence[str]]) -> list[int]:
    """Find the one column of dates, whatever it is called, of a table that says what happened."""
    found = [
        n for n, name in enumerate(names) if name not in ALL_COLUMNS and hold_dates(columns[n])
    ]
    return found if len(found) == 1 else []


def _are_acts(header: str, column: Sequence[str]) -> bool:
    """Tell whether cells name acts: joining and leaving, steps to a treaty, or nothing but leaving.

    Below a header such as "Status" words of leaving alone say how somebody stands.
    """
    cells = [cell.strip() for cell in column if cell.strip()]
    senses = [sense_of_event(cell) for cell in cells]
    told = sum(map(bool, senses))
    if "begun" in senses and "ended" in senses:
        return told >= _MANY * len(cells)
    steps = [plain(cell) for cell in cells]
    if any(map(tells_signature, steps)) and any(map(tells_consent, steps)):
        return told >= _MOST * len(cells)
    leaving = bool(cells) and senses.count("ended") == len(cells)
    named = any(step not in _SIDES for step in steps)
    return leaving and named and plain(header) not in STATUS
