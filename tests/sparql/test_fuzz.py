"""Hostile queries: nobody calls out, nobody reads a file, and the engine reads what we read."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from graphkit.errors import QueryError
from graphkit.sparql.run import run
from graphkit.stores.memory import Store

from .fuzz.attack import attack, listening

pytestmark = pytest.mark.slow


def test_nothing_gets_out_and_nothing_is_read_otherwise(tmp_path: Path) -> None:
    outcome = attack(seed=20_240_101, count=5_000, folder=tmp_path)
    assert not outcome.faults
    assert outcome.compared > 300  # enough of them are good queries
    assert outcome.refused > 3_000


CUT_OTHERWISE = {
    "plainly": "SELECT * { SERVICE <HERE> { ?s ?p ?o } }",
    "behind a comparison": "SELECT * { FILTER(1<2)SERVICE#>\n<HERE> { ?s ?p ?o } }",
    "as a name whose prefix is known": "PREFIX SERVICE: <http://y/> PREFIX : <HERE> "
    "SELECT * { SERVICE:x { ?s ?p ?o } }",
    "in a name that is no IRI": "PREFIX y: <http://[::1]> PREFIX z: <HERE> "
    "SELECT * { ?a ?b y:SERVICEz:x { ?s ?p ?o } }",
    "in a name with a sign that no IRI has": "PREFIX y: <http://y/> PREFIX \ufffcz: <HERE> "
    "SELECT * { ?a ?b y:SERVICE\ufffcz:x { ?s ?p ?o } }",
    "in a text with half of a character": "SELECT * { VALUES ?v { '''x' } "
    "SERVICE <HERE> { ?s ?p ?o } #\\uD800'''}\n}",
    "in a text with an unknown escape": "SELECT * { VALUES ?v { '''x' } "
    "SERVICE <HERE> { ?s ?p ?o } #\\d'''}\n}",
}


@pytest.mark.parametrize("query", CUT_OTHERWISE.values(), ids=CUT_OTHERWISE)
def test_what_the_engine_would_send_is_not_sent(query: str) -> None:
    store = Store.of_turtle("<http://e/a> <http://e/b> <http://[::1]>, <http://y/> .")
    with listening() as listener:
        asked = query.replace("HERE", listener.address)
        with pytest.raises(QueryError):
            run(store, asked)
        assert listener.calls == 0
        # The engine itself cuts the text so that it calls out; else this would show nothing.
        with contextlib.suppress(OSError, SyntaxError):
            list(store.query(asked))
        assert listener.heard()
