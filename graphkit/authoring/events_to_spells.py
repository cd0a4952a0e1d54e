"""Turn what happened, one event a row, into spells: who joined opens one, who left ends it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.header import Report
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

JOINED: Final = (
    "joined",
    "join",
    "joins",
    "in",
    "entered",
    "entry",
    "accession",
    "start",
    "signed",
)
LEFT: Final = ("left", "leave", "leaves", "out", "exit", "withdrew", "withdrawal", "end", "removed")

_WORDS: Final = ("source", "note", "evidence", "confidence", "end_reason")


def events_to_spells(rows: Iterable[Row], doubt: Report) -> list[Row]:
    """Put the joining and the leaving of a spell into one row.

    Parameters
    ----------
    rows : iterable of Row
        Memberships; of those with an own column ``event`` the date in ``since`` is that of the
        event. The events of a member in a coalition are in the order of time.
    doubt : callable
        Is given each event that is neither, which is left out.

    Returns
    -------
    list of Row
        A leaving becomes ``until`` of the joining before it. Where it has a source, a note or
        evidence of its own, it also stays as a row of its own, whose word is kept with the same
        spell; one without a joining always does.
    """
    found: list[Row] = []
    open_: dict[tuple[str, str], int] = {}
    for row in rows:
        event = row.own.get("event", "").casefold()
        who = row.own.get("member", "") or row["actor"], row["coalition"]
        rest = {name: cell for name, cell in row.own.items() if name != "event"}
        if event in LEFT:
            date = rest.pop("since", "")
            place = open_.pop(who, None)
            begun = found[place] if place is not None else None
            apart = begun is None or _says_more(row, begun)
            if apart:
                found.append(Row(row.path, row.line, row.cells, {**rest, "until": date}))
            if place is not None and begun is not None:
                own = {**({} if apart else rest), **begun.own, "until": date}
                found[place] = Row(begun.path, begun.line, begun.cells, own)
        elif event in JOINED or not event:
            if event:
                open_[who] = len(found)
            found.append(Row(row.path, row.line, row.cells, rest))
        else:
            message = (
                f"the event {event!r} is neither a joining nor a leaving, as are {JOINED[0]} "
                f"and {LEFT[0]}."
            )
            doubt(Problem(row.path, row.line, "event", message, LEFT_OUT, left_out=True))
    return found


def _says_more(left: Row, joined: Row) -> bool:
    """Whether a leaving has words of its own on whom it is known from."""
    return any(left[name] and left[name] != joined[name] for name in _WORDS)
