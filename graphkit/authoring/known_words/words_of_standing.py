"""Words by which somebody's own table says that a membership has ended, or never began.

>>> [says_ended(cell) for cell in ("Withdrawn", "Former member (2015-2019)", "Active", "signed")]
[True, True, False, False]
>>> [says_ended(cell) for cell in ("Left-wing party", "Past President", "Former Soviet republic")]
[False, False, False]
>>> [says_outside(cell) for cell in ("Not a member", "Applicant", "not yet ratified", "Partner")]
[True, True, True, False]
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.empty_words import NOT, NOT_JOINED, says_never
from graphkit.authoring.dates.sense_words import beside, date_in, pattern_of
from graphkit.authoring.dates.words_beside_dates import SINCE, UNTIL
from graphkit.authoring.dates.words_of_change import BEGUN, JOINING
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import rows_of, words_of

_ENDED: Final = frozenset(words_of("standing_words", "ended"))
"""What stands for an end, beside the words of leaving."""
_MERGED: Final = re.compile(
    rf"(?:{any_of(words_of('standing_words', 'merged'))})\b"
    r"(?:[\s_-]+(?:by|into|with|in)\b.*)?",
    re.I,
)
_WHO: Final = any_of(words_of("standing_words", "who-belongs"))
_FORMER: Final = re.compile(
    rf"(?:{any_of(words_of('standing_words', 'former-member'))}"
    rf"|(?:an?|the)\s+(?:{any_of(words_of('standing_words', 'former'))})[\s_-]+(?:{_WHO})"
    rf"|(?:{any_of(words_of('standing_words', 'former'))})(?:[\s_-]+(?:{_WHO}))?)"
    rf"(?:[\s,(]+(?:(?:in|{any_of((*SINCE, *UNTIL))})\s+)?[\d\s–—/.()-]*)?",
    re.I,
)
_STEP: Final = any_of([*JOINING, *words_of("standing_words", "step-awaited")])
_NOT: Final = re.compile(
    rf"(?:{any_of(words_of('standing_words', 'awaiting'))})"
    rf"(?:\s+(?:the\s+|its\s+|our\s+)?(?:\w+\s+)?(?:{_STEP})\b.*)?|"
    rf"(?:{_STEP})\s+(?:is\s+)?(?:{any_of(words_of('standing_words', 'awaiting'))})|"
    rf"(?:{any_of(words_of('standing_words', 'applied'))})(?:\s+(?:for|to)\b.*)?|"
    rf"(?:{any_of(words_of('standing_words', 'asked-to-join'))})\s+(?:to|for)\s+"
    rf"(?:(?:the|full|an?)\s+)?(?:{any_of(words_of('standing_words', 'to-take-part'))}|{_STEP})\b"
    r".*|"
    rf"(?:{any_of(words_of('standing_words', 'not-yet'))})[\s_-]+(?:{_WHO})|"
    rf"(?:{any_of(words_of('standing_words', 'signed-only', 'in-process-of'))})\b.*|"
    rf"(?:{any_of(words_of('standing_words', 'in-talks'))})"
    rf"(?:[\s,(]+(?:(?:{any_of(SINCE)})\s+)?[\d\s/.()-]+)?|"
    rf"(?:{any_of(words_of('standing_words', 'in-talks-to'))})\s+(?:to|about|on|over)\s+"
    rf"(?:{_STEP}|{any_of(words_of('standing_words', 'to-take-part'))})\b.*|"
    rf"(?:{any_of(NOT)})[\s_-]+"
    rf"(?:(?:{any_of(words_of('standing_words', 'yet-or-article'))})[\s_-]+)?"
    rf"(?:{any_of([*BEGUN, *words_of('standing_words', 'who-belongs', 'took-part')])})",
    re.I,
)
_AGAINST: Final = words_of("standing_words", "against")
_REFUSED: Final = pattern_of([*NOT_JOINED, *_AGAINST])
_OUTSIDE: Final = frozenset([*NOT_JOINED, *_AGAINST, *words_of("standing_words", "in-process")])


def says_ended(text: str) -> bool:
    """Tell whether a cell about how somebody stands says that it belongs no more."""
    word = text.strip().casefold()
    sense, date = beside(text)
    ended = sense == "ended" and (not date or any(map(str.isdigit, date)))
    return ended or word in _ENDED or bool(_FORMER.fullmatch(word)) or says_merged(word)


def says_merged(text: str) -> bool:
    """Tell whether a cell says of a member that it became a part of another.

    >>> says_merged("Acquired by Acme"), says_merged("Merged"), says_merged("Mergers")
    (True, True, False)
    """
    return bool(_MERGED.fullmatch(text.strip()))


def says_outside(text: str) -> bool:
    """Tell whether a cell about how somebody stands says that it does not belong, or not yet."""
    word = text.strip().casefold()
    return says_never(word) or word in _OUTSIDE or bool(_NOT.fullmatch(word))


@lru_cache(maxsize=65536)
def refused_when(text: str) -> str:
    """Give the date of a refusal, or of another step that is none of a membership.

    >>> refused_when("declined in 2019"), refused_when("2019 (refused)"), refused_when("declined")
    ('2019', '2019', '')
    """
    match = _REFUSED.fullmatch(text.strip())
    date = date_in(match) if match else ""
    return date if any(map(str.isdigit, date)) else ""


def says_suspended(text: str) -> bool:
    """Tell whether a cell says that a membership rests: the words are those of the role.

    >>> says_suspended("On hold"), says_suspended("Ruhend"), says_suspended("Suspenders")
    (True, True, False)
    """
    return text.strip().casefold() in words_for("suspended")


@lru_cache(maxsize=8)
def words_for(role: str) -> frozenset[str]:
    """Give the words for a role, in small letters, as a table may write it.

    >>> words_for("observer") > {"observer", "beobachter", "observatrice"}
    True
    """
    rows = rows_of("concept_words")
    words = (row["word"] for row in rows if (row["scheme"], row["notation"]) == ("role", role))
    return frozenset([role, *map(str.casefold, words)])


def says_observes(text: str) -> bool:
    """Tell whether a cell says that somebody takes part as an observer, and no more.

    >>> says_observes("Observer only"), says_observes("as observer"), says_observes("Observes all")
    (True, True, False)
    """
    word = text.strip(" .()").casefold()
    return word.removesuffix(" only").removeprefix("only ").removeprefix("as ") in words_for(
        "observer"
    )
