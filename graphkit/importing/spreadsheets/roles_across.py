"""Read columns such as "A Pact member" and "A Pact observer" as roles in one coalition."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.known_words.words_of_standing import words_for
from graphkit.importing.spreadsheets.name_across import ARTICLES, name_across, without_article
from graphkit.importing.spreadsheets.standing_in_header import standing_behind
from graphkit.names.pattern_of_words import any_of
from graphkit.names.tables import words_of

_MEMBER: Final = words_for("member") | {"members"}
_OBSERVER: Final = words_for("observer")
_OBSERVES: Final = re.compile(
    rf"(?:{any_of(words_of('header_words', 'observes-in-header'))})[\s:_]+"
    rf"(?:(?:{ARTICLES})\s+)?(?P<what>\S.*)",
    re.I,
)
_ENDING: Final = re.compile(r"(?<=\w{3})e[nrsm]?\b")
"""What German adds to adjectives: "Blauer Pakt" is "im Blauen Pakt" behind a word."""


class InRole(NamedTuple):
    """What a column says that who is marked in it belongs to, and as what; nothing for a member."""

    coalition: str
    role: str = ""


def roles_across(header: Sequence[str], across: Sequence[int]) -> Mapping[int, InRole]:
    """Find the columns of members, of observers and of others of the same coalition.

    Parameters
    ----------
    header : sequence of str
        All headers.
    across : sequence of int
        The places of those that are read across.

    Returns
    -------
    mapping of int to InRole
        Empty unless some coalition has a column of observers, or several for several roles.

    Examples
    --------
    >>> found = roles_across(["State", "A Pact member", "A Pact observer", "B Pact"], [1, 2, 3])
    >>> found[2]
    InRole(coalition='A Pact', role='observer')
    >>> roles_across(["State", "Observer in A Pact", "B Pact"], [1, 2])[1]
    InRole(coalition='A Pact', role='observer')
    >>> [one.role for one in roles_across(["State", "NPT party", "NPT signatory"], [1, 2]).values()]
    ['party', 'signatory']
    >>> dict(roles_across(["State", "A Pact", "Observer Alliance"], [1, 2]))
    {}
    """
    sure = {place: one for place in across if (one := _surely(header[place]))}
    told = {place: sure.get(place) or _in_role(header[place]) for place in across}
    members = {one.coalition for one in told.values() if not one.role}
    observed = {one.coalition for one in told.values() if one.role == "observer"}
    roles: dict[str, set[str]] = {}
    for one in told.values():
        roles.setdefault(one.coalition, set()).add(one.role)
    several = {name for name, said in roles.items() if len(said) > 1}
    if not several and observed.isdisjoint(one.coalition for one in sure.values()):
        return {}
    spelt = {_ENDING.sub("", name.casefold()): name for name in members}
    found = {}
    for place, one in told.items():
        if one.coalition in several:
            found[place] = one
        elif place in sure and one.role == "observer":
            alike = spelt.get(_ENDING.sub("", one.coalition.casefold()))
            found[place] = one._replace(coalition=alike or one.coalition)
        else:
            found[place] = InRole(name_across(header[place]))
    return found


def stands_beside(header: Sequence[str], across: Sequence[int]) -> dict[int, str]:
    """Find columns that say a second time, in no other role, who belongs to something.

    >>> stands_beside(["State", "A Pact", "A Pact status", "B Pact"], [1, 2, 3])
    {2: 'A Pact'}
    """
    found: dict[int, str] = {}
    names = {place: name_across(header[place]) for place in across}
    for place in across:
        standing = standing_behind(header[place])
        if standing is None or standing.role:
            continue
        if any(
            names[one] == standing.name
            for one in across
            if one != place and one not in found and not getattr(_surely(header[one]), "role", "")
        ):
            found[place] = standing.name
    return found


def _surely(header: str) -> InRole | None:
    """Read a header that leaves no doubt of what is a name in it."""
    observes = _OBSERVES.fullmatch(header.strip())
    if observes and not observes["what"].endswith("?"):
        return InRole(without_article(observes["what"]), "observer")
    standing = standing_behind(header)
    return InRole(standing.name, standing.role) if standing else None


def _in_role(header: str) -> InRole:
    words = header.strip().split()
    last = words[-1].strip("()[]:–-").casefold()
    if len(words) > 1 and last in _OBSERVER:
        return InRole(" ".join(words[:-1]).rstrip(" :–-"), "observer")
    if len(words) > 1 and last in _MEMBER:
        return InRole(" ".join(words[:-1]).rstrip(" :–-"))
    return InRole(name_across(header))
