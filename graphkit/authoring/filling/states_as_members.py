"""Give members that are called as countries are, where countries are the members, their kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.authoring.cell_meanings.cells_of import cells_of
from graphkit.authoring.headers.one_table import is_country
from graphkit.facts.authored_row import Row
from graphkit.names.countries import UNIONS, find_country

_GOVERNMENT: Final = "government"
_FEWEST: Final = 3
_NEARLY: Final = 0.9
"""So many members, and so great a part of them, are countries where no header says so."""


def states_as_members(tables: Mapping[str, list[Row]], headers: Mapping[str, str]) -> None:
    """Write, in place, the kind *government* for members that are surely called as countries are.

    Parameters
    ----------
    tables : mapping of str to list of Row
        Of one table; actors have their rows. Whoever has a kind keeps it.
    headers : mapping of str to str
        The headers as written, by what the columns hold: one such as ``Country`` says that its
        members are countries; where none does, nearly all of at least three have to be, and none
        of them may have a kind.
    """
    members = {row.cells["actor"] for row in tables["memberships"]}
    actors = [row for row in tables["actors"] if row.cells["id"] in members]
    if not (is_country(headers.get("member", "")) or _nearly_all(actors)):
        return
    for row in actors:
        if not row.cells["kind"] and _is_state(row.text("name")):
            cells_of(row)["kind"] = _GOVERNMENT


def _nearly_all(actors: Sequence[Row]) -> bool:
    """Tell whether nearly all are called as countries are; few have to be looked at to see not."""
    if len(actors) < _FEWEST or any(row.cells["kind"] for row in actors):
        return False
    others = 0
    for row in actors:
        others += not _is_state(row.text("name"))
        if others > (1 - _NEARLY) * len(actors):
            return False
    return True


def _is_state(name: str) -> bool:
    """Tell whether a name is surely that of one country, and of no union.

    >>> _is_state("France"), _is_state("Congo"), _is_state("European Union"), _is_state("Acme")
    (True, False, False, False)
    """
    found = find_country(name)
    return found.status == "sure" and len(found.codes) == 1 and found.codes[0] not in UNIONS
