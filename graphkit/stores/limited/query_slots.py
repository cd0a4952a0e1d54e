"""Places for queries that run at once: so many for quick ones, so many for slow ones."""

from __future__ import annotations

import threading


class QuerySlot:
    """The place that a query takes among those that run: among the quick ones at first."""

    def __init__(
        self, quick: threading.Semaphore, slow: threading.Semaphore, seconds: float
    ) -> None:
        self._quick, self._slow = quick, slow
        self._lock = threading.Lock()
        self._held: threading.Semaphore | None = quick if quick.acquire(timeout=seconds) else None

    @property
    def taken(self) -> bool:
        """Whether there was a place in time."""
        return self._held is not None

    def move(self) -> bool:
        """Go over to the slow queries; False if there are enough of them."""
        with self._lock:
            if self._held is not self._quick:
                return True
            if not self._slow.acquire(blocking=False):
                return False
            self._quick.release()
            self._held = self._slow
            return True

    def leave(self) -> None:
        """Free the place."""
        with self._lock:
            if self._held is not None:
                self._held.release()
            self._held = None
