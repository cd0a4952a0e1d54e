"""Connections that wait, drip or do not read hold up nobody else.

Uvicorn waits for ever for the head of a first request and for a client that does not read. Its
protocol is extended here by what is missing: both have to make headway, and there is a number of
connections for each client and in total. Where one is reached, the connection that has waited
longest without asking anything makes room; only where all are being answered is a new one refused.
"""

from __future__ import annotations

import asyncio
import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from uvicorn.config import Config
    from uvicorn.server import ServerState

_LOOK: Final = 0.5
"""Seconds between two looks at a connection."""

_LEAST: Final = 2**16
"""So many bytes a client must take while it has time for them."""

_REFUSAL: Final = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 2\r\nconnection: close\r\n"
    b"content-type: text/plain; charset=utf-8\r\ncontent-length: 41\r\n\r\n"
    b"there are too many connections. Try later"
)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many connections there may be, and how long they may take.

    Attributes
    ----------
    total, for_each : int
        So many at once in all, and of one client: an address of IPv4, or a network /64 of IPv6.
    seconds : float
        The longest that a client may take for the head of a request, and for the next 64 KiB of
        an answer.
    """

    total: int = 512
    for_each: int = 64
    seconds: float = 15.0


class Connection(H11Protocol):
    """A connection that is ended when it makes no headway, or to make room."""

    patience: ClassVar[Patience] = Patience()

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._since = self._taken_since = self.loop.time()
        self._left = 0
        self.peer = ""

    @property
    def waiting(self) -> bool:
        """Whether nothing is asked on it at the moment."""
        return self.cycle is None or bool(self.cycle.response_complete)

    @property
    def since(self) -> float:
        """Since when it waits for a request."""
        return self._since

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a new connection, or refuse it."""
        super().connection_made(transport)
        self.peer = client_of(self.client[0] if self.client else "")
        if self._has_room():
            self.loop.call_later(_LOOK, self._look)
        else:
            transport.write(_REFUSAL)
            transport.close()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        self._since = self.loop.time()
        super().on_response_complete()

    def _has_room(self) -> bool:
        mine = [one for one in self._others() if one.peer == self.peer]
        if not _make_room(mine, self.patience.for_each):
            return False
        return _make_room(self._others(), self.patience.total)

    def _others(self) -> list[Connection]:
        known = (one for one in self.connections if isinstance(one, Connection))
        return [one for one in known if one is not self and not one.transport.is_closing()]

    def _look(self) -> None:
        """Look whether the client makes headway, now and again."""
        if self not in self.connections:
            return
        if self._is_late():
            self.transport.abort()
        else:
            self.loop.call_later(_LOOK, self._look)

    def _is_late(self) -> bool:
        now = self.loop.time()
        left = self.transport.get_write_buffer_size()
        if left == 0 or left <= self._left - _LEAST or left > self._left:
            self._left, self._taken_since = left, now
        if now - self._taken_since > self.patience.seconds:
            return True
        return self.waiting and left == 0 and now - self._since > self.patience.seconds


def _make_room(connections: Iterable[Connection], most: int) -> bool:
    """End the connections that have waited longest, until there is room for one more."""
    open_ones = sorted(connections, key=lambda one: one.since)
    over = len(open_ones) + 1 - most
    for one in [one for one in open_ones if one.waiting][: max(0, over)]:
        one.transport.abort()
        over -= 1
    return over <= 0


def client_of(address: str) -> str:
    """Name who has an address: itself, or for IPv6 its network, of which a client has many.

    >>> client_of("192.0.2.7"), client_of("2001:db8::1:2")
    ('192.0.2.7', '2001:db8::/64')
    """
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:
        return address
    return str(ipaddress.ip_network((known, 64), strict=False))


def connecting(patience: Patience) -> type[Connection]:
    """Make the kind of connection that has so much patience."""
    return type("PatientConnection", (Connection,), {"patience": patience})
