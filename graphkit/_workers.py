"""The processes that answer queries within limits, seen from the process that asks."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from graphkit.errors import LimitExceeded, QueryError, UnsafeQuery

_SLOW: Final = 0.25
"""After so many seconds of computing a query must let quicker ones go first."""

_NICE: Final = 10
"""The niceness of slow queries: quick ones and the server go first on the processor."""

_START: Final = 60.0
"""So many seconds a process may take to begin; they do not count as time of a query."""

_USES: Final = 1_000
_LARGE: Final = 8 * 2**20
"""A worker is replaced after so many queries, or an answer of so many bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a query may take.

    Attributes
    ----------
    seconds : float
        The longest that a query may run, and the longest that it waits for a free worker before.
    rows : int
        Rows of the result, or triples.
    bytes : int
        Size of the result as it is written.
    memory : int
        Bytes of memory that a worker may take while it answers. Linux sees to it; elsewhere time
        is the only limit of memory.
    """

    seconds: float = 10.0
    rows: int = 100_000
    bytes: int = 64 * 2**20
    memory: int = 2 * 2**30


class Answer(NamedTuple):
    """What a worker answered.

    Attributes
    ----------
    kind : {"solutions", "boolean", "graph"}
        What the query asked for.
    format : str
        ``"json"``, ``"xml"``, ``"csv"`` or ``"tsv"``; for a graph ``"nt"``, ``"ttl"``, ``"rdf"``
        or ``"jsonld"``.
    data : bytes
        The result in that format.
    """

    kind: str
    format: str
    data: bytes


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, folder: Path, memory: int) -> None:
        command = [sys.executable, "-m", "graphkit._worker", str(folder), str(memory)]
        self._process = subprocess.Popen(  # noqa: S603 (our own module, no shell)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._ready = False
        self._slow = False
        self._overdue = False
        self._crowded = False
        self._uses = 0
        self._largest = 0

    @property
    def spent(self) -> bool:
        """Whether this process should not be used again."""
        worn = self._uses >= _USES or self._largest >= _LARGE
        return worn or self._slow or self._process.poll() is not None

    def ask(
        self, request: dict[str, Any], query: bytes, seconds: float, slow: Callable[[], bool]
    ) -> Answer:
        """Ask, and kill the process when the time is up, or when ``slow`` gives it no place."""
        self._uses += 1
        try:
            with _timers((_START, self._give_up)):
                self._begin()
            with _timers((seconds, self._give_up)), self._watched(slow):
                about, data = self._exchange(request, query)
        except (OSError, ValueError):
            raise self._died(seconds) from None
        self._largest = max(self._largest, len(data))
        if "error" in about:
            raise _error(about)
        return Answer(about["kind"], about["format"], data)

    def _begin(self) -> None:
        assert self._process.stdout is not None
        if not self._ready:
            self._ready = self._process.stdout.readline() == b"ready\n"

    def _exchange(self, request: dict[str, Any], query: bytes) -> tuple[dict[str, Any], bytes]:
        pipe_in, pipe_out = self._process.stdin, self._process.stdout
        assert pipe_in is not None and pipe_out is not None
        pipe_in.write(json.dumps(request | {"length": len(query)}).encode() + b"\n" + query)
        pipe_in.flush()
        about = json.loads(pipe_out.readline())
        data = pipe_out.read(about["length"])
        if len(data) < about["length"]:
            raise ValueError("the worker was stopped while it answered")
        return about, data

    def _give_up(self) -> None:
        self._overdue = True
        self._process.kill()

    @contextlib.contextmanager
    def _watched(self, slow: Callable[[], bool]) -> Iterator[None]:
        """Look now and then how long the process computes; waiting for a processor is no fault."""
        before, over = self._computed(), threading.Event()

        def watch() -> None:
            while not over.wait(_SLOW):
                if self._computed() - before >= _SLOW:
                    self._stand_back(slow)
                    return

        threading.Thread(target=watch, daemon=True).start()
        try:
            yield
        finally:
            over.set()

    def _computed(self) -> float:
        """Give the seconds that the process has computed, or where nobody tells, those passed."""
        try:
            stat = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii")
        except OSError:
            return time.monotonic()
        user, system = stat.rsplit(")", 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _stand_back(self, slow: Callable[[], bool]) -> None:
        self._slow = True
        if not slow():
            self._crowded = True
            self._process.kill()
        elif hasattr(os, "setpriority") and self._process.poll() is None:
            os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    def _died(self, seconds: float) -> LimitExceeded:
        self.close()
        if self._crowded:
            return LimitExceeded("busy", "too many slow queries are running. Try again later.")
        if self._overdue:
            return LimitExceeded(
                "time", f"the query was stopped after {seconds:g} s. Ask a narrower question."
            )
        return LimitExceeded(
            "memory",
            "the query used up the memory or the stack of its process. Ask a narrower question.",
        )

    def close(self) -> None:
        """End the process and free what it holds."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            # What was not sent yet cannot be flushed into a process that is gone.
            try:
                pipe.close()
            except OSError:
                continue
        self._process.wait()


@contextlib.contextmanager
def _timers(*planned: tuple[float, Callable[[], None]]) -> Iterator[None]:
    """Do things after so many seconds, unless the block ends before."""
    timers = [threading.Timer(seconds, action) for seconds, action in planned]
    for timer in timers:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        for timer in timers:
            timer.cancel()


class _Place:
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


def _environment() -> dict[str, str]:
    """Let the worker find this very graphkit, and compute with one thread."""
    root = str(Path(__file__).resolve().parent.parent)
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


def _error(about: dict[str, Any]) -> QueryError:
    message, place = about["message"], (about.get("line", 0), about.get("column", 0))
    if about["error"] == "LimitExceeded":
        return LimitExceeded(about["limit"], message)
    if about["error"] == "UnsafeQuery":
        return UnsafeQuery(about["construct"], message, *place)
    return QueryError(message, *place)


class Workers:
    """A few processes that answer queries on one store on disk.

    Parameters
    ----------
    folder : Path
        A store made by ``graphkit build --store``.
    limits : Limits, optional
        What each query may take.
    most : int
        So many quick queries run at once, and so many slow ones beside them. The next quick ones
        wait; of the slow ones there is no waiting.
    warm : int
        So many processes are started before anyone asks.

    Notes
    -----
    Safe to use from several threads. After a quarter of a second of computing a query counts as
    slow: it goes on at a low priority and in another place, so that slow queries never hold up
    quick ones. Memory is limited on Linux only, and the rows of Turtle and RDF/XML are not
    counted, only their size.
    """

    def __init__(
        self, folder: Path, limits: Limits | None = None, *, most: int = 8, warm: int = 1
    ) -> None:
        self.limits = limits or Limits()
        self._folder = folder
        self._quick = threading.BoundedSemaphore(most)
        self._slow = threading.BoundedSemaphore(most)
        self._idle: list[_Worker] = [self._start() for _ in range(warm)]
        self._lock = threading.Lock()
        self._close = weakref.finalize(self, _close_all, self._idle)

    def _start(self) -> _Worker:
        return _Worker(self._folder, self.limits.memory)

    def ask(
        self, query: str, *, results: str = "json", graph: str = "nt", limits: Limits | None = None
    ) -> Answer:
        """Run a query.

        Parameters
        ----------
        query : str
            SPARQL 1.1, checked as by `graphkit.query.run`.
        results : {"json", "xml", "csv", "tsv"}
            The format of the answer to SELECT and ASK.
        graph : {"nt", "ttl", "rdf", "jsonld"}
            The format of the answer to CONSTRUCT and DESCRIBE.
        limits : Limits, optional
            Others than those of all; their ``memory`` is not looked at.

        Raises
        ------
        LimitExceeded
            With the limit ``"time"``, ``"rows"``, ``"bytes"``, ``"memory"``, ``"nesting"``, or
            ``"busy"`` if no process was free in that time, or too many slow queries are running.
        QueryError, UnsafeQuery
            As by `graphkit.query.run`.
        """
        bounds = limits or self.limits
        request = {"results": results, "graph": graph, "rows": bounds.rows, "bytes": bounds.bytes}
        text = query.encode("utf-8", "replace")
        place = _Place(self._quick, self._slow, bounds.seconds)
        if not place.taken:
            raise LimitExceeded("busy", "too many queries are running. Try again later.")
        try:
            return self._asked(request, text, bounds.seconds, place)
        finally:
            place.leave()

    def _asked(self, request: dict[str, Any], text: bytes, seconds: float, place: _Place) -> Answer:
        with self._lock:
            worker = self._idle.pop() if self._idle else self._start()
        try:
            return worker.ask(request, text, seconds, place.move)
        finally:
            if worker.spent:
                worker.close()
                worker = self._start()
            with self._lock:
                self._idle.append(worker)

    def close(self) -> None:
        """End all processes that wait for work."""
        self._close()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _close_all(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().close()
