"""The authored tables: a folder of CSV files in which one row is one source's word."""

from graphkit.tables.checking import concepts
from graphkit.tables.reading import examine, read
from graphkit.tables.schema import SCHEMA, Row, Tables, split

__all__ = ["SCHEMA", "Row", "Tables", "concepts", "examine", "read", "split"]
