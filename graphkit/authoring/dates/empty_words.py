"""What people write in a cell instead of leaving it empty: nothing, not known, never."""

from __future__ import annotations

import re
from typing import Final

from graphkit.names.tables import words_of

NOTHING: Final = words_of("standing_words", "nothing")
"""What stands for an empty cell."""
UNKNOWN: Final = words_of("standing_words", "nothing", "unknown")
"""What people write where a date is not known, or where there is none."""
UNKNOWN_DAY: Final = "unknown"
"""What a table says of a day that is not known; below ends: it ended, and nobody knows when."""
NO_MEMBER: Final = words_of("standing_words", "no-member")
"""What people write of somebody, and of nothing else, who does not belong."""
NEVER: Final = (*words_of("standing_words", "never"), *NO_MEMBER)
"""What people write, in the stead of a beginning, where somebody does not belong."""
REFUSED: Final = words_of("standing_words", "refused")
"""What people write of who did not want to belong."""
NOT_JOINED: Final = (*REFUSED, *words_of("standing_words", "not-joined"))
"""What people write of who does not belong, or not yet: as a role, a status or beside a date."""
NOT: Final = words_of("standing_words", "not")
"""Words that deny what stands behind them."""
_NOTHING: Final = frozenset(["", *NOTHING])
_EMPTY: Final = frozenset(["", *UNKNOWN])
_NEVER: Final = frozenset(NEVER)
_NODE: Final = re.compile(r"_:\S+|t\d{2,}|https?://\S+/\.well-known/genid/\S+")


def is_unknown(text: str) -> bool:
    """Tell whether a cell says that a date is not known, or nothing.

    >>> is_unknown(" n/a"), is_unknown("2019"), is_unknown("_:b12")
    (True, False, True)
    """
    return text.strip().casefold() in _EMPTY or is_node(text)


def is_node(text: str) -> bool:
    """Tell whether a cell holds the node that stands in RDF for a value that nobody knows.

    The query service of Wikidata writes such a value as a blank node or as an address.

    >>> is_node("_:b12"), is_node("t1234"), is_node("http://a.example/.well-known/genid/1f")
    (True, True, True)
    >>> is_node("http://a.example/1f"), is_node("t1")
    (False, False)
    """
    return _NODE.fullmatch(text.strip()) is not None


def says_nothing(text: str) -> bool:
    """Tell whether a cell stands for an empty one, and says of nothing that it is not known.

    >>> says_nothing("–"), says_nothing(""), says_nothing("unknown")
    (True, True, False)
    """
    return text.strip().casefold() in _NOTHING


def says_never(text: str) -> bool:
    """Tell whether a cell of beginnings says that there was none.

    >>> says_never("Not a member"), says_never("n/a")
    (True, False)
    """
    return text.strip().casefold() in _NEVER


def is_without_date(text: str) -> bool:
    """Tell whether a cell of dates may as well be empty.

    >>> is_without_date("–"), is_without_date("no"), is_without_date("withdrew 2019")
    (True, True, False)
    """
    return is_unknown(text) or says_never(text)
