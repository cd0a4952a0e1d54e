"""The spells that the rows of a member in one coalition state, and what its steps tell."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from graphkit.facts.adopt import Adopted, adopt
from graphkit.facts.authored_row import Row
from graphkit.facts.confidence import is_trusted
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import word
from graphkit.facts.standing import BEGINS, ENDS, ENTRY_INTO_FORCE, LAPSE, STEP, Happened

Published: TypeAlias = Mapping[str, Period | None]
_OPEN: Final = ("", "..")


class StatedDay(NamedTuple):
    """What one row says of the day of an event."""

    row: Row
    period: Period


class StatedEvent(NamedTuple):
    """A step, or the beginning or end of a spell that the table of memberships states.

    Attributes
    ----------
    period : Period
        The one that is adopted among those of its sources.
    kind : str
        A code of the list ``step-kind``.
    told : tuple of StatedDay
        What each source says of it.
    spell : str or None
        The spell of the table; None for a step.
    side : int
        `BEGINS`, `STEP` or `ENDS`.
    name : str
        What tells a step from others of its kind.
    """

    period: Period
    kind: str
    told: tuple[StatedDay, ...]
    spell: str | None = None
    side: int = STEP
    name: str = ""

    @property
    def day(self) -> datetime.date:
        """The first day on which it can have been."""
        return self.period.start_earliest or self.period.start_latest or datetime.date.min

    @property
    def happened(self) -> Happened:
        """When it was, and what it is, for the order of events."""
        last = self.period.start_latest or self.day
        name = self.name if self.spell is None else self.spell
        return Happened(self.kind, self.day, last, self.side, name)

    def may_be(self, other: StatedEvent) -> bool:
        """Tell whether two events may be of one day."""
        one, two = self.happened, other.happened
        return one.first <= two.last and two.first <= one.last


class Stated(NamedTuple):
    """A spell that the table of memberships states.

    Attributes
    ----------
    rows : sequence of Row
        What each source says of it.
    begun : StatedEvent
        Its beginning; of one without a date, before all else.
    over : StatedEvent or None
        Its end, if it has one.
    """

    rows: Sequence[Row]
    begun: StatedEvent
    over: StatedEvent | None


def stated_spells(own: Sequence[Row], published: Published) -> dict[str, Stated]:
    """Take over from the rows of each spell what its sources agree on, or the best one says.

    Parameters
    ----------
    own : sequence of Row
        Of the table ``memberships``, of one member in one coalition.
    published : mapping
        When each source was published.

    Returns
    -------
    dict of str to Stated
        In the order in which they begin.
    """
    found: dict[str, Stated] = {}
    for spell, rows in grouped(own, "spell").items():
        start, _, end = _adopted(rows, published).during.text.partition("/")
        begun = StatedEvent(_start(start), ENTRY_INTO_FORCE, _dated(rows), spell, BEGINS)
        over = None
        if end not in _OPEN:
            told = tuple(StatedDay(row, parse(end_of(row))) for row in rows if end_of(row))
            over = StatedEvent(parse(end), LAPSE, told, spell, ENDS)
        found[spell] = Stated(rows, begun, over)
    return dict(sorted(found.items(), key=lambda item: (item[1].begun.day, item[0])))


def steps_told(steps: Sequence[Row], published: Published) -> Iterator[StatedEvent]:
    """List the steps on the days that they adopt, each with the rows that give a day.

    Parameters
    ----------
    steps : sequence of Row
        Of the table ``steps``, of one member in one coalition.
    published : mapping
        When each source was published.

    Yields
    ------
    StatedEvent
        None for a step of low confidence or without a day, which changes no standing.
    """
    for name, rows in sorted(grouped(steps, "step", "spell").items()):
        adopted = _adopted(rows, published)
        period = _start(adopted.during.text.partition("/")[0])
        if is_trusted(adopted.confidence) and period.states_start:
            yield StatedEvent(period, rows[0]["step"], _dated(rows), name=name)


def grouped(rows: Sequence[Row], *columns: str) -> dict[str, list[Row]]:
    """Put the rows of one step or spell together; within it, their order changes nothing."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(" ".join(row[column] for column in columns).strip(), []).append(row)
    for same in groups.values():
        same.sort(key=lambda row: (row["source"], sorted(row.cells.items())))
    return groups


def end_of(row: Row) -> str:
    """Read the end that a row states; empty for none."""
    end = row["during"].partition("/")[2]
    return "" if end in _OPEN else end


def _adopted(rows: Sequence[Row], published: Published) -> Adopted:
    return adopt([word(row, published) for row in rows])


def _start(text: str) -> Period:
    return parse("/" if text in _OPEN else text)


def _dated(rows: Sequence[Row]) -> tuple[StatedDay, ...]:
    """Read from when each row dates a step or spell; leave out rows that do not."""
    told = (StatedDay(row, _start(row["during"].partition("/")[0])) for row in rows)
    return tuple(one for one in told if one.period.states_start)
