"""Name the columns of questions with a column for each choice, which surveys write together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from graphkit.authoring.headers.header import plain
from graphkit.authoring.words.words_of_headers import called
from graphkit.errors import Problem

_CHOICE: Final = re.compile(r"(.+?)(?: - Selected Choice)?(?: - )(.+)", re.S)
_PLANS: Final = frozenset(called("asks-of-plans"))
"""Words of a question about what may come."""


class Column(NamedTuple):
    """A column of a survey: a choice below a question, or a question alone."""

    question: str
    choice: str = ""


class Named(NamedTuple):
    """How columns are called, the places of those that are left out, and what is told of both."""

    header: list[str]
    left_out: list[int]
    doubts: list[Problem]


def columns_of(texts: Sequence[str]) -> list[Column]:
    """Tell questions from choices in texts that name both; a question alone has none.

    >>> columns_of(["Who?", "Joined? - A Pact", "Joined? - B Pact"])[1]
    Column(question='Joined?', choice='A Pact')
    """
    parts = [_CHOICE.fullmatch(text.strip()) for text in texts]
    several = Counter(part[1] for part in parts if part)
    return [
        Column(part[1], part[2]) if part and several[part[1]] > 1 else Column(text.strip())
        for text, part in zip(texts, parts, strict=True)
    ]


def named(path: str, line: int, columns: Sequence[Column]) -> Named:
    """Call the columns of choices after these.

    Parameters
    ----------
    path : str
        The file.
    line : int
        That of the questions.
    columns : sequence of Column
        All of them.

    Returns
    -------
    Named
        Where several questions have the same choice, those that ask for plans are left out; before
        the choices of others the question stays.

    Examples
    --------
    >>> asked = [Column("Joined?", "A Pact"), Column("Do you plan to?", "A Pact")]
    >>> named("a.csv", 1, asked).header, named("a.csv", 1, asked).left_out
    (['A Pact', 'Do you plan to? - A Pact'], [1])
    """
    shared = _shared(columns)
    plans = [one for one in shared if not _PLANS.isdisjoint(plain(one).strip("?").split("_"))]
    plans = [] if len(plans) == len(shared) else plans
    left_out = [n for n, one in enumerate(columns) if one.choice and one.question in plans]
    apart = _shared([one for n, one in enumerate(columns) if n not in left_out])
    header = [
        one.choice if one.choice and one.question not in (*apart, *plans) else _whole(one)
        for one in columns
    ]
    return Named(header, left_out, [*_told(path, line, plans, apart)])


def _shared(columns: Sequence[Column]) -> list[str]:
    """List the questions of which a choice is that of another, too."""
    asked = {one for one in columns if one.choice}
    met = Counter(one.choice for one in asked)
    return [*dict.fromkeys(one.question for one in columns if met[one.choice] > 1)]


def _whole(column: Column) -> str:
    return f"{column.question} - {column.choice}" if column.choice else column.question


def _told(path: str, line: int, plans: Sequence[str], apart: Sequence[str]) -> list[Problem]:
    found = []
    if plans:
        message = f"{_listed(plans)} asks of plans, and is left out."
        hint = "Rename its columns if they say who belongs."
        found.append(Problem(path, line, "", message, hint))
    if apart:
        message = f"the same choices stand below {_listed(apart)}, and are told apart by these."
        hint = "Leave out the columns of a question that does not ask who belongs."
        found.append(Problem(path, line, "", message, hint))
    return found


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names))
