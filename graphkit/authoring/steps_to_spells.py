"""Turn the steps of memberships into spells: each standing that a step begins is one of its own.

Signing, ratification, entry into force, suspension, withdrawal and their like stand in
``steps.csv``; an ordinary membership has none. What ``memberships.csv`` says of the same member and
coalition counts as being bound in its role.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from graphkit.authoring.columns import SCHEMA
from graphkit.facts.adopt import AGAINST, Adopted, adopt, word
from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period, parse
from graphkit.facts.standing import LEAVING, Standing, changes_of

Published: TypeAlias = Mapping[str, Period | None]
PARTY: Final = "party"
_BEGINS: Final = "entry-into-force"
_ENDS: Final = "lapse"
_ROLES: Final = {"signed": "signed-not-bound"}
"""The role of a standing, where it is called otherwise."""
_CHANGED: Final = "status-changed"
_EMPTY: Final = {column.name: "" for column in SCHEMA["memberships"]}
_SAID: Final = (
    *("actor", "coalition", "source", "evidence", "confidence", "note"),
    *("entered_by", "entered"),
)
_OPEN: Final = ("", "..")
_A_DAY: Final = datetime.timedelta(days=1)


class _Told(NamedTuple):
    """What one row says of the day of an event."""

    row: Row
    period: Period


class _Event(NamedTuple):
    """A step, or the beginning or end of a spell that the table of memberships states.

    Its period is the one that is adopted among those of its sources.
    """

    period: Period
    kind: str
    told: tuple[_Told, ...]
    spell: str | None = None

    @property
    def day(self) -> datetime.date:
        """The first day on which it can have been."""
        return self.period.start_earliest or self.period.start_latest or datetime.date.min


class _Open(NamedTuple):
    """The spell that goes on: rows of the table, or one that a step began."""

    event: _Event
    role: str
    spell: str


def with_steps(
    memberships: Sequence[Row],
    steps: Sequence[Row],
    stages: Container[str],
    published: Published,
) -> tuple[Row, ...]:
    """Add the spells that follow from steps to the memberships.

    Parameters
    ----------
    memberships, steps : sequence of Row
        The two tables, whose periods can be read, with the spells told apart. Steps of low
        confidence, and those of which no day is known, change no standing.
    stages : container of str
        The roles that are stages towards others; rows that have one are left as they are.
    published : mapping
        When each source was published.

    Returns
    -------
    tuple of Row
        The memberships as they are, if there are no steps. Of each member with steps, a spell for
        each standing: its first rows have the words of the sources that tell of its beginning, the
        next ones the words on its end.

    Notes
    -----
    The last day of a standing that another one follows is the day before the step; of a vague date
    it is as vague. The last day of who leaves is that of the step. Of one step from several sources
    the standing follows the day that the step adopts (`graphkit.facts.adopt`). Who leaves, leaves
    in every role. A row whose spell goes on after a suspension says of the first part only when it
    began; the end that it states is its word on the last part.
    """
    pairs: dict[tuple[str, str], list[Row]] = {}
    for row in steps:
        pairs.setdefault((row["actor"], row["coalition"]), []).append(row)
    own: dict[tuple[str, str], list[Row]] = {pair: [] for pair in pairs}
    kept: list[Row] = []
    for row in memberships:
        pair = row.cells["actor"], row.cells["coalition"]
        apart = pair not in own or row.cells["polarity"] == AGAINST or row["role"] in stages
        (kept if apart else own[pair]).append(row)
    for pair, rows in sorted(pairs.items()):
        kept.extend(_spells(own[pair], rows, published))
    return tuple(kept)


def _spells(own: Sequence[Row], steps: Sequence[Row], published: Published) -> Iterator[Row]:
    """Write the spells of one member of one coalition."""
    stated = _Stated.of(own, published)
    events = sorted((*stated.events(), *_happened(steps, published)), key=lambda event: event.day)
    changes = list(changes_of(event.kind for event in events))
    role = own[0]["role"] if own else PARTY
    taken = set(stated.rows)
    left_as_it_is = set(taken)
    cut: list[Row] = []
    open_: _Open | None = None
    for change in changes:
        event, next_ = events[change.step], change.standing
        if open_ is not None:
            open_ = stated.running(open_, event.day)
            if open_.event.spell is None:
                yield from _begun(open_, "")
            elif next_ != "left":
                left_as_it_is.discard(open_.spell)
                cut.extend(stated.rows[open_.spell])
                yield from map(_without_end, stated.rows[open_.spell])
            yield from _ends(open_, event, next_, cut)
        if next_ == "left":
            cut.clear()
            yield from stated.left(left_as_it_is, event, open_)
        open_ = _opened(event, next_, role, again=change.again, taken=taken)
        if open_ is not None:
            taken.add(open_.spell)
    if open_ is not None and open_.event.spell is None:
        ends = list(_ends_of_cut(open_, cut))
        yield from (*_begun(open_, "" if ends else ".."), *ends)
    yield from (row for row in own if row["spell"] in left_as_it_is)


class _Stated(NamedTuple):
    """The spells that the table of memberships states.

    Attributes
    ----------
    rows : mapping of str to sequence of Row
        The rows of each spell.
    begun, over : mapping of str to _Event
        When each begins, and when those end that do.
    """

    rows: Mapping[str, Sequence[Row]]
    begun: Mapping[str, _Event]
    over: Mapping[str, _Event]

    @classmethod
    def of(cls, own: Sequence[Row], published: Published) -> _Stated:
        """Take over from the rows of each spell what its sources agree on, or the best one says."""
        stated = cls(_grouped(own, "spell"), begun := {}, over := {})
        for spell, rows in stated.rows.items():
            start, _, end = _adopted(rows, published).during.text.partition("/")
            start = "/" if start in _OPEN else start
            begun[spell] = _Event(parse(start), _BEGINS, _dated(rows), spell)
            if end not in _OPEN:
                told = tuple(_Told(row, parse(_end_of(row))) for row in rows if _end_of(row))
                over[spell] = _Event(parse(end), _ENDS, told, spell)
        return stated

    def events(self) -> Iterator[_Event]:
        """List beginnings and ends; where another spell goes on, the end of one is none."""
        yield from self.begun.values()
        for spell, end in self.over.items():
            if not any(self._goes_on(other, end.day) for other in self.rows if other != spell):
                yield end

    def running(self, open_: _Open, day: datetime.date) -> _Open:
        """Find the spell that runs on a day: the open one, or the last one begun beside it."""
        if open_.event.spell is None or self._runs(open_.spell, day):
            return open_
        others = [self.begun[spell] for spell in self.rows if self._runs(spell, day)]
        last = max(others, key=lambda event: event.day, default=open_.event)
        return self._open(last, last.spell or "")

    def left(self, spells: Container[str], event: _Event, open_: _Open | None) -> Iterator[Row]:
        """Write the word of who leaves on the end of the spells that run beside the open one."""
        for spell, begun in self.begun.items():
            beside = open_ is None or open_.event.spell != spell
            if event.spell is None and beside and spell in spells and self._runs(spell, event.day):
                yield from _ends(self._open(begun, spell), event, "left", ())

    def _open(self, begun: _Event, spell: str) -> _Open:
        return _Open(begun, self.rows[spell][0]["role"], spell)

    def _runs(self, spell: str, day: datetime.date) -> bool:
        over = self.over.get(spell)
        return self.begun[spell].day <= day and (over is None or day <= over.day)

    def _goes_on(self, spell: str, day: datetime.date) -> bool:
        over = self.over.get(spell)
        return self.begun[spell].day <= day and (over is None or day < over.day)


def _happened(steps: Sequence[Row], published: Published) -> Iterator[_Event]:
    """List the steps on the days that they adopt, each with the rows that give a day."""
    for rows in _grouped(steps, "step", "spell").values():
        adopted = _adopted(rows, published)
        start = adopted.during.text.partition("/")[0]
        period = parse("/" if start in _OPEN else start)
        if adopted.confidence != "low" and period.states_start:
            yield _Event(period, rows[0]["step"], _dated(rows))


def _grouped(rows: Sequence[Row], *columns: str) -> dict[str, list[Row]]:
    """Put the rows of one step or spell together; within it, their order changes nothing."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(" ".join(row[column] for column in columns).strip(), []).append(row)
    for same in groups.values():
        same.sort(key=lambda row: (row["source"], sorted(row.cells.items())))
    return groups


def _adopted(rows: Sequence[Row], published: Published) -> Adopted:
    return adopt([word(row, published) for row in rows])


def _dated(rows: Sequence[Row]) -> tuple[_Told, ...]:
    """Read from when each row dates a step or spell; leave out rows that do not."""
    starts = (row["during"].partition("/")[0] for row in rows)
    told = (
        _Told(row, parse("/" if start in _OPEN else start))
        for row, start in zip(rows, starts, strict=True)
    )
    return tuple(one for one in told if one.period.states_start)


def _end_of(row: Row) -> str:
    """Read the end that a row states; empty for none."""
    end = row["during"].partition("/")[2]
    return "" if end in _OPEN else end


def _opened(
    event: _Event, standing: Standing, role: str, *, again: bool, taken: Container[str]
) -> _Open | None:
    """Name the spell that an event begins; none by leaving."""
    if standing == "left":
        return None
    as_ = role if standing == "bound" else _ROLES.get(standing, standing)
    if event.spell is not None:
        return _Open(event, as_, event.spell)
    name = "reinstated" if again else as_
    number, spell = 1, name
    while spell in taken:
        number += 1
        spell = f"{name}-{number}"
    return _Open(event, as_, spell)


def _begun(open_: _Open, end: str) -> Iterator[Row]:
    """Write the words on the beginning of a spell that goes on (``..``) or not."""
    for row, period in open_.event.told:
        yield _row(row, open_.role, open_.spell, f"{period.text}/{end}")


def _without_end(row: Row) -> Row:
    """Keep what a row says of the beginning of a spell that goes on after a suspension."""
    start = row["during"].partition("/")[0]
    return row.with_cell("during", f"{start}/").with_cell("end_reason", "")


def _ends(open_: _Open, event: _Event, next_: Standing, cut: Sequence[Row]) -> Iterator[Row]:
    """Write the words on the end of a spell; rows that state theirs themselves are kept."""
    if next_ != "left":
        for row, period in event.told:
            text = _day_before(period, open_.event.day)
            yield _end(open_, row, text, _CHANGED)
        return
    ends = list(_ends_of_cut(open_, cut))
    yield from ends
    if event.spell is None:
        for row, period in event.told:
            yield _end(open_, row, period.text, LEAVING[event.kind])
    elif open_.event.spell is None and not ends:
        for row, period in event.told:
            yield _end(open_, row, period.text, row["end_reason"])


def _ends_of_cut(open_: _Open, cut: Sequence[Row]) -> Iterator[Row]:
    """Write the ends that rows state whose spell was cut, as their words on its last part."""
    for row in cut:
        if end := _end_of(row):
            yield _end(open_, row, end, row["end_reason"])


def _end(open_: _Open, said: Row, text: str, reason: str) -> Row:
    """Write one word on the end of a spell."""
    ended = _row(said, open_.role, open_.spell, f"/{text}")
    return ended.with_cell("end_reason", reason)


def _day_before(period: Period, first: datetime.date) -> str:
    day = period.start_earliest
    if day is None or day != period.start_latest or day <= first:
        return period.text
    return (day - _A_DAY).isoformat()


def _row(said: Row, role: str, spell: str, during: str) -> Row:
    """Write a row of the table of memberships with the word of a step."""
    told = {name: said.cells[name] for name in _SAID}
    cells = {**_EMPTY, **told, "role": role, "spell": spell, "during": during}
    return Row(said.path, said.line, cells)
