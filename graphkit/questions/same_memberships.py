"""Which memberships of two editions are the same one, whatever their numbers are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final, Protocol, TypeVar

from graphkit.questions.answer_columns import ends_of


class SpellTold(Protocol):
    """A membership for one period, as an edition tells it."""

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of who joined and of what was joined."""

    @property
    def during(self) -> str:
        """The period."""

    @property
    def told(self) -> str:
        """The period and role."""


_Spell = TypeVar("_Spell", bound=SpellTold)
_ALIKE: Final[tuple[Callable[[str, SpellTold], Hashable], ...]] = (
    lambda name, one: (one.pair, one.told, name),
    lambda _, one: (one.pair, one.told),
    lambda _, one: (one.pair, one.during),
    lambda _, one: (one.pair, ends_of(one.during)[0]),
    lambda name, _: name,
)
"""What the same membership has alike in two editions, the surest first; its id may be a number."""


def same_memberships(
    before: Mapping[str, _Spell], after: Mapping[str, _Spell]
) -> Iterator[tuple[_Spell | None, _Spell | None]]:
    """Pair the memberships of two editions.

    A second membership of somebody has a number in its id, which another one takes where an
    earlier one is gone or new. So those of one period are paired first, then those that began
    alike, and by their ids only what is left.

    Parameters
    ----------
    before, after : mapping of str to membership
        By their ids.

    Yields
    ------
    (membership or None, membership or None)
        The old one and the new one; None where an edition has none.
    """
    old, new = dict(before), dict(after)
    for alike in _ALIKE:
        waiting: dict[Hashable, list[str]] = {}
        for name, one in old.items():
            waiting.setdefault(alike(name, one), []).append(name)
        for name, one in tuple(new.items()):
            if names := waiting.get(alike(name, one)):
                yield old.pop(names.pop(0)), new.pop(name)
    yield from ((one, None) for one in old.values())
    yield from ((None, one) for one in new.values())
