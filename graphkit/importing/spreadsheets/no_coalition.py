"""Tell by its header that a column of years, numbers or marks is no coalition of a wide table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphkit.authoring.cell_meanings.placeholders import placeholder
from graphkit.authoring.dates.words_beside_dates import UNTIL
from graphkit.authoring.dates.words_of_change import ENDED
from graphkit.authoring.headers.asked_in_header import is_question
from graphkit.authoring.headers.dates_by_words import SAYS_NOTHING, is_bare_act, words_in
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.words_of_headers import (
    DATE_UNITS,
    MEMBERS,
    NAMES,
    OF_THE_MEMBER,
    ORGANISATIONS,
    REGIONS,
    SMALL_WORDS,
    STATES,
    STATUS,
    TOWNS,
    called,
)
from graphkit.importing.spreadsheets.name_across import ACTS, name_across, without_act
from graphkit.names.pattern_of_words import any_of

_ALONE: Final = frozenset(called("of-member"))
"""What a column is called that says something of its members themselves."""
_LAST: Final = frozenset(called("of-member-last"))
"""What such a column is called after, as in "Region code"."""
_CODE: Final = "code"
_CODED: Final = frozenset(called("coded-of-member", "of-member")).union(
    *(MEMBERS, ORGANISATIONS, STATES, TOWNS, REGIONS, *OF_THE_MEMBER.values())
)
"""What a code may tell of a member, as in "Country code"."""
_NOUNS: Final = frozenset(called("of-member-since"))
"""What such a column may be called before "since", as in "Currency since"."""
_FIRST: Final = re.compile(
    rf"(?:{any_of(called('measure-of'))})_(?:{any_of(called('of-what'))})_.+"
    rf"|(?:{any_of(called('measure-with-de'))})_(?:{any_of(called('of-de'))})_.+"
    rf"|(?:{any_of(called('number-before'))})_.+"
    rf"|(?:{any_of(called('asks-of-member'))})_.+"
    rf"|(?:{any_of(called('of-member-first'))})_.+"
    rf"|(?:{any_of(called('time-of-period'))})_?\d{{4}}"
    rf"|(?:{any_of(called('count-in-or-for'))})_(?:{any_of(called('in-of-or-for'))})_.+"
)
_PROPERTIES: Final = frozenset(called("property"))
"""What a member is, such as a democracy."""
_PROPERTIES_BESIDE: Final = frozenset(called("property-beside"))
"""What says it beside one of the next words, as in "High income" and "Developing country"."""
_PARTS_OF_PROPERTIES: Final = frozenset(called("part-of-property"))
_LEFT: Final = frozenset(
    word for word in (*ENDED, *UNTIL, *NAMES["until"]) if word.isalpha()
) - SMALL_WORDS | frozenset(called("left-across"))
_MEMBER: Final = frozenset(["member", "membership"])
_JOINED: Final = ACTS.union(called("joined-across"))


def says_otherwise(header: str, *, dated: bool = True) -> bool:
    """Tell whether a header is that of something else than what was joined.

    Parameters
    ----------
    header : str
        The name of a column.
    dated : bool
        Whether dates stand below it.

    Examples
    --------
    >>> headers = ("Founded", "Region code", "Date of first contact", "DOB", "Currency since")
    >>> all(map(says_otherwise, headers))
    True
    >>> [says_otherwise(one) for one in ("DOB", "Date of birth", "Affiliated", "Crossed")]
    [True, True, True, True]
    >>> [says_otherwise(one) for one in ("Pact A", "Code of Practice", "Signed Pact A")]
    [False, False, False]
    >>> [says_otherwise(one) for one in ("Safe Harbour Code", "Country Code", "Region code")]
    [False, True, True]
    >>> [says_otherwise(one) for one in ("Have you left A Pact?", "Have you signed A Pact?")]
    [True, False]
    """
    name = name_across(header)
    if name != header.strip():
        return plain(name) in _NOUNS or says_otherwise(name, dated=dated)
    bare = without_brackets(plain(header))
    words = bare.split("_")
    said = [word for word in words if word not in SAYS_NOTHING] or words
    return (
        placeholder(header) != ""
        or is_question(header)
        or bare in _ALONE
        or bare in STATUS
        or (len(said) == 1 and said[0] in _ALONE)
        or (len(words) > 1 and words[-1] in _LAST and not _is_named_code(header))
        or bare in _LAST
        or (_FIRST.fullmatch(bare) is not None)
        or is_bare_act(header, dated=dated)
    )


def _is_named_code(header: str) -> bool:
    """Whether a header is the name of a code of conduct, and not of one that tells members apart.

    >>> _is_named_code("Online Safety Code"), _is_named_code("Postal Area Code")
    (True, False)
    """
    *named, last = re.findall(r"[^\W_]+", header)
    said = [word for word in named if word.casefold() not in SMALL_WORDS]
    capitals = last == _CODE.title() and not any(word.islower() for word in said)
    return capitals and _CODED.isdisjoint(map(str.casefold, said))


def is_property(header: str) -> bool:
    """Tell whether a header says what a member is, and not what it joined.

    >>> [is_property(one) for one in ("Democracy", "Is landlocked", "Small island state", "SIDS")]
    [True, True, True, True]
    >>> [is_property(one) for one in ("High income", "Least developed country", "Inselstaat")]
    [True, True, True]
    >>> [is_property(one) for one in ("Democracy Pact", "High Seas", "Small States", "D 8")]
    [False, False, False, False]
    """
    words = without_brackets(plain(header)).replace("-", "_").split("_")
    said = {word for word in words if word}
    alone, beside = said & _PROPERTIES, said & _PROPERTIES_BESIDE
    others = said - alone - beside
    return bool(alone or (beside and others)) and others <= _PARTS_OF_PROPERTIES


def left_beside(header: str, others: Sequence[str]) -> str | None:
    """Tell of which other column a header says that it was left.

    Parameters
    ----------
    header : str
        The name of a column.
    others : sequence of str
        Those of all columns.

    Returns
    -------
    str or None
        The other header; None if it says nothing of the kind.

    Examples
    --------
    >>> left_beside("A Pact withdrawn", ["Member", "A Pact"])
    'A Pact'
    >>> left_beside("A Pact left", ["A Pact joined"]), left_beside("Left Alliance", ["Alliance A"])
    ('A Pact joined', None)
    >>> left_beside("A Pact to", ["A Pact from"])
    'A Pact from'
    """
    return _beside(header, others, said=_LEFT, other=_JOINED)


def joined_beside(header: str, others: Sequence[str]) -> str | None:
    """Tell likewise of which other column a header says when it was joined.

    >>> joined_beside("Year joined A Pact", ["A Pact"]), joined_beside("A Pact joined", ["B Pact"])
    ('A Pact', None)
    """
    name = without_act(header)
    same = (one for one in others if name != header.strip() and one.strip() == name)
    return next(same, None) or _beside(header, others, said=_JOINED | DATE_UNITS, other=_MEMBER)


def _beside(
    header: str, others: Sequence[str], *, said: frozenset[str], other: frozenset[str]
) -> str | None:
    words = _words(header)
    base = [word for word in words if word not in said | SAYS_NOTHING]
    if said.isdisjoint(words) or not base:
        return None
    found = (
        one
        for one in others
        if one.strip() != header.strip()
        and base == [word for word in _words(one) if word not in other | SAYS_NOTHING]
    )
    return next(found, None)


def what_was_joined(header: str) -> str:
    """Name what a column of beginnings stands for, beside one of ends.

    >>> what_was_joined("A Pact joined"), what_was_joined("A Pact"), what_was_joined("Joined")
    ('A Pact', 'A Pact', 'Joined')
    >>> what_was_joined("A Pact start"), what_was_joined("Start Network joined")
    ('A Pact', 'Start Network')
    """
    return name_across(header, _JOINED)


def _words(header: str) -> list[str]:
    """List the words of a header; "to" at its end says until when, as "from" says since when."""
    words = words_in(header)
    return [*words[:-1], "until"] if words[-1:] == ["to"] else words
