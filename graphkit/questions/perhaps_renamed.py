"""Which names of two editions may be those of one thing that was renamed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Protocol

from graphkit.names.normal_form import compact, is_part_of_the_other, normal_form

_NAMED: Final = 5
"""So many are named in a note."""


class ToldMembership(Protocol):
    """A membership, as an edition tells it."""

    @property
    def member(self) -> str:
        """The id of who joined."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def coalition(self) -> str:
        """The id of what was joined."""

    @property
    def told(self) -> str:
        """The period and role."""


def perhaps_renamed(
    gone: Iterable[ToldMembership], new: Iterable[ToldMembership]
) -> list[tuple[str, str]]:
    """Pair the names of who is gone and of who is new that may mean the same.

    Parameters
    ----------
    gone, new : iterable of ToldMembership
        The memberships of who is in one edition alone.

    Returns
    -------
    list of (str, str)
        The old name and the new one, in order: they differ in spaces alone, or all words of the
        one that say something are in the other; both were told to have joined the same, in the
        same period and role; and neither name could go with a second one. Whether they mean the
        same is for a person to decide.
    """
    before, after = _names(gone), _names(new)
    found = {
        (one, other)
        for key in before.keys() & after.keys()
        for one in before[key]
        for other in after[key]
        if _near(one, other)
    }
    old_names, new_names = ([pair[side] for pair in found] for side in (0, 1))
    return sorted(
        pair for pair in found if old_names.count(pair[0]) == new_names.count(pair[1]) == 1
    )


def told_of_names(pairs: list[tuple[str, str]]) -> str:
    """Say in a note which names may mean the same; nothing if there are none."""
    if not pairs:
        return ""
    named = ", ".join(f"{old} → {new}" for old, new in pairs[:_NAMED])
    more = f" and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
    return f"Perhaps renamed, since the rest is told of both alike: {named}{more}."


def _near(one: str, other: str) -> bool:
    """Tell whether names differ in spaces or in words that only one of them has."""
    apart = compact(one) != compact(other)
    return not apart or is_part_of_the_other(normal_form(one), normal_form(other))


def _names(memberships: Iterable[ToldMembership]) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for one in memberships:
        found.setdefault((one.coalition, one.told), set()).add(one.label)
    return found
