"""Leave the further header lines of exports of surveys out, and what a survey says of itself.

Qualtrics writes three lines above the answers: codes of the questions, their texts, and ids such
as ``{"ImportId":"QID1"}``. SurveyMonkey writes two: the questions, and below them their choices or
"Open-Ended Response". When somebody answered is no time of a membership.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import Final, NamedTuple

from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.one_table import recognised
from graphkit.authoring.words.words_of_headers import called
from graphkit.errors import Problem
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_IDS: Final = re.compile(r"\s*\{\s*[\"'“”]?ImportId[\"'“”]?\s*:\s*[\"'“”]?([^\"'“”,}]*).*", re.S)
_FIRST: Final = 8
_CHOICE: Final = re.compile(r"(.+?)(?: - Selected Choice)?(?: - )(.+)", re.S)
_OPEN: Final = frozenset(called("open-answer"))
"""What stands below a question that is answered in words of one's own."""
_OF_SURVEY: Final = frozenset(called("of-survey"))
"""Columns that tell of an answer when, where and by what it was given."""


class _Export(NamedTuple):
    """Lines of which the header is one, and what was left out of them."""

    first: list[Line]
    places: tuple[int, ...]
    doubts: tuple[Problem, ...]


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
    if found is None:
        return sheet._replace(lines=chain(first, rest))
    lines = _at(found.places, chain(found.first, rest))
    return sheet._replace(lines=lines, doubts=(*sheet.doubts, *found.doubts))


def _of_ids(path: str, first: Sequence[Line]) -> _Export | None:
    """Find the line of ids: the texts of questions stand above it, and above these the codes."""
    place = next((n for n, (_, cells) in enumerate(first) if n and _are_ids(cells)), 0)
    if not place:
        return None
    ids = [match[1] if (match := _IDS.fullmatch(cell)) else "" for cell in first[place][1]]
    texts = first[place - 1]
    header = _of_choice(texts[1])
    left = first[place]
    if place > 1:
        codes = [cell.strip() for cell in first[place - 2][1]]
        header = [text.strip() or code for text, code in zip(header, codes, strict=False)]
        if len(recognised(codes).missing) < len(recognised(header).missing):
            texts, header = first[place - 2], codes
    own = [n for n, one in enumerate(ids) if plain(one) in _OF_SURVEY]
    doubts = [_left_out(path, left[0])]
    doubts += [_of_itself(path, [header[n] for n in own])] if own else []
    places = tuple(n for n in range(len(header)) if n not in own)
    return _Export([(texts[0], header), *first[place + 1 :]], places, tuple(doubts))


def _are_ids(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(map(_IDS.fullmatch, filled))


def _of_choice(texts: Sequence[str]) -> list[str]:
    """Name the columns of a question that has one for each choice after these.

    >>> _of_choice(["Who?", "Joined? - A Pact", "Joined? - B Pact"])
    ['Who?', 'A Pact', 'B Pact']
    """
    parts = [_CHOICE.fullmatch(text.strip()) for text in texts]
    several = Counter(part[1] for part in parts if part)
    named = zip(texts, parts, strict=True)
    return [part[2] if part and several[part[1]] > 1 else text.strip() for text, part in named]


def _of_choices(path: str, first: Sequence[Line]) -> _Export | None:
    """Find a second line of choices, where it says of some question that it is an open one."""
    if len(first) < 2:
        return None
    (line, upper), (below, lower) = first[:2]
    open_ = [plain(cell) in _OPEN for cell in lower]
    if not any(open_) or _OF_SURVEY.isdisjoint(map(plain, upper)):
        return None
    own = [n for n, name in enumerate(upper) if plain(name) in _OF_SURVEY and not _cell(lower, n)]
    places = tuple(n for n in range(len(upper)) if n not in own)
    header = [
        name if n >= len(lower) or open_[n] or not lower[n].strip() else lower[n].strip()
        for n, name in enumerate(upper)
    ]
    doubts = [_left_out(path, below)]
    doubts += [_of_itself(path, [upper[n] for n in own])] if own else []
    return _Export([(line, header), *first[2:]], places, tuple(doubts))


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _at(places: Sequence[int], lines: Iterator[Line]) -> Iterator[Line]:
    """Give some of the cells of each line, and what is more than the header has."""
    width = max(places, default=-1) + 1
    for line, cells in lines:
        yield line, [*(_cell_as_is(cells, n) for n in places), *cells[width:]]


def _cell_as_is(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _left_out(path: str, line: int) -> Problem:
    message = "this is the export of a survey; its header has several lines, and is read as one."
    return Problem(path, line, "", message, "Check that the columns are called as they are meant.")


def _of_itself(path: str, names: Sequence[str]) -> Problem:
    listed = ", ".join(map(repr, names))
    message = f"what the survey says of the answers is left out: {listed}."
    return Problem(path, 0, "", message, "Rename a column that says something of memberships.")
