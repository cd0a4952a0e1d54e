"""Doubt columns of yes and no that may say who belongs, and are kept as a table's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import own_columns
from graphkit.authoring.cell_meanings.yes_and_no import (
    are_answers,
    are_opinions,
    are_yes_and_no,
    says_neither,
    says_no,
)
from graphkit.authoring.doubts.status_without_end import tells_standing
from graphkit.authoring.headers.header import plain
from graphkit.authoring.known_words.words_of_headers import COALITIONS, called
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.names.tables import words_of

_ASKS: Final = frozenset(words_of("header_words", "asks"))
"""Words of a header that may ask, above yes and no, who joined or left."""
_SMALL: Final = frozenset(words_of("header_words", "small-in-question"))
_WITH_OBJECT: Final = 2
"""Words of "signed pledge", but for the small ones."""
_ANSWER: Final = frozenset(called("answer"))
"""What a column of answers is called that does not repeat the question."""
_ADDRESSED: Final = frozenset(called("of-question"))
_ASKS_IN_FULL: Final = frozenset(words_of("header_words", "asks-in-full"))


def answers_unread(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find own columns of yes and no whose headers may ask who belongs.

    Parameters
    ----------
    rows : sequence of Row
        Memberships, filled in.
    headers : mapping of str to str
        The headers as written, where they have names of their own.

    Yields
    ------
    Problem
        One a column, in the line of the first *no*.
    """
    for name, cells in own_columns(rows, wherever=True).items():
        header = headers.get(name, name)
        if tells_standing(name) or tells_standing(plain(header)) or not may_deny(header, cells):
            continue
        denied = next((row for row in rows if _denies(row.own.get(name, ""))), None)
        if denied is not None:
            held = "yes and no" if are_yes_and_no(cells) else "answers"
            message = (
                f"{header!r} holds {held}, and is kept as a column of your own: who has "
                f"{denied.own[name]!r} there counts as a member, too."
            )
            hint = "If it says who belongs, call it 'member?'; if it says who left, 'withdrawn?'."
            yield Problem(denied.path, denied.line, header, message, hint)


def may_deny(header: str, cells: Sequence[str]) -> bool:
    """Tell whether a column may ask, in whatever words, who belongs, and holds answers.

    Parameters
    ----------
    header : str
        Its name as written.
    cells : sequence of str
        What it holds.

    Examples
    --------
    >>> may_deny("Position", ["I agree", "I do not agree"]), may_deny("Fee paid", ["Yes", "No"])
    (True, False)
    """
    if may_ask(header) and are_yes_and_no(cells):
        return True
    asked = "?" in header and not _ADDRESSED.isdisjoint(plain(header).strip("?").split("_"))
    named = plain(header).strip("?:*_ ") in _ANSWER
    return are_answers(cells) and (asked or named or are_opinions(cells))


def _denies(cell: str) -> bool:
    return says_no(cell) or says_neither(cell)


def may_ask(header: str) -> bool:
    """Tell whether a header may ask who belongs.

    >>> [may_ask(one) for one in ("Has signed", "Party?", "Signed the pledge", "Opted out")]
    [True, True, True, True]
    >>> [may_ask(one) for one in ("Board member", "Committed budget", "Left wing")]
    [False, False, False]
    """
    bare = plain(header).strip("?:*_ ").replace("_", " ")
    words = [word for word in bare.split() if word not in _SMALL]
    alone = len(words) == 1 or (len(words) == _WITH_OBJECT and words[1] in COALITIONS)
    return bare in _ASKS_IN_FULL or (alone and words[0] in _ASKS)
