"""Doubt that countries are the members where another column tells more of them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cells_of import NOT_OWN
from graphkit.authoring.date_like_columns import is_date_like
from graphkit.authoring.one_table import is_country
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_LOOKED_AT: Final = 500
_FILLED: Final = 0.9


def countries_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns of one table that may be the members in the stead of a column of countries.

    Parameters
    ----------
    rows : sequence of Row
        Memberships as they were read, with the member in the own column ``member``.
    headers : mapping of str to str
        The headers as written, by what they hold.

    Yields
    ------
    Problem
        One for each column that is kept as an own one, is nearly always filled with texts, and has
        more of them than there are countries.
    """
    if not rows or not is_country(headers.get("member", "")):
        return
    looked_at = list(islice(rows, _LOOKED_AT))
    countries = {row.own.get("member", "") for row in looked_at}
    for name in dict.fromkeys(name for row in looked_at for name in row.own):
        cells = [cell for row in looked_at if (cell := row.own.get(name, ""))]
        named = name not in NOT_OWN and len(cells) >= _FILLED * len(looked_at)
        if named and len(set(cells)) > len(countries) and not any(map(_is_number_or_date, cells)):
            header = headers.get(name, name)
            message = (
                f"{headers['member']!r} is read as the members, and {header!r} tells more apart."
            )
            hint = f"If the members stand in {header!r}, call that column 'member'."
            yield Problem(rows[0].path, 0, header, message, hint)


def _is_number_or_date(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").isdigit() or is_date_like(cell)
