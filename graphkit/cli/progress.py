"""A line on stderr while a long answer comes in page by page; on a terminal only."""

from __future__ import annotations

import sys


class Bar:
    """Is called with the rows so far and their total, and gone when all have come."""

    def __init__(self) -> None:
        self._shown = 0

    def __call__(self, rows: int, total: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty():
            return
        share = rows / total if total else 1.0
        text = f"{rows:,} of {total:,} rows, {share:.0%}"
        self._write(text)
        if rows >= total:
            self._write("")

    def _write(self, text: str) -> None:
        """Write over what was written before, without any sequence that steers a terminal."""
        sys.stderr.write(f"\r{text.ljust(self._shown)}" + ("" if text else "\r"))
        sys.stderr.flush()
        self._shown = len(text)
