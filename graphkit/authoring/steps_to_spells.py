"""Turn the steps of memberships into spells: each standing that a step begins is one of its own.

Signing, ratification, entry into force, suspension, withdrawal and their like stand in
``steps.csv``; an ordinary membership has none. What ``memberships.csv`` says of the same member and
coalition counts as being bound in its role.
"""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.columns import SCHEMA
from graphkit.facts.adopt import AGAINST
from graphkit.facts.authored_row import Row
from graphkit.facts.period import Period, parse
from graphkit.facts.standing import LEAVING, Standing, changes_of

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
_A_DAY: Final = datetime.timedelta(days=1)


class _Event(NamedTuple):
    """A step, or the beginning or end of a spell that the table of memberships states."""

    period: Period
    kind: str
    row: Row
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
    memberships: Sequence[Row], steps: Sequence[Row], stages: Container[str]
) -> tuple[Row, ...]:
    """Add the spells that follow from steps to the memberships.

    Parameters
    ----------
    memberships, steps : sequence of Row
        The two tables, whose periods can be read, with the spells told apart. Steps of low
        confidence, and those of which no day is known, change no standing.
    stages : container of str
        The roles that are stages towards others; rows that have one are left as they are.

    Returns
    -------
    tuple of Row
        The memberships as they are, if there are no steps. Of each member with steps, a spell for
        each standing: its first row has the word of the source that tells of its beginning, the
        next one the word on its end.

    Notes
    -----
    The last day of a standing that another one follows is the day before the step; of a vague date
    it is as vague. The last day of who leaves is that of the step.
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
        kept.extend(_spells(own[pair], rows))
    return tuple(kept)


def _spells(own: Sequence[Row], steps: Sequence[Row]) -> Iterator[Row]:
    """Write the spells of one member of one coalition."""
    events = sorted((*_stated(own), *_happened(steps)), key=lambda event: event.day)
    changes = list(changes_of(event.kind for event in events))
    role = own[0]["role"] if own else PARTY
    taken = {row["spell"] for row in own}
    left_as_it_is = set(taken)
    open_: _Open | None = None
    for change in changes:
        event = events[change.step]
        if open_ is not None:
            if open_.event.spell is not None:
                left_as_it_is.discard(open_.spell)
                yield from _own_rows(own, open_.spell, change.standing)
            if event.spell is None or event.spell != open_.event.spell:
                yield _end(open_, event, change.standing)
        open_ = _opened(event, change.standing, role, again=change.again, taken=taken)
        if open_ is not None and event.spell is None:
            taken.add(open_.spell)
            yield _row(event.row, open_.role, open_.spell, f"{event.period.text}/..")
    yield from (row for row in own if row["spell"] in left_as_it_is)


def _stated(own: Sequence[Row]) -> Iterator[_Event]:
    """List when the spells of the table begin and end, by the first row that says so."""
    seen: set[tuple[str, str]] = set()
    for row in own:
        start, _, end = row["during"].partition("/")
        for kind, day in ((_BEGINS, start), (_ENDS, "" if end in ("", "..") else end)):
            if (row["spell"], kind) not in seen and (day or kind == _BEGINS):
                seen.add((row["spell"], kind))
                yield _Event(parse(day or "/"), kind, row, row["spell"])


def _happened(steps: Sequence[Row]) -> Iterator[_Event]:
    for row in steps:
        period = parse(row["during"].partition("/")[0] or "/")
        if row["confidence"] != "low" and period.states_start:
            yield _Event(period, row["step"], row)


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


def _own_rows(own: Sequence[Row], spell: str, next_: Standing) -> Iterator[Row]:
    """Keep the rows of a spell; their end is that of the whole, where it only goes on otherwise."""
    for row in own:
        if row["spell"] == spell and next_ == "left":
            yield row
        elif row["spell"] == spell:
            start = row["during"].partition("/")[0]
            yield row.with_cell("during", f"{start}/..").with_cell("end_reason", "")


def _end(open_: _Open, event: _Event, next_: Standing) -> Row:
    """Write the word on the end of a spell."""
    if event.spell is not None and next_ == "left":  # as the table of memberships states it
        text, reason = event.period.text, event.row["end_reason"]
    elif next_ == "left":
        text, reason = event.period.text, LEAVING[event.kind]
    else:
        text, reason = _day_before(event.period, open_.event.day), _CHANGED
    ended = _row(event.row, open_.role, open_.spell, f"/{text}")
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
