"""Guess what columns mean that are named "Sea Treaty: Signature" and "Sea Treaty: Ratification"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.header import plain
from graphkit.authoring.header_of_two_lines import BETWEEN
from graphkit.authoring.one_table import without_brackets
from graphkit.importing.mapping import MembershipMap, TableMap

_SIGNATORY: Final = "signatory"
_PARTY: Final = "party"
_ROLES: Final[Mapping[str, str]] = {
    word: role
    for role, words in {
        _SIGNATORY: """
            signature signed date_of_signature signature_date date_signed signé date_de_signature
            unterzeichnung unterzeichnet firma fecha_de_firma""",
        _PARTY: """
            ratification ratified date_of_ratification ratification_date accession acceded
            acceptance approval entry_into_force in_force ratification/accession ratifié
            entrée_en_vigueur ratifikation ratifiziert beitritt inkrafttreten ratificación
            entrada_en_vigor""",
    }.items()
    for word in words.split()
}


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
    [{'coalition': 'Sea', 'role': 'signatory'}, {'coalition': 'Sea', 'role': 'party'}]
    """
    member, *others = [name.strip() for name in header]
    parts = [name.rpartition(BETWEEN) for name in others]
    roles = [_ROLES.get(without_brackets(plain(step)), "") for _, _, step in parts]
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
    stages = {_SIGNATORY: _PARTY} if {*roles} == {_SIGNATORY, _PARTY} else {}
    return TableMap("long", blocks, stages=stages)
