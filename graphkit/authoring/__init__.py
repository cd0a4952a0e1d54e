"""The authored tables: a folder of CSV files in which one row is one source's word."""

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.read_tables import Examined, examine, read
from graphkit.authoring.reading import AS_IT_IS, Reading, is_table
from graphkit.authoring.vocabulary import concepts
from graphkit.facts.authored_row import Row, Tables, split

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
    "split",
]
