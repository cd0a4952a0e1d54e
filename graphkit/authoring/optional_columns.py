"""Which columns a table may leave out, and what is written in their stead."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.known_words.words_of_headers import DATE_COLUMNS

_FILLED_IN: Final = {
    "actors": ("id", "kind", "name"),
    "coalitions": ("id", "name"),
    "memberships": ("actor", "role"),
    "sources": ("id",),
}
FILLED_IN: Final[Mapping[str, frozenset[str]]] = {
    table: frozenset({"during", "source", *_FILLED_IN.get(table, ())}) for table in SCHEMA
}
"""The columns of each table that are filled in where they are missing or empty."""
_OF_MEMBERSHIPS: Final = ("member", *DATE_COLUMNS, "signed", "event")
WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    table: _OF_MEMBERSHIPS if table == "memberships" else () for table in SCHEMA
}
"""Columns in the stead of others, that are read and kept as they were written.

A name in ``member`` for an id in ``actor``; and for ``during``: the first day (``since``), the
last one (``until``) or the first one without (``before``), the day of a list (``seen``), that of
signing where ``since`` is that of being bound (``signed``), or what happened on the day in
``since`` (``event``: joined or left).
"""
_EITHER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "actors": (("id", "name"),),
    "coalitions": (("id", "name"),),
    "memberships": (("actor", "member"), ("coalition",)),
    "sources": (("id", "title", "url"),),
}
ESSENTIAL: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    table: _EITHER.get(
        table,
        tuple(
            (column.name,)
            for column in columns
            if column.required and column.name not in FILLED_IN[table]
        ),
    )
    for table, columns in SCHEMA.items()
}
"""The columns that each table needs: of each group, one."""
