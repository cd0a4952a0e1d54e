"""Propose names that are similar to a name; a person decides whether they mean the same.

Names are compared only where they share rare parts: three letters in a row that few names have.
RapidFuzz (extra ``match``) then measures how near they are. Measures that take a part for the
whole ("Union" in "Union of Teachers") propose here, with a reason of their own, and never
decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from graphkit.errors import MissingExtra
from graphkit.names.candidates import NO_NAMES, Known
from graphkit.names.normal_form import is_part_of_the_other, normal_form

_PROPOSED: Final = 5
_COMPARED: Final = 60
"""How many names that share parts with the name are measured."""
_NEAR: Final = 0.8
"""The least score of a similar name."""
_PART: Final = 0.75
"""The score of a name that is a part of the other."""
_COMMON: Final = 2_000
"""Parts that more names have tell nothing."""

SIMILAR: Final = "similar spelling"
PART: Final = "one name is a part of the other"


class SimilarNames:
    """Find similar names.

    Parameters
    ----------
    names : iterable of Known
        The names to choose from; ids and Wikidata items among them are passed over.

    Raises
    ------
    MissingExtra
        If RapidFuzz is not installed.
    """

    def __init__(self, names: Iterable[Known]) -> None:
        try:
            from rapidfuzz import fuzz
        except ImportError:
            raise MissingExtra("Proposing similar names", "match") from None
        self._ratios = fuzz.ratio, fuzz.token_sort_ratio
        self._names = [known for known in names if known.use not in ("id", *NO_NAMES)]
        self._spelt = [normal_form(known.name) for known in self._names]

    def to(self, name: str) -> tuple[tuple[float, Known, str], ...]:
        """Give the names most similar to one: score, name, and reason, the nearest first."""
        spelt = normal_form(name)
        found: dict[str, tuple[float, Known, str]] = {}
        for place in self._sharing_parts(spelt):
            score, reason = self._measured(spelt, self._spelt[place])
            known = self._names[place]
            if score and score > found.get(known.actor, (0.0,))[0]:
                found[known.actor] = (score, known, reason)
        return tuple(sorted(found.values(), key=lambda f: (-f[0], f[1]))[:_PROPOSED])

    def _measured(self, one: str, other: str) -> tuple[float, str]:
        ratio = max(measure(one, other) for measure in self._ratios) / 100
        if ratio >= _NEAR:
            return ratio * 0.99, SIMILAR
        return (max(_PART, ratio), PART) if is_part_of_the_other(one, other) else (0.0, "")

    def _sharing_parts(self, spelt: str) -> Sequence[int]:
        """Give the places of the names that share most parts, the rarer counting more."""
        lists = [found for part in _parts(spelt) if (found := self._places.get(part)) is not None]
        lists = [found for found in lists if len(found) <= _COMMON]
        if not lists:
            return ()
        weights = np.repeat([1 / len(found) for found in lists], [len(found) for found in lists])
        shared = np.bincount(np.concatenate(lists), weights)
        least = np.partition(shared, -_COMPARED)[-_COMPARED] if len(shared) > _COMPARED else 0.0
        likely = np.flatnonzero((shared >= least) & (shared > 0))
        ranked: list[int] = likely[np.argsort(-shared[likely], kind="stable")].tolist()
        return ranked[:_COMPARED]

    @cached_property
    def _places(self) -> Mapping[str, npt.NDArray[np.int64]]:
        places: dict[str, list[int]] = {}
        for place, spelt in enumerate(self._spelt):
            for part in _parts(spelt):
                places.setdefault(part, []).append(place)
        return {part: np.array(found) for part, found in places.items()}


def _parts(spelt: str) -> Sequence[str]:
    """Give all rows of three letters, the borders of words included, in a stable order."""
    bordered = f" {spelt} "
    return sorted({bordered[i : i + 3] for i in range(len(bordered) - 2)})
