"""A line on stderr while an answer or an import takes long; on a terminal only."""

from __future__ import annotations

import sys


class Bar:
    """Is called with the rows so far and their total, and gone when all have come."""

    def __init__(self) -> None:
        self._line = _Line()

    def __call__(self, rows: int, total: int) -> None:
        share = rows / total if total else 1.0
        self._line.write(f"{rows:,} of {total:,} rows, {share:.0%}")
        if rows >= total:
            self._line.write("")


class ProgressShown:
    """Is called with what is being done, the rows so far and their total; gone at the end."""

    def __init__(self) -> None:
        self._line = _Line()

    def __enter__(self) -> ProgressShown:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.write("")

    def __call__(self, what: str, rows: int, total: int) -> None:
        share = f" of {total:,} rows, {min(rows / total, 1):.0%}" if total else " rows"
        self._line.write(f"{what}: {rows:,}{share}")


class _Line:
    """One line that is written over, without any sequence that steers a terminal."""

    def __init__(self) -> None:
        self._shown = 0

    def write(self, text: str) -> None:
        if sys.stderr is None or not sys.stderr.isatty() or not (text or self._shown):
            return
        sys.stderr.write(f"\r{text.ljust(self._shown)}" + ("" if text else "\r"))
        sys.stderr.flush()
        self._shown = len(text)
