"""Large answers are sent while they are found, and never a part of one as if it were the whole."""

from __future__ import annotations

import contextlib
import gc
import logging
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

import graphkit as gk
from graphkit.serve import application, streaming
from graphkit.stores.limited import Limits
from graphkit.stores.memory import Store
from graphkit.terms import PREFIXES

from ..servers import Serving, until

pytestmark = pytest.mark.slow

ALL = f"""SELECT ?s ?p ?o {{ ?s ?p ?o . ?s a cg:Membership VALUES ?copy {{ 1 2 3 4 5 6 7 8 }}
  FILTER({"SHA512(" * 32}STR(?o){")" * 32} != STR(?s)) }}"""
"""An answer of some megabytes."""
LATE = ALL.replace("STR(?o)", f'CONCAT(STR(?o), "{"long " * 8_000}")')
"""The same, found much slower than it is sent, by a quick machine as well."""
PAIRS = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
HASHED = "SHA512(" * 32 + "STR(?f)" + ")" * 32
SLOW = f"SELECT ?a ?b ?c ?d {{ ?a ?b ?c . ?d ?e ?f FILTER({HASHED} != STR(?a)) }}"
CSV = {"Accept": "text/csv"}


@pytest.fixture(autouse=True)
def _no_answer_is_left() -> Iterator[None]:
    """A failure keeps the engine's answer in its traceback, and no other thread may free it."""
    gc.collect()
    yield
    gc.collect()


MEMBERSHIPS = "".join(
    f"""id:m{n} a cg:Membership ; org:member id:actor-{n} ; org:organization id:coalition-{n % 7} ;
    cg:startLatest "20{n % 20:02}-05-15"^^xsd:date ; skos:note "As number {n} of the list." .\n"""
    for n in range(1_500)
)


@pytest.fixture(scope="module")
def local() -> gk.KnowledgeGraph:
    """As many memberships as large answers need, which workers open in a moment."""
    used = ("cg", "id", "kind", "org", "skos", "xsd")
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in used)
    zoom = "id:zoom a cg:Company ; cg:kind kind:company ; skos:prefLabel 'Zoom'@en, 'Zoom'@fr .\n"
    return gk.KnowledgeGraph(Store.of_turtle(prefixes + zoom + MEMBERSHIPS))


PLACES = 2
"""So many queries run at once, and so many slow ones beside them, on any machine."""


@pytest.fixture(scope="module")
def client(local: gk.KnowledgeGraph, serving: Serving) -> Iterator[httpx.Client]:
    limits = Limits(seconds=300, rows=10**9, bytes=16 * 2**20)
    with serving(application(local, limits=limits, workers=PLACES)) as asked:
        yield asked


@pytest.fixture
def begun_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """Send answers from an eighth of the usual size on, so that less of them has to be found."""
    monkeypatch.setattr(streaming, "COMMIT", streaming.COMMIT // 8)


EARLY = pytest.mark.usefixtures("begun_early")


def raw(client: httpx.Client, query: str, version: str = "1.1") -> socket.socket:
    """Ask, and leave the answer unread."""
    url = client.base_url
    connection = socket.create_connection((url.host, url.port), timeout=300)
    asked = f"GET /sparql?query={quote(query)} HTTP/{version}\r\nHost: 127.0.0.1\r\n"
    connection.sendall(asked.encode() + b"Accept: text/csv\r\n\r\n")
    return connection


def read_all(connection: socket.socket) -> bytes:
    pieces = []
    while piece := connection.recv(2**16):
        pieces.append(piece)
    return b"".join(pieces)


def test_a_large_answer_is_sent_in_pieces_and_whole(
    client: httpx.Client, local: gk.KnowledgeGraph
) -> None:
    answer = client.get("/sparql", params={"query": LATE}, headers=CSV)
    assert answer.status_code == 200
    assert answer.headers["transfer-encoding"] == "chunked"
    assert "content-length" not in answer.headers
    assert answer.headers["vary"] == "Accept"
    assert len(answer.content) > 2 * streaming.COMMIT
    assert sorted(answer.content.split(b"\r\n")) == sorted(local.store.csv(ALL).split(b"\r\n"))


def test_a_small_answer_has_its_length(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": ALL + " LIMIT 9"}, headers=CSV)
    assert int(answer.headers["content-length"]) == len(answer.content)
    head = client.head("/sparql", params={"query": ALL + " LIMIT 9"}, headers=CSV)
    assert (head.status_code, head.content) == (200, b"")


@EARLY
@pytest.mark.parametrize(
    ("query", "limits"),
    [
        (SLOW, Limits(seconds=300, rows=30_000)),
        (SLOW, Limits(seconds=300, rows=10**9, bytes=12 * 2**20)),
        (SLOW, Limits(seconds=1.5, rows=10**9, bytes=10**9)),
    ],
    ids=["rows", "bytes", "time"],
)
def test_an_answer_that_meets_a_limit_on_its_way_is_broken_off(
    local: gk.KnowledgeGraph,
    serving: Serving,
    caplog: pytest.LogCaptureFixture,
    query: str,
    limits: Limits,
) -> None:
    with serving(application(local, limits=limits)) as client:
        with caplog.at_level(logging.INFO, logger="graphkit.serve"):
            received = bytearray()
            with (
                pytest.raises(httpx.RemoteProtocolError, match="incomplete chunked read"),
                client.stream("GET", "/sparql", params={"query": query}) as answer,
            ):
                assert answer.status_code == 200
                for piece in answer.iter_raw():
                    received += piece
            assert client.get("/health").status_code == 200
            assert until(lambda: "cut short" in caplog.text)
        assert len(received) >= streaming.COMMIT
    (line,) = (r.getMessage() for r in caplog.records if "cut short" in r.getMessage())
    assert " 200 " in line


def test_without_chunks_an_answer_is_sent_only_when_it_is_whole(
    client: httpx.Client, local: gk.KnowledgeGraph
) -> None:
    with contextlib.closing(raw(client, ALL, "1.0")) as connection:
        head, _, body = read_all(connection).partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head.lower()
    assert len(body) == len(local.store.csv(ALL))
    with contextlib.closing(raw(client, PAIRS, "1.0")) as connection:
        refused = read_all(connection)
    assert b" 400 " in refused.splitlines()[0]
    assert b"larger than" in refused


def test_clients_that_do_not_read_hold_up_nobody(
    client: httpx.Client, local: gk.KnowledgeGraph
) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(2 * PLACES + 1):
            connection = stack.enter_context(contextlib.closing(raw(client, ALL)))
            begun = connection.recv(12)
            assert begun in (b"HTTP/1.1 200", b"HTTP/1.1 503")  # sent, or too many at once: told
            if begun.endswith(b"200"):
                taken = connection
        asked = client.get("/sparql", params={"query": "ASK { id:zoom ?p ?o }"})
        assert asked.json()["boolean"]
        size = len(local.store.csv(ALL))
        received = 0
        while received < size:
            piece = taken.recv(2**16)
            assert piece
            received += len(piece)


@EARLY
def test_clients_that_go_away_leave_their_places(client: httpx.Client) -> None:
    for _ in range(2 * PLACES + 1):
        with contextlib.closing(raw(client, SLOW)) as connection:
            assert connection.recv(16).startswith(b"HTTP/1.1 200")
    assert client.get("/sparql", params={"query": ALL}, headers=CSV).status_code == 200


@EARLY
def test_a_remote_graph_sees_that_an_answer_is_not_whole(
    local: gk.KnowledgeGraph, serving: Serving, tmp_path: Path
) -> None:
    with serving(application(local, limits=Limits(seconds=1.5, rows=10**9))) as client:
        from graphkit.stores.remote import RemoteStore
        from graphkit.stores.remote.client import Client

        url = f"{client.base_url}/sparql"
        far = gk.KnowledgeGraph(RemoteStore(url, client=Client(url, pause=lambda _: None)))
        with pytest.raises(gk.LimitExceeded) as caught:  # also where it is asked for in pages
            far.save(SLOW, tmp_path / "all.csv")
        assert caught.value.limit == "time"
        assert list(tmp_path.iterdir()) == []


def test_remote_graphs_and_graphs_within_limits_save_the_same_rows(
    client: httpx.Client, local: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    query = "SELECT ?m ?start { ?m a cg:Membership ; cg:startLatest ?start } ORDER BY ?m"
    expected = local.columns(query)
    local.save(query, tmp_path / "here.csv")
    graphs = {"far": gk.connect(f"{client.base_url}/sparql"), "limited": local.limited(seconds=120)}
    for name, kg in graphs.items():
        assert kg.columns(query).equals(expected), name
        kg.save(query, tmp_path / f"{name}.csv")
        assert (tmp_path / f"{name}.csv").read_bytes() == (tmp_path / "here.csv").read_bytes()
        kg.save("CONSTRUCT WHERE { id:zoom ?p ?o }", tmp_path / f"{name}.nt")
        assert (tmp_path / f"{name}.nt").read_text().count("\n") > 3
        kg.close()
    few = local.limited(rows=10, seconds=120)
    with pytest.raises(gk.LimitExceeded):
        few.save(query, tmp_path / "few.csv")
    assert not (tmp_path / "few.csv").exists()


def logged(local: gk.KnowledgeGraph, tmp_path: Path, ask: Callable[[httpx.Client], None]) -> str:
    """Give what a server writes into its log while it is asked something."""
    local.export(tmp_path / "facts.nt")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "graphkit.cli", "serve", "--port", str(port)]
    command += ["--data", str(tmp_path / "facts.nt")]
    log = tmp_path / "log"
    with log.open("wb") as file:
        server = subprocess.Popen([*command, "--rows", "30000", "--seconds", "60"], stderr=file)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            assert until(lambda: is_up(client)), "the server did not come up"
            ask(client)
            assert client.get("/health").status_code == 200
    finally:
        server.terminate()
        server.wait(120)
    return log.read_text()


def test_whoever_runs_the_server_reads_once_that_an_answer_was_cut_short(
    local: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    def ask(client: httpx.Client) -> None:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/sparql", params={"query": SLOW})

    log = logged(local, tmp_path, ask)
    lines = [line for line in log.splitlines() if " /sparql" in line or "ASGI" in line]
    assert len(lines) == 1
    assert "cut short" in lines[0]


def test_requests_that_break_off_leave_a_line_in_the_log_and_no_traceback(
    local: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    def ask(client: httpx.Client) -> None:
        host, port = client.base_url.host, client.base_url.port
        head = f"POST /sparql HTTP/1.1\r\nHost: {host}:{port}\r\n"
        kind = "Content-Type: application/sparql-query\r\n"
        for rest in (
            "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
            f"{kind}Content-Length: 4000\r\n\r\nASK",
            f"{kind}Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\nzz\r\n",
        ):
            with socket.create_connection((host, port or 0), 60) as connection:
                connection.sendall((head + rest).encode())
                connection.shutdown(socket.SHUT_WR)
                connection.recv(100)

    log = logged(local, tmp_path, ask)
    assert "Traceback" not in log
    assert log.count("POST /sparql") == 3


def is_up(client: httpx.Client) -> bool:
    with contextlib.suppress(httpx.TransportError):
        return client.get("/health").status_code == 200
    return False
