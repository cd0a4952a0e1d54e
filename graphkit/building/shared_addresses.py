"""Find what would share its address with another thing, so that one has the properties of both.

Records and evidence are called after the ids of things: who is called ``life`` and joins a
coalition would have the membership ``gifct--life``, which is the life of the coalition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphkit.authoring.wording import shown
from graphkit.building.authored_places import AuthoredPlace, authored_places
from graphkit.building.turtle import Facts
from graphkit.errors import Problem
from graphkit.facts.authored_row import Tables

_NOWHERE: Final = AuthoredPlace("", 0)
_HINT: Final = (
    "Write another id, or another spell, for one of them. What the build makes itself is called "
    "life, or begins with ev-, missing-from-, country- or region-."
)


def shared_addresses(facts: Facts, tables: Tables) -> Iterator[Problem]:
    """Name each address that would be that of two things.

    Parameters
    ----------
    facts : Facts
        As they were built.
    tables : mapping of str to tuple of Row
        What they were built from.
    """
    shared = facts.shared_names()
    places = authored_places(tables, shared) if shared else {}
    for slug, classes in sorted(shared.items()):
        place = places.get(slug, _NOWHERE)
        several = " and ".join(name.rpartition(":")[2] for name in classes)
        message = f"{shown(slug)} would be the address of two things ({several})."
        yield Problem(*place, "", message, _HINT)
