"""Add one membership to a folder of tables; nothing is written unless all of it can be read."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.dates.written_date import read_date
from graphkit.authoring.dates.written_period import period_of
from graphkit.authoring.read_tables import Examined, examine
from graphkit.authoring.reading import Dates, Reading, is_table, reading_of
from graphkit.errors import DataError, InvalidDate, Problem
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.confidence import TRUST
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import parse
from graphkit.files.folder_lock import folder_lock
from graphkit.files.write import write_atomically
from graphkit.importing.writing.append_row import append_row
from graphkit.importing.writing.near_sources import near_sources
from graphkit.importing.writing.overruled import Overruled, overruled
from graphkit.names.known_names import known_names
from graphkit.names.name_index import NameIndex
from graphkit.names.possible_names import PossibleNames
from graphkit.next_steps import Advice, Option
from graphkit.type_checks import one_of

_TABLE: Final = "memberships.csv"
_SPELT: Final = ("actor", "coalition", "role", "listed_as")
_SAME: Final = ("actor", "coalition", "role", "during", "listed_under", "source")
"""Rows that are equal in these are one source's word about one membership."""
_DATES: Final = ("since", "until")
_NEAR: Final = 3
_What = Literal["member", "coalition", "source"]


class NewName(NamedTuple):
    """A name that the folder did not know before.

    Attributes
    ----------
    what : {"member", "coalition", "source"}
        What it names.
    name : str
        As written.
    near : tuple of str
        Names that are known and come near, the likeliest first.
    """

    what: _What
    name: str
    near: tuple[str, ...]


class Added(NamedTuple):
    """What was added.

    Attributes
    ----------
    line : int
        The line on which the row stands.
    new : tuple of NewName
        What it names for the first time; a slip of the pen is among these.
    made : bool
        Whether the folder was made for it.
    overruled : Overruled or None
        Whose word answers go by, where another source says otherwise and ranks before.
    """

    line: int
    new: tuple[NewName, ...]
    made: bool = False
    overruled: Overruled | None = None


def add_membership(
    folder: str | Path,
    member: str,
    coalition: str,
    *,
    since: str | None = None,
    until: str | None = None,
    role: str | None = None,
    source: str | None = None,
    evidence: str | None = None,
    note: str | None = None,
    confidence: str | None = None,
    spell: str | None = None,
    dates: Dates | None = None,
) -> Added:
    """Add one source's word about a membership to a folder of authored tables.

    Parameters
    ----------
    folder : str or Path
        A folder of authored tables; ``memberships.csv`` is made if it is not there.
    member, coalition : str
        Ids or names.
    since, until : str, optional
        Dates as people write them.
    role, source, evidence, note : str, optional
        The other cells. A folder that lists its sources asks for one.
    confidence : {"high", "medium", "low"}, optional
        How far the source is trusted; high where it is not said.
    spell : str, optional
        A name such as ``2``, where the member has joined again.
    dates : {"dmy", "mdy"}, optional
        Whether the day or the month comes first in dates such as ``05/06/2019``, of the folder
        and of this row, which is then written with the year first.

    Returns
    -------
    Added
        The line of the row, which of its names are new, and whether the folder is.

    Raises
    ------
    DataError
        If the row or anything else in the folder cannot be read, or the same source says the same
        already; nothing is written then.
    InvalidChoice
        If there is no such order of dates, or no such confidence.
    """
    root, reading = Path(folder), reading_of(dates)
    if root.exists() and not root.is_dir():
        hint = f"Make a folder of it first: graphkit new FOLDER --from {root.name}."
        raise DataError([Problem(root.name, 0, "", "facts are added to a folder of tables.", hint)])
    said = {
        "member": member,
        "coalition": coalition,
        "since": since,
        "until": until,
        "role": role,
        "source": source,
        "evidence": evidence,
        "note": note,
        "confidence": confidence,
        "spell": spell,
    }
    if confidence is not None:
        one_of("confidence", confidence, TRUST)
    _refuse_others(root)
    given = {name: cell.strip() for name, cell in said.items() if cell and cell.strip()}
    with folder_lock(root):
        return _added(root, given, reading)


def _added(root: Path, given: dict[str, str], reading: Reading) -> Added:
    """Read the folder, look at it with the new row, and write that."""
    wrong = _unsourced(root, given)
    if reading.dates:
        given |= {name: _year_first(given[name], reading) for name in _DATES if name in given}
    try:
        data, line = append_row(root / _TABLE, given)
    except InvalidDate as error:
        raise DataError([*wrong, *_all_unread(error, given)]) from None
    examined = _examined(root, data, reading)
    _refuse(examined, line, wrong)
    made = not root.exists()
    _make(root)
    write_atomically(root / _TABLE, data)
    new = tuple(_new_names(examined.tables, line, given.get("source", "")))
    added = next(row for row in examined.tables["memberships"] if _is_new(row, line))
    return Added(line, new, made, overruled(examined.tables, added))


def _refuse_others(root: Path) -> None:
    """Refuse a folder whose only tables have names that nothing reads."""
    if not root.is_dir() or any((root / f"{name}.csv").is_file() for name in SCHEMA):
        return
    others = sorted(path.name for path in root.iterdir() if is_table(path))
    if others:
        message = f"no file here has the name of a table, and {others[0]!r} would be left unread."
        hint = (
            f"Call it {_TABLE}, or begin a folder with it: graphkit new FOLDER --from {others[0]}"
        )
        raise DataError([Problem(root.name, 0, "", message, f"{hint}.")])


def _year_first(date: str, reading: Reading) -> str:
    try:
        return read_date(date, reading.dates)
    except InvalidDate:
        return date  # the table says what is wrong with it


def _unsourced(root: Path, given: Mapping[str, str]) -> list[Problem]:
    """Ask for a source where the folder lists its sources."""
    if "source" in given or not (root / "sources.csv").is_file():
        return []
    option = Option("source")
    hint = Advice("Say on whose word with {option}: an id, an address or a title.", option=option)
    return [Problem(_TABLE, 0, "source", "this fact has no source.", hint)]


def _all_unread(error: InvalidDate, given: Mapping[str, str]) -> Iterator[Problem]:
    """Say it of each date that cannot be written as it is; at least of the first."""
    errors = []
    for since, until in ((given.get("since", ""), ""), ("", given.get("until", ""))):
        try:
            period_of(since, until, "")
        except InvalidDate as found:
            errors.append(found)
    for one in errors or [error]:
        yield _unread(one, given)


def _unread(error: InvalidDate, given: Mapping[str, str]) -> Problem:
    """Say of a date that cannot be written as it is in which option it was, and what to do."""
    problem = error.problems[0]
    named = (name for name in _DATES if name in given and given[name] in problem.message)
    hint = problem.hint
    if "day/month" in problem.message:
        hint = Advice(
            "Write it like 2021-05-14, or say which with {dmy} or {mdy}.",
            dmy=Option("dates", "dmy"),
            mdy=Option("dates", "mdy"),
        )
    return Problem(_TABLE, 0, next(named, "since"), problem.message, hint)


def _make(root: Path) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        hint = "Check that you may write there."
        message = f"cannot be made: {error.strerror}."
        raise DataError([Problem(str(root), 0, "", message, hint)]) from None


def _examined(root: Path, data: bytes, reading: Reading) -> Examined:
    """Read the folder as it would be."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in SCHEMA:
            if (root / f"{name}.csv").is_file():
                shutil.copy(root / f"{name}.csv", scratch)
        (Path(scratch) / _TABLE).write_bytes(data)
        return examine(scratch, reading)


def _refuse(examined: Examined, line: int, missing: Sequence[Problem]) -> None:
    """Raise what is wrong with the new row, or else with the folder, or that it is there twice."""
    found = (*examined.problems, *examined.doubts)
    asked = {problem.column for problem in missing}
    of_row = (one for one in found if _is_new(one, line) and one.column not in asked)
    wrong = [*missing, *of_row] or list(examined.problems)
    wrong = wrong or list(_said_twice(examined.tables["memberships"], line))
    wrong = wrong or list(_beside_another_spell(examined.tables["memberships"], line))
    if wrong:
        raise DataError(map(_as_refused, wrong))


def _as_refused(problem: Problem) -> Problem:
    """Take from a doubt what is done about it in a table that is read as it is."""
    said, more, _ = problem.message.partition("; it is ")
    return problem._replace(message=f"{said}.") if more else problem


def _is_new(of: Row | Problem, line: int) -> bool:
    return of.path == _TABLE and of.line == line


def _said_twice(rows: Sequence[Row], line: int) -> Iterator[Problem]:
    added = next((row for row in rows if _is_new(row, line)), None)
    if added is None:
        return
    for row in rows:
        if row is not added and all(row[name] == added[name] for name in _SAME):
            hint = f"Change line {row.line} if it should say more, or name another source."
            message = f"the same source says the same in line {row.line} already."
            yield Problem(_TABLE, line, "", message, hint)
            return


def _beside_another_spell(rows: Sequence[Row], line: int) -> Iterator[Problem]:
    """Tell of a spell of the same two, in the same role, that surely runs at the same time."""
    added = next((row for row in rows if _is_new(row, line)), None)
    if added is None or not added["spell"]:
        return
    for row in rows:
        same = all(row[name] == added[name] for name in _SPELT)
        if same and row["spell"] != added["spell"] and _surely_together(row, added):
            message = f"line {row.line} says that this runs already, in another spell."
            hint = f"Leave {{option}} out, or correct a date here or in line {row.line}."
            yield Problem(
                _TABLE, line, "", message, Advice(hint, option=Option("spell", added["spell"]))
            )
            return


def _surely_together(one: Row, other: Row) -> bool:
    first, second = (parse(row["during"] or UNDATED) for row in (one, other))
    if first.start_latest is None or second.start_latest is None:
        return False
    begun = max(first.start_latest, second.start_latest)
    ends = [period.end_earliest for period in (first, second) if period.end_earliest]
    return all(end > begun for end in ends)


def _new_names(tables: Tables, line: int, source: str) -> Iterator[NewName]:
    """Name what the new row names for the first time; a file that stands for one is no name."""
    new = [row for name in ("actors", "coalitions") for row in tables[name] if _is_new(row, line)]
    if new:
        ids = {row["id"] for row in new}
        near = PossibleNames(NameIndex(one for one in known_names(tables) if one.actor not in ids))
        described = {r["id"]: r.text("name") for t in ("actors", "coalitions") for r in tables[t]}
        coalitions = {row["id"] for row in tables["coalitions"]}
        member = next(row["actor"] for row in tables["memberships"] if _is_new(row, line))
        for row in new:
            what: _What = "member" if row["id"] == member else "coalition"
            name = row.text("name")
            fitting = described if what == "member" else coalitions
            known = dict.fromkeys(described[ref] for ref in near.to(name) if ref in fitting)
            yield NewName(what, name, tuple(known)[:_NEAR])
    for row in tables["sources"] if source else ():
        if _is_new(row, line):
            others = (one for one in tables["sources"] if one is not row)
            both = (name for one in others for name in (one["title"], one["url"]) if name)
            named = dict.fromkeys(both)  # an address without a title stands in both
            yield NewName("source", row["title"], near_sources(row["title"], named))
