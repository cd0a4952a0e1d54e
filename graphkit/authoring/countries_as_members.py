"""Doubt that a column holds the members where another one tells more of them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cells_of import NOT_OWN
from graphkit.authoring.date_like_columns import is_date_like
from graphkit.authoring.header import plain
from graphkit.authoring.one_table import is_country, recognised
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_LOOKED_AT: Final = 500
_FILLED: Final = 0.9
_LONGEST: Final = 120
"""Longer texts are no names."""
_OF_COUNTRIES: Final = frozenset(
    """
    capital capital_city capitale hauptstadt president prime_minister minister leader head_of_state
    currency flag region continent language code iso iso2 iso3 iso_code contact email website
    representative ambassador official_name full_name population
    """.split()  # noqa: SIM905
)
"""What a table may say of the countries that are its members."""
_OF_PEOPLE: Final = frozenset(["name", "full_name", "person", "delegate", "expert", "nom"])
_FEW: Final = 12
"""So few kinds of membership may stand where members are looked for."""


def countries_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns of one table that may be the members in the stead of the one that is read so.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each column that is kept as an own one, is nearly always filled with short texts,
        has no fewer of them than there are countries, and is not called as what countries have;
        beside other members it has more and is called as people are, or, where these are few, it
        is called as members are and has twice as many.
    """
    country = is_country(headers.get("member", ""))
    if not rows or "member" not in headers:
        return
    looked_at = list(islice(rows, _LOOKED_AT))
    members = {row.own.get("member", "") for row in looked_at}
    for name in dict.fromkeys(name for row in looked_at for name in row.own):
        cells = [cell for row in looked_at if (cell := row.own.get(name, ""))]
        named = name not in NOT_OWN and len(cells) >= _FILLED * len(looked_at)
        header = headers.get(name, name)
        people = plain(header) in _OF_PEOPLE
        few = len(members) <= _FEW and recognised([header]).names == ("member",)
        if not (country or few or people):
            continue
        alike = country and not any(cell[:1].islower() for cell in cells)  # as names are written
        most = len(members) - alike if country or people else 2 * len(members)
        if country and (plain(header) in _OF_COUNTRIES or max(map(len, cells)) > _LONGEST):
            continue
        if named and len(set(cells)) > most and not any(map(_is_number_or_date, cells)):
            more = "more" if len(set(cells)) > len(members) else "as many"
            message = (
                f"{headers['member']!r} is read as the members, and {header!r} tells {more} apart."
            )
            hint = f"If the members stand in {header!r}, call that column 'member'."
            yield Problem(rows[0].path, 0, header, message, hint)


def _is_number_or_date(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").isdigit() or is_date_like(cell)
