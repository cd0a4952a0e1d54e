"""What people decided about names: a table that is read, replayed and added to.

A row of ``decisions.csv`` says of a name, in a context such as the coalition that lists it,
whether it means an actor:

============  ================================================================================
column        meaning
============  ================================================================================
name          the name as it was met
context       where it was met; empty for everywhere
actor         the id of an actor, or ``NONE`` for "nobody who is known"
judgement     ``positive``, ``negative``, ``unsure``, or empty where nobody has decided yet
score         how near the names are, from 0 to 1, as it was proposed
reason        why it was proposed
by, on        who decided, and on which day
============  ================================================================================

Negative decisions are remembered as the positive ones are, so that no question is asked twice.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from graphkit.errors import DataError, NotFound, Problem
from graphkit.names.fold import fold
from graphkit.table import Table

if TYPE_CHECKING:
    from graphkit.names.match import Match

NOBODY: Final = "NONE"
DECIDED: Final = "decided"
"""Why a match is as it is where somebody decided it."""
COLUMNS: Final = ("name", "context", "actor", "judgement", "score", "reason", "by", "on")
JUDGEMENTS: Final = ("positive", "negative", "unsure", "")
_MEANINGS: Final = {
    "name": "the name as it was met",
    "context": "where it was met; empty for everywhere",
    "actor": f"id of the actor that it may mean, or {NOBODY} for nobody who is known",
    "judgement": "positive, negative or unsure; empty while nobody has decided",
    "score": "how near the names are, from 0 to 1",
    "reason": "why this actor is proposed",
    "by": "who decided",
    "on": "the day of the decision",
}


class Decision(NamedTuple):
    """One row of the table of decisions."""

    name: str
    context: str
    actor: str
    judgement: str
    score: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""


class Decisions:
    """What is decided about names.

    Parameters
    ----------
    rows : iterable of Decision
        In any order. Of two decisions about one name, context and actor the later day counts.

    Examples
    --------
    >>> known = Decisions([Decision("Acme", "", "acme-holding", "negative")])
    >>> known.rejected("Acme", "the-pact"), known.accepted("Acme", "")
    (frozenset({'acme-holding'}), None)
    """

    def __init__(self, rows: Iterable[Decision] = ()) -> None:
        latest: dict[tuple[str, str, str], Decision] = {}
        for row in sorted(set(rows), key=lambda row: (row.on, row)):
            latest[_composed(row.name), row.context, row.actor] = row
        self.rows = tuple(sorted(latest.values()))
        self._by_name: dict[tuple[str, str], list[Decision]] = {}
        for row in self.rows:
            self._by_name.setdefault((_composed(row.name), row.context), []).append(row)

    def __len__(self) -> int:
        return len(self.rows)

    def about(self, name: str, context: str = "") -> tuple[Decision, ...]:
        """Give the decisions about a name, those of the context before those for everywhere."""
        places = dict.fromkeys((context, ""))
        return tuple(d for place in places for d in self._by_name.get((_composed(name), place), ()))

    def accepted(self, name: str, context: str = "") -> str | None:
        """Give the actor that a name was decided to mean, ``NONE`` for nobody, else None."""
        decided = (d.actor for d in self.about(name, context) if d.judgement == "positive")
        return next(decided, None)

    def rejected(self, name: str, context: str = "") -> frozenset[str]:
        """Give the actors that a name was decided not to mean."""
        about = self.about(name, context)
        return frozenset(d.actor for d in about if d.judgement == "negative")


def read_decisions(path: str | Path) -> Decisions:
    """Read a table of decisions; rows without a judgement are questions and are passed over.

    Parameters
    ----------
    path : str or Path
        A CSV file with the columns described above, in any order; ``score``, ``reason``, ``by``
        and ``on`` may be missing.

    Raises
    ------
    NotFound
        If there is no such file.
    DataError
        With each row that cannot be used: an unknown judgement, a missing name or actor, or two
        actors that one name is decided to mean in one context.
    """
    file = Path(path)
    if not file.is_file():
        hint = "Fill in the table of names in doubt that an import leaves, and name that file."
        raise NotFound("file of decisions", str(path), hint=hint)
    problems: list[Problem] = []
    rows: list[Decision] = []
    for line, cells in _lines(file):
        row = Decision(*(cells.get(column) or "" for column in COLUMNS))
        wrong = _wrong(row)
        if wrong:
            problems.append(Problem(str(path), line, *wrong))
        elif row.judgement:
            rows.append(row)
    decisions = Decisions(rows)
    problems.extend(_contradictions(decisions, str(path)))
    if problems:
        raise DataError(problems)
    return decisions


def refuse_unknown(decisions: Decisions, known: Collection[str], path: str | Path) -> None:
    """Raise DataError if a name is decided to mean what is not among those that are known.

    Parameters
    ----------
    decisions : Decisions
        What was decided.
    known : collection of str
        The ids of the facts that names are matched with.
    path : str or Path
        Where the decisions were read, as messages give it.
    """
    hint = "Write an id of the facts that names are matched with, or decide nothing."
    problems = [
        Problem(str(path), 0, "actor", f"{row.actor!r}, for {row.name!r}, is no id there.", hint)
        for row in decisions.rows
        if row.judgement == "positive" and row.actor != NOBODY and row.actor not in known
    ]
    if problems:
        raise DataError(problems)


def review(matches: Iterable[Match]) -> Table:
    """Make the table of what is doubtful, to be filled in by a person.

    Parameters
    ----------
    matches : iterable of Match
        What the matcher answered; sure matches and names of nobody are left out.

    Returns
    -------
    Table
        The columns of the table of decisions, with an empty ``judgement``: one row for each
        candidate, the likeliest of a name first.
    """
    rows = [
        (match.name, match.context, p.actor, None, round(p.score, 2), p.reason, None, None)
        for match in dict.fromkeys(matches)
        if match.status == "doubtful"
        for p in match.proposals
    ]
    return Table(COLUMNS, rows, definitions=_MEANINGS)


def _composed(name: str) -> str:
    return fold(name, "composed")


def _lines(file: Path) -> Iterable[tuple[int, Mapping[str, str]]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        problem = Problem(str(file), 0, "", "is not UTF-8.", "Save it as CSV UTF-8.")
        raise DataError([problem]) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS[:4] if name not in (reader.fieldnames or ())]
    if missing:
        message = f"lacks the columns {', '.join(missing)}."
        hint = f"Its first line should be: {','.join(COLUMNS)}"
        raise DataError([Problem(str(file), 1, "", message, hint)])
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        problem = Problem(str(file), reader.line_num, "", f"is no CSV: {error}.")
        raise DataError([problem]) from None


def _wrong(row: Decision) -> tuple[str, str, str] | None:
    """Say which cell of a row cannot be used, why, and what to write."""
    if row.judgement not in JUDGEMENTS:
        hint = "Write positive, negative or unsure, or leave it empty."
        return "judgement", f"{row.judgement!r} is no judgement.", hint
    if not row.name:
        return "name", "the name is missing.", "Write the name as it was met."
    if row.judgement and not row.actor:
        return "actor", "the actor is missing.", f"Write an id, or {NOBODY} for nobody."
    return None


def _contradictions(decisions: Decisions, path: str) -> list[Problem]:
    decided: dict[tuple[str, str], list[str]] = {}
    for row in decisions.rows:
        if row.judgement == "positive":
            decided.setdefault((_composed(row.name), row.context), []).append(row.actor)
    return [
        Problem(
            path,
            0,
            "actor",
            f"{name!r} is decided to mean {' and '.join(actors)}"
            + (f" in {context!r}." if context else "."),
            "Keep one of them as positive.",
        )
        for (name, context), actors in decided.items()
        if len(actors) > 1
    ]
