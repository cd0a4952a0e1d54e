"""A table whose note names options in the words of who reads it."""

from __future__ import annotations

from graphkit.next_steps import Interface, worded
from graphkit.table import Table


def in_words_of(interface: Interface, table: Table) -> Table:
    """Give the same table with its note in the words of an interface.

    Examples
    --------
    >>> from graphkit.next_steps import Advice, Option
    >>> note = Advice("{more} shows all.", more=Option("at_least", "possible"))
    >>> in_words_of("address", Table(["member"], [], note=note)).note
    '?at_least=possible shows all.'
    """
    return Table(
        table.columns,
        table.rows,
        definitions=table.definitions,
        note=worded(table.note, interface),
        types=table.types,
        details=table.details,
        made=table.made,
        shown=table.shown,
    )
