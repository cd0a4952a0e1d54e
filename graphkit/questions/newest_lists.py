"""The lists of members that a graph has: the newest and the fullest of each coalition."""

from __future__ import annotations

import datetime
from typing import Final, NamedTuple

from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

_LISTS: Final = f"""
SELECT ?coalition ?list ?during ?day ?extent (COUNT(DISTINCT ?who) AS ?members) {{
  ?it cg:listOf ?whole ; cg:during ?during ; cg:endEarliest ?day ; cg:extent ?how .
  OPTIONAL {{
    ?membership cg:listedIn ?it ; org:member ?member .
    OPTIONAL {{ ?membership cg:coversService ?service }}
    OPTIONAL {{ ?membership cg:endLatest ?ended }}
    FILTER(!BOUND(?ended) || ?ended >= ?day || !CONTAINS(STR(?during), "/"))
    BIND(COALESCE(?service, ?member) AS ?who)
  }}
  BIND({short_address("?it")} AS ?list)
  BIND({short_address("?whole")} AS ?coalition)
  BIND(STRAFTER(STR(?how), "extent/") AS ?extent)
}}
GROUP BY ?coalition ?list ?during ?day ?extent
ORDER BY ?coalition ?day ?list"""


_TEXTS: Final = ("list", "coalition", "during", "extent")


class ListOfMembers(NamedTuple):
    """A list of members as the graph has it.

    Attributes
    ----------
    id, coalition, during, extent : str
        Its id, whose members it lists, its day as EDTF text, and how much of them it has.
    day : datetime.date
        Its day, or that of its last version; the first one of a month or a year.
    members : int
        How many members it names on that day; a list that was kept up may name more before it.
        Whoever stands on a list of one day is counted, also where another source is believed.
    """

    id: str
    coalition: str
    during: str
    extent: str
    day: datetime.date
    members: int


def lists_of_members(store: Queryable) -> dict[str, list[ListOfMembers]]:
    """List the lists of each coalition, the oldest first."""
    found: dict[str, list[ListOfMembers]] = {}
    for row in run(store, _LISTS).records():
        if row["list"]:
            day, members = row["day"], row["members"]
            assert isinstance(day, datetime.date)
            assert isinstance(members, int)
            name, coalition, during, extent = (str(row[column]) for column in _TEXTS)
            one = ListOfMembers(name, coalition, during, extent, day, members)
            found.setdefault(one.coalition, []).append(one)
    return found


def newest(lists: list[ListOfMembers]) -> ListOfMembers | None:
    """Choose the list of the latest day."""
    return max(lists, key=lambda one: (one.day, one.id), default=None)


def fullest(lists: list[ListOfMembers]) -> ListOfMembers | None:
    """Choose the last complete list, or else the one that names most members."""
    complete = [one for one in lists if one.extent == "complete"]
    if complete:
        return newest(complete)
    return max(lists, key=lambda one: (one.members, one.day, one.id), default=None)
