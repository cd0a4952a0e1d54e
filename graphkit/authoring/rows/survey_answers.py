"""Tell what an export of a survey says of its answers: when somebody gave one, and trials of it.

Exports with one line of headers are told by columns that only surveys have, such as "ResponseId".
When somebody answered is no time of a membership.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graphkit.authoring.doubts_counted import LEFT_OUT
from graphkit.authoring.headers.asks_otherwise import is_asked
from graphkit.authoring.headers.header import plain
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.errors import Problem
from graphkit.names.tables import words_of
from graphkit.tabular.how_many import how_many
from graphkit.tabular.reading.lines_of_text import Line

_IDS: Final = frozenset(called("id-of-answer"))
"""Columns that only exports of surveys have."""
_BEGUN: Final = frozenset(called("begins-an-answer"))
_COMPLETED: Final = frozenset(called("completes-an-answer"))
_STAMP: Final = frozenset(called("stamp-of-answer"))
_SENT: Final = frozenset(called("sent-at"))
_ADDRESS: Final = frozenset(called("address-of-answer"))
_TIMES: Final = _BEGUN.union(_COMPLETED, _STAMP, called("time-of-answer"))
_TESTS: Final = frozenset(words_of("row_words", "answer-of-a-test"))
"""What Qualtrics calls answers that nobody gave in earnest."""
_CHANNELS: Final = _TESTS.union(words_of("row_words", "way-of-an-answer"))


def columns_of_answers(header: Sequence[str]) -> list[int]:
    """Find the columns of an export of a survey that say when, and as which, an answer was given.

    Parameters
    ----------
    header : sequence of str
        The only line of headers of a table.

    Returns
    -------
    list of int
        Empty where nothing tells that it is the export of a survey. What comes again, such as a
        second "Start Date", is a question.

    Examples
    --------
    >>> columns_of_answers(["StartDate", "EndDate", "ResponseId", "Company", "Pledge"])
    [0, 1, 2]
    >>> columns_of_answers(["Timestamp", "Email Address", "Company", "Pledge", "Start date"])
    [0]
    >>> columns_of_answers(["Company", "Pledge", "Start date", "End date"])
    []
    """
    names = [plain(cell) for cell in header]
    there = {*names}
    if there & _IDS:
        wanted = _IDS | _TIMES
    elif there & _BEGUN and there & _COMPLETED:
        wanted = _BEGUN | _COMPLETED
    elif there & _STAMP and (there & _ADDRESS or any(map(is_asked, header))):
        wanted = _STAMP
    else:
        return []
    return [n for n, name in enumerate(names) if name in wanted and name not in names[:n]]


def without_tests(
    path: str, places: Sequence[int], lines: Iterable[Line]
) -> tuple[list[Line], list[Problem]]:
    """Leave out answers that were given to try a survey, and those that it takes for spam.

    Parameters
    ----------
    path : str
        The file.
    places : sequence of int
        Where columns of the survey itself stand.
    lines : iterable of Line
        The rows.

    Returns
    -------
    lines : list of Line
        The others.
    problems : list of Problem
        One for each row that is left out.

    Examples
    --------
    >>> rows = [(4, ["IP Address", "Acme"]), (5, ["Survey Preview", "test"])]
    >>> kept, left_out = without_tests("a.csv", [0], rows)
    >>> kept, left_out[0].message
    ([(4, ['IP Address', 'Acme'])], "'Survey Preview' says that this is no answer of a member.")
    """
    kept, left_out = list[Line](), list[Problem]()
    for line, cells in lines:
        said = (cells[place].strip() for place in places if place < len(cells))
        test = next((cell for cell in said if cell.casefold() in _TESTS), "")
        if test:
            message = f"{test!r} says that this is no answer of a member."
            left_out.append(Problem(path, line, "", message, LEFT_OUT, left_out=True))
        else:
            kept.append((line, cells))
    return kept, left_out


def not_completed(path: str, header: Sequence[str], lines: Sequence[Line]) -> Iterator[Problem]:
    """Tell of answers that nobody sent off, by the column of the day on which they were.

    Parameters
    ----------
    path : str
        The file.
    header : sequence of str
        As written.
    lines : sequence of Line
        The header and the rows.

    Examples
    --------
    >>> rows = [(1, ["submitdate", "Who"]), (2, ["2024-01-02", "Acme"]), (3, ["", "Beta"])]
    >>> [one.line for one in not_completed("a.csv", rows[0][1], rows)]
    [3]
    """
    names = [plain(cell) for cell in header]
    place = next((n for n, name in enumerate(names) if name in _SENT), -1)
    rows = [(line, cells) for line, cells in lines[1:] if 0 <= place < len(cells)]
    open_ = [line for line, cells in rows if not cells[place].strip() and any(cells)]
    if open_ and len(open_) < len(rows):
        several = how_many(len(open_), "answer")
        message = f"{several} without a day of sending may not have been completed."
        hint = "Leave their rows out if they do not count."
        yield Problem(path, open_[0], header[place], message, hint)


def holds_channels(cells: Iterable[str]) -> bool:
    """Tell whether a column says in what way answers were given.

    >>> holds_channels(["IP Address", "Survey Preview", ""]), holds_channels(["Active", "Spam"])
    (True, False)
    """
    said = {cell.strip().casefold() for cell in cells} - {""}
    return bool(said) and said <= _CHANNELS
