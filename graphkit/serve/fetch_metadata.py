"""Other web sites cannot make a visitor's browser ask this server.

Browsers say with each request where it comes from: ``Sec-Fetch-Site``, and ``Origin`` where that is
not sent. A link that somebody follows to a page is let through, and so are the sites that are
named; images, scripts, frames, forms and queries of other sites are not. Programs send neither
header. See https://www.w3.org/TR/fetch-metadata/.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_OURS: Final = frozenset(["same-origin", "none"])
_ENDPOINT: Final = "/sparql"


class FetchMetadata:
    """Refuses requests that another web site makes a browser send.

    Parameters
    ----------
    app : ASGI application
        What answers the others.
    origins : sequence of str
        The sites that may ask; ``"*"`` for all.
    """

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or self._may_ask(scope):
            await self._app(scope, receive, send)
            return
        why = "this server answers no requests of other web sites. Open its own pages.\n"
        await PlainTextResponse(why, 403)(scope, receive, send)

    def _may_ask(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin, site = headers.get("origin", ""), headers.get("sec-fetch-site", "")
        if "*" in self._origins or origin in self._origins:
            return True
        if site:
            return site in _OURS or _is_followed_link(scope, headers)
        return not origin or urlsplit(origin).netloc == headers.get("host", "")


def _is_followed_link(scope: Scope, headers: Headers) -> bool:
    """Tell whether a person went to a page, which cannot be read by the site that led there."""
    return (
        scope["method"] in ("GET", "HEAD")
        and scope["path"] != _ENDPOINT
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
