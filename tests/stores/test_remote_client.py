"""Whatever a server does, the answer is right or the error is clear, in bounded time and memory."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
from typing import Any

import pytest

from graphkit.errors import ClosedGraph, EndpointError, LimitExceeded, QueryError
from graphkit.stores.remote import RemoteStore
from graphkit.stores.remote.client import TRIES, Client

from ..servers import Behaviour, Serve

pytestmark = pytest.mark.slow

ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
JSON = "application/sparql-results+json"
ASKED = {"query": "SELECT ?x { ?x ?y ?z }"}


def reply(body: bytes, kind: str = JSON, status: str = "200 OK", more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}"
    return f"{head}Connection: close\r\n\r\n".encode() + body


def always(answer: bytes) -> Behaviour:
    return lambda connection, number: connection.sendall(answer)


def client(url: str, **options: Any) -> Client:
    return Client(url, pause=options.pop("pause", lambda seconds: None), **options)


def test_a_busy_server_is_asked_again_after_the_pause_that_it_wishes(server: Serve) -> None:
    pauses: list[float] = []

    def behave(connection: socket.socket, number: int) -> None:
        answers = [
            reply(b"", status="429 Too Many Requests", more="Retry-After: 7\r\n"),
            reply(b"", status="503 Busy", more="Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n"),
            reply(ROWS),
        ]
        connection.sendall(answers[number])

    asked = client(server(behave), pause=pauses.append)
    assert asked.ask(ASKED, JSON).data == ROWS
    assert pauses == [7.0, 1.0]


def test_a_server_that_stays_busy_is_an_error_after_some_tries(server: Serve) -> None:
    calls: list[int] = []

    def behave(connection: socket.socket, number: int) -> None:
        calls.append(number)
        connection.sendall(reply(b"", status="503 Busy", more="Retry-After: 99999\r\n"))

    pauses: list[float] = []
    with pytest.raises(EndpointError, match="is busy") as caught:
        client(server(behave), pause=pauses.append).ask(ASKED, JSON)
    assert (len(calls), caught.value.status) == (TRIES, 503)
    assert max(pauses) == 30


def test_a_server_that_resets_is_asked_again(server: Serve) -> None:
    def behave(connection: socket.socket, number: int) -> None:
        if number == 0:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        else:
            connection.sendall(reply(ROWS))

    assert client(server(behave)).ask(ASKED, JSON).data == ROWS


def test_who_was_closed_says_so(server: Serve) -> None:
    remote = RemoteStore(server(always(reply(ROWS))))
    assert len(list(remote.select("SELECT ?x { ?x ?y ?z }"))) == 1
    remote.close()
    with pytest.raises(ClosedGraph, match="Open it again"):
        list(remote.select("SELECT ?x { ?x ?y ?z }"))


def test_no_server_at_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(EndpointError, match="cannot be reached"):
        client(f"http://127.0.0.1:{port}/").ask(ASKED, JSON)


def test_a_server_that_hangs_is_given_up(server: Serve) -> None:
    done = threading.Event()
    with pytest.raises(LimitExceeded, match="no whole answer within") as caught:
        client(server(lambda *_: done.wait(20)), seconds=0.3).ask(ASKED, JSON)
    done.set()
    assert caught.value.limit == "time"


def test_a_server_that_sends_drop_by_drop_is_given_up(server: Serve) -> None:
    def behave(connection: socket.socket, number: int) -> None:
        connection.sendall(reply(b"x" * 10**6)[:200])
        for _ in range(200):
            connection.sendall(b"x")
            threading.Event().wait(0.05)

    with pytest.raises(LimitExceeded, match="no whole answer"):
        client(server(behave), seconds=0.5).ask(ASKED, JSON)


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_an_endless_answer_is_cut_off(server: Serve, packed: bool) -> None:
    piece = gzip.compress(b"1" * 10**6) if packed else b"1" * 10**5
    more = "Content-Encoding: gzip\r\n" if packed else ""

    def behave(connection: socket.socket, number: int) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n{more}Connection: close\r\n\r\n"
        connection.sendall(head.encode())
        with contextlib.suppress(OSError):
            for _ in range(100_000):
                connection.sendall(piece)

    with pytest.raises(LimitExceeded) as caught:
        client(server(behave), max_bytes=300_000).ask(ASKED, JSON)
    assert caught.value.limit == "bytes"


def test_an_answer_that_breaks_off_is_not_taken_for_whole(server: Serve) -> None:
    short = reply(ROWS).replace(str(len(ROWS)).encode(), b"5000")
    asked: list[int] = []

    def behave(connection: socket.socket, number: int) -> None:
        asked.append(number)
        connection.sendall(short)

    with pytest.raises(EndpointError, match="broke its answer off"):
        client(server(behave)).ask(ASKED, JSON)
    assert len(asked) == 1  # it would break off there again
    with pytest.raises(EndpointError, match="breaks off"):
        list(RemoteStore(server(always(reply(ROWS[:-9])))).select("SELECT ?x { ?x ?y ?z }"))


@pytest.mark.parametrize(
    "answer",
    [
        reply(b"<!doctype html><title>Welcome</title>", JSON),
        reply(b"<html>log in first</html>", "text/html"),
        reply(b"\xff\xfe\x00", JSON),
        reply(b"", JSON),
        reply(b"[" * 100_000, JSON),
        reply(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":7}]}}', JSON),
    ],
    ids=["html as json", "html", "bytes", "nothing", "nested", "not the format"],
)
def test_what_is_no_result_is_told_as_such(server: Serve, answer: bytes) -> None:
    with pytest.raises(EndpointError, match="is not SPARQL results"):
        list(RemoteStore(server(always(answer))).select("SELECT ?x { ?x ?y ?z }"))


@pytest.mark.parametrize("kind", ["application/sparql-results+xml", "text/plain", "nonsense"])
def test_results_with_a_wrong_type_are_read_all_the_same(server: Serve, kind: str) -> None:
    rows = list(RemoteStore(server(always(reply(ROWS, kind)))).select("SELECT ?x { ?x ?y ?z }"))
    assert rows[0][0].value == "1"


@pytest.mark.parametrize(
    ("status", "error", "told"),
    [
        ("401 Unauthorized", EndpointError, "Give auth="),
        ("403 Forbidden", EndpointError, "does not let you in, and says: line 3: no. Give auth="),
        ("400 Bad Request", QueryError, "refuses the query: line 3: no"),
        ("404 Not Found", EndpointError, "status 404"),
        ("500 Oh", EndpointError, "status 500: line 3: no"),
    ],
)
def test_a_refusal_says_why(server: Serve, status: str, error: type[Exception], told: str) -> None:
    url = server(always(reply(b"line 3:\n no", "text/plain", status)))
    with pytest.raises(error, match=told):
        client(url).ask(ASKED, JSON)


def test_names_and_passwords_are_sent_and_never_shown(server: Serve) -> None:
    seen: list[bytes] = []

    def behave(connection: socket.socket, number: int) -> None:
        connection.sendall(reply(b"", status="401 No"))

    url = server(behave)
    secret = url.replace("http://", "http://ann:hunter2@")
    for options in ({}, {"auth": ("ann", "hunter2")}, {"auth": "hunter2"}):
        store = RemoteStore(secret if not options else url, **options)
        with pytest.raises(EndpointError) as caught:
            store.query("ASK { }")
        assert "hunter2" not in f"{caught.value} {store.url} {store!r}"
    assert seen == []


@pytest.mark.parametrize(
    ("auth", "sent"),
    [(("ann", "x"), b"Authorization: Basic YW5uOng="), ("t0ken", b"Authorization: Bearer t0ken")],
)
def test_the_ways_to_log_in(auth: Any, sent: bytes) -> None:
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def run() -> None:
            connection, _ = listener.accept()
            with connection:
                seen.append(connection.recv(65536))
                connection.sendall(reply(ROWS))

        thread = threading.Thread(target=run)
        thread.start()
        client(f"http://127.0.0.1:{listener.getsockname()[1]}/", auth=auth).ask(ASKED, JSON)
        thread.join()
    assert sent.lower() in seen[0].lower()


def test_long_queries_are_posted_and_short_ones_are_not(server: Serve) -> None:
    from graphkit.stores.remote.client import _LONGEST_ADDRESS

    asked = client("http://127.0.0.1:9/")
    assert asked._request({"query": "x" * 50}, JSON)["method"] == "GET"
    assert asked._request({"query": "x" * _LONGEST_ADDRESS}, JSON)["method"] == "POST"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "nonsense", "http://", "ftp://x/", "http://[::"]
)
def test_only_addresses_of_the_web_are_asked(url: str) -> None:
    with pytest.raises(EndpointError, match="is not an address of the web"):
        RemoteStore(url)


def test_redirections_end(server: Serve) -> None:
    url = server(always(reply(b"", status="302 Found", more="Location: /sparql\r\n")))
    with pytest.raises(EndpointError, match="redirect"):
        client(url).ask(ASKED, JSON)
