"""A bar on stderr while a long answer comes in page by page; on a terminal only."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """Is called with the rows so far and their total, and gone when all have come."""

    def __init__(self) -> None:
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, rows: int, total: int) -> None:
        if not sys.stderr.isatty():
            return
        if self._shown is None:
            self._shown = _begun()
        progress, task = self._shown
        progress.update(task, completed=rows, total=total)
        if rows >= total:
            progress.stop()
            self._shown = None


def _begun() -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True), transient=True)
    task = progress.add_task("rows", total=None)
    progress.start()
    return progress, task
