"""Write memberships that are kept by columns as CSV, some rows at a time."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from graphkit.importing.membership_columns import MembershipColumns
from graphkit.importing.writing.canonical_order import columns_of_order
from graphkit.tabular.delimited import authored_text, csv_text, spelt

_SPECIAL: Final = re.compile('[",\r\n]')


def columns_text(rows: MembershipColumns, essential: Collection[str]) -> Iterator[str]:
    """Write rows of memberships as CSV; columns without any text are left out.

    Parameters
    ----------
    rows : MembershipColumns
        At least one.
    essential : collection of str
        Columns that are written even if they are empty.

    Yields
    ------
    str
        The header first, then many rows at a time; texts are quoted as `csv_text` does.
    """
    known = [name for name in rows.known if name in essential or _is_filled(rows, name)]
    own = [name for name in rows.own if _is_filled(rows, name)]
    yield authored_text([[*known, *own]])
    order = rows.order_by(columns_of_order("memberships"))
    for part in rows.texts_of([*known, *own], written=quoted, order=order):
        yield "\n".join(map(",".join, part)) + "\n"


def quoted(text: str) -> str:
    """Write a text as it stands between the commas of CSV.

    >>> quoted("Acme"), quoted("Acme, Inc.")
    ('Acme', '"Acme, Inc."')
    """
    text = spelt(text)
    return csv_text([(text, "")])[:-2] if _SPECIAL.search(text) else text


def _is_filled(rows: MembershipColumns, name: str) -> bool:
    if name == "note" and rows.located is not None:
        return True
    return rows.column(name).first_filled() < len(rows)
