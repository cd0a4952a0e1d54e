"""What people write of joining and of leaving: beside a date, as a header, as a status.

Each reader takes its words from here, and adds or leaves out what only it can meet.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphkit.names.tables import words_of

JOINING: Final = frozenset(words_of("standing_words", "joining"))
"""Names of the act of joining, as "accession" is."""
OF_APPLICATIONS: Final = frozenset(words_of("standing_words", "accepted"))
"""What an application may be, too: a beginning only in a cell."""
BEGUN: Final = words_of("standing_words", "joined", "joining", "accepted")
"""Words of who joined."""
ENDED: Final = words_of("standing_words", "left")
"""Words of who left."""
BEGUN_ABOVE: Final = words_of("standing_words", "joined-above")
"""Words above a column of dates that say that these are beginnings; in a cell they may be names."""
ENDED_ABOVE: Final = words_of("standing_words", "left-above")
"""Words above a column of dates that say that these are ends."""
BEGUN_AGAIN: Final = words_of("standing_words", "joined-again")
"""Words of who joined another time."""
PAIRS_ABOVE: Final = tuple(
    zip(
        words_of("standing_words", "begun-beside-its-end"),
        words_of("standing_words", "ended-beside-its-beginning"),
        strict=True,
    )
)
"""Words that say so only where a column of the other one stands beside."""


def single(phrases: Iterable[str]) -> frozenset[str]:
    """Take the phrases of one word.

    >>> sorted(single(["left", "has left"]))
    ['left']
    """
    return frozenset(phrase for phrase in phrases if " " not in phrase)
