"""Guess what columns mean that are named "Sea Treaty: Signature" and "Sea Treaty: Ratification"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from graphkit.authoring.header import plain
from graphkit.authoring.header_of_two_lines import BETWEEN
from graphkit.authoring.one_table import without_brackets
from graphkit.authoring.signings_apart import BOUND_ROLE, SIGNED_ROLE
from graphkit.authoring.treaty_headers import tells_consent, tells_signature
from graphkit.importing.mapping import MembershipMap, TableMap

_SIGNATORY: Final = "signatory"


def guess_stages(header: Sequence[str]) -> TableMap | None:
    """Read each column below a treaty as one step of its members.

    Parameters
    ----------
    header : sequence of str
        The names of the columns; that of the members comes first.

    Returns
    -------
    TableMap or None
        None unless every column but the first is a step that is known.

    Examples
    --------
    >>> found = guess_stages(["State", "Sea: Signed", "Sea: Ratified"])
    >>> [dict(one.text) for one in found.memberships]
    [{'coalition': 'Sea', 'role': 'signed-not-bound'}, {'coalition': 'Sea', 'role': 'party'}]
    """
    member, *others = [name.strip() for name in header]
    parts = [name.rpartition(BETWEEN) for name in others]
    steps = [without_brackets(plain(step)) for _, _, step in parts]
    signed = SIGNED_ROLE if any(map(tells_consent, steps)) else _SIGNATORY
    bound = [BOUND_ROLE if tells_consent(step) else "" for step in steps]
    roles = [signed if tells_signature(s) else role for s, role in zip(steps, bound, strict=True)]
    if not others or not member or not all(roles) or not all(one[0] for one in parts):
        return None
    blocks = tuple(
        MembershipMap(
            {"member": member, "since": name},
            {"coalition": coalition, "role": role},
            needs=("since",),
        )
        for name, (coalition, _, _), role in zip(others, parts, roles, strict=True)
    )
    return TableMap("long", blocks)


class Step(NamedTuple):
    """What a column of dates says: a step towards what was joined, and in which role."""

    coalition: str
    role: str


def steps_apart(header: Iterable[str]) -> dict[str, Step]:
    """Find the columns that name one treaty twice: when it was signed, and when ratified.

    Parameters
    ----------
    header : iterable of str
        The names of columns of dates.

    Returns
    -------
    dict of str to Step
        By their names; those of treaties with one step only are not there.

    Examples
    --------
    >>> found = steps_apart(["CITES", "Kyoto signed", "Kyoto ratified", "Signed Sea"])
    >>> {name: tuple(step) for name, step in found.items()}
    {'Kyoto signed': ('Kyoto', 'signed-not-bound'), 'Kyoto ratified': ('Kyoto', 'party')}
    """
    found = {name: step for name in header if (step := _step(name))}
    roles: dict[str, set[str]] = {}
    for step in found.values():
        roles.setdefault(step.coalition, set()).add(step.role)
    return {name: step for name, step in found.items() if len(roles[step.coalition]) == 2}


def _step(header: str) -> Step | None:
    first, *rest = header.split()
    *before, last = header.split()
    for word, others in ((last, before), (first, rest)):
        said = plain(word)
        if others and (tells_signature(said) or tells_consent(said)):
            role = SIGNED_ROLE if tells_signature(said) else BOUND_ROLE
            return Step(" ".join(others), role)
    return None
