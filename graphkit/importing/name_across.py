"""Name what a column of a wide table stands for: "NATO" where its header is "NATO member since"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.dates.date_order import without_order
from graphkit.authoring.dates.words_of_change import BEGUN, single
from graphkit.authoring.words_of_headers import DATE_UNITS, SMALL_WORDS

ACTS: Final = single(BEGUN) - {"accepted", "approved"} | {"since", "seit", "depuis", "desde"}
"""Words of joining that are no part of a coalition's name."""
_MEMBERS: Final = frozenset(["member", "membership", "party", "mitglied", "membre", "miembro"])
_STATED: Final = re.compile(r"\s*[([](?:since|joined|signed|seit|depuis|desde)[)\]]", re.I)
_EDGE: Final = " :;–—-"


def name_across(header: str, acts: frozenset[str] = ACTS) -> str:
    """Take the order of dates and words of joining off a header, behind the name or before it.

    Parameters
    ----------
    header : str
        As written.
    acts : frozenset of str
        The words of joining.

    Examples
    --------
    >>> [name_across(one) for one in ("NATO member since", "EEA since", "A Pact (dd/mm/yyyy)")]
    ['NATO', 'EEA', 'A Pact']
    >>> [name_across(one) for one in ("Date of joining A Pact", "A Pact: joined", "A Pact (since)")]
    ['A Pact', 'A Pact', 'A Pact']
    >>> name_across("Member since"), name_across("Since"), name_across("Year founded")
    ('Member since', 'Since', 'Year founded')
    """
    bare = without_order(header.strip())
    words = _STATED.sub("", bare).strip(_EDGE).split()
    behind = _without(words[::-1], acts, _MEMBERS)[::-1]
    rest = behind if behind != words else _without(words, acts, frozenset())
    return " ".join(rest).strip(_EDGE) or bare


def _without(words: Sequence[str], acts: frozenset[str], more: frozenset[str]) -> Sequence[str]:
    """Leave out the words with which they begin, if they say that it was joined."""
    said = acts | more | DATE_UNITS
    plain = [word.strip(_EDGE).casefold() for word in words]
    if not plain or plain[0] not in acts | DATE_UNITS:
        return words
    names = (place for place, word in enumerate(plain) if word not in said | SMALL_WORDS)
    first = next(names, len(words))
    return words[first:] if acts.intersection(plain[:first]) else words
