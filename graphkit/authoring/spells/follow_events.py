"""Follow one member of one coalition, event by event, and write the spells that come of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from graphkit.authoring.headers.header import Report
from graphkit.authoring.spells.part_of_membership import (
    RunningPart,
    as_written,
    begun,
    ended,
    ends_of,
    only_begun,
)
from graphkit.authoring.spells.stated_spells import (
    Published,
    StatedEvent,
    end_of,
    stated_spells,
    steps_told,
)
from graphkit.authoring.spells.steps_in_doubt import begins_suspended, changes_nothing
from graphkit.facts.authored_row import Row
from graphkit.facts.standing import (
    BEGINS,
    ENDS,
    ENTRY_INTO_FORCE,
    LAPSE,
    LEAVING,
    NOTICE,
    REINSTATEMENT,
    STEP,
    SUSPENDED,
    SUSPENSION,
    Course,
    Standing,
    place_of_first,
)

PARTY: Final = "party"
CHANGED: Final = "changed-status"
REINSTATED: Final = "reinstated"
"""Reasons of a start."""
_ROLES: Final = {"signed": "signed-not-bound"}
"""The role of a standing, where it is called otherwise."""


class EventsFollowed:
    """One member of one coalition: how it stands, and the parts of its membership that run.

    Parameters
    ----------
    own, steps : sequence of Row
        The rows of its memberships and of its steps. Their order changes nothing.
    published : mapping
        When each source was published.
    doubt : callable
        Is given each step that changes nothing, and each row that begins during a suspension.
    """

    def __init__(
        self, own: Sequence[Row], steps: Sequence[Row], published: Published, doubt: Report
    ) -> None:
        self._own = own
        self._stated = stated_spells(own, published)
        self._doubt = doubt
        self._course = Course()
        self._since: StatedEvent | None = None
        self._running: list[RunningPart] = []
        self._paused: list[RunningPart] = []
        self._cut: set[str] = set()
        self._ended_unseen: set[str] = set()
        self._written: list[Row] = []
        self._taken = set(self._stated)
        first = next(iter(self._stated.values()), None)
        self._role = first.rows[0]["role"] if first else PARTY
        begun_ = [spell.begun for spell in self._stated.values()]
        over = [spell.over for spell in self._stated.values() if spell.over]
        self._waiting = [*begun_, *over, *steps_told(steps, published)]

    def spells(self) -> Iterator[Row]:
        """Write the rows of its spells."""
        while self._waiting:
            happened = [event.happened for event in self._waiting]
            event = self._waiting.pop(place_of_first(happened, self._course))
            {BEGINS: self._begins, STEP: self._step, ENDS: self._ends}[event.side](event)
        yield from self._written
        for part in self._running:
            if part.of_step:
                yield from begun(part, "..")
        for row in self._own:
            spell = row["spell"]
            kept = only_begun(row) if spell in self._cut else row
            unseen = spell in self._ended_unseen and end_of(row)
            yield as_written(kept, row["during"]) if unseen else kept

    def _begins(self, event: StatedEvent) -> None:
        """Begin what the table states: a part of its own, to which only a stage gives way."""
        spell = event.spell or ""
        rows = self._stated[spell].rows
        if self._course.standing == SUSPENDED:
            returns = self._is_the_return()
            self._doubt(begins_suspended(rows[0], self._since, returns=returns))
            if returns:
                self._change(event, self._running)
                self._ended_unseen |= {part.own for part in self._paused if part.own is not None}
                self._running, self._paused, self._course = [], [], Course()
        elif self._course.standing != "bound":
            self._change(event, self._running)
            self._running = []
        self._stand(self._course.after(ENTRY_INTO_FORCE), event)
        self._running.append(RunningPart(rows[0]["role"], spell, event, spell))

    def _is_the_return(self) -> bool:
        """Whether no reinstatement is to come before the next leaving."""
        kinds = (REINSTATEMENT, *LEAVING)
        steps = [event for event in self._waiting if event.side == STEP and event.kind in kinds]
        next_ = min(steps, key=lambda event: event.happened[1:], default=None)
        return next_ is None or next_.kind != REINSTATEMENT

    def _ends(self, event: StatedEvent) -> None:
        """End what the table states; who belongs in nothing else has left."""
        spell = event.spell
        here = [part for part in (*self._running, *self._paused) if part.own == spell]
        if not here:
            return  # it was over before
        paused = [part for part in self._paused if part.own != spell]
        running = [part for part in self._running if part.own != spell]
        if not paused and all(part.own is None for part in running):
            for part in self._running:
                self._over(part, event)
            paused, running = [], []
            self._stand(self._course.after(LAPSE), event)
        elif len(paused) < len(self._paused):
            self._ended_unseen.add(spell or "")
        else:
            self._over(here[0], event)
        self._paused, self._running = paused, running

    def _step(self, event: StatedEvent) -> None:
        course = self._course
        if not course.counts(event.kind):
            self._changes_nothing(event)
            return
        next_ = course.after(event.kind)
        if event.kind == NOTICE or next_.standing == course.standing:
            self._course = next_
            return
        if event.kind == SUSPENSION:
            self._change(event, self._running)
            self._paused, self._running = self._running, [self._new(SUSPENDED, event)]
        elif event.kind == REINSTATEMENT:
            self._resume(event, next_)
        elif event.kind in LEAVING:
            for part in self._running:
                self._leaves(part, event)
            self._paused, self._running = [], []
        else:
            self._change(event, self._running)
            self._running = [self._new(self._role_of(next_.standing), event)]
        self._stand(next_, event)

    def _resume(self, event: StatedEvent, next_: Course) -> None:
        """Go on as before a suspension, in every role that no row of the table begins that day."""
        self._change(event, [part for part in self._running if part.role == SUSPENDED])
        self._running = [part for part in self._running if part.role != SUSPENDED]
        stated = {
            self._stated[begins.spell or ""].rows[0]["role"]
            for begins in self._waiting
            if begins.side == BEGINS and begins.may_be(event)
        }
        if next_.standing == self._course.before:
            for part in self._paused:
                if part.role in stated and part.own is not None:
                    self._ended_unseen.add(part.own)
                elif part.role not in stated:
                    self._running.append(self._new(part.role, event, "reinstated", part.own))
        elif not self._running:
            self._running.append(self._new(self._role_of(next_.standing), event))
        self._paused = []

    def _stand(self, course: Course, event: StatedEvent) -> None:
        if course.standing != self._course.standing or self._since is None:
            self._since = event
        self._course = course

    def _role_of(self, standing: Standing) -> str:
        return self._role if standing == "bound" else _ROLES.get(standing, standing)

    def _new(
        self, role: str, event: StatedEvent, name: str = "", own: str | None = None
    ) -> RunningPart:
        """Begin a part, with a name that no other spell has."""
        name = name or role
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        spell = next(one for one in names if one not in self._taken)
        self._taken.add(spell)
        return RunningPart(role, spell, event, own, self._reason(event))

    def _reason(self, event: StatedEvent) -> str:
        """Why a part begins that a step begins; a stage towards belonging gives no reason."""
        if event.kind == REINSTATEMENT:
            return REINSTATED
        return CHANGED if self._course.standing == "bound" else ""

    def _change(self, event: StatedEvent, parts: Sequence[RunningPart]) -> None:
        """End parts that another standing follows; rows of the table say when theirs began."""
        for part in parts:
            if part.of_step:
                self._written.extend(begun(part, ""))
            else:
                self._cut.add(part.spell)
            self._written.extend(ended(part, event, changed=True))

    def _leaves(self, part: RunningPart, event: StatedEvent) -> None:
        """End a part by a step; what rows say of the end that it would have had stays beside."""
        self._over(part, event)
        self._written.extend(ended(part, event))

    def _over(self, part: RunningPart, event: StatedEvent) -> None:
        """Write the ends that rows of the table state of a part that a step began.

        Of a suspension these are the ends of what is suspended; where there is none, that of what
        ended last.
        """
        if not part.of_step:
            return
        self._written.extend(begun(part, ""))
        suspended = (one.own for one in self._paused) if part.role == SUSPENDED else ()
        spells = [spell for spell in (part.own, *suspended) if spell is not None]
        rows = [row for spell in spells for row in self._stated[spell].rows]
        ends = list(ends_of(part, rows))
        if not ends and event.side == ENDS:
            ends = list(ended(part, event))
        self._written.extend(ends)

    def _changes_nothing(self, event: StatedEvent) -> None:
        """Take an entry into force as a word on the beginning that a row states, or doubt it."""
        for part in self._running if event.kind == ENTRY_INTO_FORCE else ():
            if not part.of_step and part.begun.may_be(event):
                self._written.extend(begun(part._replace(begun=event), ""))
                return
        self._doubt(changes_nothing(event, self._course.standing, self._since))
