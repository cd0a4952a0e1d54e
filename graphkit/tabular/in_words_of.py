"""A table with another note, such as one that names options in the words of who reads it."""

from __future__ import annotations

from typing import TypeVar

from graphkit.next_steps import Interface, worded
from graphkit.tabular.rows import Rows

_Table = TypeVar("_Table", bound=Rows)


def in_words_of(interface: Interface, table: _Table) -> _Table:
    """Give the same table with its note in the words of an interface.

    Examples
    --------
    >>> from graphkit.next_steps import Advice, Option
    >>> from graphkit.table import Table
    >>> note = Advice("{more} shows all.", more=Option("at_least", "possible"))
    >>> in_words_of("address", Table(["member"], [], note=note)).note
    '?at_least=possible shows all.'
    """
    return with_note(table, worded(table.note, interface))


def with_note(table: _Table, note: str) -> _Table:
    """Give the same table with another note.

    Examples
    --------
    >>> from graphkit.table import Table
    >>> with_note(Table(["member"], []), "Nobody joined.").note
    'Nobody joined.'
    """
    return type(table)(
        table.columns,
        table.rows,
        definitions=table.definitions,
        note=note,
        types=table.types,
        details=table.details,
        made=table.made,
        shown=table.shown,
    )
