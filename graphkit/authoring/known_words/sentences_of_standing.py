"""Sentences of notes and headers that tell how a membership stands.

>>> tells_of_end("Left the alliance in June 2020"), tells_of_end("Membership not renewed")
(True, True)
>>> tells_of_end("Left-wing party"), tells_of_end("Resigned as chair in 2019")
(False, False)
>>> tells_of_end("Resigned in 2019 from the bank"), tells_of_end("Resigned in 2019 from the pact")
(False, True)
>>> tells_of_end("Withdrew in 2018 from the board"), tells_of_end("Left in 2018 from a job")
(True, False)
>>> tells_of_end("Wurde 2019 ausgeschlossen"), tells_of_end("est sorti en 2020")
(True, True)
>>> tells_of_end("We left in 2022"), tells_of_end("Wir sind 2022 ausgetreten")
(True, True)
>>> tells_of_end("Trat zum 1.5.2020 wieder aus"), tells_of_end("Schied 2021 aus")
(True, True)
>>> tells_of_end("Trat 2019 bei"), tells_of_end("Schied aus dem Vorstand aus")
(False, False)
>>> tells_of_none("Never joined; invited 2017"), tells_of_none("Participation suspended")
(True, True)
>>> tells_of_return("left, rejoined in 2020"), tells_of_return("Rejoined 2021")
(True, True)
>>> tells_of_return("After a pause, rejoined in 2021"), tells_of_return("left 2019, returned 2021")
(True, True)
>>> tells_of_return("Has not yet rejoined"), tells_of_return("Left, and returned the key")
(False, False)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphkit.authoring.dates.empty_words import NEVER, NOT_JOINED
from graphkit.authoring.dates.words_beside_dates import AT, SINCE, UNTIL
from graphkit.authoring.dates.words_of_change import BEGUN, BEGUN_AGAIN, ENDED
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.names.first_words import first_words, may_have_any
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_WHO: Final = (
    r"(?:(?:it|they|he|she|i|we|(?:the |its |their |his |her |our |my )?"
    rf"(?:{any_of(words_of('standing_words', 'who-is-told-of'))}))\s+)?"
    r"(?:has |have |had )?(?:been |was |were |is |are |am )?"
    r"(?:since |later |then |formally |officially |voluntarily |automatically )?"
    rf"(?:(?:{any_of(words_of('standing_words', 'helps-an-end'))})\s+"
    r"(?:(?:[^\W\d]+\.?\s+){0,2}[\d./-]{4,10}\s+)?)?"
)
"""Who did it, as far as a sentence begins with that."""
_JOINED: Final = rf"(?:{any_of(words_of('standing_words', 'what-is-left'))})s?\b"
"""What somebody may be said to have left."""
_BEHIND: Final = (
    r"(?:\s*[;:,]\s*(?:in |on )?\d|\s*[.(–—]"
    rf"|\s+(?:{any_of((*AT, *words_of('standing_words', 'at-reason')))}|\d+)\b)"
)
"""What stands behind such a word: a time or a reason."""
_FROM_WHAT: Final = (
    rf"\s+(?:(?:{any_of(words_of('standing_words', 'before-what-is-left'))})\s+){{0,2}}"
    rf"(?:{any_of(words_of('standing_words', 'elided-before-what-is-left'))})?{_JOINED}"
)
_WITHOUT_SPACES: Final = "\u2e80"
"""From here on are the letters of scripts whose words stand together."""
_HAS_LEFT: Final = (
    rf"(?:{any_of(words_of('standing_words', 'has-left-in-two-words'))})\s[^.;,]{{0,20}}"
    rf"\b{_JOINED}[^.;,]{{0,30}}\b(?:{any_of(words_of('standing_words', 'left-in-two-words'))})\b"
)
"""Such as "hat das Bündnis 2020 verlassen"."""
_LEFT_AT_ITS_END: Final = re.compile(
    r"[^.;,。]{0,40}(?:から|を|より)"
    rf"(?:{any_of(one for one in ENDED if one > _WITHOUT_SPACES)}).*"
)
"""Such as "協定から脱退"."""
_ELSEWHERE: Final = words_of("standing_words", "elsewhere")
"""What somebody leaves and stays a member of a coalition; a board or an office may be its own."""
_NOT_AN_END: Final = (
    r"(?!-|\s+(?:as|from office|office"
    rf"|(?:from )?the (?:{any_of(words_of('standing_words', 'office-left'))}))\b)"
    rf"(?!.*\b(?:from|at) (?:the|a|an|his|her|its|their) (?:\w+ )?(?:{any_of(_ELSEWHERE)})\b)"
)
_IN_TWO_WORDS: Final = (
    rf"(?:{any_of(words_of('standing_words', 'goes-in-two-words'))})\s"
    rf"(?:(?!\b(?:{any_of(words_of('standing_words', 'no-end-between'))})\b)"
    r"(?:[^.;,]|(?<=\d)\.)){0,40}"
    rf"\b(?:{any_of(words_of('standing_words', 'second-word-of-going'))})(?=\s*[.;,(]|\s+und\b|$)"
)
"""Such as "trat 2020 aus", and not "trat nicht aus" or "trat aus dem Vorstand aus"."""
_MEMBER: Final = rf"(?:{any_of(words_of('standing_words', 'who-belongs'))})"
_LEFT: Final = re.compile(
    rf"{_WHO}(?:(?:{any_of(ENDED)})(?={_BEHIND}|{_FROM_WHAT}|$){_NOT_AN_END}"
    rf"|(?:{any_of(words_of('standing_words', 'came-to-an-end'))})"
    rf"(?={_BEHIND}|\s+(?:{any_of(words_of('standing_words', 'what-ceases'))})\b|$)(?!\s+as\b)"
    rf"|(?:ceased|stopped) (?:to be|being) (?:a )?{_MEMBER}\b"
    r"|(?:not|never) renewed\b|did not renew\b|no longer (?:a |an )?"
    rf"(?:{_MEMBER}|{any_of(words_of('standing_words', 'no-longer-so'))})\b"
    rf"|(?:{any_of(words_of('standing_words', 'says-it-left'))})\b"
    rf"|(?:{any_of(words_of('standing_words', 'who-is-it'))})\b.{{0,40}}"
    rf"\b(?:{any_of(words_of('standing_words', 'left-at-the-end'))})\b"
    rf"|{_IN_TWO_WORDS}|{_HAS_LEFT}"
    rf"|(?:a )?{_MEMBER} (?:{any_of(UNTIL)})\s+.*\d{{4}}(?!.*\bof\b)).*",
    re.I,
)
_BUT: Final = (
    rf"(?:(?!\b(?:{any_of(BEGUN)})\b)[^.;,]){{1,30}}"
    rf"(?:\s*,)?\s+(?:{any_of(words_of('standing_words', 'but'))})\s+"
    r"(?=(?:has |have |had |did )?(?:never|not)\b)"
)
"""What came before it, as in "announced but never joined"."""
_NONE: Final = re.compile(
    rf"{_WHO}(?:{_BUT})?(?:(?:{any_of(one for one in (*NEVER, *NOT_JOINED) if len(one) > 6)})"
    rf"|never (?:{any_of((*BEGUN, *words_of('standing_words', 'took-part')))})"
    rf"|(?:{any_of(words_for('suspended'))}))"
    rf"(?=\s+to (?:{any_of(words_of('standing_words', 'to-take-part'))})|\s*[;,]|{_BEHIND}|$)"
    r"(?!\s+(?:as|by|for)\b).*",
    re.I,
)
_OF_ELSE: Final = (
    rf"(?!\s+(?:by\b|(?:the|its) (?:{any_of(words_of('standing_words', 'office-left'))})\b))"
)
"""What is not behind such a word: who was joined, or an office."""
_AGAIN: Final = re.compile(
    rf"(?:(?:{any_of((*ENDED, *words_for('suspended')))})\b[^.;,]*[.;,]?\s*"
    rf"(?:and )?(?:then )?|{_WHO})"
    rf"(?:{any_of((*BEGUN_AGAIN, *words_of('standing_words', 'reinstated')))})\b{_OF_ELSE}.*",
    re.I,
)
_NOUNS: Final = frozenset(["readmission", "re-admission"])
"""What may be asked for, or refused."""
_AGAIN_WITHIN: Final = re.compile(
    rf"(?<![\w-])(?:{any_of({*BEGUN_AGAIN} - _NOUNS)})(?!\w){_OF_ELSE}", re.I
)
_WORDS_BEFORE: Final = 3
_SIGNS_BEFORE: Final = 40
"""So many words and signs before it may deny it: "has not yet rejoined"."""
_NO_FACT: Final = frozenset(words_of("standing_words", "not-a-fact"))
_LEAVING: Final = (
    *(*ENDED, *words_for("suspended")),
    *words_of("standing_words", "left-for-a-while"),
)
_TIME: Final = rf"(?:{any_of((*AT, *SINCE))})\b|\d"
_CAME_BACK: Final = re.compile(
    rf"(?<!\w)(?:{any_of(_LEAVING)})(?!\w).*"
    rf"[\s,;](?:{any_of(words_of('standing_words', 'came-back'))})"
    rf"(?=\s*[.;,()]|\s+(?:{_TIME})|$)",
    re.I,
)
"""Such as "left in 2019, returned in 2021"."""
_IS_BACK: Final = re.compile(
    rf"{_WHO}(?:{any_of(words_of('standing_words', 'came-back'))})(?=\s+(?:{_TIME}))", re.I
)
"""Such as "came back in 2021"."""
_SHORT: Final = re.compile(r"^(i|we|they|it|he|she)'(?:re|ve|s|m)\b", re.I)
"""Who did it, with a short form of "have" or "be"."""
_BEGIN_A_RETURN: Final = first_words(
    (*BEGUN_AGAIN, *words_of("standing_words", "came-back", "reinstated"))
)
"""Of most notes, nothing more needs to be looked at than whether they have one of these."""
_ADMITTED: Final = re.compile(rf"\b(?:{any_of(BEGUN)})\b", re.I)


def tells_of_end(text: str) -> bool:
    """Tell whether a sentence begins by saying that a membership ended."""
    if tells_of_return(text):
        return False
    plain = _plain(text)
    return bool(_LEFT.fullmatch(plain) or (not plain.isascii() and _LEFT_AT_ITS_END.match(plain)))


def tells_of_none(text: str) -> bool:
    """Tell whether a sentence begins by saying that a membership never was, or rests."""
    plain = _plain(text)
    _, _, afterwards = plain.partition(",")
    return bool(_NONE.fullmatch(plain)) and not (
        _ADMITTED.search(afterwards) or tells_of_return(text)
    )


@lru_cache(maxsize=65536)
def tells_of_return(text: str) -> bool:
    """Tell whether a text says that somebody left and joined again, or joined again."""
    plain = _plain(text)
    if not may_have_any(plain, _BEGIN_A_RETURN):
        return False
    if _AGAIN.fullmatch(plain) or _CAME_BACK.search(plain) or _IS_BACK.match(plain):
        return True
    starts = (found.start() for found in _AGAIN_WITHIN.finditer(plain))
    return any(not _is_denied(plain[max(start - _SIGNS_BEFORE, 0) : start]) for start in starts)


def _is_denied(before: str) -> bool:
    """Whether the last words of a clause say that what follows is no fact, or not yet."""
    clause = re.split(r"[.;,]", before.casefold())[-1]
    return not _NO_FACT.isdisjoint(clause.split()[-_WORDS_BEFORE:])


def _plain(text: str) -> str:
    plain = " ".join(text.split()).strip(" .()").replace("’", "'")
    return _SHORT.sub(r"\1", plain)
