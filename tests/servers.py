"""Real servers, started on loopback for the tests and stopped after them."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import graphkit as gk

GRAPH = "urn:coalitions"
VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 10000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    def is_up() -> bool:
        with contextlib.suppress(httpx.TransportError):
            httpx.get(url, params={"query": "ASK {}"}, timeout=60)
            return True
        return False

    assert until(is_up, 120), f"no server came up at {url}"


def until(happened: Callable[[], bool], seconds: float = 60) -> bool:
    """Wait for something that may take a while on a busy machine, and tell whether it came."""
    end = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def run_quietly(*command: str, cwd: Path | None = None) -> None:
    quiet = subprocess.DEVNULL
    subprocess.run(command, cwd=cwd, check=True, stdout=quiet, stderr=quiet)


def start_quietly(*command: str, cwd: Path | None = None) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=cwd, stdout=quiet, stderr=quiet)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def local(kg: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    return kg


@pytest.fixture(scope="session")
def part(extract: Path) -> gk.KnowledgeGraph:
    """The graph that the servers of others serve; they would take minutes for the whole."""
    return gk.load(extract)


@pytest.fixture(scope="session")
def dump(part: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("dump") / "all.nt"
    part.export(path)
    return path


@contextlib.contextmanager
def oxigraph_of(dump: Path, place: Path) -> Iterator[str]:
    """Serve a file of RDF with the server of Oxigraph, and give the address to ask."""
    beside = Path(sys.executable).parent / "oxigraph"
    program = shutil.which("oxigraph") or (str(beside) if beside.exists() else None)
    if program is None:
        pytest.skip("the server 'oxigraph' is not installed (pip install oxigraph)")
    port = free_port()
    where = ["--location", str(place / "db")]
    run_quietly(program, "load", *where, "--file", str(dump))
    command = [program, "serve-read-only", *where, "--bind", f"127.0.0.1:{port}"]
    process = start_quietly(*command)
    url = f"http://127.0.0.1:{port}/query"
    try:
        wait_for(url)
        yield url
    finally:
        stop(process)


@pytest.fixture(scope="session")
def oxigraph(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph_of(dump, tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@contextlib.contextmanager
def virtuoso_of(dump: Path, graph: str, place: Path) -> Iterator[str]:
    """Serve a file of N-Triples as a named graph with Virtuoso, and give the address to ask.

    All is loaded before anybody asks: a load that meets questions may wait for them for ever.
    """
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("the server 'virtuoso-t' is not installed (Debian: virtuoso-opensource)")
    sql, port = free_port(), free_port()
    (place / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=port))
    process = start_quietly("virtuoso-t", "+foreground", "+configfile", "virtuoso.ini", cwd=place)
    url = f"http://127.0.0.1:{port}/sparql"
    try:
        wait_for(url)
        shutil.copy(dump, place / "lines.nt")
        command = f"DB.DBA.TTLP(file_to_string_output('lines.nt'), '', '{graph}');"
        run_quietly("isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={command}", cwd=place)
        yield url
    finally:
        stop(process)


@pytest.fixture(scope="session")
def virtuoso(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso_of(dump, GRAPH, tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture(params=["oxigraph", "virtuoso"], scope="session")
def remote(request: pytest.FixtureRequest) -> gk.KnowledgeGraph:
    from graphkit.stores.remote import RemoteStore

    url = request.getfixturevalue(request.param)
    return gk.KnowledgeGraph(RemoteStore(url, graph=GRAPH if request.param == "virtuoso" else ""))


Behaviour = Callable[[socket.socket, int], object]
Serve = Callable[[Behaviour], str]
Serving = Callable[..., contextlib.AbstractContextManager[httpx.Client]]


@pytest.fixture
def server() -> Iterator[Serve]:
    """Serve with a function that is given each connection and its number, after the request."""
    listeners = []

    def start(behave: Behaviour) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)

        def run() -> None:
            for number in range(100):
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(65536)
                        behave(connection, number)
                    except OSError:
                        continue

        threading.Thread(target=run, daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"

    yield start
    for listener in listeners:
        listener.close()


os.environ.setdefault("NO_PROXY", "127.0.0.1")


@contextlib.contextmanager
def running(app: Any, host: str = "127.0.0.1") -> Iterator[httpx.Client]:
    """Serve an application on loopback, with its real server, and give a client that asks it."""
    import uvicorn

    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    # Idle connections stay open for longer than any test, so that none closes while it is used.
    config = uvicorn.Config(app, log_level="error", access_log=False, timeout_keep_alive=600)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.02)
    headers = {"Host": host} if host != "127.0.0.1" else {}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", headers=headers, timeout=300) as client:
        yield client
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(scope="session")
def serving() -> Serving:
    return running
