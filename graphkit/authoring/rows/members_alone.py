"""Leave out the rows that are no members: totals, notes, and answers that deny."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.below_table import below_table, may_be_below
from graphkit.authoring.cell_meanings.marks import (
    ENDS,
    TOLD_BESIDE,
    WHOLE,
    dates_in_answer,
    ends_in_answer,
)
from graphkit.authoring.cell_meanings.rows_beside import RowsBeside
from graphkit.authoring.cell_meanings.yes_and_no import not_belonging, says_no
from graphkit.authoring.dates.days_since_1904 import days_since_1904
from graphkit.authoring.doubts.answers_at_odds import AnswersAtOdds
from graphkit.authoring.doubts.ended_without_day import ended_without_day, is_ended_without_day
from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.words_of_headers import BELONGS, TIME_COLUMNS
from graphkit.authoring.rows.cells_of_rows import trimmed
from graphkit.authoring.spells.marks_of_panels import UNANSWERED
from graphkit.authoring.spells.rows_of_panel import may_be_panel
from graphkit.errors import Problem
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_TOLD: Final = re.compile(
    r".*\S\s*[=:]\s*\S.*|(?:\S+\s+){3,}\S*\w\w\."
    rf"|{any_of(words_of('row_words', 'legend'))}",
    re.I,
)
"""What is a note where nothing stands beside it."""


def members_alone(
    sheet: Sheet,
    names: Sequence[str],
    lines: Iterable[Line],
    doubt: Report,
    header: Sequence[str],
) -> Iterator[Line]:
    """Leave out rows below the table; write as dates the days that count from another year.

    Answers to the question who belongs fill further cells, those of the dates that are told there.
    """
    if sheet.epoch == 1904:
        lines = days_since_1904(lines, {n for n, name in enumerate(names) if name in TIME_COLUMNS})
    if "member" not in names:
        yield from lines
        return
    member = names.index("member")
    ends = [member, names.index("coalition")] if "coalition" in names else []
    belongs, dated = names.index(BELONGS) if BELONGS in names else -1, dated_by_answers(names)
    of_years = may_be_panel(names)
    odds, rows = AnswersAtOdds(), RowsBeside(joined=bool(ends))
    for line, cells in lines:
        below, column = _no_member(cells, member, ends, header, joined=rows.most), "member"
        if not below:
            rows.count(cells, member)
        answer = cells[belongs] if 0 <= belongs < len(cells) else ""
        told = dates_in_answer(answer) if answer else {}
        if belongs >= 0 and not below and not told and not of_years:
            below, column = not_belonging(answer), BELONGS
            if not below or says_no(answer):
                named = [
                    cells[place] if place < len(cells) else "" for place in (member, *ends[1:])
                ]
                odds.says(named[0], "".join(named[1:]), line, belongs=not below)
        if below:
            doubt(Problem(sheet.path, line, column, below, LEFT_OUT, left_out=True))
        elif belongs < 0:
            yield line, cells
        else:
            said = told if told and dated == TOLD_BESIDE else _said_beside(cells, names, answer)
            if is_ended_without_day(said) and not _is_dated(cells, names):
                doubt(ended_without_day(sheet.path, line, header[belongs], answer))
            filled = [cell or said.get(name, "") for name, cell in zip(names, cells, strict=False)]
            filled[belongs] = (answer or UNANSWERED) if of_years else ""
            yield line, [*filled, *cells[len(names) :], *(said.get(name, "") for name in dated)]
    for problem in odds.told(sheet.path, BELONGS):
        doubt(problem)


def _no_member(
    cells: Sequence[str], member: int, ends: Sequence[int], header: Sequence[str], *, joined: bool
) -> str:
    """Say why a row is none of a member; few names are looked at more closely."""
    name = cells[member] if member < len(cells) else ""
    plain = name.isascii() and not name.isspace() and name not in ("", header[member])
    below = ""
    if not plain or name.isdigit() or may_be_below(name):
        below = below_table(cells, member, header, joined=joined)
    if not below and not all(place < len(cells) and cells[place] for place in ends):
        below = _names_nobody(cells, ends)
    return below


def dated_by_answers(names: Sequence[str]) -> Sequence[str]:
    """Name the columns of dates that a table lacks, where it asks who belongs."""
    if BELONGS not in names:
        return ()
    lacks = not {*names}.intersection(TOLD_BESIDE)
    return TOLD_BESIDE if lacks else [name for name in ENDS if name not in names]


def _is_dated(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a column of dates of a row is filled."""
    return any(c.strip() for n, c in zip(names, cells, strict=False) if n in TOLD_BESIDE)


def _said_beside(cells: Sequence[str], names: Sequence[str], answer: str) -> Mapping[str, str]:
    """Give what an answer says of the time where the row itself does not state a period."""
    whole = any(cell.strip() for name, cell in zip(names, cells, strict=False) if name in WHOLE)
    return {} if whole else ends_in_answer(answer)


def _names_nobody(cells: Sequence[str], ends: Sequence[int]) -> str:
    """Say that a row, such as a note, names neither a member nor what it joined."""
    filled = [cell.strip() for cell in cells if trimmed(cell)]
    if not ends or not filled or len(cells) <= max(ends):
        return ""
    if len(filled) == 1 and _TOLD.fullmatch(filled[0]):
        return f"{filled[0][:60]!r} stands alone in its row, and is a note."
    if any(trimmed(cells[place]) for place in ends):
        return ""
    return f"{filled[0][:60]!r} stands in a row that names neither a member nor what it joined."
