"""Answer a query while it is found, and never pass off a part of an answer as the whole."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Final

import anyio
import anyio.to_thread
from starlette.responses import Response

from graphkit.errors import LimitExceeded, QueryError
from graphkit.next_steps import joined
from graphkit.serve.answer_spool import AnswerSpool
from graphkit.serve.negotiation import TYPES
from graphkit.serve.why_empty import display_string
from graphkit.stores.answer_headers import NOTE, ROW_LIMIT

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from graphkit.stores.limited import Sink

COMMIT: Final = 2 * 2**20
"""An answer up to this size is sent when it is whole; of a larger one, as much as there is, as soon
as it is sure that it will not be refused for want of a place."""

_MEMORY: Final = 2**20
"""So many bytes of an answer are kept in memory; of a larger one, all are in a temporary file."""

_PIECE: Final = 2**16
_HEADERS: Final = [(b"vary", b"Accept"), (b"cache-control", b"no-cache")]


class Streamed(Response):
    """The answer to a query, sent while a worker finds it.

    Parameters
    ----------
    produce : callable
        Runs the query in a thread and hands the answer to a sink.
    threads : anyio.CapacityLimiter
        So many queries wait for their answers at once.
    turn : context manager
        Taken while the query runs; raises `LimitExceeded` if it is nobody's turn.
    check : callable
        Gives the answer of HTTP to an error, or, without one, to a kind of answer that the client
        does not accept; None if all is well.
    rows : int
        So many rows an answer has at most, which is told with it.
    explain : callable
        Says why an answer that is whole is empty, or nothing.
    told : str
        What is said beside every answer, however large, or nothing.

    Notes
    -----
    What goes wrong before the answer is larger than `COMMIT` is told with a status of HTTP. After
    that the connection is broken off, so that the client sees that the answer is not whole.
    HTTP 1.0 has no way to show that, so its answers are sent when they are whole.
    """

    def __init__(
        self,
        produce: Callable[[Sink], None],
        threads: anyio.CapacityLimiter,
        turn: AbstractContextManager[None],
        check: Callable[[str, QueryError | None], Response | None],
        *,
        rows: int,
        explain: Callable[[AnswerSpool], str],
        told: str = "",
    ) -> None:
        self._produce, self._threads, self._turn, self._check = produce, threads, turn, check
        self._explain, self._told = explain, told
        self._row_limit = (ROW_LIMIT.encode(), str(rows).encode())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with tempfile.SpooledTemporaryFile(_MEMORY) as file:
            await self._respond(AnswerSpool(file), scope, receive, send)

    async def _respond(
        self, spool: AnswerSpool, scope: Scope, receive: Receive, send: Send
    ) -> None:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(self._run, spool)
            tasks.start_soon(_until_gone, receive, tasks.cancel_scope.cancel)
            try:
                await self._answer(spool, scope, receive, send)
            finally:
                spool.close()
                tasks.cancel_scope.cancel()

    async def _run(self, spool: AnswerSpool) -> None:
        try:
            with self._turn:
                await anyio.to_thread.run_sync(self._fill, spool, limiter=self._threads)
        except LimitExceeded as error:
            spool.end(error)

    def _fill(self, spool: AnswerSpool) -> None:
        try:
            self._produce(spool)
            spool.note = self._explain(spool)
        except Exception as error:
            spool.end(error)
        else:
            spool.end()

    async def _answer(self, spool: AnswerSpool, scope: Scope, receive: Receive, send: Send) -> None:
        await spool.commit(math.inf if scope["http_version"] == "1.0" else COMMIT)
        if spool.error is not None and not isinstance(spool.error, QueryError):
            raise spool.error
        refused = self._check(spool.kind, spool.error)
        if refused is not None:
            await refused(scope, receive, send)
            return
        headers = [(b"content-type", TYPES[spool.form].encode()), *_HEADERS, self._row_limit]
        if note := joined(spool.note, self._told):
            headers.append((NOTE.encode(), display_string(note).encode()))
        if spool.ended:
            headers.append((b"content-length", str(spool.size).encode()))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await _send_all(spool, lambda body, more: send(_part(body, more)))


async def _send_all(spool: AnswerSpool, send: Callable[[bytes, bool], Awaitable[None]]) -> None:
    """Send an answer as it grows; without the end that HTTP needs if it has none."""
    sent = 0
    while True:
        await spool.reach(sent + 1)
        piece = spool.read(sent, _PIECE)
        if not piece:
            break
        sent += len(piece)
        await send(piece, True)
    if spool.error is None:
        await send(b"", False)


def _part(body: bytes, more: bool) -> dict[str, object]:
    return {"type": "http.response.body", "body": body, "more_body": more}


async def _until_gone(receive: Receive, gone: Callable[[], None]) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    gone()
