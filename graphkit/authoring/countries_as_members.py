"""Doubt that a column holds the members where another one tells more of them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from graphkit.authoring.cells_of import NOT_OWN
from graphkit.authoring.date_like_columns import is_date_like
from graphkit.authoring.one_table import is_country, recognised
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row

_LOOKED_AT: Final = 500
_FILLED: Final = 0.9
_FEW: Final = 12
"""So few kinds of membership may stand where members are looked for."""


def countries_as_members(rows: Sequence[Row], headers: Mapping[str, str]) -> Iterator[Problem]:
    """Find columns of one table that may be the members in the stead of the one that is read so.

    What it takes is described at `doubtful_members`.

    Yields
    ------
    Problem
        One for each column that is kept as an own one, is nearly always filled with texts, and has
        more of them than there are countries; beside other members, which have to be few, it is
        called as members are and has twice as many.
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
        if not country and (len(members) > _FEW or recognised([header]).names != ("member",)):
            continue
        most = len(members) if country else 2 * len(members)
        if named and len(set(cells)) > most and not any(map(_is_number_or_date, cells)):
            message = (
                f"{headers['member']!r} is read as the members, and {header!r} tells more apart."
            )
            hint = f"If the members stand in {header!r}, call that column 'member'."
            yield Problem(rows[0].path, 0, header, message, hint)


def _is_number_or_date(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").isdigit() or is_date_like(cell)
