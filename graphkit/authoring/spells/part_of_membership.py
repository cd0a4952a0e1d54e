"""A part of a membership in one role, and the rows with the sources' words on its ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.spells.stated_spells import StatedEvent, end_of
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period
from graphkit.facts.standing import LEAVING, STEP

_CHANGED: Final = "status-changed"
_EMPTY: Final = {column.name: "" for column in SCHEMA["memberships"]}
_SAID: Final = (
    *("actor", "coalition", "source", "evidence", "confidence", "note"),
    *("entered_by", "entered"),
)
_A_DAY: Final = datetime.timedelta(days=1)


class RunningPart(NamedTuple):
    """A part that runs.

    Attributes
    ----------
    role, spell : str
        Its role, and the name of its spell.
    begun : StatedEvent
        What began it.
    own : str or None
        The spell of the table of memberships that it is, or goes on with after a suspension.
    reason : str
        Why it began, where a step began it.
    """

    role: str
    spell: str
    begun: StatedEvent
    own: str | None = None
    reason: str = ""

    @property
    def of_step(self) -> bool:
        """Whether a step began it; the rows of all others stand in the table."""
        return self.begun.spell is None


def begun(part: RunningPart, end: str) -> Iterator[Row]:
    """Write the words on the beginning of a part that goes on (``..``) or not."""
    for row, period in part.begun.told:
        begins = _row(row, part, f"{period.text}/{end}")
        yield begins.with_cell("start_reason", part.reason)


def ended(part: RunningPart, event: StatedEvent, *, changed: bool = False) -> Iterator[Row]:
    """Write the words of an event on the end of a part, which another standing may follow."""
    for row, period in event.told:
        if changed:
            yield _end(part, row, _day_before(period, part.begun.day), _CHANGED)
        else:
            reason = LEAVING[event.kind] if event.side == STEP else row["end_reason"]
            yield _end(part, row, period.text, reason)


def ends_of(part: RunningPart, rows: Sequence[Row]) -> Iterator[Row]:
    """Write the ends that rows state whose spell was cut, as their words on its last part."""
    for row in rows:
        if end := end_of(row):
            yield _end(part, row, end, row["end_reason"])


def only_begun(row: Row) -> Row:
    """Keep what a row says of the beginning of a spell that goes on after a suspension."""
    start = row["during"].partition("/")[0]
    return row.with_cell("during", f"{start}/").with_cell("end_reason", "")


def as_written(row: Row, during: str) -> Row:
    """Keep the period of a row whose end no part of the membership tells."""
    return Row(row.path, row.line, row.cells, {f"during{AS_WRITTEN}": during, **row.own})


def _end(part: RunningPart, said: Row, text: str, reason: str) -> Row:
    """Write one word on the end of a part."""
    return _row(said, part, f"/{text}").with_cell("end_reason", reason)


def _day_before(period: Period, first: datetime.date) -> str:
    day = period.start_earliest
    if day is None or day != period.start_latest or day <= first:
        return period.text
    return (day - _A_DAY).isoformat()


def _row(said: Row, part: RunningPart, during: str) -> Row:
    """Write a row of the table of memberships with the word of a step."""
    told = {name: said.cells[name] for name in _SAID}
    cells = {**_EMPTY, **told, "role": part.role, "spell": part.spell, "during": during}
    return Row(said.path, said.line, cells)
