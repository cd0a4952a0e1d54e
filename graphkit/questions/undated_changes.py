"""Count the beginnings and ends of which no day is known, so that an answer can say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from graphkit.facts.rdf_day import rdf_day
from graphkit.sparql.queryable import Queryable

# What `changes.rq` leaves out of the memberships: the other half of its conditions.
_UNDATED: Final = """
SELECT DISTINCT ?what ?item ?who ?whole ?kind ?earliest {
  {
    ?item a cg:Membership ; org:member ?who ; org:organization ?whole ; org:role ?role .
    OPTIONAL { ?item cg:startLatest ?latest }
    OPTIONAL { ?item cg:startEarliest ?earliest }
    OPTIONAL { ?item cg:during ?said }
    FILTER(!BOUND(?latest) && !STRENDS(STRBEFORE(COALESCE(?said, ""), "/"), "..]"))
    BIND("joined" AS ?what)
  } UNION {
    ?item a cg:Membership ; org:member ?who ; org:organization ?whole .
    OPTIONAL { ?item cg:endLatest ?latest }
    OPTIONAL { ?item cg:endEarliest ?ends }
    OPTIONAL { ?item cg:startEarliest ?begins }
    BIND(COALESCE(?ends, ?begins) AS ?earliest)
    OPTIONAL { ?item cg:during ?stated }
    BIND(COALESCE(?stated, "") AS ?said)
    FILTER(!BOUND(?latest) && !STRENDS(?said, "..]") && !STRENDS(?said, "/.."))
    FILTER NOT EXISTS {  # one role may end, and another one go on
      ?other org:member ?who ; org:organization ?whole ; cg:during ?runs .
      FILTER(STRENDS(?runs, "/.."))
    }
    BIND("left" AS ?what)
  }
  OPTIONAL { ?who cg:kind ?class . BIND(REPLACE(STR(?class), "^.*[/#]", "") AS ?kind) }
}"""


def undated_changes(store: Queryable) -> Iterator[Mapping[str, Any]]:
    """Give each membership of whose beginning, or end, no day is known, as `changes` has records.

    ``earliest`` is the day before which it cannot have been: of an end, that of the beginning.

    Parameters
    ----------
    store : Queryable
        The triples.

    Yields
    ------
    mapping
        With ``what`` (joined, or left), ``record``, ``thing``, ``coalition``, ``kind`` and
        ``earliest``.
    """
    slug = store.namespace.slug
    for what, item, who, whole, kind, earliest in store.select(_UNDATED):
        yield {
            "what": what.value,
            "record": slug(item.value),
            "thing": slug(who.value),
            "coalition": slug(whole.value),
            "kind": kind.value if kind is not None else None,
            "earliest": rdf_day(earliest.value) if earliest is not None else None,
            "latest": None,
            "detail": None,
        }


def told_of_undated(changes: list[str]) -> str:
    """Say how many have no day, of those that are called so; nothing if there are none."""
    began, ended = (sum(change == word for change in changes) for word in ("joined", "left"))
    told = []
    if began:
        told.append(f"{began} more joined on a day that is not known.")
    if ended:
        told.append(f"Of {ended} it is not known whether and when they left.")
    return " ".join(told)
