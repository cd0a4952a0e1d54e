"""Find the names nearest in meaning to one that nobody bears, to suggest what may be meant.

Names are compared word by word. A rare word that both names have tells much, a word that many
names have tells little, and a word may be misspelt a little, the less the shorter it is: two
letters are never enough to suggest a name that merely contains them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from graphkit.names.candidates import NO_NAMES, Known
from graphkit.names.countries import country_names, find_country
from graphkit.names.normal_form import spelt_out, words_used_as

_LEAST: Final = 0.45
"""How much of what was asked for must be found in a name."""
_OF_NAME: Final = 0.3
"""The weight of how much of the name was asked for."""
_WORSE: Final = 0.7
"""How much of the best score a name must have to be suggested beside it."""
_LONGEST: Final = 200
"""Characters; nothing longer is compared."""
_MOST_WORDS: Final = 20


class SuggestedNames:
    """Suggest names.

    Parameters
    ----------
    names : iterable of Known
        The names to choose from.

    Examples
    --------
    >>> names = [Known("zoom", "Zoom"), Known("peru", "Peru"), Known("call", "Christchurch Call")]
    >>> nearest = SuggestedNames(names)
    >>> nearest.to("zom"), nearest.to("chirstchurch"), nearest.to("EU")
    (('zoom',), ('call',), ())
    """

    def __init__(self, names: Iterable[Known]) -> None:
        self._names = tuple(known for known in names if known.use not in NO_NAMES)

    def to(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Give the ids of the things with the nearest names, the nearest first."""
        best: dict[str, float] = {}
        for spelling in _spellings(name[:_LONGEST]):
            for score, place in self._scored(spelling):
                actor = self._names[place].actor
                best[actor] = max(score, best.get(actor, 0.0))
        least = _WORSE * max(best.values(), default=0.0)
        near = (actor for actor, score in best.items() if score >= least)
        return tuple(sorted(near, key=lambda actor: (-best[actor], actor))[:limit])

    def _scored(self, spelling: str) -> Iterable[tuple[float, int]]:
        asked = _telling(spelling)[:_MOST_WORDS]
        found: dict[int, float] = {}
        weights = 0.0
        for word in asked:
            near = self._near(word)
            meant = (word,) if word in near else near  # a word that is known is not misspelt
            weights += max((self._weight(known) for known in meant), default=self._weight(""))
            matched: dict[int, float] = {}
            for known, likeness in near.items():
                for place in self._places[known]:
                    score = likeness * self._weight(known)
                    matched[place] = max(score, matched.get(place, 0.0))
            for place, score in matched.items():
                found[place] = found.get(place, 0.0) + score
        for place, score in found.items():
            share = score / weights
            if share >= _LEAST:
                yield share + _OF_NAME * min(1.0, score / self._sizes[place]), place

    def _near(self, word: str) -> Mapping[str, float]:
        """Give the known words that a word may be, and how like they are."""
        near = {}
        small = word in words_used_as("small")
        allowed = 0 if small else _allowed(len(word))
        for known in self._places:
            if known == word:
                near[known] = 1.0
            elif len(word) >= 3 and not small and known.startswith(word):
                near[known] = 0.9
            elif allowed and _comparable(word, known, allowed):
                edits = _edits(word, known, allowed)
                if edits <= allowed:
                    near[known] = 0.9 - edits / len(word)
        return near

    def _weight(self, word: str) -> float:
        return math.log(2 + len(self._names) / (1 + len(self._places.get(word, ()))))

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], ...]:
        return tuple(_telling(spelt_out(known.name)) for known in self._names)

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, ...]]:
        places: dict[str, list[int]] = {}
        for place, words in enumerate(self._words):
            for word in dict.fromkeys(words):
                places.setdefault(word, []).append(place)
        return {word: tuple(found) for word, found in sorted(places.items())}

    @cached_property
    def _sizes(self) -> tuple[float, ...]:
        return tuple(sum(map(self._weight, words)) or 1.0 for words in self._words)


def _spellings(name: str) -> Iterable[str]:
    """Yield a name, and the names of the countries that it may mean or be a part of."""
    yield spelt_out(name)
    for code in find_country(name).codes:
        whole = code.partition("-")[0]
        for spelling in (*country_names(code)[:1], *country_names(whole)[:1]):
            yield spelt_out(spelling)


def _telling(spelling: str) -> tuple[str, ...]:
    """Leave out small words, if others are left."""
    words = tuple(spelling.split(" "))
    return tuple(word for word in words if word not in words_used_as("small")) or words


def _allowed(length: int) -> int:
    """How many letters of a word of some length may be wrong."""
    return 0 if length < 3 else 1 if length < 6 else 2 if length < 10 else 3


def _comparable(word: str, known: str, allowed: int) -> bool:
    """Whether two words are near in length; one letter for another is too much for a short one."""
    longer = abs(len(known) - len(word))
    return longer <= allowed and (longer > 0 or len(word) > 3)


def _edits(one: str, other: str, most: int) -> int:
    """Count the letters to add, drop, change or swap with the next one; stop beyond the most."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, there in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
