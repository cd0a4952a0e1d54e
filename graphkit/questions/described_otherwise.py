"""Which actors and coalitions have another kind, country or period in a second edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from graphkit.questions.answer_columns import in_one_way
from graphkit.questions.words_of_other_period import words_of_other_period
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address

DESCRIBED: Final = "described otherwise"
"""The change of who has another kind, country or period of its own."""
_UNBOUNDED: Final = "/.."
"""A period that says no more than none does."""
_QUERY: Final = f"""
SELECT ?id (MIN(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?of; separator=" ") AS ?kind)
  (GROUP_CONCAT(DISTINCT ?code; separator=" ") AS ?country)
  (GROUP_CONCAT(DISTINCT ?ruled; separator=" ") AS ?governs)
  (GROUP_CONCAT(DISTINCT ?during; separator=" ") AS ?period) (MAX(?is) AS ?coalition) WHERE {{
  ?thing cg:kind ?class .
  BIND(REPLACE(STR(?class), "^.*[/#]", "") AS ?of)
  OPTIONAL {{ ?thing skos:prefLabel ?name }}
  OPTIONAL {{ ?thing cg:basedIn|cg:seat ?land . ?land cg:iso3166|cg:code ?code }}
  OPTIONAL {{ ?thing cg:governs ?realm . ?realm cg:iso3166|cg:code ?ruled }}
  OPTIONAL {{ ?thing cg:during ?during }}
  BIND(EXISTS {{ ?thing a cg:Coalition }} AS ?is)
  BIND({short_address("?thing")} AS ?id)
}} GROUP BY ?id ORDER BY ?id"""


class Described(NamedTuple):
    """What a table of actors or coalitions says of somebody."""

    id: str
    label: str
    kind: str
    country: str
    governs: str
    period: str
    coalition: bool


def described(store: Queryable) -> dict[str, Described]:
    """Give the kind, countries and period of each actor and coalition of an edition, by its id."""
    found = {}
    for name, label, *known, coalition in run(store, _QUERY).rows:
        kind, country, governs, period = map(_in_order, known)
        period = " ".join(in_one_way(one) for one in period.split() if one != _UNBOUNDED)
        named = str(name), str(label or name)
        found[str(name)] = Described(*named, kind, country, governs, period, bool(coalition))
    return found


def described_otherwise(
    before: dict[str, Described], after: dict[str, Described]
) -> Iterator[tuple[str, str | None, str | None, str, str, str]]:
    """List who has another kind, country or period, in the columns of `difference`."""
    for name, was in before.items():
        now = after.get(name)
        if now is None:
            continue
        told = [
            (column, getattr(was, column), getattr(now, column))
            for column in ("kind", "country", "governs", "period")
            if getattr(was, column) != getattr(now, column)
        ]
        if told:
            ids = (name, None) if now.coalition else (None, name)
            sides = (
                "; ".join(f"{row[0]} {row[side] or 'empty'}" for row in told) for side in (1, 2)
            )
            words = "; ".join(word for row in told for word in _words(*row))
            yield (DESCRIBED, *ids, *sides, f"{now.label}: {words}.")


def _in_order(cell: object) -> str:
    return " ".join(sorted(str(cell or "").split()))


def _words(column: str, old: str, new: str) -> Iterator[str]:
    if column == "period" and " " not in old + new:  # of several, each is written as it is
        yield from words_of_other_period(old, new)
    else:
        yield f"{column} {_plain(column, new)} instead of {_plain(column, old)}"


def _plain(column: str, value: str) -> str:
    """Write an id of a kind, such as *civil-society*, as words."""
    return (value.replace("-", " ") if column == "kind" else value) or "empty"
