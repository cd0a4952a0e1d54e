"""An answer on its way: written by a worker's thread, read by the client's task."""

from __future__ import annotations

import asyncio
import threading
from typing import IO


class AnswerSpool:
    """Keeps what a worker has found so far until the client has taken it.

    A worker writes as fast as it finds the answer and is then free for the next query, so that a
    client who reads slowly holds up nobody, and its answer lies on disk, not in memory.

    Parameters
    ----------
    file : binary file
        Where the answer is kept; open for writing and reading, and empty.

    Attributes
    ----------
    kind, form : str
        What the query asked for, and the format, as in `graphkit.stores.limited.Answer`.
    size : int
        Bytes so far.
    ended : bool
        Whether that is all.
    error : Exception or None
        Why the answer ended before its end.
    note : str
        Why it is empty, if it is and that is known.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self.kind = self.form = self.note = ""
        self.size = 0
        self.ended = False
        self.error: Exception | None = None
        self._file = file
        self._lock = threading.Lock()
        self._closed = self._settled = False
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()

    def begin(self, kind: str, form: str) -> None:
        """Take kind and format; called by the worker's thread."""
        self.kind, self.form = kind, form

    def write(self, piece: bytes) -> None:
        """Take the next piece; called by the worker's thread."""
        with self._lock:
            if self._closed:
                raise BrokenPipeError("nobody waits for this answer")
            self._file.seek(self.size)
            self._file.write(piece)
            self.size += len(piece)
        self._loop.call_soon_threadsafe(self._changed.set)

    def end(self, error: Exception | None = None) -> None:
        """Say that this is all; called by the worker's thread."""
        self.error = error
        self.ended = True
        self._loop.call_soon_threadsafe(self._changed.set)

    def settle(self) -> None:
        """Take that the query has a place for slow ones; called by a thread."""
        self._settled = True
        self._loop.call_soon_threadsafe(self._changed.set)

    async def commit(self, size: float) -> None:
        """Wait until all is there, or so much of an answer that will not be refused a place."""
        while not self.ended and (self.size < size or not self._settled):
            await self._changed.wait()
            self._changed.clear()

    async def reach(self, size: int) -> None:
        """Wait until there are so many bytes, or all."""
        while not self.ended and self.size < size:
            await self._changed.wait()
            self._changed.clear()

    def read(self, start: int, most: int) -> bytes:
        """Give what is there from a place on, at once."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(most)

    def close(self) -> None:
        """Take no more; a worker that still writes is stopped."""
        with self._lock:
            self._closed = True
