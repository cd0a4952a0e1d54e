"""Leave the further header lines of exports of surveys out, and what a survey says of itself.

Qualtrics writes three lines above the answers: codes of the questions, their texts, and ids such
as ``{"ImportId":"QID1"}``. SurveyMonkey writes two: the questions, and below them their choices or
"Open-Ended Response". Others write a single one. When somebody answered is no time of a membership.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.authoring.rows.survey_answers import (
    columns_of_answers,
    holds_channels,
    not_completed,
    without_tests,
)
from graphkit.authoring.rows.survey_questions import (
    SurveyColumn,
    columns_of,
    columns_of_one_line,
    named,
    others_named,
)
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_IDS: Final = re.compile(r"\s*\{\s*[\"'“”]?ImportId[\"'“”]?\s*:\s*[\"'“”]?([^\"'“”,}]*).*", re.S)
_FIRST: Final = 8
_OPEN: Final = frozenset(called("open-answer"))
"""What stands below a question that is answered in words of one's own."""
_OF_SURVEY: Final = frozenset(called("of-survey"))
"""Columns that tell of an answer when, where and by what it was given."""


class _Export(NamedTuple):
    """Lines of which the header is one, where columns to be read and others stand, and doubts.

    The upper line is the header as written, where there is one line of headers.
    """

    first: list[Line]
    places: tuple[int, ...]
    own: tuple[int, ...]
    doubts: tuple[Problem, ...]
    upper: Sequence[str] = ()


def without_survey_lines(sheet: Sheet) -> Sheet:
    """Read the texts of questions as the header of an export of a survey.

    Parameters
    ----------
    sheet : Sheet
        Any table.

    Returns
    -------
    Sheet
        As it is where it is no such export; else with one header, and without the columns of
        the survey itself, which its doubts tell.

    Examples
    --------
    >>> ids = ['{"ImportId":"startDate"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2"}']
    >>> lines = [["StartDate", "Q1", "Q2"], ["Start Date", "Your company", "Pledge"], ids]
    >>> rows = [*enumerate([*lines, ["2024-01-02", "Acme", "Green Pact"]], 1)]
    >>> list(without_survey_lines(Sheet("a.csv", "", rows)).lines)
    [(2, ['Your company', 'Pledge']), (4, ['Acme', 'Green Pact'])]
    """
    rest = iter(sheet.lines)
    first = list(islice(rest, _FIRST))
    found = _of_ids(sheet.path, first) or _of_choices(sheet.path, first)
    found = found or _of_one_line(sheet.path, first)
    if found is None:
        return sheet._replace(lines=chain(first, rest))
    kept, tests = without_tests(sheet.path, found.own, chain(found.first, rest))
    open_ = not_completed(sheet.path, found.upper, kept)
    lines = _at(found.places, len(found.first[0][1]), kept)
    return sheet._replace(lines=lines, doubts=(*sheet.doubts, *found.doubts, *tests, *open_))


def _of_ids(path: str, first: Sequence[Line]) -> _Export | None:
    """Find the line of ids: the texts of questions stand above it, and above these the codes."""
    place = next((n for n, (_, cells) in enumerate(first) if n and _are_ids(cells)), 0)
    if not place:
        return None
    ids = [match[1] if (match := _IDS.fullmatch(cell)) else "" for cell in first[place][1]]
    texts = first[place - 1]
    header, left_out, told = named(path, texts[0], columns_of(texts[1]))
    left = first[place]
    if place > 1:
        codes = [cell.strip() for cell in first[place - 2][1]]
        header = [text.strip() or code for text, code in zip(header, codes, strict=False)]
        if len(recognised(codes).missing) < len(recognised(header).missing):
            texts, header, left_out, told = first[place - 2], codes, [], []
    doubts = [_left_out(path, left[0]), *told]
    own = [n for n, one in enumerate(ids) if plain(one) in _OF_SURVEY]
    doubts += [_of_itself(path, [header[n] for n in own])] if own else []
    places = tuple(n for n in range(len(header)) if n not in own and n not in left_out)
    lines = [(texts[0], header), *first[place + 1 :]]
    return _Export(lines, places, tuple(own), tuple(doubts))


def _are_ids(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(map(_IDS.fullmatch, filled))


def _of_choices(path: str, first: Sequence[Line]) -> _Export | None:
    """Find a second line of choices, where it says of some question that it is an open one."""
    if len(first) < 2:
        return None
    (line, upper), (below, lower) = first[:2]
    open_ = [plain(cell) in _OPEN for cell in lower]
    if not any(open_) or _OF_SURVEY.isdisjoint(map(plain, upper)):
        return None
    own = [n for n, name in enumerate(upper) if plain(name) in _OF_SURVEY and not _cell(lower, n)]
    asked = [
        SurveyColumn(name.strip())
        if n >= len(lower) or open_[n]
        else SurveyColumn(question, lower[n].strip())
        for n, (name, question) in enumerate(zip(upper, _asked(upper, lower), strict=True))
    ]
    header, left_out, told = named(path, line, asked)
    places = tuple(n for n in range(len(upper)) if n not in own and n not in left_out)
    doubts = [_left_out(path, below), *told]
    doubts += [_of_itself(path, [upper[n] for n in own])] if own else []
    return _Export([(line, header), *first[2:]], places, tuple(own), tuple(doubts))


def _asked(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Give the question of each column: above further choices of one there stands nothing."""
    asked = list[str]()
    for n, name in enumerate(upper):
        asked.append(name.strip() or (asked[-1] if asked and _cell(lower, n) else ""))
    return asked


def _of_one_line(path: str, first: Sequence[Line]) -> _Export | None:
    """Find an export with a single line of headers, by columns that only surveys have."""
    if not first:
        return None
    (line, header), rows = first[0], first[1:]
    own = columns_of_answers(header)
    if not own:
        return None
    below = [[_cell(cells, n) for _, cells in rows] for n in range(len(header))]
    own += [n for n in range(len(header)) if n not in own and holds_channels(below[n])]
    message = f"{_listed([header[n] for n in own])} show that this is the export of a survey."
    hint = "If it is not, call the columns otherwise; dates of memberships are left out with them."
    told = Problem(path, line, "", message, hint)
    asked, whole = columns_of_one_line(header)
    texts, left_out, doubts = named(path, line, asked)
    doubts += others_named(path, line, asked)
    if whole:
        message = f"of {_listed([header[n] for n in whole])} the columns of its choices are read."
        doubts.append(Problem(path, line, "", message, "Check that they hold all answers."))
    if len({*map(plain, texts)}) < len(texts):
        texts, left_out, doubts, whole = header, [], [], []
    beside = {*own, *left_out, *whole}
    places = tuple(n for n in range(len(header)) if n not in beside)
    told_of = (told, _of_itself(path, [header[n] for n in own]), *doubts)
    return _Export([(line, [*texts]), *rows], places, tuple(own), told_of, header)


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _at(places: Sequence[int], width: int, lines: Iterable[Line]) -> Iterator[Line]:
    """Give some of the cells of each line, and what is more than the header has."""
    for line, cells in lines:
        yield line, [*(_cell_as_is(cells, n) for n in places), *cells[width:]]


def _cell_as_is(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _left_out(path: str, line: int) -> Problem:
    message = "this is the export of a survey; its header has several lines, and is read as one."
    return Problem(path, line, "", message, "Check that the columns are called as they are meant.")


def _of_itself(path: str, names: Sequence[str]) -> Problem:
    message = f"what the survey says of the answers is left out: {_listed(names)}."
    return Problem(path, 0, "", message, "Rename a column that says something of memberships.")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names))
