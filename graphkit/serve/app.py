"""The web application, and the server that runs it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import MissingExtra
from graphkit.stores.limited import Limits, Workers, copied
from graphkit.stores.memory import Store
from graphkit.stores.scratch import Scratch

try:
    import anyio
    import uvicorn
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.cors import CORSMiddleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles
except ImportError:
    raise MissingExtra("graphkit serve", "serve") from None

from graphkit.serve import pages
from graphkit.serve.middleware import LOG, Outside
from graphkit.serve.protocol import sparql

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from graphkit.graph import KnowledgeGraph

LOOPBACK: Final = ("127.0.0.1", "localhost", "[::1]")
_STATIC: Final = Path(__file__).parent / "static"
_AT_ONCE: Final = 8
_WAITING: Final = 64


def application(
    kg: KnowledgeGraph,
    *,
    limits: Limits | None = None,
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
        What each query may take.
    hosts : sequence of str
        The names under which the server may be asked; ``"*"`` for all.
    origins : sequence of str
        The web sites whose scripts may read answers (CORS); none by default.

    Returns
    -------
    ASGI application
    """

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        scratch = Scratch()
        store = kg.store if isinstance(kg.store, Store) else kg.store.copy()
        try:
            place = await anyio.to_thread.run_sync(copied, store, scratch.folder / "store")
            with Workers(place, limits, most=_AT_ONCE, warm=2) as workers:
                sandboxed = await anyio.to_thread.run_sync(lambda: workers.sandboxed)
                if not sandboxed:
                    LOG.warning("queries can reach network or files: %s", sandboxed.missing)
                app.state.workers = workers
                app.state.threads = anyio.CapacityLimiter(_WAITING)
                yield
        finally:
            scratch.remove()

    outer = [Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))]
    if origins:
        outer.append(
            Middleware(CORSMiddleware, allow_origins=list(origins), allow_methods=["GET", "POST"])
        )
    app = Starlette(routes=_routes(), middleware=outer, lifespan=lifespan)
    app.state.kg = kg
    # Outermost, so that even an answer to a fault of ours has the headers and a line in the log.
    return Outside(app)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", pages.home),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/query", pages.query_page),
        Route("/query/examples", pages.query_examples),
        Route("/explore", pages.explorer),
        Route("/id/{name}", pages.thing),
        Route("/health", pages.health),
        Mount("/static", StaticFiles(directory=_STATIC)),
    ]


def serve(
    kg: KnowledgeGraph,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    hosts: Sequence[str] = (),
    origins: Sequence[str] = (),
) -> None:
    """Serve a graph until interrupted.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    host, port : str, int
        Where to listen; only this machine can ask, unless ``host`` is another address.
    limits : Limits, optional
        What each query may take.
    hosts : sequence of str
        Names under which the server may be asked, beside those of this machine and ``host``.
    origins : sequence of str
        The web sites whose scripts may read answers.

    Notes
    -----
    Every request is logged to the logger ``graphkit.serve``. There is no encryption and no login:
    put a web server that has them in front before others may ask.
    """
    LOG.setLevel(logging.INFO)
    logging.getLogger("uvicorn.error").addFilter(_unless_cut_short)
    app = application(kg, limits=limits, hosts=(*LOOPBACK, host, *hosts), origins=origins)
    uvicorn.run(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        limit_concurrency=256,
        timeout_keep_alive=5,
        server_header=False,
    )


def _unless_cut_short(record: logging.LogRecord) -> bool:
    """An answer that a limit ends is no fault of the server, and is in our own log already."""
    return "without completing response" not in record.getMessage()
