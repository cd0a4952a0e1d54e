"""Read signatories as not bound, where the rows of a coalition tell signing and ratifying apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from graphkit.authoring.headers.header import Report
from graphkit.authoring.known_words.bundled_words import bundled_concept
from graphkit.authoring.spells.signings_apart import SIGNED_ROLE
from graphkit.authoring.vocabulary import Vocabulary
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_SIGNATORY: Final = "signatory"
_FURTHER: Final = frozenset({"party", "consented", SIGNED_ROLE})
"""Roles that only somebody has who is further or less far than others of the same coalition."""
_CONSENT: Final = frozenset({"ratification", "accession", "entry-into-force"})
_HINT: Final = "Write signed-not-bound as their role, or member where who signs is bound."


def signatories_not_bound(
    rows: Sequence[Row], steps: Sequence[Row], vocabulary: Vocabulary, doubt: Report
) -> Sequence[Row]:
    """Give the role of who signed and is not bound yet to signatories of treaties.

    Parameters
    ----------
    rows, steps : sequence of Row
        The tables ``memberships`` and ``steps``. The rows of a coalition tell signing and
        ratifying apart where one of them has a spell or step such as ``ratification`` or
        ``accession``, or a role such as ``party``.
    vocabulary : Vocabulary
        Where the tables describe the role ``signatory`` themselves, their word holds.
    doubt : callable
        Is told once of each coalition whose signatories are read so.

    Returns
    -------
    sequence of Row
        In the order given; those that were given, where nothing is read otherwise.
    """
    stated = ("role", _SIGNATORY) in vocabulary.own
    known = SIGNED_ROLE in vocabulary.notations["role"]
    signed = _by_coalition(rows) if known and not stated else {}
    if not signed:
        return rows
    treaties = signed.keys() & {*_tell_apart(rows, steps)}
    for coalition in sorted(treaties):
        first, count = rows[signed[coalition][0]], len(signed[coalition])
        are = "signatory is" if count == 1 else "signatories are"
        message = (
            f"{count} {are} read as signed and not bound,"
            f" since other rows of {coalition} tell who is bound."
        )
        doubt(Problem(first.path, first.line, "role", message, _HINT))
    changed = {place for coalition in treaties for place in signed[coalition]}
    return tuple(
        row.with_cell("role", SIGNED_ROLE) if place in changed else row
        for place, row in enumerate(rows)
    )


def _by_coalition(rows: Sequence[Row]) -> dict[str, list[int]]:
    """Find the rows of signatories, by their coalition."""
    found: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        if row.cells["role"] == _SIGNATORY:
            found.setdefault(row.cells["coalition"], []).append(place)
    return found


def _tell_apart(rows: Sequence[Row], steps: Sequence[Row]) -> Iterator[str]:
    """List the coalitions whose rows tell who signed and who is bound."""
    yield from (row["coalition"] for row in steps if row["step"] in _CONSENT)
    for row in rows:
        role, spell = row.cells["role"], row.cells["spell"]
        means = bundled_concept("step-kind", spell) if spell else ""
        if role in _FURTHER or (role != _SIGNATORY and means in _CONSENT):
            yield row.cells["coalition"]
