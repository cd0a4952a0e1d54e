"""Tables as these tests write them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

import graphkit as gk


def write_workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """Write an Excel file; a sheet whose name begins with an underscore is hidden."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.lstrip("_"))
        if name.startswith("_"):
            sheet.hide()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def load(tmp_path: Path, text: str | bytes, **reading: Any) -> gk.KnowledgeGraph:
    """Open a table that is given as text."""
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return gk.load(path, **reading)
