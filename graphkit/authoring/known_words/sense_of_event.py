"""Tell whether the word for an event is one of joining or of leaving."""

from __future__ import annotations

from typing import Final

from graphkit.authoring.dates.sense_words import beside
from graphkit.authoring.dates.words_of_change import BEGUN_AGAIN
from graphkit.names.tables import words_of

_IN: Final = frozenset([*BEGUN_AGAIN, *words_of("standing_words", "event-of-joining")])
_OUT: Final = frozenset(words_of("standing_words", "event-of-leaving"))


def sense_of_event(event: str) -> str:
    """Tell whether a word is one of joining, which begins a spell, or of leaving, which ends it.

    >>> [sense_of_event(word) for word in ("Joined", "re-joined", "expelled", "out", "met")]
    ['begun', 'begun', 'ended', 'ended', '']
    """
    word = event.casefold().strip()
    if word in _IN or word in _OUT:
        return "begun" if word in _IN else "ended"
    sense, date = beside(word)
    return "" if date else sense
