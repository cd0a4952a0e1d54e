"""The web application, and the server that runs it."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import EndpointError, LimitExceeded, MissingExtra
from graphkit.next_steps import Advice, Option, joined
from graphkit.resources import refuse_archive
from graphkit.stores.answer_headers import LIMIT, NOTE, ROW_LIMIT
from graphkit.stores.limited import Limits, Workers, copied
from graphkit.stores.memory import Store
from graphkit.stores.temporary_folders import TemporaryFolder

try:
    import anyio
    import h11
    import uvicorn
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.cors import CORSMiddleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles
except ImportError:
    raise MissingExtra("graphkit serve", "serve") from None

from graphkit.serve import pages, vocabulary_addresses
from graphkit.serve.connections import Patience, connecting
from graphkit.serve.fair_turns import FairTurns
from graphkit.serve.fetch_metadata import FetchMetadata
from graphkit.serve.machine_share import memory_for_each, usual_workers
from graphkit.serve.middleware import LOG, Outside
from graphkit.serve.nothing_there import nothing_there
from graphkit.serve.protocol import sparql

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from graphkit.graph import KnowledgeGraph

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_STATIC: Final = Path(__file__).parent / "static"
_TURNS: Final = 64
"""So many queries run or wait at once; of one client, half as many."""


def application(
    kg: KnowledgeGraph,
    *,
    limits: Limits | None = None,
    workers: int | None = None,
    turns: int = _TURNS,
    hosts: Sequence[str] = LOOPBACK,
    origins: Sequence[str] = (),
) -> ASGIApp:
    """Make the web application, for any ASGI server.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph. One in memory is copied to a temporary folder while the application runs, where
        the worker processes read it.
    limits : Limits, optional
        What each query may take; by default what `graphkit.serve.machine_share` says of memory.
    workers : int, optional
        So many quick queries run at once, and so many slow ones beside them; by default one a
        processor, but 2 to 8.
    turns : int
        So many queries run or wait at once, half as many of one client; the next ones are told
        to come again.
    hosts : sequence of str
        The names under which the server may be asked; ``"*"`` for all.
    origins : sequence of str
        The web sites whose scripts may ask and read answers (CORS); none by default.

    Returns
    -------
    ASGI application
    """

    refuse_archive()
    most = workers or usual_workers()
    bounds = limits or Limits(memory=memory_for_each(most))

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        scratch = TemporaryFolder()
        store = kg.store if isinstance(kg.store, Store) else kg.store.copy()
        try:
            place = await anyio.to_thread.run_sync(copied, store, scratch.folder / "store")
            with Workers(place, bounds, most=most, warm=2) as pool:
                await anyio.to_thread.run_sync(_tell_sandbox, pool)
                app.state.workers = pool
                app.state.turns = FairTurns(turns, turns // 2)
                app.state.threads = anyio.CapacityLimiter(turns)
                yield
        finally:
            scratch.remove()

    outer = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts)),
        Middleware(FetchMetadata, origins=origins),
    ]
    if origins:
        outer.append(
            Middleware(
                CORSMiddleware,
                allow_origins=list(origins),
                allow_methods=["GET", "POST"],
                expose_headers=[LIMIT, ROW_LIMIT, NOTE],
            )
        )
    app = Starlette(
        routes=_routes(),
        middleware=outer,
        lifespan=lifespan,
        exception_handlers={404: nothing_there},
    )
    app.state.kg = kg
    # Outermost, so that even an answer to a fault of ours has the headers and a line in the log.
    return Outside(app)


def _tell_sandbox(pool: Workers) -> None:
    """Say in the log when queries run without a sandbox."""
    try:
        sandboxed = pool.sandboxed
    except LimitExceeded as error:
        LOG.warning("whether queries can reach network or files is not known: %s", error)
    else:
        if not sandboxed:
            LOG.warning("queries can reach network or files: %s", sandboxed.missing)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", pages.home),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", pages.query_page),
        Route("/query/examples", pages.query_examples),
        Route("/explore", pages.explorer),
        Route("/id/{name}", pages.thing),
        Route("/ontology", vocabulary_addresses.ontology),
        Route("/ontology.{ending}", vocabulary_addresses.ontology),
        Route("/ontology/shapes", vocabulary_addresses.shapes),
        Route("/concept/{path:path}", vocabulary_addresses.concept),
        Route("/health", pages.health),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


def serve(
    kg: KnowledgeGraph,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    workers: int | None = None,
    turns: int = _TURNS,
    hosts: Sequence[str] = (),
    origins: Sequence[str] = (),
    patience: Patience | None = None,
    ready: Callable[[], None] | None = None,
) -> None:
    """Serve a graph until interrupted.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    host, port : str, int
        Where to listen; only this machine can ask, unless ``host`` is another address.
    limits, workers, turns
        As for `application`.
    hosts : sequence of str
        Names under which the server may be asked, beside those of this machine and ``host``.
    origins : sequence of str
        The web sites whose scripts may ask and read answers.
    patience : Patience, optional
        How many connections there may be, and how long a client may take.
    ready : callable, optional
        Called when the address is taken.

    Raises
    ------
    EndpointError
        If somebody else listens there, or it is no address of this machine.

    Notes
    -----
    Every request is logged to the logger ``graphkit.serve``. There is no encryption and no login:
    put a web server that has them in front before others may ask.
    """
    LOG.setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").addFilter(_unless_cut_short)
    names = (*LOOPBACK, host, *hosts)
    app = application(kg, limits=limits, workers=workers, turns=turns, hosts=names, origins=origins)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        http=connecting(patience or Patience()),
        ws="none",
        access_log=False,
        log_level="warning",
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        server_header=False,
    )
    with _listening(host, port) as listener:
        if ready is not None:
            ready()
        # Uvicorn raises the interruption anew when it has ended all that it had begun.
        uvicorn.Server(config).run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        said = os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        why = f"cannot be listened on: {said}."
        hint = Advice("Choose another {option}.", option=Option("port"))
        raise EndpointError(f"http://{host}:{port}/", joined(why, hint)) from None


def _unless_cut_short(record: logging.LogRecord) -> bool:
    """Leave out what is no fault of the server, and is in our own log already.

    An answer that a limit ends, and one to a client that broke its request off, as that of h11 on
    answering what it no longer understands.
    """
    error = record.exc_info[1] if record.exc_info else None
    broken_off = isinstance(error, h11.LocalProtocolError)
    return not broken_off and "without completing response" not in record.getMessage()
