"""Whose turn it is: so many queries at once in all, and so many of one client."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator

from graphkit.errors import LimitExceeded


class FairTurns:
    """Counts the queries that run or wait for a worker.

    Parameters
    ----------
    most, for_each : int
        So many in all, and of one client.

    Examples
    --------
    >>> turns = FairTurns(2, 1)
    >>> with turns.taken("192.0.2.7"), turns.taken("192.0.2.8"):
    ...     turns.total
    2
    """

    def __init__(self, most: int, for_each: int) -> None:
        self._most, self._for_each = most, for_each
        self._running: Counter[str] = Counter()

    @property
    def total(self) -> int:
        """How many there are."""
        return self._running.total()

    @contextlib.contextmanager
    def taken(self, client: str) -> Iterator[None]:
        """Take a turn for as long as the block runs.

        Raises
        ------
        LimitExceeded
            With the limit ``"busy"``, if there is none.
        """
        if self._running[client] >= self._for_each:
            why = f"{self._for_each} queries of yours are running. Wait for them."
            raise LimitExceeded("busy", why)
        if self.total >= self._most:
            raise LimitExceeded("busy", "too many queries are running. Try again later.")
        self._running[client] += 1
        try:
            yield
        finally:
            self._running[client] -= 1
            if not self._running[client]:
                del self._running[client]
