"""Read what the column of marks of a panel says of each row: that it belonged, not, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.cell_meanings.marks import dates_in_answer
from graphkit.authoring.cell_meanings.yes_and_no import (
    CODE,
    NO,
    OPEN,
    not_belonging,
    says_no,
    says_not,
)
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import BELONGS, MARKS_OF_ROWS, STATUS
from graphkit.authoring.known_words.words_of_standing import says_observes, says_outside, words_for
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

UNANSWERED: Final = "\0"
"""Stands in the stead of an empty answer, which own columns do not keep."""
_ZERO: Final = re.compile(r"0(?:\.0+)?")
ROLE: Final = "role"
_OF_THE_MEMBER: Final = ("kind",)
"""A column of the member that may tell, row by row, of its membership."""
_NONE: Final = frozenset(words_of("standing_words", "no-kind"))
"""What stands among kinds of memberships where there was none."""
_MEMBERSHIP: Final = re.compile(
    rf"(?:{any_of(words_of('standing_words', 'membership-behind-kind'))})$"
)
_PLAIN: Final = frozenset(words_of("standing_words", "plain-kind")) | words_for("member")
_KINDS: Final = frozenset(words_of("standing_words", "level"))
_FEW: Final = 0.4
"""So many of the rows may have what is no mark."""


class PanelMark(NamedTuple):
    """What a cell says.

    Attributes
    ----------
    belongs : bool or None
        None where it leaves that open.
    role : str
        As what somebody belonged, where a mapping says so.
    is_known : bool
        Whether it is known what the cell means.
    """

    belongs: bool | None
    role: str = ""
    is_known: bool = True


def mark_in_panel(cell: str, marks: Mapping[str, str]) -> PanelMark:
    """Tell what a cell says of the membership of its year.

    Parameters
    ----------
    cell : str
        As written.
    marks : mapping of str to str
        The roles that texts in small letters mean; empty for no membership.

    Examples
    --------
    >>> [mark_in_panel(cell, {}).belongs for cell in ("yes", "0", "n/a", "")]
    [True, False, None, None]
    >>> mark_in_panel("2", {}).is_known, mark_in_panel("2", {"2": "associate"}).role
    (False, 'associate')
    """
    stripped = cell.strip(f" {UNANSWERED}")
    plain = stripped.casefold()
    if plain in marks:
        return PanelMark(bool(marks[plain]), marks[plain])
    if says_no(stripped) or says_not(stripped) or _ZERO.fullmatch(plain):
        return PanelMark(False)
    if plain in NO or plain in OPEN:
        return PanelMark(None)
    return PanelMark(None, is_known=False) if not_belonging(stripped) else PanelMark(True)


def word_in_panel(cell: str, marks: Mapping[str, str]) -> PanelMark:
    """Tell what a word for a kind of membership says of its year, or a mark as `mark_in_panel`.

    Examples
    --------
    >>> [word_in_panel(cell, {}).belongs for cell in ("none", "candidate", "missing", "full")]
    [False, False, None, True]
    >>> word_in_panel("Associate membership", {}).role, word_in_panel("full member", {}).role
    ('associate', '')
    >>> word_in_panel("2", {}).is_known
    False
    """
    stripped = cell.strip(f" {UNANSWERED}")
    plain = stripped.casefold()
    if plain in marks:
        return mark_in_panel(cell, marks)
    if plain in _NONE or says_outside(stripped):
        return PanelMark(False)
    kind = _MEMBERSHIP.sub("", plain).strip()
    if plain and (kind in _PLAIN or not kind):
        return PanelMark(True)
    if says_observes(kind) or kind in _KINDS:
        return PanelMark(True, kind)
    return mark_in_panel(cell, marks)


def are_kinds(cells: Iterable[str]) -> bool:
    """Tell whether all cells say as what somebody belonged, or that it did not, and not all alike.

    >>> are_kinds(["member", "non-member"]), are_kinds(["company", "member"])
    (True, False)
    """
    said = {cell.strip().casefold() for cell in cells} - {""}
    read = [word_in_panel(cell, {}) for cell in said if not CODE.fullmatch(cell)]
    return len(said) > 1 and len(read) == len(said) and all(mark.is_known for mark in read)


def column_of_marks(rows: Sequence[Row], marks: Mapping[str, str]) -> str:
    """Name the own column of marks, such as 0 and 1, that say whether somebody belonged.

    Parameters
    ----------
    rows : sequence of Row
        Memberships.
    marks : mapping of str to str
        As for `mark_in_panel`.

    Returns
    -------
    str
        Empty if there is none. Numbers by which every member is known are no marks.
    """
    if BELONGS in rows[0].own:
        return BELONGS
    named = dict.fromkeys(name for row in rows for name in row.own)
    for column in named:
        cells = [cell for row in rows if (cell := row.own.get(column, ""))]
        if without_brackets(column) not in MARKS_OF_ROWS and not (
            _says_kinds(column, cells) and are_kinds(cells)
        ):
            continue
        read = {cell: word_in_panel(cell, marks) for cell in {*cells}}
        odd = sum(not read[cell].is_known and not CODE.fullmatch(cell) for cell in cells)
        said = {mark.belongs for mark in read.values()}
        if True in said and odd <= _FEW * len(cells):
            if len(said) > 1 and False not in said and _numbers_members(rows, column):
                continue
            return column
    roles = {row.cells.get(ROLE, "") for row in rows}
    return ROLE if any(_is_no_role(role) for role in roles) else ""


def _says_kinds(column: str, cells: Sequence[str]) -> bool:
    """Whether an own column may say as what somebody belonged; one of status, if some were none."""
    if column in _OF_THE_MEMBER:
        return True
    none = any(cell.strip().casefold() in _NONE for cell in cells)
    return none and without_brackets(column) in STATUS


def _is_no_role(text: str) -> bool:
    """Tell whether a cell of roles is a code, or says that there was none."""
    return bool(text) and (bool(CODE.fullmatch(text.strip())) or text.strip().casefold() in _NONE)


def _numbers_members(rows: Iterable[Row], column: str) -> bool:
    """Tell whether every member, or every coalition, has one number in a column."""
    for end in ("member", "coalition"):
        of_end: dict[str, set[str]] = {}
        for row in rows:
            name = row.own.get(end) or row.cells.get("actor" if end == "member" else end, "")
            of_end.setdefault(name, set()).add(row.own.get(column, ""))
        if all(len(cells) == 1 for cells in of_end.values()):
            return True
    return False


def without_answers(
    rows: Sequence[Row], headers: Mapping[str, str], leave_out: Report
) -> Iterator[Row]:
    """Leave out the rows whose answers say that they are no membership, where no year is read.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, with the answers to the question who belongs.
    headers : mapping of str to str
        The headers as written, where they have names of their own.
    leave_out : callable
        Is given each row that is left out.
    """
    for row in rows:
        if BELONGS not in row.own:
            yield row
            continue
        answer = row.own[BELONGS].removesuffix(UNANSWERED)
        why = "" if dates_in_answer(answer) else not_belonging(answer)
        if why:
            column = headers.get(BELONGS, BELONGS)
            leave_out(Problem(row.path, row.line, column, why, LEFT_OUT, left_out=True))
        else:
            own = {name: cell for name, cell in row.own.items() if name != BELONGS}
            yield Row(row.path, row.line, row.cells, own)
