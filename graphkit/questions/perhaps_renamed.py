"""Which names of two editions may be those of one thing that was renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from graphkit.names.normal_form import compact, normal_form, telling_words

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
        one that say something are in the other; both joined the same and nothing else, in the
        same periods and roles; and neither name could go with a second one. Whether they mean the
        same is for a person to decide.
    """
    before, after = _by_memberships(gone), _by_memberships(new)
    found = {
        pair for same in before.keys() & after.keys() for pair in _near(before[same], after[same])
    }
    times = [Counter(pair[side] for pair in found) for side in (0, 1)]
    return sorted(pair for pair in found if times[0][pair[0]] == times[1][pair[1]] == 1)


def told_of_names(pairs: Sequence[tuple[str, str]]) -> str:
    """Say in a note which names may mean the same; nothing if there are none."""
    if not pairs:
        return ""
    named = ", ".join(f"{old} → {new}" for old, new in pairs[:_NAMED])
    more = f" and {len(pairs) - _NAMED} more" if len(pairs) > _NAMED else ""
    return f"Perhaps renamed, since both joined the same in the same periods: {named}{more}."


def _by_memberships(
    memberships: Iterable[ToldMembership],
) -> dict[frozenset[tuple[str, str]], list[str]]:
    """Put together the names of those who joined the same, in the same periods and roles."""
    joined: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for one in memberships:
        joined.setdefault((one.member, one.label), set()).add((one.coalition, one.told))
    found: dict[frozenset[tuple[str, str]], list[str]] = {}
    for (_, label), told in joined.items():
        found.setdefault(frozenset(told), []).append(label)
    return found


def _near(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pair names that differ in spaces alone, or in words that only one of them has."""
    together: dict[str, list[str]] = {}
    for name in new:
        together.setdefault(compact(name), []).append(name)
    for name in old:
        yield from ((name, other) for other in together.get(compact(name), ()))
    before, after = (
        {name: telling_words(normal_form(name)) for name in some} for some in (old, new)
    )
    yield from _within(before, after)
    yield from ((one, other) for other, one in _within(after, before))


def _within(
    names: Mapping[str, frozenset[str]], others: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Pair each name with the others that have all its words, looking where the rarest stands."""
    having: dict[str, list[str]] = {}
    for other, words in others.items():
        for word in words:
            having.setdefault(word, []).append(other)
    for name, words in names.items():
        rarest = min((having.get(word, []) for word in sorted(words)), key=len, default=[])
        yield from ((name, other) for other in rarest if words <= others[other])
