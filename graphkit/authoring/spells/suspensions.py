"""Take rows of memberships in the role *suspended* as suspensions of the membership beside them."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.roles_that_ended import role_outside, standing_of_role
from graphkit.authoring.columns import headers
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_standing import says_suspended
from graphkit.authoring.vocabulary import Vocabulary
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.facts.certainty import FIRST_DAY, LAST_DAY
from graphkit.facts.confidence import is_trusted
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import Period, parse
from graphkit.facts.source_word import AGAINST
from graphkit.facts.spells import StatedPeriod, ended_sometime, spells_of
from graphkit.facts.standing import REINSTATEMENT, SUSPENDED, SUSPENSION

_A_DAY: Final = datetime.timedelta(days=1)
_HINT: Final = "Write the first and the last day of the suspension into this row."


class Suspensions(NamedTuple):
    """Rows of memberships that tell of suspensions, and the steps that they are.

    Attributes
    ----------
    others : tuple of Row
        The rows of memberships that tell of none.
    told : tuple of Row
        Those that do.
    steps : tuple of Row
        Of the table ``steps``, each with the place of the row that tells it.
    """

    others: tuple[Row, ...]
    told: tuple[Row, ...]
    steps: tuple[Row, ...]

    def as_told(self, spelt: Iterable[Row]) -> Iterator[Row]:
        """Put the rows themselves in the place of what was written of the steps that they are."""
        told = {(row.path, row.line): row for row in self.told}
        places = set(told)
        for row in spelt:
            place = row.path, row.line
            if row["role"] != SUSPENDED or place not in places:
                yield row
            elif place in told:
                yield told.pop(place).with_cell("spell", row["spell"])


def suspensions_in(rows: Sequence[Row], vocabulary: Vocabulary, doubt: Report) -> Suspensions:
    """Find the rows of who was suspended from what it belongs to by another row.

    Parameters
    ----------
    rows : sequence of Row
        The table ``memberships``, whose periods can be read.
    vocabulary : Vocabulary
        Where the tables describe the role ``suspended`` themselves, their word holds.
    doubt : callable
        Is given each row whose suspension may lie within a membership, and is not told to.
    """
    stated = ("role", SUSPENDED) in vocabulary.own
    rests = [] if stated else [row for row in rows if _rests(row.cells["role"])]
    pairs: dict[tuple[str, str], list[Row]] = {_pair(row): [] for row in rests if _counts(row)}
    for row in rows if pairs else ():
        if _pair(row) in pairs and _is_stay(row, vocabulary.stages):
            pairs[_pair(row)].append(row)
    told: dict[tuple[str, str], list[Row]] = {}
    for row in rests:
        stays = pairs.get(_pair(row), []) if _counts(row) else []
        if any(_lies_within(_period(row), _period(stay)) for stay in stays):
            told.setdefault(_pair(row), []).append(row)
        elif beside := [stay for stay in stays if _may_meet(_period(row), _period(stay))]:
            doubt(_beside(row, beside[0]))
    for pair, said in [*told.items()]:
        if other := _at_odds(said):
            doubt(_twice(*other))
            del told[pair]
    if not told:
        return Suspensions(tuple(rows), (), ())
    steps = [step for pair, said in told.items() for step in _steps(said, pairs[pair])]
    taken = tuple(row for said in told.values() for row in said)
    places = {id(row) for row in taken}
    return Suspensions(tuple(r for r in rows if id(r) not in places), taken, tuple(steps))


def _rests(role: str) -> bool:
    """Whether a role is that of the suspended: also that of a founder who is."""
    return role == SUSPENDED or says_suspended(standing_of_role(role))


def _pair(row: Row) -> tuple[str, str]:
    return row.cells["actor"], row.cells["coalition"]


def _counts(row: Row) -> bool:
    return row["polarity"] != AGAINST and is_trusted(row["confidence"])


def _is_stay(row: Row, stages: Container[str]) -> bool:
    role = row["role"]
    return not _rests(role) and role not in stages and not role_outside(role) and _counts(row)


def _period(row: Row) -> Period:
    return parse(row["during"] or UNDATED)


def _lies_within(rest: Period, stay: Period) -> bool:
    """Whether a suspension surely began after a membership, and before its end."""
    begun = rest.start_earliest
    if begun is None or ended_sometime(rest) or ended_sometime(stay):
        return False
    return (stay.start_earliest or FIRST_DAY) < begun < (stay.end_earliest or LAST_DAY)


def _may_meet(rest: Period, stay: Period) -> bool:
    """Whether a membership goes on while a row says of its member that it is suspended."""
    first, last = rest.start_latest or FIRST_DAY, rest.end_earliest or LAST_DAY
    return (stay.start_latest or FIRST_DAY) < last and first < (stay.end_earliest or LAST_DAY)


def _beside(row: Row, stay: Row) -> Problem:
    begun = _period(row).start_earliest
    why, hint = "when it was suspended is not told", _HINT
    if begun is not None and not ended_sometime(_period(row)):
        why = "that it had joined before is not told"
        hint = "Write the days on which it joined and was suspended, such as 2019-05-14."
    message = (
        f"{row['actor']} is suspended from {row['coalition']} by this row, and line {stay.line}"
        f" goes on meanwhile: {why}, and both stand side by side."
    )
    return Problem(row.path, row.line, "role", message, hint)


def _at_odds(said: Sequence[Row]) -> tuple[Row, Row] | None:
    """Find two rows that tell of suspensions at one time, and not the same."""
    numbers = spells_of([StatedPeriod(row["source"], _period(row)) for row in said])
    first: dict[int, Row] = {}
    for row, number in zip(said, numbers, strict=True):
        other = first.setdefault(number, row)
        if other["during"] != row["during"]:
            return row, other
    return None


def _twice(row: Row, other: Row) -> Problem:
    message = (
        f"{row['actor']} is suspended from {row['coalition']} by this row and by line"
        f" {other.line} at one time: neither pauses the membership beside them."
    )
    return Problem(row.path, row.line, "role", message, "Write one row for each suspension.")


def _steps(rests: Sequence[Row], stays: Sequence[Row]) -> Iterator[Row]:
    """Write the suspensions of one member in one coalition as steps."""
    numbers = spells_of([StatedPeriod(row["source"], _period(row)) for row in rests])
    for row, number in zip(rests, numbers, strict=True):
        rest = _period(row)
        during, _, end = row["during"].partition("/")
        yield _step(row, SUSPENSION, during, number)
        goes_on = any(_goes_on(stay, rest) for stay in map(_period, stays))
        if rest.states_end and goes_on:
            yield _step(row, REINSTATEMENT, _day_after(rest, end or during), number)


def _goes_on(stay: Period, rest: Period) -> bool:
    """Whether a membership goes on after a suspension in its course."""
    later = (stay.end_latest or LAST_DAY) > (rest.end_latest or LAST_DAY)
    return later and _lies_within(rest, stay)


def _day_after(rest: Period, end: str) -> str:
    day = rest.end_latest
    return (day + _A_DAY).isoformat() if day and day == rest.end_earliest else end


def _step(row: Row, kind: str, during: str, number: int) -> Row:
    said = {name: row.cells.get(name, "") for name in headers("steps")}
    cells = {**said, "step": kind, "spell": str(number), "during": during}
    return Row(row.path, row.line, cells)
