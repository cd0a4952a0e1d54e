"""One process that answers queries, seen from the process that asks."""

from __future__ import annotations

import contextlib
import json
import math
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from graphkit.errors import LimitExceeded, QueryError, UnsafeQuery
from graphkit.next_steps import Advice, Option
from graphkit.stores.limited.query_limits import Sink
from graphkit.stores.limited.sandbox.confine import Sandbox

_SLOW: Final = 0.25
"""After so many seconds of computing a query must let quicker ones go first."""

_NICE: Final = 10
"""The niceness of slow queries: quick ones and the server go first on the processor."""

_START: Final = 60.0
"""So many seconds a process may take to begin; they do not count as time of a query."""

_USES: Final = 1_000
_LARGE: Final = 8 * 2**20
"""A worker is replaced after so many queries, or an answer of so many bytes."""


_KILL: Final = 9
_CPU_USED_UP: Final = 24
_BROKEN_OFF: Final = frozenset([-4, -6, -7, -11])
"""Signals of a process that breaks off: illegal instruction, abort, bus error, segment."""


class _Broken(Exception):
    """The process was stopped, or ended, while it answered."""


class Worker:
    """One process and the pipe to it."""

    def __init__(self, folder: Path, memory: int) -> None:
        command = [
            sys.executable,
            "-m",
            "graphkit.stores.limited.worker_process",
            str(folder),
            str(memory),
        ]
        self._process = subprocess.Popen(  # noqa: S603 (our own module, no shell)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self.sandbox: Sandbox | None = None
        self._begun = False
        self._slow = False
        self._overdue = False
        self._crowded = False
        self._uses = 0
        self._largest = 0

    @property
    def spent(self) -> bool:
        """Whether this process should not be used again."""
        worn = self._uses >= _USES or self._largest >= _LARGE
        return worn or self._slow or self.dead

    @property
    def dead(self) -> bool:
        """Whether this process has ended."""
        return self._process.poll() is not None

    @property
    def lost(self) -> bool:
        """Whether somebody else ended this process before it answered anything."""
        killed = self._process.poll() == -_KILL
        return killed and not (self._begun or self._overdue or self._crowded)

    def begin(self) -> Sandbox:
        """Wait until the process has its store open, and give what it cannot reach."""
        try:
            with _timers((_START, self._give_up)):
                return self._begin()
        except _Broken:
            raise self._died(_START) from None

    def ask(
        self,
        request: dict[str, Any],
        query: bytes,
        sink: Sink,
        seconds: float,
        slow: Callable[[], bool],
    ) -> None:
        """Ask, and kill the process when the time is up, or when ``slow`` gives it no place."""
        self._uses += 1
        self._begun = False
        self.begin()
        try:
            with _timers((seconds, self._give_up)), self._watched(slow):
                ended = self._exchange(request, query, sink)
        except _Broken:
            raise self._died(seconds) from None
        except BaseException:
            self.close()  # it is in the middle of an answer that nobody takes
            raise
        if "error" in ended:
            raise _error(ended)

    def _begin(self) -> Sandbox:
        if self.sandbox is None:
            about: dict[str, Any] = json.loads(self._read_line())
            self.sandbox = Sandbox(*about["sandbox"])
        return self.sandbox

    def _exchange(self, request: dict[str, Any], query: bytes, sink: Sink) -> dict[str, Any]:
        """Hand an answer over, and give how the process says that it ended."""
        self._write(json.dumps(request | {"length": len(query)}).encode() + b"\n" + query)
        size = 0
        while True:
            about: dict[str, Any] = json.loads(self._read_line())
            if "kind" in about:
                self._begun = True
                sink.begin(about["kind"], about["format"])
            elif "length" in about:
                sink.write(self._read(about["length"]))
                size += about["length"]
                self._largest = max(self._largest, size)
            else:
                return about

    def _write(self, data: bytes) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except (OSError, ValueError):
            raise _Broken from None

    def _read_line(self) -> bytes:
        assert self._process.stdout is not None
        try:
            line = self._process.stdout.readline()
        except (OSError, ValueError):
            raise _Broken from None
        if not line.endswith(b"\n"):
            raise _Broken
        return line

    def _read(self, length: int) -> bytes:
        assert self._process.stdout is not None
        try:
            data = self._process.stdout.read(length)
        except (OSError, ValueError):
            raise _Broken from None
        if len(data) < length:
            raise _Broken
        return data

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
        """Return the seconds that the process has computed, or where nobody tells, those passed."""
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
            with contextlib.suppress(ProcessLookupError):  # it may end between the two lines
                os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)

    def _died(self, seconds: float) -> LimitExceeded:
        """The error for a process that ended while it was asked."""
        self.close()
        code = self._process.returncode
        if self._crowded:
            return LimitExceeded("busy", "too many slow queries are running. Try again later.")
        if self._overdue or code == -_CPU_USED_UP:
            return LimitExceeded(
                "time",
                Advice(
                    "the query was stopped after {time} s. Ask a narrower question, or give "
                    "{option}.",
                    time=f"{seconds:g}",
                    option=Option("seconds", math.ceil(seconds * 10)),
                ),
            )
        if code in _BROKEN_OFF:
            return LimitExceeded(
                "memory",
                "the query used up the memory or the stack of its process. Ask a narrower "
                "question.",
            )
        how = f"by signal {-code}" if code < 0 else f"with code {code}"
        message = f"the process that ran the query was ended {how}, not by a limit. Ask again."
        return LimitExceeded("process", message)

    def close(self) -> None:
        """End the process and free what it holds."""
        if not self.dead:
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
    """Call functions after so many seconds, unless the block ends before."""
    timers = [threading.Timer(seconds, action) for seconds, action in planned]
    for timer in timers:
        timer.daemon = True
        timer.start()
    try:
        yield
    finally:
        for timer in timers:
            timer.cancel()


def _environment() -> dict[str, str]:
    """Let the worker find this very graphkit, and compute with one thread."""
    root = str(Path(__file__).resolve().parents[3])
    path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONSAFEPATH": "1"}


def _error(about: dict[str, Any]) -> QueryError:
    message, place = about["message"], (about.get("line", 0), about.get("column", 0))
    if about["error"] == "LimitExceeded":
        return LimitExceeded(about["limit"], message)
    if about["error"] == "UnsafeQuery":
        return UnsafeQuery(about["construct"], message, *place)
    return QueryError(message, *place)
