"""The cells of tables as values of any type, for tests that calculate with them."""

from __future__ import annotations

from typing import Any

import graphkit as gk


def rows(table: gk.Table) -> list[tuple[Any, ...]]:
    """List the rows."""
    return list(table)


def records(table: gk.Table) -> list[dict[str, Any]]:
    """List the rows with the names of their columns."""
    return [dict(record) for record in table.records()]


def column(table: gk.Table, name: str) -> list[Any]:
    """List what stands in a column."""
    return list(table.column(name))
