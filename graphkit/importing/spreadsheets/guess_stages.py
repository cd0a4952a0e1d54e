"""Guess what columns mean that are named "Sea Treaty: Signature" and "Sea Treaty: Ratification"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile
from typing import Final, NamedTuple

from graphkit.authoring.dates.date_order import without_order
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.header_of_two_lines import BETWEEN
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_signature
from graphkit.authoring.spells.signings_apart import BOUND_ROLE, SIGNED_ROLE
from graphkit.importing.mapping import MembershipMap, TableMap
from graphkit.importing.spreadsheets.name_across import is_small, names_itself, without_article

_SIGNATORY: Final = "signatory"
_BRACKETS: Final = re.compile(r"[()\[\]]")
_EDGE: Final = " _:;,–—-"
_LONGEST: Final = 5
"""So many words a step has at most, as in "entry into force date"."""


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
    >>> found = guess_stages(["State", "Sea: Signed", "Sea: Ratified", "Air: Signed"])
    >>> found.memberships[2].text["role"]
    'signatory'
    """
    member, *others = [name.strip() for name in header]
    steps = [step for name in others if BETWEEN in name and (step := step_of(name))]
    if not member or not steps or len(steps) < len(others):
        return None
    apart = steps_apart(others)
    blocks = tuple(
        MembershipMap(
            {"member": member, "since": name},
            {"coalition": step.coalition, "role": _role(step, apart=name in apart)},
            needs=("since",),
        )
        for name, step in zip(others, steps, strict=True)
    )
    return TableMap("long", blocks)


def _role(step: StageColumn, *, apart: bool) -> str:
    """Give a role: who signed what nothing says to be ratified is a signatory, and belongs."""
    return step.role if apart or step.role == BOUND_ROLE else _SIGNATORY


class StageColumn(NamedTuple):
    """What a column of dates says: a step towards what was joined, and in which role."""

    coalition: str
    role: str


def steps_apart(header: Iterable[str]) -> dict[str, StageColumn]:
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
    found = {name: step for name in header if (step := step_of(name))}
    roles: dict[str, set[str]] = {}
    for step in found.values():
        roles.setdefault(step.coalition, set()).add(step.role)
    return {name: step for name, step in found.items() if len(roles[step.coalition]) == 2}


def step_of(header: str) -> StageColumn | None:
    """Read the name of a treaty, and a step towards it behind the name or before it.

    Examples
    --------
    >>> [tuple(step_of(one)) for one in ("Sea: Signed", "Kyoto (ratified)")]
    [('Sea', 'signed-not-bound'), ('Kyoto', 'party')]
    >>> [tuple(step_of(one))[0] for one in ("Date of signature of Kyoto", "Kyoto entry into force")]
    ['Kyoto', 'Kyoto']
    >>> tuple(step_of("Kyoto: Signature (dd/mm/yyyy)"))
    ('Kyoto', 'signed-not-bound')
    >>> step_of("Ratified"), step_of("Green Pact"), step_of("Treaty of Accession")
    (None, None, None)
    >>> step_of("Ratification de l'OTAN").coalition, step_of("Accession Treaty")
    ('OTAN', None)
    """
    words = _BRACKETS.sub(" ", without_order(header)).split()
    for several in range(min(_LONGEST, len(words) - 1), 0, -1):
        for said, rest in (
            (words[-several:], words[:-several]),
            (words[:several], words[several:]),
        ):
            step = plain(" ".join(said)).strip(_EDGE)
            name = without_article(" ".join(dropwhile(is_small, rest)).strip(_EDGE))
            # In "Accession Treaty" and "Treaty of Accession" the step is a part of the name.
            part = is_small(rest[-1]) or (rest == words[several:] and names_itself(said, rest))
            if name and not part and (tells_signature(step) or tells_consent(step)):
                return StageColumn(name, SIGNED_ROLE if tells_signature(step) else BOUND_ROLE)
    return None
