"""Name the sheets of a workbook that are not read, so that nothing is left out without a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.advice import Advice, Option
from graphkit.errors import Problem


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
