"""The authored tables: CSV files, or one table, in which one row is one source's word.

What reads them is imported when it is first used: most commands open what was kept of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.authoring.columns import SCHEMA
    from graphkit.authoring.read_tables import Examined, examine, read
    from graphkit.authoring.reading import AS_IT_IS, Reading, is_table, reading_of
    from graphkit.authoring.vocabulary import concepts
    from graphkit.facts.authored_row import Row, Tables, split

_HOMES = {
    "AS_IT_IS": "authoring.reading",
    "Examined": "authoring.read_tables",
    "Reading": "authoring.reading",
    "Row": "facts.authored_row",
    "SCHEMA": "authoring.columns",
    "Tables": "facts.authored_row",
    "concepts": "authoring.vocabulary",
    "examine": "authoring.read_tables",
    "is_table": "authoring.reading",
    "read": "authoring.read_tables",
    "reading_of": "authoring.reading",
    "split": "facts.authored_row",
}

__all__ = [
    "AS_IT_IS",
    "SCHEMA",
    "Examined",
    "Reading",
    "Row",
    "Tables",
    "concepts",
    "examine",
    "is_table",
    "read",
    "reading_of",
    "split",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit.authoring' has no attribute {name!r}")
    return getattr(import_module(f"graphkit.{_HOMES[name]}"), name)
