"""Tell the name in a header from how somebody belongs to it: "CTBT signatory", "Red Pact status".

A word alone before it may be a part of the name, as in "Labour Party" and "Founding member".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from graphkit.authoring.known_words.words_of_headers import COALITIONS, GROUPS
from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_OBSERVER: Final = words_for("observer")
_ROLES: Final = {"signatory": words_for("signatory"), "party": words_for("party")}
_STATUS: Final = frozenset(words_of("header_words", "status-behind-name"))
_PARTS_OF_NAMES: Final = frozenset(words_of("header_words", "party"))
_LEVELS: Final = frozenset(words_of("standing_words", "level"))
_BODIES: Final = frozenset((*COALITIONS, *GROUPS)) - _PARTS_OF_NAMES
_WORDS: Final = any_of((*words_of("header_words", "standing-behind-name"), *_STATUS, *_OBSERVER))
_BEHIND: Final = re.compile(rf"(?P<name>.*?[^\s:–-])[\s:–-]+[(\[]?(?P<word>{_WORDS})[)\]]?", re.I)
_ACRONYM: Final = 2
"""So many capitals or figures are one."""


class NameAndRole(NamedTuple):
    """What a header names, and how somebody stands towards it.

    Attributes
    ----------
    name : str
        What was joined.
    role : str
        ``observer``, ``signatory`` or ``party``; empty for a member.
    by_cells : bool
        Whether the cells say how somebody stands, as below "Red Pact status".
    """

    name: str
    role: str = ""
    by_cells: bool = False


@lru_cache(maxsize=65536)
def standing_behind(header: str) -> NameAndRole | None:
    """Read the name of what was joined before a word for those who belong to it.

    Parameters
    ----------
    header : str
        As written.

    Examples
    --------
    >>> [tuple(standing_behind(one))[:2] for one in ("CTBT signatory", "NPT party")]
    [('CTBT', 'signatory'), ('NPT', 'party')]
    >>> standing_behind("Red Pact status").by_cells, standing_behind("Green Pact observer").role
    (True, 'observer')
    >>> [standing_behind(one) for one in ("Labour party", "Founding member", "Pact member")]
    [None, None, None]
    >>> [standing_behind(one) for one in ("Full Voting Member", "Green Liberal Party", "Status")]
    [None, None, None]
    """
    match = _BEHIND.fullmatch(header.strip())
    if match is None or not _is_name(match["name"], match["word"]):
        return None
    word = match["word"].casefold()
    role = "observer" if word in _OBSERVER else ""
    for name, words in _ROLES.items():
        role = name if word in words or word.rstrip("s") == name or word == "parties" else role
    return NameAndRole(match["name"], role, by_cells=word in _STATUS)


def may_be_standing(header: str) -> bool:
    """Tell whether a header may say how somebody belongs to something that it does not name.

    >>> [may_be_standing(one) for one in ("Founding member", "Marital status", "Labour party")]
    [True, True, False]
    >>> may_be_standing("NATO observer"), may_be_standing("CTBT signatory")
    (True, False)
    """
    match = _BEHIND.fullmatch(header.strip())
    if match is None or match["word"].casefold() in _PARTS_OF_NAMES:
        return False
    standing = standing_behind(header)
    return standing is None or standing.role == "observer"


def _is_name(text: str, behind: str) -> bool:
    """Whether words are surely the name of something, and not of a kind of member."""
    words = text.split()
    last = words[-1].strip("()[],")
    if {*map(str.casefold, words)} <= _LEVELS:
        return False
    if sum(sign.isupper() or sign.isdigit() for sign in last) >= _ACRONYM and last.upper() == last:
        return True
    body = len(words) > 1 and last.casefold() in _BODIES
    may_be_part = behind.casefold() in _PARTS_OF_NAMES | {"observer", "observers"}
    if may_be_part:
        return body and behind.islower()
    return body or (len(words) > 1 and words[0][0].isupper() and last[:1].isupper())
