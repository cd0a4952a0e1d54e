"""How files end that hold a table."""

from __future__ import annotations

from typing import Final

WORKBOOKS: Final = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS: Final = (".csv", ".tsv", ".tab", ".txt")
JSON: Final = (".jsonl", ".ndjson", ".json")
TABLES: Final = (*TEXTS, *WORKBOOKS, *JSON, ".parquet")
"""How files end that hold a table."""
OF_ONE_ENCODING: Final = (*WORKBOOKS, ".parquet")
"""Tables whose texts can be in no encoding but their own."""
WITHOUT_SHEETS: Final = (*TEXTS, *JSON, ".parquet")
"""Files that hold one table."""
