"""What is meant by a name among a few things that are chosen from: kinds, roles, topics, places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.errors import Ambiguous, NotFound
from graphkit.names.candidates import Known

if TYPE_CHECKING:
    from graphkit.names.name_index import NameIndex
    from graphkit.names.possible_names import PossibleNames

_FEW: Final = 24
"""So many ids are all named where none is near; of more the first are."""
_LIKE: Final = 0.6
"""How many of the letters of two names must be the same, to suggest one for the other."""
_LONGEST: Final = 200
"""Characters; nothing longer is compared."""


def own_first(ids: Sequence[str]) -> Sequence[str]:
    """Choose the ids of a graph's own base, which are no whole IRIs, where there are some.

    >>> own_first(["https://data.example.org/id/zoom", "zoom"])
    ['zoom']
    """
    return [id for id in ids if ":" not in id] or ids


def _nothing(_name: str) -> str:
    return ""


class ChoiceByName:
    """The names of a few things, and which of them a name means.

    Parameters
    ----------
    what : str
        What they are, such as ``"kind"``.
    names : iterable of Known
        One for each name of each thing; the ids are names too.
    labels : mapping of str to sequence of str, optional
        What each id is called in the languages that there are; an error says it beside the id.
    otherwise : callable, optional
        Gives the id that a word means which is no name of any, or an empty text.

    Examples
    --------
    >>> kinds = ChoiceByName("kind", [Known("company", "Company"), Known("company", "Entreprise")])
    >>> kinds.id("company"), kinds.id("entreprise")
    ('company', 'company')
    >>> kinds.id("compnay")
    Traceback (most recent call last):
    graphkit.errors.NotFound: no kind is called 'compnay'. Did you mean 'company'?
    """

    def __init__(
        self,
        what: str,
        names: Iterable[Known],
        labels: Mapping[str, Sequence[str]] = MappingProxyType({}),
        otherwise: Callable[[str], str] = _nothing,
    ) -> None:
        self._what = what
        self._otherwise = otherwise
        self._labels = labels
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
        if not found and (meant := self._otherwise(name)) in self.ids:
            return meant
        if not found:
            near = self._near.to(name)[:3] or self._spelt_like(name)
            raise NotFound(self._what, name, near, self._hint(), called=self._called(near))
        return own[0]

    def _spelt_like(self, name: str) -> tuple[str, ...]:
        """Choose, where there are too many to name them all, those with the likest letters."""
        if len(self.ids) <= _FEW:
            return ()
        from difflib import get_close_matches

        spelt: dict[str, str] = {}
        for known in self._names:
            spelt.setdefault(known.name.casefold(), known.actor)
        near = get_close_matches(name.casefold()[:_LONGEST], sorted(spelt), 6, _LIKE)
        return tuple(dict.fromkeys(spelt[one] for one in near))[:3]

    def _called(self, ids: Iterable[str]) -> dict[str, str]:
        """Say what ids are called, where that is something else."""
        told = {}
        for id in ids:
            same = id.replace("-", " ").casefold()
            names = (name for name in self._labels.get(id, ()) if name.casefold() != same)
            told[id] = ", ".join(dict.fromkeys(names))
        return told

    def _hint(self) -> str:
        there = sorted(self.ids)
        if not there:
            return "There is none."
        more = len(there) - _FEW
        named = self._called(there[:_FEW])
        shown = ", ".join(f"{id} ({said})" if said else id for id, said in named.items())
        return f"They are {shown}{f' and {more} more' if more > 0 else ''}."

    @cached_property
    def _index(self) -> NameIndex:
        from graphkit.names.name_index import NameIndex

        return NameIndex((*self._names, *(Known(id, id, "id") for id in self.ids)))

    @cached_property
    def _near(self) -> PossibleNames:
        from graphkit.names.possible_names import PossibleNames

        return PossibleNames(self._index)
