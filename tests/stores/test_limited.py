"""Queries that run away are stopped, and what comes after them still works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest

from graphkit.errors import ClosedGraph, LimitExceeded, QueryError, UnsafeQuery
from graphkit.sparql.run import run
from graphkit.stores.limited import LimitedStore, Limits, Workers, copied
from graphkit.stores.memory import Store

pytestmark = pytest.mark.slow

THINGS = 300
PATIENT = Limits(seconds=300)
"""A busy machine takes long to send all."""
ALL = "SELECT ?s ?o WHERE { ?s <http://example.org/p> ?o }"
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED_CROSS_JOIN = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
WIDE = f"SELECT * WHERE {{ ?a ?b ?c {' '.join(f'BIND(STR(?a) AS ?a{n})' for n in range(20))} }}"


@pytest.fixture(scope="module")
def facts() -> Store:
    lines = [
        f'<http://example.org/{n}> <http://example.org/p> "n\\u00b0 {n}"@fr .'
        for n in range(THINGS)
    ]
    return Store.of_turtle("\n".join(lines))


@pytest.fixture(scope="module")
def careful(facts: Store) -> Iterator[LimitedStore]:
    limits = Limits(seconds=1.5, rows=THINGS, bytes=200_000, memory=150 * 2**20)
    with LimitedStore(facts, limits) as store:
        yield store


def test_answers_are_those_of_the_store_itself(facts: Store, careful: LimitedStore) -> None:
    for query in (
        ALL + " ORDER BY ?s",
        "ASK { ?s ?p 'nothing' }",
        "CONSTRUCT { ?o ?p ?s } WHERE { ?o ?p ?s }",
    ):
        assert run(careful, query) == run(facts, query)
    assert careful.csv(ALL + " ORDER BY ?s") == facts.csv(ALL + " ORDER BY ?s")
    assert len(careful) == THINGS


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        (CROSS_JOIN, "time"),
        (SORTED_CROSS_JOIN, "memory"),
        ("SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 301", "rows"),
        (WIDE, "bytes"),
        ("SELECT * " + "{" * 100_000 + "}" * 100_000, "nesting"),
    ],
    ids=["time", "memory", "rows", "bytes", "nesting"],
)
def test_a_runaway_query_is_stopped_and_the_next_one_is_answered(
    careful: LimitedStore, query: str, limit: str
) -> None:
    with pytest.raises(LimitExceeded) as caught:
        careful.query(query)
    assert caught.value.limit == limit
    assert len(list(careful.select(ALL))) == THINGS


def test_a_result_of_exactly_the_limit_is_given(careful: LimitedStore) -> None:
    query = f"SELECT ?a ?d WHERE {{ ?a ?b ?c . ?d ?e ?f }} LIMIT {THINGS}"
    assert len(list(careful.select(query))) == THINGS


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_rows_are_counted_alike_in_every_format(facts: Store, tmp_path: Path, form: str) -> None:
    with Workers(copied(facts, tmp_path / "store"), replace(PATIENT, rows=THINGS)) as workers:
        whole = workers.ask(ALL, results=form)
        assert (whole.kind, whole.format) == ("solutions", form)
        fewer = replace(PATIENT, rows=THINGS - 1)
        with pytest.raises(LimitExceeded, match="more than 299 rows"):
            workers.ask(ALL, results=form, limits=fewer)


def test_an_unsafe_or_broken_query_is_told_as_usual(careful: LimitedStore) -> None:
    with pytest.raises(UnsafeQuery) as caught:
        careful.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert caught.value.construct == "SERVICE"
    with pytest.raises(QueryError, match="line 2, column"):
        careful.query("SELECT *\n{ nonsense")
    with pytest.raises(QueryError, match="not SPARQL"):
        careful.query("\udcff")


@pytest.mark.slow
def test_slow_queries_leave_room_for_quick_ones_and_are_limited_in_number(
    facts: Store, tmp_path: Path
) -> None:
    import threading

    ended: list[str] = []
    with Workers(copied(facts, tmp_path / "store"), Limits(seconds=4), most=1, warm=3) as workers:

        def occupy() -> None:
            with pytest.raises(LimitExceeded) as caught:
                workers.ask(CROSS_JOIN)
            ended.append(caught.value.limit)

        slow = [threading.Thread(target=occupy) for _ in range(2)]
        for thread in slow:
            thread.start()
        assert workers.ask("ASK {}", limits=Limits(seconds=60)).kind == "boolean"
        for thread in slow:
            thread.join()
        assert workers.ask("ASK {}").kind == "boolean"
    assert sorted(ended) == ["busy", "time"]


PAIRS = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f }"


class Pieces:
    """Keeps the pieces of an answer, and fails after so many."""

    def __init__(self, most: int = 10**6) -> None:
        self.about: tuple[str, str] | None = None
        self.pieces: list[bytes] = []
        self.most = most

    def begin(self, kind: str, form: str) -> None:
        self.about = (kind, form)

    def write(self, piece: bytes) -> None:
        if len(self.pieces) == self.most:
            raise ConnectionError("nobody reads any more")
        self.pieces.append(piece)

    def settle(self) -> None:
        self.settled = True


@pytest.mark.slow
def test_an_answer_comes_in_pieces_that_are_the_whole(facts: Store, tmp_path: Path) -> None:
    with Workers(copied(facts, tmp_path / "store"), PATIENT) as workers:
        taken = Pieces()
        workers.stream(PAIRS, taken, results="csv")
        assert taken.about == ("solutions", "csv")
        assert len(taken.pieces) > 10
        assert max(map(len, taken.pieces)) < 100_000
        assert b"".join(taken.pieces) == workers.ask(PAIRS, results="csv").data
        assert b"".join(taken.pieces).count(b"\n") == THINGS**2 + 1


@pytest.mark.slow
def test_a_limit_that_is_met_in_the_middle_of_an_answer_is_told(
    facts: Store, tmp_path: Path
) -> None:
    limits = replace(PATIENT, rows=THINGS**2 - 1)
    with Workers(copied(facts, tmp_path / "store"), limits) as workers:
        taken = Pieces()
        with pytest.raises(LimitExceeded) as caught:
            workers.stream(PAIRS, taken)
        assert caught.value.limit == "rows"
        assert len(taken.pieces) > 10
        assert workers.ask(ALL).data.count(b"},{") == THINGS - 1


def test_who_takes_no_more_ends_the_query_and_the_next_one_is_answered(
    facts: Store, tmp_path: Path
) -> None:
    with Workers(copied(facts, tmp_path / "store"), PATIENT, most=1) as workers:
        for _ in range(3):
            with pytest.raises(ConnectionError):
                workers.stream(PAIRS, Pieces(most=2))
        assert b"true" in workers.ask("ASK { ?s ?p ?o }").data


def test_the_copy_and_the_processes_are_gone_after_closing(facts: Store) -> None:
    store = LimitedStore(facts)
    scratch = store._workers._folder
    process = store._workers._idle[0]._process
    assert scratch.is_dir()
    store.close()
    assert not scratch.exists()
    assert process.poll() is not None
    for door in (lambda: run(store, ALL), store.copy, lambda: store.sandboxed):
        with pytest.raises(ClosedGraph, match="was closed"):
            door()


def test_terms_survive_the_way_through_a_worker() -> None:
    turtle = (
        '<http://example.org/a> <http://example.org/p> 7, "x\\ty\\n"@en, true, _:b, <http://é/> .'
    )
    with LimitedStore(Store.of_turtle(turtle)) as store:
        found = [row[0] for row in store.select("SELECT ?o { ?s ?p ?o }")]
    assert sum(isinstance(term, pyoxigraph.BlankNode) for term in found) == 1
    literals = {(t.value, t.language) for t in found if isinstance(t, pyoxigraph.Literal)}
    assert literals == {("7", None), ("x\ty\n", "en"), ("true", None)}
