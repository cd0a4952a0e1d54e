"""Read columns such as "A Pact member" and "A Pact observer" as roles in one coalition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.known_words.words_of_standing import words_for

_MEMBER: Final = words_for("member") | {"members"}
_OBSERVER: Final = words_for("observer")


class InRole(NamedTuple):
    """What a column says that who is marked in it belongs to, and as what; nothing for a member."""

    coalition: str
    role: str = ""


def roles_across(header: Sequence[str], across: Sequence[int]) -> Mapping[int, InRole]:
    """Find the columns of members and of observers of the same coalition.

    Parameters
    ----------
    header : sequence of str
        All headers.
    across : sequence of int
        The places of those that are read across.

    Returns
    -------
    mapping of int to InRole
        Empty unless some coalition has a column of observers beside another one.

    Examples
    --------
    >>> found = roles_across(["State", "A Pact member", "A Pact observer", "B Pact"], [1, 2, 3])
    >>> found[2]
    InRole(coalition='A Pact', role='observer')
    >>> dict(roles_across(["State", "A Pact", "Observer Alliance"], [1, 2]))
    {}
    """
    told = {place: _in_role(header[place]) for place in across}
    members = {one.coalition for one in told.values() if not one.role}
    both = {one.coalition for one in told.values() if one.role} & members
    if not both:
        return {}
    return {
        place: one if one.coalition in members else InRole(header[place].strip())
        for place, one in told.items()
    }


def _in_role(header: str) -> InRole:
    words = header.strip().split()
    last = words[-1].strip("()[]:–-").casefold()
    if len(words) > 1 and last in _OBSERVER:
        return InRole(" ".join(words[:-1]).rstrip(" :–-"), "observer")
    if len(words) > 1 and last in _MEMBER:
        return InRole(" ".join(words[:-1]).rstrip(" :–-"))
    return InRole(header.strip())
