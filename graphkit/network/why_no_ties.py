"""Say why a network has no ties, and what to ask instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.facts.certainty import DEGREES
from graphkit.facts.one_day import from_day_number
from graphkit.next_steps import Advice, Option, WithoutTime
from graphkit.panel.days import EARLIEST, LATEST

if TYPE_CHECKING:
    from graphkit.facts.certainty import AtLeast
    from graphkit.facts.window import Window
    from graphkit.panel import Panel

NO_MEMBERSHIPS: Final = "The facts have no memberships, so there are no ties."


def why_no_ties(panel: Panel, chosen: Panel, window: Window, at_least: AtLeast) -> str:
    """Say why no membership is drawn.

    Parameters
    ----------
    panel : Panel
        All memberships.
    chosen : Panel
        Those that fit the filters, of whatever time.
    window : Window
        The time meant.
    at_least : {"certain", "presumed", "possible"}
        The least degree of certainty drawn.

    Returns
    -------
    str
        A sentence on the cause and one on what to do.
    """
    if not len(panel):
        return NO_MEMBERSHIPS
    if not len(chosen):
        return Advice(
            "None of the {all} memberships fits the filters; leave one out.", all=f"{len(panel):,}"
        )
    cause = Advice(
        "None of the {all} memberships is at least {degree} {when}.",
        all=f"{len(chosen):,}",
        degree=at_least,
        when=_when(window),
    )
    return Advice("{cause} {step}", cause=cause, step=_step(chosen, window, at_least))


def _step(chosen: Panel, window: Window, at_least: AtLeast) -> str:
    """Name the degree that draws something in this time, or else the time that does."""
    for degree in reversed(DEGREES[: DEGREES.index(at_least)]):
        count = len(chosen.during(*window, degree))
        if count:
            shown_by = Option("at_least", degree)
            return Advice(
                "{count} are {degree}; {shown_by} draws them.",
                count=count,
                degree=degree,
                shown_by=shown_by,
            )
    first, last = chosen.days("possible")
    begins, ends = int(first.min()), int(last.max())
    known = f"on {_day(begins)}" if begins == ends else f"from {_day(begins)} to {_day(ends)}"
    return Advice(
        "They lie {known}; ask for another time, or for all of it: {all_time}.",
        known=known,
        all_time=WithoutTime(),
    )


def _when(window: Window) -> str:
    if window.is_all_time:
        return "of all time"
    return f"on {window}" if window.is_one_day else f"at some time from {window}"


def _day(number: int) -> str:
    if number <= EARLIEST:
        return "an unknown day"
    return "now" if number >= LATEST else from_day_number(number).isoformat()
