"""Find by its cells the column that says what happened on the date beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graphkit.authoring.dates_by_words import act_of, hold_dates
from graphkit.authoring.events_to_spells import sense_of_event
from graphkit.authoring.header import plain
from graphkit.authoring.treaty_headers import tells_consent, tells_signature
from graphkit.authoring.words_of_headers import ALL_COLUMNS

_MOST: Final = 0.75
"""So many of the cells name a joining or a leaving."""
_NEUTRAL: Final = frozenset(["", "effective", "event", "change", "decision", "action"])
"""What is left of the header of a date that does not say what happened."""
_NAMING: Final = frozenset(["member", "coalition", "since", "source", "evidence", "note"])
_SIDES: Final = frozenset(["left", "centre", "center", "right", "exit"])
"""Words of leaving that mean something else where nobody joins, and what stands beside these."""
_ENDS: Final = frozenset(["until", "before", "during", "seen", "signed"])


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
        if name not in _NAMING and header[place].strip() and _are_acts(columns[place])
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


def _are_acts(column: Sequence[str]) -> bool:
    """Tell whether most cells name an act, and not all of them the same sort of joining."""
    cells = [cell.strip() for cell in column if cell.strip()]
    senses = [sense_of_event(cell) for cell in cells]
    if not cells or sum(map(bool, senses)) < _MOST * len(cells):
        return False
    steps = [plain(cell) for cell in cells]
    both = any(map(tells_signature, steps)) and any(map(tells_consent, steps))
    plainly = "begun" in senses or any(step not in _SIDES for step in steps)
    return ("ended" in senses and plainly) or both
