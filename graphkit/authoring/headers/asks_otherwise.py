"""Tell headers that ask for, or say, something else than what was joined: plans, refusals, ends."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from graphkit.authoring.dates.words_of_change import ENDED, single
from graphkit.authoring.known_words.words_of_headers import (
    COALITIONS,
    GROUPS,
    SMALL_WORDS,
    called,
)
from graphkit.authoring.known_words.words_of_standing import says_outside
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_words_for: Final = partial(words_of, "header_words")

_PLANS: Final = frozenset(called("asks-of-plans"))
_OTHERWISE: Final = frozenset(called("asks-otherwise"))
_WHEN: Final = frozenset(called("asks-when-of-question"))
_LEAVING: Final = frozenset(called("asks-who-left"))
_IF: Final = re.compile(rf"(?:{any_of(_words_for('if-so'))})\s*,\s*", re.I)
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_POSTPONES: Final = re.compile(
    rf"(?:{any_of(_words_for('postpones-in-header'))})[ _]+"
    rf"(?:{any_of(_words_for('to-do'))})[ _]+\S.*"
    rf"|(?:{any_of(_words_for('denies-in-header'))})[ _]+\S.*"
    rf"|(?:{any_of(_words_for('former-in-header'))})[ _-]+\S.*"
    rf"|.*\S[ _]+(?:{any_of(_words_for('postpones-behind-header'))})",
    re.I | re.S,
)
_NO: Final = re.compile(rf"(?:{any_of(_words_for('none-in-header'))})[ _]+(?P<what>\S+)", re.I)
_PLANNED: Final = re.compile(
    rf"(?:{any_of(_words_for('planned-before-body'))})[ _]+(?P<what>[^\s_]+)", re.I
)
_PERHAPS_PLANNED: Final = re.compile(
    rf"(?:{any_of(_words_for('perhaps-planned-before-body'))})[ _]+(?P<what>[^\s_]+)", re.I
)
"""Words that are parts of names, too, as in "Future Coalition"."""
_BRACKETS: Final = re.compile(r".*\S\s*[(\[](?P<inside>[^()\[\]]+)[)\]]\s*")
_LEFT_INSIDE: Final = frozenset(_words_for("left-in-brackets"))
_NOT_YET_INSIDE: Final = frozenset(words_of("standing_words", "not-yet"))
_LEFT_BEHIND: Final = single(ENDED)
_LEFT: Final = re.compile(rf"(?:{any_of(_words_for('left-in-question'))})[ _]+[^\W_].*\?", re.I)


def is_asked(header: str) -> bool:
    """Tell whether a header is a question to its reader, with or without a sign of it.

    >>> is_asked("Which have you left?"), is_asked("¿Sigue?"), is_asked("Green Pact")
    (True, True, False)
    """
    words = _words(header)
    return header.strip().endswith("?") or header.strip().startswith("¿") or words[:1] == ["which"]


def asks_otherwise(header: str) -> bool:
    """Tell whether a question asks for something else than what was joined, or who joined it.

    Parameters
    ----------
    header : str
        The name of a column.

    Examples
    --------
    >>> asks_otherwise("Which have you left?"), asks_otherwise("If no, why not?")
    (True, True)
    >>> asks_otherwise("In which year did you join?"), asks_otherwise("Do you plan to join others?")
    (True, True)
    >>> asks_otherwise("Which have you joined?"), asks_otherwise("Plan International")
    (False, False)
    """
    if not is_asked(header):
        return False
    words = {*_words(without_if(header))}
    return not words.isdisjoint(_PLANS | _OTHERWISE | _WHEN)


def asks_what_was_left(header: str) -> bool:
    """Tell whether a question asks what somebody left.

    >>> asks_what_was_left("Which have you left?"), asks_what_was_left("Why did you not join?")
    (True, False)
    """
    return is_asked(header) and not _LEAVING.isdisjoint(_words(header))


def without_if(header: str) -> str:
    """Leave out the condition before a question.

    >>> without_if("If yes, when did you sign?"), without_if("When did you sign?")
    ('when did you sign?', 'When did you sign?')
    """
    return _IF.sub("", header.strip(), count=1)


def denies_or_postpones(header: str) -> bool:
    """Tell whether a header says of what stands behind it that nobody is, or not yet, in it.

    Examples
    --------
    >>> headers = ("Plans to sign A Pact", "Refused A Pact", "Former A Pact", "No coalition")
    >>> all(map(denies_or_postpones, headers))
    True
    >>> headers = ("Will you join A Pact?", "Invited to A Pact", "A Pact candidate")
    >>> all(map(denies_or_postpones, headers))
    True
    >>> denies_or_postpones("Left Russia?"), denies_or_postpones("Left Alliance")
    (True, False)
    >>> headers = ("Pact (proposed)", "A Pact (left)", "Planned coalition", "Exited A Pact")
    >>> all(map(denies_or_postpones, headers)), denies_or_postpones("A Pact left")
    (True, True)
    >>> denies_or_postpones("Alliance of the left"), denies_or_postpones("Quit India Movement")
    (False, False)
    >>> denies_or_postpones("Nordic Green Left"), denies_or_postpones("A Pact (2019)")
    (False, False)
    >>> denies_or_postpones("Plan International"), denies_or_postpones("No Kings Coalition")
    (False, False)
    """
    bare = header.strip()
    if denies_in_brackets(bare) or _says_behind_that_it_left(bare):
        return True
    if _is_planned(bare):
        return True
    none = _NO.fullmatch(bare)
    if none and none["what"].casefold().rstrip("s") in _BODIES:
        return True
    return bool(_POSTPONES.fullmatch(bare) or _LEFT.fullmatch(bare)) or asks_otherwise(bare)


def _is_planned(header: str) -> bool:
    """Whether a header is called "Planned coalition", or "future coalition" in small letters."""
    planned = _PLANNED.fullmatch(header)
    perhaps = None if planned else _PERHAPS_PLANNED.fullmatch(header)
    if perhaps and not perhaps["what"].islower():
        return False
    found = planned or perhaps
    return found is not None and found["what"].casefold().rstrip("s") in _BODIES


def denies_in_brackets(header: str) -> bool:
    """Tell whether brackets behind a header say that nobody is in it yet, or any more.

    >>> denies_in_brackets("Coalition (planned)"), denies_in_brackets("Members (former)")
    (True, True)
    >>> denies_in_brackets("Coalition (short name)"), denies_in_brackets("Joined (dd/mm/yyyy)")
    (False, False)
    """
    match = _BRACKETS.fullmatch(header)
    if match is None:
        return False
    inside = match["inside"].strip().casefold()
    return inside in _LEFT_INSIDE | _NOT_YET_INSIDE or says_outside(inside)


def _says_behind_that_it_left(header: str) -> bool:
    """Whether a word in small letters at the end says that it was left: "A Pact left"."""
    words = re.split(r"[\s_–—-]+", header)
    if len(words) == 1 or not words[-1].islower() or words[-1] not in _LEFT_BEHIND:
        return False
    return words[-2].casefold() not in SMALL_WORDS  # "Alliance of the left"


def _words(header: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(header.casefold())]


_BODIES: Final = frozenset(one.rstrip("s") for one in (*COALITIONS, *GROUPS))
