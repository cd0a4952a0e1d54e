"""Small folders of tables, written as text with bars."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from graphkit.authoring.columns import headers

Rows: TypeAlias = Sequence[Mapping[str, str]]


def rows_of(columns: str, *lines: str) -> list[dict[str, str]]:
    """Read rows from lines whose cells stand between bars; what a line leaves out is empty.

    >>> rows_of("id kind", "acme | company", "bolt")
    [{'id': 'acme', 'kind': 'company'}, {'id': 'bolt', 'kind': ''}]
    """
    names = columns.split()
    cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [dict(zip(names, [*row, *[""] * len(names)], strict=False)) for row in cells]


def write_folder(folder: Path, tables: Mapping[str, Rows]) -> Path:
    """Write tables with the columns that graphkit reads."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headers(table), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder
