"""Find memberships of which an own column says that they ended or never began, and nothing when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, TypeAlias

from graphkit.authoring.cell_meanings.cells_of import own_cells
from graphkit.authoring.cell_meanings.date_like import is_date_like
from graphkit.authoring.cell_meanings.marks import mark_of
from graphkit.authoring.cell_meanings.roles_that_ended import (
    CLASSES_OF_MEMBERS,
    role_ended,
    role_outside,
)
from graphkit.authoring.cell_meanings.yes_and_no import says_no, says_not, says_yes
from graphkit.authoring.dates.empty_words import NO_MEMBER, REFUSED, is_unknown
from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_beside_dates import NOW
from graphkit.authoring.dates.words_of_change import ENDED
from graphkit.authoring.doubts.ends_within_notes import (
    ROW_OF_SUSPENSION,
    is_of_another_time,
    tells_of_end_within,
    tells_of_merger,
    tells_of_pause,
)
from graphkit.authoring.headers.dates_in_doubt import dates_in_doubt
from graphkit.authoring.headers.held_by_columns import says_how_it_stands
from graphkit.authoring.known_words.sentences_of_standing import (
    tells_of_end,
    tells_of_none,
    tells_of_return,
)
from graphkit.authoring.known_words.words_of_headers import (
    OBSERVERS,
    REASONS_FOR_LEAVING,
    STATUS,
    STILL_THERE,
    called,
)
from graphkit.authoring.known_words.words_of_standing import (
    says_ended,
    says_merged,
    says_observes,
    says_outside,
    says_suspended,
    words_for,
)
from graphkit.authoring.wording import rows_on, shown
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.facts.authored_row import Row
from graphkit.facts.edtf_date import UNDATED
from graphkit.facts.period import parse
from graphkit.facts.standing import SUSPENDED
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_Said: TypeAlias = "tuple[str, str, Row]"
"""The column, what it says, and the row."""
_NAMES: Final = STILL_THERE | OBSERVERS | REASONS_FOR_LEAVING
_LINE: Final = re.compile(r"^line \d+$| \(line \d+\)$")
"""What reading a table writes behind the evidence of a row, and an import keeps."""
_REASONS: Final = frozenset(words_of("standing_words", "reason-of-anything"))
"""Columns of reasons, which may be those of joining, of leaving or of a pause."""
_OF_MEMBERS: Final = frozenset(called("status-of-member"))
"""Columns that say of members how they stand, and nothing else."""
_MEMBERS: Final = words_for("member")
_APART: Final = ("signed not bound", "consented", "suspended")
_REFUSALS: Final = frozenset([*REFUSED, *NO_MEMBER, *words_of("standing_words", "against")])
_NOT_KNOWN: Final = frozenset(words_of("standing_words", "unknown"))
_NO_KIND: Final = frozenset(words_of("standing_words", "no-kind")) - {"no"}
"""What stands below a status where nobody has any."""
_FEW: Final = 12
"""A column of more words than these is none of how members stand."""
_OFTEN: Final = frozenset(words_of("standing_words", "left-or-else"))
"""Words that say something else in most columns."""
_STILL: Final = re.compile(rf"(?:{any_of(words_of('standing_words', 'still-or-not'))})\b")
_SHOWN: Final = 8
"""So many of the texts are quoted."""
_AGAIN: Final = "it left and joined again, and it is read as one membership"
_ENDED: Final = "it ended, and no end is stated: it is taken to go on"
_OUTSIDE: Final = "it does not belong, or not yet, and it is taken to"
_MERGED: Final = "it became a part of another, and it is taken to be a member still"
_RESTS: Final = "it rests, or rested for a while, and it is taken to go on throughout"
_UNKNOWN: Final = "unknown"
_OBSERVES: Final = "it observes, and it is taken for a member"
WRITE_THE_END: Final = (
    "Write the end into a column until; where only your table shows it, as 'by 2024-05'."
)
"""What to do where a membership ended, and its period does not say so."""
_HINTS: Final = {
    _AGAIN: "Write each of the two times into a row of its own.",
    _ENDED: WRITE_THE_END,
    _MERGED: "If its membership ended with that, write the day into a column until; else leave it.",
    _OBSERVES: "Write observer into a column role, so that answers tell it.",
    _RESTS: ROW_OF_SUSPENSION,
    _UNKNOWN: "Write active, left or not a member, as it is.",
    _OUTSIDE: "Remove the row, or write the word into a column role: who has it does not belong.",
}


def tells_standing(name: str) -> bool:
    """Tell whether an own column says by its name how somebody stands.

    >>> tells_standing("membership_status"), tells_standing("withdrawn?"), tells_standing("fleet")
    (True, True, False)
    """
    return _is_status(name) or _bare(name) in _NAMES or _asks_who_left(name)


def status_without_end(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns by which memberships have ended, or never began, that are taken to go on.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One a column and sense, with how many rows it is about; it stands in the line of the first.
    """
    found: dict[tuple[str, str], list[Row]] = {}
    rest = {_pair(row) for row in rows if row.cells["role"] == SUSPENDED}
    told_by = (_said_by_columns, _said_by_notes, _said_by_tiers)
    several: Counter[tuple[str, str]] | None = None  # few tables need it
    for name, said, row in chain.from_iterable(tell(rows) for tell in told_by):
        if said == _AGAIN:
            several = several or Counter(map(_pair, rows))
        if (said == _RESTS and _pair(row) in rest) or (
            said == _AGAIN and several and several[_pair(row)] > 1
        ):
            continue  # a row of its own says so
        found.setdefault((name, said), []).append(row)
    for (name, said), told in found.items():
        yield _doubt(name, said, told, headers.get(name, name))


def _said_by_columns(rows: Sequence[Row]) -> Iterator[_Said]:
    """Yield what own columns say that the period and the role of a row do not."""
    found: list[_Said] = []
    numbers: set[str] = set()
    texts: dict[str, set[str]] = {}
    standing = _standing_by_cells(rows)
    for row in rows:
        for name, cell in row.own.items():
            reason = _bare(name) in _REASONS
            if not (
                reason or tells_standing(name) or (name in standing and cell in standing[name])
            ):
                continue
            texts.setdefault(name, set()).add(cell)
            if cell.isdigit() and cell not in ("0", "1"):
                numbers.add(name)
            said = _said_or_reasoned(name, cell)
            if said and not _is_none(row) and not _is_said(row, said):
                found.append((name, said, row))
    for name, said, row in found:
        is_count = name in numbers and row.own[name].isdigit()  # no answer of yes or no
        if not is_count and not (said == _UNKNOWN and len(texts[name]) > _FEW):
            yield name, said, row


def _said_or_reasoned(name: str, cell: str) -> str:
    """Tell what a cell says, by what its column is called, or among reasons as a note does."""
    if _bare(name) in REASONS_FOR_LEAVING and _is_reason(cell):
        return _ENDED
    return _noted("note", cell) if _bare(name) in _REASONS else _said(name, cell)


def _said_by_notes(rows: Sequence[Row]) -> Iterator[_Said]:
    """Yield what reasons and notes say that the period and the role of a row do not.

    A note that is a period alone tells of the membership where it begins as that does.
    """
    for row in rows:
        for name in ("end_reason", "note"):
            if not row.cells[name]:
                continue
            noted = _stated(row, name)
            other = name == "note" and is_of_another_time(noted, row.cells["during"])
            said = "" if other else _noted(name, noted)
            known = (said == _OUTSIDE and _is_none(row)) or (said != _AGAIN and ends(row))
            if said and not known and not _is_said(row, said):
                yield name, said, row


def _said_by_tiers(rows: Sequence[Row]) -> Iterator[_Said]:
    """Yield what stands in place of a tier, as "Lapsed" may below "Tier"."""
    tiers = {row.cells.get("tier", "") for row in rows}
    says = {tier: said for tier in tiers if (said := _said_by_tier(tier))}
    for row in rows if says else ():
        said = says.get(row.cells.get("tier", ""), "")
        if said and not _is_none(row) and not _is_said(row, said):
            yield "tier", said, row


def _said_by_tier(tier: str) -> str:
    """Tell what a tier says of a membership; one such as "Retired" is a class of members."""
    if says_suspended(tier):
        return _RESTS
    if tells_of_return(tier):
        return _AGAIN
    if not role_outside(tier) or tier.strip().casefold() in CLASSES_OF_MEMBERS:
        return ""
    return _ENDED if role_ended(tier) else _OUTSIDE


def _is_said(row: Row, said: str) -> bool:
    """Whether the period or the role of a row says so itself."""
    if said == _OBSERVES:
        return says_observes(row.cells["role"])
    return said == _ENDED and ends(row)


def _pair(row: Row) -> tuple[str, str]:
    return row["actor"], row["coalition"]


def _standing_by_cells(rows: Sequence[Row]) -> dict[str, frozenset[str]]:
    """Find own columns of a few words, some of which say that a membership ended, with these."""
    texts: dict[str, set[str]] = {}
    for row in rows:
        for name, cell in own_cells(row):
            if not tells_standing(name) and len(seen := texts.setdefault(name, set())) <= _FEW:
                seen.add(cell)
    told = {
        name: frozenset(filter(_tells_for_sure, seen))
        for name, seen in texts.items()
        if len(seen) <= _FEW
    }
    return {name: cells for name, cells in told.items() if cells}


def _tells_for_sure(cell: str) -> bool:
    """Whether a cell says how somebody stands whatever its column is called."""
    return _is_act_of_leaving(cell) or _refuses(cell) or says_observes(cell)


def _refuses(cell: str) -> bool:
    """Whether a cell says of a membership, and of nothing else, that there is none."""
    return cell.strip().casefold() in _REFUSALS


def _is_act_of_leaving(cell: str) -> bool:
    """Whether a cell is a word of leaving, and no other thing as "left" and "exit" may be."""
    sense, date = beside(cell)
    if sense == "ended" and date:
        return is_date_like(date)
    plain = cell.strip().casefold()
    sure = plain.isalpha() or not _MEMBERS.isdisjoint(plain.split())  # "Former member"
    return sure and says_ended(cell) and plain not in _OFTEN


def _is_reason(cell: str) -> bool:
    """Whether a cell tells why somebody left, and not that nobody did."""
    plain = cell.strip().casefold()
    still = plain in NOW or _STILL.match(plain) is not None
    return not (still or is_unknown(cell) or says_no(cell))


def _stated(row: Row, name: str) -> str:
    """What a cell says beside the line of one table that stands, or stood, there."""
    cell = row.cells[name]
    return _LINE.sub("", cell) if "line " in cell else cell


@lru_cache(maxsize=65536)
def _noted(name: str, cell: str) -> str:
    """Tell what a reason, or a note that says nothing else, says of the membership."""
    if cell and (name == "end_reason" or _note_ends(cell)):
        return _ENDED
    plain = cell.strip(" .()").casefold()
    if tells_of_return(plain):
        return _AGAIN
    if says_suspended(plain) or tells_of_pause(plain):
        return _RESTS
    if tells_of_end_within(cell):
        return _ENDED
    if tells_of_merger(cell):
        return _MERGED
    if says_observes(cell):
        return _OBSERVES
    return _OUTSIDE if says_outside(plain) or tells_of_none(cell) else ""


def _note_ends(cell: str) -> bool:
    """Whether a note says that it ended; what else became of a member it may tell."""
    if tells_of_end(cell):
        return True
    sense, date = beside(cell)
    if sense == "ended":
        return not date or is_date_like(date)
    return says_ended(cell) and not says_merged(cell)


def _is_none(row: Row) -> bool:
    """Whether the role of a row says itself that it does not belong."""
    role = row.cells["role"].replace("-", " ")
    return role in _APART or role_outside(row.cells["role"])


@lru_cache(maxsize=65536)
def _said(name: str, cell: str) -> str:
    """Tell what a cell says of the membership, by the question that its column asks."""
    if _asks_who_left(name):
        dated = is_date_like(cell) or mark_of(cell) in ("date", "period")  # "yes (2020)"
        return _ENDED if dated or says_yes(cell) or says_ended(cell) else ""
    if _bare(name) in STILL_THERE:
        return _ENDED if says_not(cell) else ""
    if _bare(name) in OBSERVERS:
        return _OBSERVES if says_yes(cell) else ""
    if tells_of_return(cell):
        return _AGAIN
    if says_ended(cell):
        return _ENDED
    if says_observes(cell):
        return _OBSERVES
    if _is_status(name) and cell.strip().casefold() in _NOT_KNOWN:
        return _UNKNOWN
    if says_suspended(cell) or tells_of_pause(cell):
        return _RESTS
    if _is_status(name) and cell.strip().casefold() in _NO_KIND:
        return _OUTSIDE
    if says_no(cell) and not _bare(name).startswith("ratif"):
        return _UNKNOWN if _bare(name) in _OF_MEMBERS else ""
    if says_outside(cell):
        return _OUTSIDE
    return _UNKNOWN if _bare(name) in _OF_MEMBERS and not says_how_it_stands(cell) else ""


@lru_cache(maxsize=4096)
def _asks_who_left(name: str) -> bool:
    """Whether a column is called by a word of leaving, as "Withdrawn" is, and by no other sense."""
    words = _bare(name).removeprefix("has_").replace("_", " ")
    named = says_ended(words) or tells_of_end(words)
    named = named and not dates_in_doubt(name)
    return named and not says_merged(words) and words not in _OFTEN - {*ENDED}


def _is_status(name: str) -> bool:
    return _bare(name) in STATUS


def _bare(name: str) -> str:
    return name.strip("¿?:*_ ")


def ends(row: Row) -> bool:
    """Whether a row states an end, if only that there was one, or has one that cannot be read."""
    if row.cells["during"][1:].endswith("/"):  # "2018/": it ended, nobody knows when
        return True
    if any(row.own.get(f"{name}{AS_WRITTEN}") for name in ("until", "before")):
        return True
    try:
        return parse(row.cells["during"] or UNDATED).states_end
    except InvalidDate:
        return True  # reported with the other cells


def _doubt(name: str, said: str, rows: Sequence[Row], header: str) -> Problem:
    texts = _quoted(_stated(row, name) if name in row.cells else row.own[name] for row in rows)
    if said == _UNKNOWN:
        taken = rows_on([row.line for row in rows])
        count = "counts as a member" if len(rows) == 1 else "count as members"
        message = f"nothing is known of {texts} as a standing; {taken} so marked {count}."
        return Problem(rows[0].path, rows[0].line, header, message, _HINTS[said])
    verb = "says" if len(rows) == 1 else "say"
    message = f"{rows_on([row.line for row in rows])} {verb} by {texts} that {said}."
    return Problem(rows[0].path, rows[0].line, header, message, _HINTS[said])


def _quoted(texts: Iterable[str]) -> str:
    distinct = list(dict.fromkeys(texts))
    more = ", …" if len(distinct) > _SHOWN else ""
    return ", ".join(map(shown, distinct[:_SHOWN])) + more
