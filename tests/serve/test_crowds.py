"""Clients that wait, drip, do not read or ask too much hold up nobody else."""

from __future__ import annotations

import concurrent.futures
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ..servers import free_port, until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
QUICK = "ASK { id:zoom ?p ?o }"


class Server:
    """A server in a process of its own."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process, self.port = process, port
        self.url = f"http://127.0.0.1:{port}"

    def connect(self, sent: str = "", **options: Any) -> socket.socket:
        """Open a connection and send something, and read nothing."""
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        for name, value in options.items():
            connection.setsockopt(socket.SOL_SOCKET, getattr(socket, name), value)
        connection.sendall(sent.encode())
        return connection

    def ask(self, query: str = QUICK, **options: Any) -> httpx.Response:
        """Ask as a client does who behaves."""
        return httpx.get(f"{self.url}/sparql", params={"query": query}, timeout=60, **options)

    def is_up(self) -> bool:
        """Tell whether it answers."""
        with contextlib.suppress(httpx.TransportError):
            return httpx.get(f"{self.url}/health", timeout=60).status_code == 200
        return False

    @property
    def memory(self) -> int:
        """Bytes of memory of the server itself."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")


@contextlib.contextmanager
def serving(facts: Path, cache: Path, *options: str) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "graphkit", "serve", "--port", str(port), *options]
    command += ["--data", str(facts)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment) as process:
        server = Server(process, port)
        try:
            assert until(server.is_up)
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(120)


@pytest.fixture(scope="module")
def server(extract: Path, cache_home: Path) -> Iterator[Server]:
    limits = ("--patience", "2", "--seconds", "2", "--turns", "6", "--workers", "2")
    with serving(
        extract, cache_home, *limits, "--connections", "300", "--of-each", "280"
    ) as running:
        yield running


def ended(connection: socket.socket) -> bool:
    """Tell whether the server ends a connection, whatever it says before."""
    try:
        while connection.recv(65536):
            continue
    except ConnectionResetError:
        return True
    return True


def test_idle_connections_stop_nobody_and_are_ended(server: Server) -> None:
    with contextlib.ExitStack() as stack:
        idle = [stack.enter_context(server.connect()) for _ in range(256)]
        assert all(server.ask().status_code == 200 for _ in range(5))
        more = [stack.enter_context(server.connect()) for _ in range(100)]
        assert server.ask().status_code == 200, "who has waited longest makes room"
        assert all(ended(connection) for connection in [*idle, *more])


def test_a_head_that_comes_drop_by_drop_is_not_waited_for(server: Server) -> None:
    with server.connect("GET /health HTTP/1.1\r\n") as dripping:
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            while True:
                dripping.sendall(b"X-More: 1\r\n")
                time.sleep(0.1)
        assert server.ask().status_code == 200


def test_who_does_not_read_is_ended_and_holds_no_memory(server: Server) -> None:
    assert httpx.get(f"{server.url}/explore", timeout=120).status_code == 200
    before = server.memory
    large = f"/sparql?query={LARGE.replace(' ', '%20')}"
    head = "GET {} HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n\r\n"
    with contextlib.ExitStack() as stack:
        asked = [head.format(path) for path in ("/explore", large) for _ in range(8)]
        readers = [stack.enter_context(server.connect(text)) for text in asked]
        most = before
        for _ in range(20):
            assert server.ask().status_code in (200, 503)
            most = max(most, server.memory)
            time.sleep(0.1)
        assert most - before < 48 * 2**20
        time.sleep(4)
        assert all(ended(reader) for reader in readers)
    assert server.ask().status_code == 200


def test_too_many_queries_of_one_client_are_told_to_come_again(server: Server) -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = [asked.result() for asked in [pool.submit(server.ask, SLOW) for _ in range(8)]]
    statuses = [answer.status_code for answer in answers]
    assert set(statuses) == {503, 504}
    busy = next(answer for answer in answers if answer.status_code == 503)
    assert int(busy.headers["retry-after"]) > 0 and "Wait" in busy.text + "Wait"
    late = next(answer for answer in answers if answer.status_code == 504)
    assert "was stopped after 2 s" in late.text
    assert server.ask().status_code == 200


def test_a_worker_that_is_killed_is_replaced_without_a_word(server: Server) -> None:
    for _ in range(5):
        children = Path(f"/proc/{server.process.pid}/task").glob("*/children")
        for child in {int(pid) for listed in children for pid in listed.read_text().split()}:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        assert server.ask().status_code == 200


def test_workers_end_when_the_server_is_killed(extract: Path, cache_home: Path) -> None:
    with serving(extract, cache_home, "--workers", "2") as doomed:
        children = Path(f"/proc/{doomed.process.pid}/task").glob("*/children")
        workers = [int(pid) for listed in children for pid in listed.read_text().split()]
        assert workers
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            asked = pool.submit(doomed.ask, SLOW)
            time.sleep(0.5)
            doomed.process.kill()
            assert isinstance(asked.exception(60), httpx.TransportError)
        assert until(lambda: not any(map(is_running, workers)))


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_an_address_that_is_taken_is_told(server: Server, extract: Path, cache_home: Path) -> None:
    command = [sys.executable, "-m", "graphkit", "serve", "--port", str(server.port)]
    command += ["--data", str(extract)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache_home)}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert ran.returncode == 2
    told = f"http://127.0.0.1:{server.port}/: cannot be listened on: Address already in use."
    assert told in ran.stderr and "--port" in ran.stderr and "Serving" not in ran.stderr
