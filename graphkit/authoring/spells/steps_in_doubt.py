"""Say of steps that change nothing, and of rows that begin during a suspension, what to do."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.spells.stated_spells import StatedEvent
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.standing import REINSTATEMENT, SUSPENSION, Standing

_STANDS: Final[dict[Standing, tuple[str, str]]] = {
    "": (
        "{actor} does not belong to {coalition} by then",
        "Correct its day, or add the step or row of memberships.csv by which {actor} joined.",
    ),
    "left": (
        "{actor} has left {coalition} by then",
        "Correct its day, or add the step or row of memberships.csv by which {actor} came back.",
    ),
    "signed": ("{actor} has signed by then", "Correct its day, or remove it."),
    "consented": ("{actor} has consented by then", "Correct its day, or remove it."),
    "bound": ("{actor} is bound by then", "Correct its day, or remove it."),
    "suspended": ("{actor} has come as far before", "Correct its day, or remove it."),
}
"""How a member stands, and what to do about a step that changes nothing in it."""
_SUSPENDED: Final = (
    "{actor} is suspended already",
    "Correct its day, or add the reinstatement between the two suspensions.",
)
_NOT_SUSPENDED: Final = (
    "{actor} is not suspended then",
    "Correct its day, or add the suspension that it ends.",
)


def changes_nothing(event: StatedEvent, standing: Standing, since: StatedEvent | None) -> Problem:
    """Name a step that changes nothing as its member stands.

    Parameters
    ----------
    event : StatedEvent
        The step.
    standing : str
        How its member stands then.
    since : StatedEvent or None
        By what it came to stand so.
    """
    row = _first(event)
    why, hint = _STANDS[standing]
    if event.kind == SUSPENSION and standing == "suspended":
        why, hint = _SUSPENDED
    if event.kind == REINSTATEMENT and standing not in ("", "left"):
        (why, hint), since = _NOT_SUSPENDED, None
    who = {"actor": row["actor"], "coalition": row["coalition"]}
    message = f"this {event.kind} changes nothing: {why.format(**who)}{_place(since)}."
    return Problem(row.path, row.line, "step", message, hint.format(**who))


def begins_suspended(row: Row, since: StatedEvent | None, *, returns: bool) -> Problem:
    """Name a row of the table of memberships that begins during a suspension.

    Parameters
    ----------
    row : Row
        The row.
    since : StatedEvent or None
        The suspension.
    returns : bool
        Whether it is taken as the end of the suspension.
    """
    message = f"{row['actor']} is suspended from {row['coalition']} when this begins{_place(since)}"
    if returns:
        told = "; it is taken as the end of the suspension."
        hint = "Add the reinstatement to steps.csv, or correct a day."
    else:
        told = " and reinstated later; both stand side by side."
        hint = "Correct a day, or remove one of them."
    return Problem(row.path, row.line, "during", message + told, hint)


def _first(event: StatedEvent) -> Row:
    return min((row for row, _ in event.told), key=lambda row: (row.path, row.line))


def _place(event: StatedEvent | None) -> str:
    """Say where it stands what an event tells."""
    if event is None or not event.told:
        return ""
    row = _first(event)
    return f" ({row.path}:{row.line})"
