"""What stands in a cell that says whether somebody belongs: yes, no, or that nobody knew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.dates.empty_words import NEVER, NOTHING, UNKNOWN
from graphkit.authoring.dates.words_beside_dates import STILL
from graphkit.authoring.known_words.words_of_standing import says_ended, words_for
from graphkit.names.tables import words_of

_YES: Final = frozenset(words_of("standing_words", "yes"))
_NO: Final = frozenset(words_of("standing_words", "no"))
YES: Final = _YES | words_for("member")
"""What stands where somebody belongs, in small letters."""
NO: Final = _NO | {"", "☐", "[]", "[ ]", *NOTHING, *NEVER}
"""What stands where nobody does."""
OPEN: Final = frozenset([*UNKNOWN, "??", "(?)", "(x)"]) - NO
"""What stands where it was not known."""

CODE: Final = re.compile(r"-?\d{1,3}(?:\.0+)?")
"""A number that stands for an answer, such as 1, 0, 2 or -9."""
_WITHOUT: Final = re.compile(r"-[1-9]|-?(?:66|77|88|99|999)|0(?:\.0+)?")
"""Of these, those of none, and of what is not known or cannot be."""
_ONE: Final = re.compile(r"1(?:\.0+)?")
_MANY_CODES: Final = 12
"""So many different numbers are no answers."""
_NO_ANSWER: Final = frozenset(words_of("standing_words", "no-answer"))
"""What people answer to a question who say neither yes nor no."""
_ANSWERS: Final = _YES | _NO | _NO_ANSWER | {*NEVER, *UNKNOWN}
_OPINIONS: Final = frozenset(
    word for word in (*_YES, *_NO, *_NO_ANSWER) if " " in word or word in _NO_ANSWER
) | frozenset(words_of("standing_words", "opinion"))
"""Answers that say what somebody thinks or does, and not how something is."""
_SAID: Final = YES | _NO | {*NEVER}
_ANY: Final = YES | NO | OPEN
_FEW: Final = 0.4
_TWO: Final = 2
"""So many of the cells may say something else."""


def says_yes(cell: str) -> bool:
    """Tell whether a cell says yes to the question that its header asks.

    >>> says_yes(" Yes"), says_yes("member")
    (True, False)
    """
    return cell.strip().casefold() in _YES


def says_no(cell: str) -> bool:
    """Tell whether a cell says no to the question that its header asks, and nothing else.

    >>> says_no("FALSE"), says_no("not a member"), says_no("")
    (True, False, False)
    """
    return cell.strip().casefold() in _NO


def says_not(cell: str) -> bool:
    """Tell whether a cell says, with or without more words, that its row does not belong any more.

    >>> says_not("No (left 2014)"), says_not("Withdrawn"), says_not("Norway"), says_not("Yes")
    (True, True, False, False)
    >>> says_not("No restrictions"), says_not("Never")
    (False, True)
    """
    plain = cell.strip().casefold()
    first = _first_word(plain)
    rest = plain[len(first) :].lstrip()
    alone = not rest or rest[0] in "(,;:–—-" or rest[0].isdigit() or says_ended(rest)
    return (first in _NO and alone) or plain in _NO or plain in NEVER or says_ended(cell)


def says_neither(cell: str) -> bool:
    """Tell whether a cell answers a question with neither yes nor no.

    >>> says_neither("Abstain"), says_neither("Not yet"), says_neither("No")
    (True, True, False)
    """
    return cell.strip().casefold().replace("’", "'") in _NO_ANSWER


def are_answers(cells: Sequence[str]) -> bool:
    """Tell whether most filled cells of a column answer a question, each in words of its own.

    >>> are_answers(["I agree", "Decline", "Not sure"]), are_answers(["Yes", "Green Pact"])
    (True, False)
    >>> are_answers(["Unknown", "?"])
    False
    """
    texts = [cell.strip().casefold().replace("’", "'") for cell in cells if cell.strip()]
    if are_letters(texts) or all(text in UNKNOWN for text in texts):
        return False
    return sum(text not in _ANSWERS for text in texts) <= _FEW * len(texts)


def are_opinions(cells: Sequence[str]) -> bool:
    """Tell whether cells answer a question of what somebody thinks or does.

    >>> are_opinions(["I agree", "Abstain"]), are_opinions(["Yes", "No", "n/a"])
    (True, False)
    """
    return are_answers(cells) and any(
        cell.strip().casefold().replace("’", "'") in _OPINIONS for cell in cells
    )


def _first_word(text: str) -> str:
    return re.split(r"[\s,;:(]", text, maxsplit=1)[0]


def not_belonging(cell: str) -> str:
    """Say why a row is none of a membership, by a cell that tells whether it is one.

    Parameters
    ----------
    cell : str
        As written.

    Returns
    -------
    str
        Empty if it may be one.

    Examples
    --------
    >>> not_belonging("No"), not_belonging("?"), not_belonging("Yes (2019)")
    ("'No' says that it does not belong.", "'?' leaves open whether it belongs.", '')
    >>> not_belonging("Active"), not_belonging("0 (left)")
    ('', "'0 (left)' says that it does not belong.")
    >>> not_belonging("Observer")
    "'Observer' says neither yes nor no."
    >>> not_belonging("2")
    "'2' is a code, and the table does not say what it means."
    """
    stripped = cell.strip()
    plain = stripped.casefold()
    if plain in NO:
        return f"{stripped!r} says that it does not belong." if plain else "nothing marks it."
    if plain in OPEN:
        return f"{stripped!r} leaves open whether it belongs."
    if says_not(stripped):
        return f"{stripped[:60]!r} says that it does not belong."
    if CODE.fullmatch(plain) and plain not in YES:
        return f"{stripped!r} is a code, and the table does not say what it means."
    if plain in YES or _first_word(plain) in YES or plain in STILL or plain[0].isdigit():
        return ""
    return f"{stripped[:60]!r} says neither yes nor no."


def are_letters(texts: Sequence[str]) -> bool:
    """Tell whether more than two letters stand in for names; marks would be one or two of them.

    >>> are_letters(["x", "y", "z"]), are_letters(["x", "x", "y"])
    (True, False)
    """
    return len({*texts}) > _TWO and all(len(text) == 1 and text.isalpha() for text in texts)


def are_codes(cells: Sequence[str]) -> bool:
    """Tell whether the filled cells of a column are codes of answers, 1 among them.

    Numbers of which each stands once may be those of rows, unless one says that there is none.

    >>> are_codes(["1", "2", "3", "-9"]), are_codes(["1", "2", "3"]), are_codes(["1", "2", "1"])
    (True, False, True)
    """
    texts = [cell.strip() for cell in cells if cell.strip()]
    said = {*texts}
    if len(said) > _MANY_CODES or not all(map(CODE.fullmatch, said)):
        return False
    again = len(said) < len(texts) or any(map(_WITHOUT.fullmatch, said))
    return again and any(map(_ONE.fullmatch, said))


def are_yes_and_no(cells: Sequence[str]) -> bool:
    """Tell whether the filled cells of a column mostly say no more than yes and no.

    >>> are_yes_and_no(["Yes", "No", "Observer"]), are_yes_and_no(["Yes", "Acme"])
    (True, False)
    >>> are_yes_and_no(["Yes", "Yes (with reservations)"]), are_yes_and_no(["n/a"])
    (True, False)
    """
    texts = [cell.strip().casefold() for cell in cells if cell.strip()]
    if are_letters(texts):
        return False
    said = sum(text in _SAID for text in texts)
    others = sum(text not in _ANY and not _answers_first(text) for text in texts)
    return said > 0 and others <= _FEW * len(texts)


def _answers_first(text: str) -> bool:
    """Whether a text says yes or no, and more of it in brackets."""
    first, bracket, _ = text.partition("(")
    return bool(bracket) and first.strip() in _SAID
