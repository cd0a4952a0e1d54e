"""List what a name may mean, however unsurely: by what it is called, or by words that are like."""

from __future__ import annotations

from typing import Final

from graphkit.names.name_index import NameIndex
from graphkit.names.suggested_names import SuggestedNames

_LONG: Final = 4
"""Letters; a code is shorter."""


class PossibleNames:
    """Suggests what a name may mean.

    Parameters
    ----------
    index : NameIndex
        The names to choose from.

    Examples
    --------
    >>> from graphkit.names.candidates import Known
    >>> near = PossibleNames(NameIndex([Known("acme", "Acme, Inc."), Known("pact", "Green Pact")]))
    >>> near.to("ACME"), near.to("Gren Pact"), near.to("Zebra")
    (('acme',), ('pact',), ())
    """

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._nearest = SuggestedNames(index.names)

    def to(self, name: str) -> tuple[str, ...]:
        """Give the ids of what a name may mean, the likeliest first."""
        capitals = name.upper() if len(name) < _LONG else name  # as a code is written
        meant = (*self._index.candidates(name), *self._index.candidates(capitals))
        things = (candidate.known.actor for candidate in meant)
        return tuple(dict.fromkeys((*things, *self._nearest.to(name, 12))))
