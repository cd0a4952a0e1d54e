"""Name the columns of questions with a column for each choice, which surveys write together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from graphkit.authoring.headers.header import plain
from graphkit.authoring.known_words.words_of_headers import called
from graphkit.errors import Problem
from graphkit.names.tables import words_of

_CHOICE: Final = re.compile(r"(.+?)(?: - Selected Choice)?(?: - )(.+)", re.S)
_BRACKETS: Final = re.compile(r"(.+[?:.])\s*\[([^\[\]]+)\]", re.S)
_CODE: Final = re.compile(r"(?:[A-Z]+\d+Q\d+(?:\[\w+\])?\.|Q\d+ -)\s+(?=\S)")
"""The code of a question, before its text."""
_OTHERS: Final = frozenset(words_of("row_words", "others", "other-named"))
_PLANS: Final = frozenset(called("asks-of-plans"))
"""Words of a question about what may come."""


class SurveyColumn(NamedTuple):
    """A column of a survey: a choice below a question, or a question alone."""

    question: str
    choice: str = ""


class NamedQuestions(NamedTuple):
    """How columns are called, the places of those that are left out, and what is told of both."""

    header: list[str]
    left_out: list[int]
    doubts: list[Problem]


def columns_of(texts: Sequence[str]) -> list[SurveyColumn]:
    """Tell questions from choices in texts that name both; a question alone has none.

    >>> columns_of(["Who?", "Joined? - A Pact", "Joined? - B Pact"])[1]
    SurveyColumn(question='Joined?', choice='A Pact')
    """
    parts = [_CHOICE.fullmatch(text.strip()) for text in texts]
    several = Counter(part[1] for part in parts if part)
    return [
        SurveyColumn(part[1], part[2])
        if part and several[part[1]] > 1
        else SurveyColumn(text.strip())
        for text, part in zip(texts, parts, strict=True)
    ]


def columns_of_one_line(header: Sequence[str]) -> tuple[list[SurveyColumn], list[int]]:
    """Tell questions from choices in the header of an export with a single line.

    Returns
    -------
    columns : list of SurveyColumn
        Without the codes of questions.
    whole : list of int
        The places of questions of which each choice has a column of its own, too.

    Examples
    --------
    >>> columns_of_one_line(["G01Q02[A]. Signed? [A Pact]", "G01Q02[B]. Signed? [B Pact]"])[0][0]
    SurveyColumn(question='Signed?', choice='A Pact')
    >>> columns_of_one_line(["pacts", "pacts/a_pact", "pacts/b_pact"])[1]
    [0]
    """
    bare = [_CODE.sub("", text.strip(), count=1) for text in header]
    texts = {*bare}
    parts = [text.rpartition("/") for text in bare]
    below = Counter(one for one, _, choice in parts if one in texts and choice)
    found = columns_of(bare)
    boxes = [_BRACKETS.fullmatch(text) for text in bare]
    several = Counter(box[1] for box in boxes if box)
    for place, (box, (one, _, choice)) in enumerate(zip(boxes, parts, strict=True)):
        if box and several[box[1]] > 1:
            found[place] = SurveyColumn(box[1].strip(), box[2].strip())
        elif below[one] > 1 and one in texts and choice:
            found[place] = SurveyColumn(one, choice)
    return found, [place for place, text in enumerate(bare) if below[text] > 1]


def others_named(path: str, line: int, columns: Sequence[SurveyColumn]) -> list[Problem]:
    """Tell of columns with what people named beside the choices of a question."""
    return [
        Problem(
            path,
            line,
            "",
            f"what was named below {one.choice!r} of {one.question!r} makes no membership.",
            "Write a row for each member and what it named there.",
        )
        for one in columns
        if one.choice.casefold() in _OTHERS
    ]


def named(path: str, line: int, columns: Sequence[SurveyColumn]) -> NamedQuestions:
    """Call the columns of choices after these.

    Parameters
    ----------
    path : str
        The file.
    line : int
        That of the questions.
    columns : sequence of SurveyColumn
        All of them.

    Returns
    -------
    NamedQuestions
        Where several questions have the same choice, those that ask for plans are left out; before
        the choices of others the question stays.

    Examples
    --------
    >>> asked = [SurveyColumn("Joined?", "A Pact"), SurveyColumn("Do you plan to?", "A Pact")]
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
    return NamedQuestions(header, left_out, [*_told(path, line, plans, apart)])


def _shared(columns: Sequence[SurveyColumn]) -> list[str]:
    """List the questions of which a choice is that of another, too."""
    asked = {one for one in columns if one.choice}
    met = Counter(one.choice for one in asked)
    return [*dict.fromkeys(one.question for one in columns if met[one.choice] > 1)]


def _whole(column: SurveyColumn) -> str:
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
