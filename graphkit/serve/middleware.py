"""What wraps every request: security headers and the access log."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG: Final = logging.getLogger("graphkit.serve")

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""The editor of the query page sets styles of its own; no script but ours runs anywhere."""

_PART: Final = 2**16

HEADERS: Final = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}


class Outside:
    """Adds headers to every answer and writes a line of log for it.

    Parameters
    ----------
    app : ASGI application
        What answers.

    Notes
    -----
    A line says who asked, what, with which status and size, whether the answer was cut short, and
    how long it took. The query is cut at 500 characters, and nothing in it can begin a new line.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.monotonic()
        said: dict[str, Any] = {"status": 500, "size": 0, "whole": False}

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                said["status"] = message["status"]
                message["headers"] = _with_defaults(message.get("headers", []))
            else:
                said["size"] += len(message.get("body", b""))
                said["whole"] = not message.get("more_body", False)
            for part in _parts(message):
                await send(part)

        try:
            await self._app(scope, receive, tell)
        finally:
            _write(scope, said, time.monotonic() - began)


def _parts(message: Message) -> Iterator[Message]:
    """Cut a large body, so that a client who reads slowly holds no more of it than it takes."""
    body = message.get("body", b"")
    if message["type"] != "http.response.body" or len(body) <= _PART:
        yield message
        return
    for start in range(0, len(body), _PART):
        more = message.get("more_body", False) or start + _PART < len(body)
        yield {**message, "body": body[start : start + _PART], "more_body": more}


def _with_defaults(headers: Any) -> list[tuple[bytes, bytes]]:
    given = list(headers)
    names = {name.lower() for name, _ in given}
    return [*given, *(pair for pair in HEADERS.items() if pair[0] not in names)]


def _write(scope: Scope, said: dict[str, Any], seconds: float) -> None:
    client = (scope.get("client") or ("-",))[0]
    asked = scope.get("raw_path", b"").decode("latin-1")
    if scope["query_string"]:
        asked += "?" + scope["query_string"].decode("latin-1")[:500]
    printable = asked.encode("unicode_escape").decode("ascii")
    LOG.info(
        "%s %s %s %d %d bytes%s %d ms",
        client,
        scope["method"],
        printable,
        said["status"],
        said["size"],
        "" if said["whole"] else ", cut short,",
        seconds * 1000,
    )
