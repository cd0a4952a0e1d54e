"""Read since when a state is bound from whichever of the columns of a treaty says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.headers.binding_columns import may_bind
from graphkit.facts.authored_row import Row

_BOUND: Final = "since"


def bound_by_any(rows: Iterable[Row], header_of: Callable[[Row], str]) -> list[Row]:
    """Take the day of accession, say, where the column that is read, of ratification, has none.

    Parameters
    ----------
    rows : iterable of Row
        Memberships, with what the table has beside ``since`` as own cells.
    header_of : callable
        Gives the header of the column in which a row has its ``since``.

    Returns
    -------
    list of Row
        Rows whose ``since`` is that of an entry into force, or of no treaty, stay as they are.

    Examples
    --------
    >>> row = Row("a.csv", 2, {}, {"since": "", "accession": "2019"})
    >>> [dict(one.own) for one in bound_by_any([row], lambda row: "Ratification")]
    [{'since': '2019'}]
    """
    found = list(rows)
    binding = [name for name in {name: "" for row in found for name in row.own} if may_bind(name)]
    if not binding:
        return found
    headers = [header_of(row) for row in found]
    bind = set(filter(may_bind, set(headers)))
    return [
        _bound(row, binding) if header in bind else row
        for row, header in zip(found, headers, strict=True)
    ]


def _bound(row: Row, binding: Iterable[str]) -> Row:
    said = [name for name in binding if not is_without_date(row.own.get(name, ""))]
    if not said or not is_without_date(row.own.get(_BOUND, "")):
        return row
    rest = {name: cell for name, cell in row.own.items() if name != said[0]}
    return Row(row.path, row.line, row.cells, {**rest, _BOUND: row.own[said[0]]})
