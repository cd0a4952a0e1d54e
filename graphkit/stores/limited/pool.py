"""A few worker processes for one store, and who may use them when."""

from __future__ import annotations

import threading
import weakref
from pathlib import Path
from typing import Any, Final

from graphkit.errors import ClosedGraph, DataError, LimitExceeded, Problem
from graphkit.sparql.query_dataset import QueryDataset
from graphkit.stores.limited.query_limits import Answer, Limits, Sink, Whole
from graphkit.stores.limited.query_slots import QuerySlot
from graphkit.stores.limited.sandbox.confine import Sandbox
from graphkit.stores.limited.worker import Worker
from graphkit.stores.memory import mark_of

_TRIES: Final = 5


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
        self._mark = mark_of(folder)
        self._quick = threading.BoundedSemaphore(most)
        self._slow = threading.BoundedSemaphore(most)
        self._idle: list[Worker] = [self._start() for _ in range(warm)]
        self._lock = threading.Lock()
        self._close = weakref.finalize(self, _close_all, self._idle)

    def _start(self) -> Worker:
        if mark_of(self._folder) != self._mark:
            why = "the store that was opened is gone, or another one has taken its place."
            raise DataError([Problem(str(self._folder), 0, "", why, "Open it again.")])
        return Worker(self._folder, self.limits.memory)

    @property
    def sandboxed(self) -> Sandbox:
        """What the processes cannot reach; true if that is the network and all other files.

        Where it is false, ``missing`` says why, and queries run all the same: the reader of SPARQL
        refuses what would reach out, see `graphkit.sparql.refuse_unsafe`.
        """
        for _ in range(_TRIES):
            worker = self._take()
            try:
                return worker.begin()
            except LimitExceeded:
                if not worker.lost:
                    raise
            finally:
                self._give_back(worker)
        raise LimitExceeded("process", "somebody ends every process that is started.")

    def ask(
        self, query: str, *, results: str = "json", graph: str = "nt", limits: Limits | None = None
    ) -> Answer:
        """Run a query and give the whole answer; the parameters are those of `stream`."""
        whole = Whole()
        self.stream(query, whole, results=results, graph=graph, limits=limits)
        return whole.answer()

    def stream(
        self,
        query: str,
        sink: Sink,
        *,
        results: str = "json",
        graph: str = "nt",
        limits: Limits | None = None,
        dataset: QueryDataset | None = None,
    ) -> None:
        """Run a query and hand the answer over while it is found.

        Parameters
        ----------
        query : str
            SPARQL 1.1, checked as by `graphkit.sparql.run.run`.
        sink : Sink
            Takes the answer. Before an error that tells of a limit it may have taken a part.
        results : {"json", "xml", "csv", "tsv"}
            The format of the answer to SELECT and ASK.
        graph : {"nt", "ttl", "rdf", "jsonld"}
            The format of the answer to CONSTRUCT and DESCRIBE.
        limits : Limits, optional
            Others than those of all; their ``memory`` is not looked at.
        dataset : QueryDataset, optional
            The graphs to ask, instead of those that the query names.

        Raises
        ------
        LimitExceeded
            With the limit ``"time"``, ``"rows"``, ``"bytes"``, ``"memory"``, ``"nesting"``;
            ``"busy"`` if no process was free in that time, or too many slow queries are running;
            ``"process"`` if somebody else ended the process twice.
        QueryError, UnsafeQuery
            As by `graphkit.sparql.run.run`.

        Notes
        -----
        The time that the sink takes counts as that of the query, and its worker waits for it.
        """
        bounds = limits or self.limits
        request = {"results": results, "graph": graph, "graphs": dataset}
        self._stream(request, query, sink, bounds)

    def dump(self) -> Answer:
        """Return the whole data set as N-Quads, if it is no more than an answer may have."""
        whole = Whole()
        self._stream({"dump": True}, "", whole, self.limits)
        return whole.answer()

    def _stream(self, request: dict[str, Any], query: str, sink: Sink, bounds: Limits) -> None:
        request |= {"rows": bounds.rows, "bytes": bounds.bytes, "seconds": bounds.seconds}
        text = query.encode("utf-8", "replace")
        place = QuerySlot(self._quick, self._slow, bounds.seconds)
        if not place.taken:
            raise LimitExceeded("busy", "too many queries are running. Try again later.")
        try:
            if not self._answered(request, text, sink, bounds.seconds, place, last=False):
                self._answered(request, text, sink, bounds.seconds, place, last=True)
        finally:
            place.leave()

    def _answered(
        self,
        request: dict[str, Any],
        text: bytes,
        sink: Sink,
        seconds: float,
        place: QuerySlot,
        *,
        last: bool,
    ) -> bool:
        """Ask a worker; false if somebody else ended it, which is no fault of the query."""

        def slow() -> bool:
            moved = place.move()
            if moved:
                sink.settle()
            return moved

        worker = self._take()
        try:
            worker.ask(request, text, sink, seconds, slow)
        except LimitExceeded:
            if last or not worker.lost:
                raise
            return False
        finally:
            self._give_back(worker)
        return True

    def _take(self) -> Worker:
        """Take a worker that waits, or start one; those that ended meanwhile are left out."""
        if not self._close.alive:
            raise ClosedGraph
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if not worker.dead:
                    return worker
                worker.close()
            return self._start()

    def _give_back(self, worker: Worker) -> None:
        if worker.spent:
            worker.close()
            if not self._close.alive:
                return
            worker = self._start()
        with self._lock:
            self._idle.append(worker)
        if not self._close.alive:
            _close_all(self._idle)

    def close(self) -> None:
        """End all processes that wait for work."""
        self._close()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _close_all(workers: list[Worker]) -> None:
    while workers:
        workers.pop().close()
