"""Run hostile queries, with somebody listening and a file that must not be read."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph

from graphkit.errors import QueryError
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.prepare import prepare
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store

from .queries import Queries

SECRET: Final = "the-secret-of-the-file"
_NEVER_THE_SAME: Final = ("RAND", "UUID", "STRUUID", "NOW", "BNODE")


class Outcome(NamedTuple):
    """What became of hostile queries.

    Attributes
    ----------
    answered, refused : int
        How many were.
    compared : int
        How many of those answered the engine took as they were written, too.
    faults : list of str
        Queries that called out, read the file, changed the graph, or were read otherwise by the
        engine than here.
    """

    answered: int
    refused: int
    compared: int
    faults: list[str]


class Listener:
    """Listens on this machine and counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = self._socket.accept()
                self.calls += 1
                caller.close()

    def heard(self) -> bool:
        """Wait a little for a call that is on its way."""
        for _ in range(100):
            if self.calls:
                return True
            time.sleep(0.05)
        return False

    def close(self) -> None:
        """Listen no more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextlib.contextmanager
def listening() -> Iterator[Listener]:
    """Listen while a block runs."""
    listener = Listener()
    try:
        yield listener
    finally:
        listener.close()


def facts() -> Store:
    """A few triples in three graphs, so that queries read differently give different answers."""
    inner = pyoxigraph.Store()
    inner.load(
        b"""@prefix : <http://e/> . :a :n 1, 2, :b ; a :T ; :s "x", "x"@en, "SERVICE" .
        :b :n 3, true ; :n :a . [] :n 1.5 ; :p ( 1 2 ) .
        :n { :a :n 2, 4 } :a { :a :n 2 . :b :SERVICE "x" }""",
        pyoxigraph.RdfFormat.TRIG,
    )
    return Store(inner)


def attack(seed: int, count: int, folder: Path) -> Outcome:
    """Run so many hostile queries.

    Parameters
    ----------
    seed : int
        The same seed gives the same queries.
    count : int
        How many.
    folder : Path
        Where the file may be put that no query may read.
    """
    secret = folder / "secret.ttl"
    secret.write_text(f'<http://e/a> <http://e/n> "{SECRET}" .', encoding="utf-8")
    store = facts()
    before = len(store)
    found: Counter[str] = Counter()
    faults: list[str] = []
    with listening() as listener:
        queries = iter(Queries(seed, listener.address, secret.as_uri()))
        for _ in range(count):
            query = next(queries)
            outcome = _run(store, query)
            found[outcome] += 1
            if outcome not in ("answered", "refused", "compared") or listener.calls:
                faults.append(f"{outcome}, {listener.calls} calls: {query!r}")
                listener.calls = 0
    if len(store) != before:
        faults.append("the graph has changed")
    answered = found["answered"] + found["compared"]
    return Outcome(answered, found["refused"], found["compared"], faults)


def _run(store: Store, query: str) -> str:
    """Run a query as users do, and compare with what the engine reads in the text itself."""
    try:
        ours = comparable(evaluate(store, query, {}))
    except QueryError:
        return "refused"
    if SECRET in str(ours):
        return "read the file"
    try:
        written = prepare(query, {}).text
    except QueryError:
        return "answered"  # it is harmless, and the engine takes more than SPARQL 1.1
    if prepare(written, {}).text != written:
        return "is written otherwise the second time"
    words = {read(query).text_of(n).upper() for n in range(len(read(query).kinds))}
    try:
        raw = comparable(store.query(query))
    except (SyntaxError, ValueError):
        return "answered"
    if words.isdisjoint(_NEVER_THE_SAME) and raw != ours:
        return "was read otherwise"
    return "compared"


def comparable(found: object) -> object:
    """Give an answer that can be compared: blank nodes have no names, columns no order."""
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    if isinstance(found, pyoxigraph.QueryTriples):
        return Counter(_row((t.subject, t.predicate, t.object)) for t in found)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    names = sorted({variable.value for variable in found.variables})
    return tuple(names), Counter(_row(tuple(row[name] for name in names)) for row in found)


def _row(terms: tuple[object, ...]) -> tuple[str, ...]:
    return tuple("_:" if isinstance(t, pyoxigraph.BlankNode) else str(t) for t in terms)
