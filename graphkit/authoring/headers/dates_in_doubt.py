"""Tell headers of dates whose brackets say that nothing began or ended on just these days."""

from __future__ import annotations

import re
from typing import Final

from graphkit.authoring.known_words.words_of_standing import says_outside
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_INSIDE: Final = re.compile(r"[(\[](?P<inside>[^()\[\]]+)[)\]]")
_AGAINST: Final = re.compile(
    rf"(?<!\w)(?:{any_of(words_of('header_words', 'dates-in-doubt'))})(?!\w)", re.I
)


def dates_in_doubt(header: str) -> bool:
    """Tell whether brackets in a header say that its dates are planned, refused or a bound.

    Parameters
    ----------
    header : str
        As written, or as `plain` gives it.

    Examples
    --------
    >>> headers = ("Joined (planned)", "Left (expected)", "since_(at_the_latest)")
    >>> all(map(dates_in_doubt, headers))
    True
    >>> headers = ("Joined (year)", "Since (dd/mm/yyyy)", "Left (if any)", "Planned date")
    >>> any(map(dates_in_doubt, headers))
    False
    """
    said = (" ".join(found.replace("_", " ").split()) for found in _INSIDE.findall(header))
    return any(_AGAINST.search(inside) or says_outside(inside) for inside in said)
