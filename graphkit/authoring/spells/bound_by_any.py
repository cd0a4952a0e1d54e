"""Read since when a state is bound from whichever of the columns of a treaty says it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from graphkit.authoring.dates.empty_words import is_without_date
from graphkit.authoring.headers.header import plain
from graphkit.authoring.headers.words_in_header import without_brackets
from graphkit.authoring.known_words.treaty_headers import tells_consent, tells_entry_into_force
from graphkit.facts.authored_row import Row

_BOUND: Final = "since"


def may_bind(name: str) -> bool:
    """Tell whether a column is of ratification, accession or the like, which binds by itself.

    >>> may_bind("Accession (a)"), may_bind("Entry into force"), may_bind("Signature")
    (True, False, False)
    """
    bare = without_brackets(plain(name))
    return tells_consent(bare) and not tells_entry_into_force(bare)


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
    return [_bound(row, binding) if may_bind(header_of(row)) else row for row in found]


def _bound(row: Row, binding: Iterable[str]) -> Row:
    said = [name for name in binding if not is_without_date(row.own.get(name, ""))]
    if not said or not is_without_date(row.own.get(_BOUND, "")):
        return row
    rest = {name: cell for name, cell in row.own.items() if name != said[0]}
    return Row(row.path, row.line, row.cells, {**rest, _BOUND: row.own[said[0]]})
