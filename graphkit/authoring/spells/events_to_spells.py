"""Turn what happened, one event a row, into spells: who joined opens one, who left ends it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY, says_nothing
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report, plain
from graphkit.authoring.known_words.sense_of_event import sense_of_event
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_signature
from graphkit.authoring.spells.signings_apart import BOUND_ROLE, SIGNED_ROLE
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

FirstAndLast: TypeAlias = tuple[datetime.date, datetime.date]
"""The first and the last day on which something can have been."""
JOINED: Final = "joined"
_NO_EVENT: Final = "this row names no event, and is read as a joining."
_LEFT_SOME_TIME: Final = "this row tells of a leaving and of no day: it was a member at some time."
_WHEN: Final = "Write the day or year, or 'by 2024-05' where only your table shows it."
_NAME_IT: Final = "Write joined or left."
_SAME_TIME: Final = "{} left and joined in {!r}, and which came first is not told."
_WHICH_FIRST: Final = "Write both with their days; they may be read as one membership until then."
_WORDS: Final = ("source", "note", "evidence", "confidence", "end_reason")


def events_to_spells(
    rows: Iterable[Row],
    doubt: Report,
    days_of: Callable[[Row], FirstAndLast | None] | None = None,
) -> list[Row]:
    """Put the joining and the leaving of a spell into one row.

    Parameters
    ----------
    rows : iterable of Row
        Memberships; of those with an own column ``event`` the date in ``since`` is that of the
        event.
    doubt : callable
        Is given each event that is neither, which is left out, and each row that names none, which
        is read as a joining.
    days_of : callable, optional
        Tells the first and the last day on which a row's event can have been. The events of a
        member in a coalition are put in the order of time where that is known of each two of
        them, and taken as they stand where it is not.

    Returns
    -------
    list of Row
        A leaving becomes ``until`` of the joining before it. Where it has a source, a note or
        evidence of its own, it also stays as a row of its own, whose word is kept with the same
        spell; one without a joining always does.
    """
    rows = _signed_or_bound(rows)
    found: list[Row] = []
    open_: dict[tuple[str, str], int] = {}
    left: dict[tuple[str, str], str] = {}
    for row in _in_order(rows, days_of) if days_of else rows:
        event = row.own.get("event", "")
        who = _who(row)
        rest = {name: cell for name, cell in row.own.items() if name != "event"}
        sense = sense_of_event(event)
        if sense == "ended":
            date = rest.pop("since", "")
            date = UNKNOWN_DAY if says_nothing(date) else date  # it ended, on whatever day
            place = open_.pop(who, None)
            if place is None:
                left[who] = date
                if date == UNKNOWN_DAY:
                    doubt(Problem(row.path, row.line, "event", _LEFT_SOME_TIME, _WHEN))
            begun = found[place] if place is not None else None
            apart = begun is None or _says_more(row, begun)
            if apart:
                role = row["role"] or (begun["role"] if begun is not None else "")
                cells = {**row.cells, "role": role}
                found.append(Row(row.path, row.line, cells, {**rest, "until": date}))
            if place is not None and begun is not None:
                own = {**({} if apart else rest), **begun.own, "until": date}
                found[place] = Row(begun.path, begun.line, begun.cells, own)
        elif sense == "begun" or not event:
            if event:
                if (date := row.own.get("since", "")) and left.pop(who, None) == date:
                    message = _SAME_TIME.format(who[0], date)
                    doubt(Problem(row.path, row.line, "since", message, _WHICH_FIRST))
                open_[who] = len(found)
            else:
                doubt(Problem(row.path, row.line, "event", _NO_EVENT, _NAME_IT))
            found.append(Row(row.path, row.line, row.cells, rest))
        else:
            message = (
                f"the event {event!r} is neither a joining nor a leaving, as are {JOINED} and left."
            )
            doubt(Problem(row.path, row.line, "event", message, LEFT_OUT, left_out=True))
    return found


def _signed_or_bound(rows: Iterable[Row]) -> list[Row]:
    """Give their roles to events of signing and of ratifying, where a coalition has both."""
    found = list(rows)
    words = [plain(row.own.get("event", "")) for row in found]
    steps = [_role_of_step(word) for word in words]
    told: dict[str, set[str]] = {}
    for row, role in zip(found, steps, strict=True):
        told.setdefault(row["coalition"], set()).add(role)
    both = {coalition for coalition, roles in told.items() if {SIGNED_ROLE, BOUND_ROLE} <= roles}
    for place, (row, role) in enumerate(zip(found, steps, strict=True)):
        if role and row["coalition"] in both and not row["role"]:
            found[place] = row.with_cell("role", role)
    return found


def _role_of_step(event: str) -> str:
    """Give the role in which a step towards a treaty leaves a state; empty if it is none."""
    if tells_signature(event):
        return SIGNED_ROLE
    return BOUND_ROLE if tells_consent(event) else ""


def _who(row: Row) -> tuple[str, str]:
    return row.own.get("member", "") or row["actor"], row["coalition"]


def _in_order(rows: Iterable[Row], days_of: Callable[[Row], FirstAndLast | None]) -> list[Row]:
    """Put the events of each member in a coalition in the order of time, in their own places."""
    found = list(rows)
    places: dict[tuple[str, str], list[int]] = {}
    for place, row in enumerate(found):
        places.setdefault(_who(row), []).append(place)
    for several in places.values():
        events = [found[place] for place in several]
        days = [days_of(row) for row in events] if len(events) > 1 else []
        known = [one for one in days if one is not None]
        if known == days and known != sorted(known) and _is_clear(sorted(known)):
            in_time = sorted(zip(known, events, strict=True), key=_first)
            for place, (_, row) in zip(several, in_time, strict=True):
                found[place] = row
    return found


def _is_clear(days: Sequence[FirstAndLast]) -> bool:
    """Whether each event was surely before the next one, or is dated alike."""
    return all(one == other or one[1] < other[0] for one, other in pairwise(days))


def _first(pair: tuple[FirstAndLast, Row]) -> FirstAndLast:
    return pair[0]


def _says_more(left: Row, joined: Row) -> bool:
    """Whether a leaving has words of its own on whom it is known from."""
    return any(left[name] and left[name] != joined[name] for name in _WORDS)
