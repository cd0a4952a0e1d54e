"""Warn of what an import left out or doubted, until somebody settled it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphkit.checking.report import Finding
from graphkit.importing.writing.import_report import (
    DOUBTFUL,
    DROPPED,
    REPORT,
    SETTLED,
    LeftOpen,
    left_open,
)

LEFT_BY_IMPORT: Final = "import report"
"""The check of what an import has left open."""


def left_by_import(root: Path) -> Iterator[Finding]:
    """Find what the report of an import in a folder has left open.

    Parameters
    ----------
    root : Path
        A folder of tables, or a table, which has no such report.

    Yields
    ------
    Finding
        One warning for the rows, one for the cells that were left out, and one for the doubts.
    """
    yield from map(finding_of, left_open(root) if root.is_dir() else ())


def finding_of(left: LeftOpen) -> Finding:
    """Make the warning of what an import has left open."""
    first = f"First: {' '.join(left.said)} " if left.of == "doubts" else ""
    hint = (
        f"{first}Mend {left.path} and import it again; or mend the tables. When a row of {REPORT} "
        f"is settled, replace its first cell ({DOUBTFUL!r} or {DROPPED!r}) by {SETTLED!r}."
    )
    return Finding("warning", LEFT_BY_IMPORT, "", left.message, REPORT, 0, "", hint)
