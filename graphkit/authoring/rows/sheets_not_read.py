"""Tell which sheet of a workbook is meant, and name those that are not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.doubts.status_without_end import WRITE_THE_END
from graphkit.authoring.headers.one_table import is_group, recognised
from graphkit.authoring.known_words.words_of_standing import says_ended
from graphkit.errors import Problem
from graphkit.next_steps import Advice, Call, Option
from graphkit.tabular.reading.lines_of_text import Line, Sheet

_ENDS: Final = frozenset({"until", "before", "during", "event", "role"})
"""Columns that tell of a row itself whether and when it ended."""

_TITLES: Final = 15
"""So many lines may stand above a header, it included."""


def sheets_called_after_tables(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[Sheet, ...]]:
    """Find the sheets that are called after tables, if the workbook is one of these.

    Parameters
    ----------
    sheets : sequence of Sheet
        Those of a workbook.

    Returns
    -------
    named : list of Sheet
        Empty where no sheet is called *memberships* and one of another name names members: a list
        of these beside a sheet *Sources* is what is meant, and not the sources alone.
    sheets : tuple of Sheet
        All of them, with all of their lines.
    """
    peeked = [_peeked(sheet) for sheet in sheets]
    again = tuple(sheet._replace(lines=chain(first, rest)) for sheet, first, rest in peeked)
    named = [sheet for sheet in again if sheet.name.casefold() in SCHEMA]
    if not named or any(sheet.name.casefold() == "memberships" for sheet in named):
        return named, again
    beside = (first for sheet, first, _ in peeked if sheet.name.casefold() not in SCHEMA)
    lists = any(not recognised(cells, about_one=True).missing for _, cells in chain(*beside))
    return [] if lists else named, again


def _peeked(sheet: Sheet) -> tuple[Sheet, list[Line], Iterator[Line]]:
    rest = iter(sheet.lines)
    return sheet, list(islice(rest, _TITLES)), rest


def sheets_not_read(path: str, read: Sequence[str], others: Sequence[str]) -> Iterator[Problem]:
    """Doubt that only some sheets of a workbook are meant.

    Parameters
    ----------
    path : str
        The file.
    read : sequence of str
        The sheets that are read.
    others : sequence of str
        The sheets that hold something and are not read.

    Yields
    ------
    Problem
        One, if there are others.

    Examples
    --------
    >>> [problem.message for problem in sheets_not_read("a.xlsx", ["Data"], ["Notes"])]
    ["only the sheet 'Data' is read; 'Notes' is not."]
    """
    if not others:
        return
    which = ", ".join(map(repr, read))
    told = f"the sheet {which} is" if len(read) == 1 else f"the sheets {which} are"
    not_ = f"{', '.join(map(repr, others))} {'is' if len(others) == 1 else 'are'} not"
    hint = Advice("To read another, say {option}.", option=Option("sheet", "NAME"))
    yield Problem(path, 0, "", f"only {told} read; {not_}.", hint)


def of_memberships(headers: Sequence[Mapping[str, str]]) -> list[int]:
    """Tell which of several sheets are tables of memberships.

    Parameters
    ----------
    headers : sequence of mapping of str to str
        Of each sheet that names members and coalitions: its headers, by what they hold.

    Returns
    -------
    list of int
        Their places. Beside sheets that name what was joined, one with organisations and nothing
        that is called like it, such as a list of contacts, is none.

    Examples
    --------
    >>> of_memberships([{"coalition": "Pact"}, {"coalition": "Organisation"}])
    [0]
    """
    named = [n for n, one in enumerate(headers) if not is_group(one.get("coalition", ""))]
    return named or [*range(len(headers))]


def several_sheets(path: str, names: Sequence[str]) -> Problem:
    """Say that several sheets are tables of memberships, and ask which one is meant."""
    message = f"the sheets {', '.join(map(repr, names))} are tables of memberships."
    hint = Advice(
        "Say which one is meant with {option}. One sheet is read at a time: to read them together,"
        " put their rows into one, with the end of those that have left in a column until. Two that"
        " are editions of one list are compared with {diff}.",
        option=Option("sheet", names[0]),
        diff=Call("diff", tuple(f"{path}#{name}" for name in names[:2])),
    )
    return Problem(path, 0, "", message, hint)


def sheet_of_former(path: str, sheet: str, headers: Mapping[str, str]) -> Iterator[Problem]:
    """Doubt that who stands on a sheet called *Former members* goes on.

    Parameters
    ----------
    path : str
        The file.
    sheet : str
        The name of the sheet that is read.
    headers : mapping of str to str
        Its headers, by what they hold.

    Yields
    ------
    Problem
        One, if the sheet is called so and no column of it says when they left.

    Examples
    --------
    >>> [one.message[:43] for one in sheet_of_former("a.xlsx", "Former members", {})]
    ["the sheet 'Former members' is of those who "]
    >>> list(sheet_of_former("a.xlsx", "Former members", {"until": "Left"}))
    []
    """
    if not says_ended(sheet) or not _ENDS.isdisjoint(headers):
        return
    message = (
        f"the sheet {sheet!r} is of those who left, and no end is stated: they are taken to go on."
    )
    hint = WRITE_THE_END
    yield Problem(path, 0, "", message, hint, of_all=True)


def no_sheet(path: str, names: Sequence[str]) -> Problem:
    """Say that no sheet of several is a table of memberships."""
    message = f"none of the sheets {', '.join(map(repr, names))} is a table of memberships."
    hint = Advice(
        "One needs a column 'member' and a column 'coalition'. graphkit import reads tables of "
        "members by coalitions, too; {option} says which sheet is meant.",
        option=Option("sheet", names[0]),
    )
    return Problem(path, 0, "", message, hint)
