"""The authored tables: a folder of CSV files in which one row is one source's word."""

from graphkit.authoring.columns import SCHEMA
from graphkit.authoring.read_tables import examine, read
from graphkit.authoring.vocabulary import concepts
from graphkit.facts.authored_row import Row, Tables, split

__all__ = ["SCHEMA", "Row", "Tables", "concepts", "examine", "read", "split"]
