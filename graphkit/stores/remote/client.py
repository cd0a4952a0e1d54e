"""Ask a SPARQL endpoint over HTTP, and expect anything of it.

A server may be busy, hang, send drop by drop, send without end, break off or answer with a web
page. Each of these ends in an error that says what to do, after a bounded time and with bounded
memory.
"""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphkit import type_checks
from graphkit.errors import (
    ClosedGraph,
    EndpointError,
    InvalidType,
    LimitExceeded,
    MissingExtra,
    QueryError,
)
from graphkit.next_steps import Advice, Option, joined
from graphkit.stores.answer_headers import LIMIT, NO_NOTE

if TYPE_CHECKING:
    import httpx

BUSY: Final = frozenset([429, 502, 503, 504])
"""Answers after which asking again may help."""

TRIES: Final = 4
_PASSING: Final = frozenset(["busy", "process"])
"""Limits that another query of the same kind may not meet."""
_LONGEST_PAUSE: Final = 30.0
_LONGEST_ADDRESS: Final = 2_000
"""Longer addresses are cut off by some servers, so longer queries are sent as a form."""

Auth = tuple[str, str] | str | None


class Reply(NamedTuple):
    """What an endpoint answered.

    Attributes
    ----------
    data : bytes
        The body.
    type : str
        The media type that the server says it is, without parameters.
    headers : mapping of str to str
        Everything else that it says.
    """

    data: bytes
    type: str
    headers: Mapping[str, str]


class Client:
    """A connection to one endpoint.

    Parameters
    ----------
    url : str
        Where queries are sent. A name and password in it are used, and never shown.
    auth : (str, str) or str, optional
        User and password, or a bearer token.
    seconds : float
        The longest that one answer may take.
    max_bytes : int
        The largest answer, unpacked.
    pause : callable
        Waits for so many seconds; tests give their own.
    """

    def __init__(
        self,
        url: str,
        *,
        auth: Auth = None,
        seconds: float = 60.0,
        max_bytes: int = 512 * 2**20,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        try:
            import httpx
        except ImportError:
            raise MissingExtra("asking an endpoint", "remote") from None
        address = _address(url)
        max_bytes = type_checks.whole_number("max_bytes", max_bytes, 2**29)
        seconds = type_checks.above_zero("seconds", seconds, 60)
        self.url = str(address.copy_with(userinfo=b""))
        self._seconds, self._max_bytes, self._pause = seconds, max_bytes, pause
        _check_login(auth)
        token = auth if isinstance(auth, str) else None
        login = auth if isinstance(auth, tuple) else _login(address)
        self.has_login = login is not None or token is not None
        self._http = httpx.Client(
            auth=login,
            headers={"Authorization": f"Bearer {token}"} if token else {},
            timeout=httpx.Timeout(seconds, connect=min(10.0, seconds)),
            follow_redirects=True,
            max_redirects=3,
        )
        self._close = weakref.finalize(self, self._http.close)

    def ask(self, parameters: Mapping[str, str], accept: str) -> Reply:
        """Send a query, again and later if the server is busy.

        Parameters
        ----------
        parameters : mapping of str to str
            The query, and what else the protocol knows.
        accept : str
            The media types that are understood.

        Raises
        ------
        EndpointError
            If no usable answer comes.
        QueryError
            If the server refuses the query.
        LimitExceeded
            With the limit ``"time"`` or ``"bytes"``, or one that the server names.
        ClosedGraph
            If the connections were closed.
        """
        if not self._close.alive:
            raise ClosedGraph
        for attempt in range(TRIES):
            reply, problem, wait = self._try(parameters, accept)
            if reply is not None:
                return reply
            if attempt + 1 < TRIES:
                self._pause(min(_LONGEST_PAUSE, max(wait, 0.5 * 2**attempt)))
        raise problem

    def _try(
        self, parameters: Mapping[str, str], accept: str
    ) -> tuple[Reply | None, EndpointError, float]:
        """Ask once; give the answer, or what is wrong and how long to wait before trying again."""
        import httpx

        began, status = time.monotonic(), 0
        try:
            with self._http.stream(**self._request(parameters, accept)) as response:
                status = response.status_code
                data = self._read(response, began)
        except httpx.TimeoutException:
            raise self._late() from None
        except httpx.RemoteProtocolError as error:
            if status:  # it would break off there again
                raise self._broken_off(error, status) from None
            return None, self._broken_off(error), 0.0
        except httpx.TransportError as error:
            return None, self._failed(f"cannot be reached: {_said(error)}. Check the address"), 0.0
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise self._failed(f"{_said(error)}. Check the address") from None
        limit = response.headers.get(LIMIT, "")
        if limit and limit not in _PASSING:
            raise LimitExceeded(limit, f"{self.url} refuses the query: {_shown(data)}")
        if response.status_code in BUSY:
            problem = self._failed("is busy. Try again later", response.status_code)
            return None, problem, _retry_after(response)
        if not response.is_success:
            raise self._refused(response, data)
        kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
        return Reply(data, kind, response.headers), self._failed("answered"), 0.0

    def _request(self, parameters: Mapping[str, str], accept: str) -> dict[str, Any]:
        headers = {"Accept": accept, "Prefer": NO_NOTE}
        if sum(map(len, parameters.values())) + len(self.url) < _LONGEST_ADDRESS:
            return {"method": "GET", "url": self.url, "params": parameters, "headers": headers}
        return {"method": "POST", "url": self.url, "data": parameters, "headers": headers}

    def _read(self, response: httpx.Response, began: float) -> bytes:
        pieces, size = [], 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > self._max_bytes:
                raise LimitExceeded(
                    "bytes",
                    f"{self.url}: the answer is larger than {self._max_bytes:,} bytes. "
                    "Ask for less.",
                )
            if time.monotonic() - began > self._seconds:
                raise self._late()
            pieces.append(piece)
        return b"".join(pieces)

    def _late(self) -> LimitExceeded:
        return LimitExceeded(
            "time",
            joined(
                f"{self.url}: no whole answer within {self._seconds:g} s.",
                Advice("Ask a narrower question, or give {option}.", option=Option("seconds")),
            ),
        )

    def _broken_off(self, error: Exception, status: int = 0) -> EndpointError:
        told = f"broke its answer off: {_said(error)}. It may limit the rows or the time of one"
        return self._failed(f"{told}; ask for less", status)

    def _failed(self, message: str, status: int = 0) -> EndpointError:
        return EndpointError(self.url, message + ".", status)

    def _refused(self, response: httpx.Response, data: bytes) -> EndpointError | QueryError:
        status = response.status_code
        said = _shown(data)
        if status in (401, 403):
            # A server may forbid the query alone, and then it says why.
            why = f", and says: {said.rstrip('.')}" if status == 403 and said else ""
            hint = "Give auth=('user', 'password') or a token" + (", or ask otherwise" * bool(why))
            return self._failed(f"does not let you in{why}. {hint}", status)
        if status == 400:
            return QueryError(f"{self.url} refuses the query: {said}")
        return self._failed(f"answers with status {status}: {said or 'no word why'}", status)

    def close(self) -> None:
        """Close the connections."""
        self._close()


def _address(url: str) -> httpx.URL:
    import httpx

    type_checks.text("url", url, "the address of an endpoint as text")
    try:
        address = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError):
        address = httpx.URL()
    if address.scheme not in ("http", "https") or not address.host:
        raise EndpointError(url[:200], "is not an address of the web. Write https://… .")
    return address


def _check_login(auth: object) -> None:
    """Refuse what would be left out silently, so that nobody asks without the login."""
    pair = isinstance(auth, tuple) and len(auth) == 2 and all(isinstance(a, str) for a in auth)
    if auth is not None and not isinstance(auth, str) and not pair:
        raise InvalidType("auth", auth, "a user and a password as texts, or a token")


def _login(address: httpx.URL) -> tuple[str, str] | None:
    return (address.username, address.password) if address.userinfo else None


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__


def _shown(data: bytes) -> str:
    """Give the beginning of what a server says of a query that it refuses."""
    return " ".join(data[:2_000].decode("utf-8", "replace").split())[:300]


def _retry_after(response: httpx.Response) -> float:
    """Give the seconds that a server asks for; a date or nonsense counts as none."""
    text = response.headers.get("retry-after", "")
    return float(text) if text.isascii() and text.isdigit() else 0.0
