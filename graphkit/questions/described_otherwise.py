"""Which actors and coalitions have another kind or country in a second edition of a graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

DESCRIBED: Final = "described otherwise"
"""The change of who has another kind or country."""
_QUERY: Final = f"""
SELECT ?id (MIN(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?of; separator=" ") AS ?kind)
  (GROUP_CONCAT(DISTINCT ?code; separator=" ") AS ?country) (MAX(?is) AS ?coalition) WHERE {{
  ?thing cg:kind ?class .
  BIND(REPLACE(STR(?class), "^.*[/#]", "") AS ?of)
  OPTIONAL {{ ?thing skos:prefLabel ?name }}
  OPTIONAL {{ ?thing cg:basedIn|cg:seat ?land . ?land cg:iso3166|cg:code ?code }}
  BIND(EXISTS {{ ?thing a cg:Coalition }} AS ?is)
  BIND({short_address("?thing")} AS ?id)
}} GROUP BY ?id ORDER BY ?id"""


class Described(NamedTuple):
    """What a table of actors or coalitions says of somebody."""

    id: str
    label: str
    kind: str
    country: str
    coalition: bool


def described(store: Queryable) -> dict[str, Described]:
    """Say of which kind and country each actor and coalition of an edition is, by its id."""
    found = {}
    for name, label, kind, country, coalition in run(store, _QUERY).rows:
        known = (_in_order(kind), _in_order(country), bool(coalition))
        found[str(name)] = Described(str(name), str(label or name), *known)
    return found


def described_otherwise(
    before: dict[str, Described], after: dict[str, Described]
) -> Iterator[tuple[str, str | None, str | None, str, str, str]]:
    """List who has another kind or country, in the columns of `difference`."""
    for name, was in before.items():
        now = after.get(name)
        if now is None:
            continue
        pairs = (("kind", was.kind, now.kind), ("country", was.country, now.country))
        told = [(column, old, new) for column, old, new in pairs if old != new]
        if told:
            ids = (name, None) if now.coalition else (None, name)
            sides = (
                "; ".join(f"{row[0]} {row[side] or 'empty'}" for row in told) for side in (1, 2)
            )
            words = "; ".join(
                f"{column} {_plain(new)} instead of {_plain(old)}" for column, old, new in told
            )
            yield (DESCRIBED, *ids, *sides, f"{now.label}: {words}.")


def _in_order(cell: object) -> str:
    return " ".join(sorted(str(cell or "").split()))


def _plain(value: str) -> str:
    """Write an id of a kind, such as *civil-society*, as words."""
    return value.replace("-", " ") or "empty"
