"""What is meant by a name among a few things that are chosen from: kinds, roles, topics, places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from graphkit.errors import Ambiguous, NotFound
from graphkit.names.known import Known

if TYPE_CHECKING:
    from graphkit.names.index import NameIndex
    from graphkit.names.near import Near

_FEW: Final = 24
"""So many ids are all named where none is near; of more the first are."""


def own_first(ids: Sequence[str]) -> Sequence[str]:
    """Choose the ids of a graph's own base, which are no whole IRIs, where there are some.

    >>> own_first(["https://data.example.org/id/zoom", "zoom"])
    ['zoom']
    """
    return [id for id in ids if ":" not in id] or ids


class Meant:
    """The names of a few things, and which of them a name means.

    Parameters
    ----------
    what : str
        What they are, such as ``"kind"``.
    names : iterable of Known
        One for each name of each thing; the ids are names too.

    Examples
    --------
    >>> kinds = Meant("kind", [Known("company", "Company"), Known("company", "Entreprise")])
    >>> kinds.id("company"), kinds.id("entreprise")
    ('company', 'company')
    >>> kinds.id("compnay")
    Traceback (most recent call last):
    graphkit.errors.NotFound: no kind is called 'compnay'. Did you mean 'company'?
    """

    def __init__(self, what: str, names: Iterable[Known]) -> None:
        self._what = what
        self._names = tuple(names)
        self.ids = frozenset(known.actor for known in self._names)

    def id(self, name: str) -> str:
        """Give the id of what is meant.

        Raises
        ------
        NotFound
            With the nearest ids; where none is near, with those that there are.
        Ambiguous
            With the ids that it could be.
        """
        if name in self.ids:
            return name
        found = sorted({candidate.known.actor for candidate in self._index.meant(name)})
        own = own_first(found)
        if len(own) > 1:
            raise Ambiguous(self._what, name, found)
        if not found:
            raise NotFound(self._what, name, self._near.to(name)[:3], self._hint())
        return own[0]

    def _hint(self) -> str:
        there = sorted(self.ids)
        if not there:
            return "There is none."
        more = len(there) - _FEW
        shown = ", ".join(there if more <= 0 else there[:_FEW])
        return f"They are {shown}{f' and {more} more' if more > 0 else ''}."

    @cached_property
    def _index(self) -> NameIndex:
        from graphkit.names.index import NameIndex

        return NameIndex((*self._names, *(Known(id, id, "id") for id in self.ids)))

    @cached_property
    def _near(self) -> Near:
        from graphkit.names.near import Near

        return Near(self._index)
