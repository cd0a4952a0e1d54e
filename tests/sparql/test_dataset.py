"""FROM and FROM NAMED: graphs that are loaded are answered, others are refused by name."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph
import pytest

from graphkit.errors import UnsafeQuery
from graphkit.sparql.queryable import Queryable
from graphkit.sparql.run import run
from graphkit.stores.limited import LimitedStore
from graphkit.stores.memory import Store

from .corpus import NAMED

P = "PREFIX : <http://e/> "
CASES = [
    (
        "SELECT ?x ?n FROM :one { ?x :age ?n } ORDER BY ?n",
        (("http://e/ann", 31), ("http://e/bob", 42)),
    ),
    # The triple that is in both graphs is one triple.
    ("SELECT (COUNT(*) AS ?n) FROM :one FROM :two { ?x :age ?a }", ((3,),)),
    ("SELECT (SUM(?a) AS ?n) FROM :two FROM :one FROM :two { ?x :age ?a }", ((81,),)),
    ("SELECT ?n FROM NAMED :one { GRAPH ?g { :bob :age ?n } }", ((42,),)),
    ("SELECT ?n FROM NAMED :one { ?x :age ?n }", ()),
    ("SELECT ?n FROM :one { GRAPH ?g { ?x :age ?n } }", ()),
    (
        "SELECT ?x ?y FROM :one FROM :two FROM NAMED :two { ?x :age 42 GRAPH ?g { ?y :age 8 } }",
        (("http://e/bob", "http://e/dee"),),
    ),
    ("ASK FROM <http://e/two> { :bob ?p ?o }", ((False,),)),
    ("SELECT (COUNT(*) AS ?n) { ?x :age ?a }", ((3,),)),
]


@pytest.fixture(scope="module", params=["memory", "limited"])
def store(request: pytest.FixtureRequest) -> Iterator[Queryable]:
    inner = pyoxigraph.Store()
    inner.load(NAMED.encode(), pyoxigraph.RdfFormat.TRIG)
    if request.param == "memory":
        yield Store(inner)
    else:
        with LimitedStore(Store(inner)) as limited:
            yield limited


@pytest.mark.parametrize(("query", "rows"), CASES)
def test_graphs_that_are_loaded_are_asked(
    store: Queryable, query: str, rows: tuple[object, ...]
) -> None:
    assert run(store, P + query).rows == rows


@pytest.mark.parametrize("clause", ["FROM :three", "FROM NAMED :three", "FROM :one FROM :three"])
def test_graphs_that_are_not_loaded_are_refused_by_name(store: Queryable, clause: str) -> None:
    with pytest.raises(UnsafeQuery, match="<http://e/three> names another data set") as caught:
        run(store, f"{P}SELECT * {clause} {{ ?x ?y ?z }}")
    assert caught.value.construct == "FROM"
    assert str(caught.value).splitlines()[-1].index("^") - 2 == f"{P}SELECT * {clause}".index(
        ":three"
    )
