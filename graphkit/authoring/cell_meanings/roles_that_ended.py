"""Roles that say beside what somebody is that it belongs no more, or not yet, or that it rests.

>>> [standing_of_role(role) for role in ("Member (former)", "Mitglied - ruhend", "Left, member")]
['former', 'ruhend', 'Left']
>>> [standing_of_role(role) for role in ("Former founding member", "suspended-member")]
['Former', 'suspended']
>>> [standing_of_role(role) for role in ("Non-voting member", "Left-wing member", "Left (Party)")]
['', '', '']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from graphkit.authoring.cell_meanings.said_of_standing import role_said
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.known_words.sentences_of_standing import (
    tells_of_end,
    tells_of_none,
    tells_of_return,
)
from graphkit.authoring.known_words.words_of_standing import (
    says_ended,
    says_outside,
    says_suspended,
)
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_PARTED: Final = re.compile(
    r"(?P<first>[^()\[\]]+?)\s*(?:[(\[](?P<inside>[^()\[\]]+)[)\]]|(?:\s[-–—]|[,;:/|])\s*(?P<rest>[^()\[\]]+))"
)
_BETWEEN: Final = re.compile(r"[\s-]+")
_MEMBER, _LEADER = "member", "leader"
_WHO: Final = frozenset(words_of("standing_words", "who-belongs"))
CLASSES_OF_MEMBERS: Final = frozenset(
    ["alumna", "alumni", "alumnus", "dormant", "no", "non", "outgoing", "retired"]
)
"""What before a role tells of a class of members: "Retired member", "Non-voting member"."""
_OF_NAMES: Final = frozenset(["party", "parties"])
"""What stands beside a word of leaving in names, such as "Left (Party)"."""
_MORE: Final = re.compile(r"[\d()\[\]]")
_BUT: Final = re.compile(
    rf"(?<=\w),?\s+(?:{any_of({*words_of('standing_words', 'but')} - {'and'})})\s+", re.I
)
_SOMEHOW: Final = re.compile(
    rf"(?<=\w)(?:\s+(?:{any_of(words_of('standing_words', 'at-reason'))})\b|$)", re.I
)
_LONGEST: Final = 100
"""What is longer is a text."""


@lru_cache(maxsize=4096)
def standing_of_role(role: str) -> str:
    """Give the word of a role that says that who has it does not belong; empty without one.

    Parameters
    ----------
    role : str
        As written, such as "Member (suspended)", or its notation.

    Returns
    -------
    str
        A word with a year says when it ended, and is none of these.
    """
    return _parted(role)[0]


def role_beside_standing(role: str) -> str:
    """Give what stands beside that word, and names more than a member; empty without one.

    >>> role_beside_standing("Founding member (suspended)"), role_beside_standing("Member (left)")
    ('Founding member', '')
    """
    beside = _parted(role)[1]
    return "" if bundled_concept("role", beside) == _MEMBER else beside


def _parted(role: str) -> tuple[str, str]:
    """Give the word of standing, and what it stands beside."""
    if len(role) > _LONGEST or any(map(str.isdigit, role)):
        return "", ""
    parted = _PARTED.fullmatch(role.strip()) is not None
    for one, other in _parts(role):
        if parted and _is_outside(one) and _is_outside(other):  # "Candidate (invited)"
            return one, ""
        if _is_outside(other) and _is_role(one):
            return other, one
        is_role = _is_role if parted else _is_known
        if one.casefold() not in CLASSES_OF_MEMBERS and _is_outside(one) and is_role(other):
            return one, other
    return "", ""


def role_ended(role: str) -> bool:
    """Whether a role, or its notation, says that who had it belongs no more.

    >>> [role_ended(one) for one in ("Acting chair, then left", "retired-early", "Retired member")]
    [True, True, False]
    """
    spaced = role.replace("-", " ")
    whole = says_ended(role) or says_ended(spaced) or says_ended(standing_of_role(role))
    last = (spaced, *(behind for _, behind in _at_turns(spaced)))
    return whole or any(_is_sentence(one, tells_of_end) or _ended_somehow(one) for one in last)


def role_outside(role: str) -> bool:
    """Whether a role, or its notation, says that who has it does not belong.

    >>> [role_outside(one) for one in ("Left Early", "announced-but-never-joined", "Left wing")]
    [True, True, False]
    >>> [role_outside(one) for one in ("Invited but not yet member", "Member, then chair")]
    [True, False]
    """
    spaced = role.replace("-", " ")
    outside = says_outside(spaced) or bool(standing_of_role(role)) or role_ended(role)
    denied = any(says_outside(last) and not _is_role(first) for first, last in _at_turns(spaced))
    return outside or denied or _is_sentence(spaced, tells_of_none)


def _at_turns(spaced: str) -> list[tuple[str, str]]:
    """Part a role at each word such as "but" or "then"; "member but no signatory" is a member."""
    if len(spaced) > _LONGEST or _MORE.search(spaced):
        return []
    turns = _BUT.finditer(spaced)
    return [(spaced[: found.start()], spaced[found.end() :]) for found in turns]


def _ended_somehow(role: str) -> bool:
    """Whether a word of an end is all, or a word of the manner or the time stands behind it.

    >>> [_ended_somehow(one) for one in ("retired early", "inactive since May", "retired chair")]
    [True, True, False]
    """
    if _MORE.search(role) or tells_of_return(role):
        return False
    return any(says_ended(role[: found.start()]) for found in _SOMEHOW.finditer(role))


def _is_sentence(role: str, tells: Callable[[str], bool]) -> bool:
    """Whether several words, as in "left early", tell that; in brackets may be a part of a name."""
    return " " in role and len(role) <= _LONGEST and not _MORE.search(role) and tells(role)


def _parts(role: str) -> Iterator[tuple[str, str]]:
    """Part a role at its brackets or signs, or else behind each of its words."""
    if match := _PARTED.fullmatch(role.strip()):
        yield match["first"].strip(), (match["inside"] or match["rest"]).strip()
        return
    words = _BETWEEN.split(role.strip())
    for place in range(1, len(words)):
        yield " ".join(words[:place]), " ".join(words[place:])


def _is_outside(word: str) -> bool:
    return says_ended(word) or says_outside(word) or says_suspended(word)


def _is_role(text: str) -> bool:
    """Whether a text names those who belong, by whatever they are."""
    plain = text.casefold()
    if plain in _OF_NAMES:
        return False
    return bool(role_said(text)) or plain.rpartition(" ")[2] in _WHO


def _is_known(text: str) -> bool:
    """Whether a text behind a word names members by itself, as "wing member" and "chair" do not."""
    plain = text.casefold()
    if plain in _OF_NAMES:
        return False
    concept = bundled_concept("role", text)
    said = bool(role_said(text)) and not _WHO.isdisjoint(plain.split())
    return concept not in ("", _LEADER) or plain in _WHO or said
