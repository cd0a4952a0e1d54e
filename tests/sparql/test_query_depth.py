"""Deep queries are refused before they can take the process down; long lists of data are not."""

from __future__ import annotations

import pytest

from graphkit.errors import LimitExceeded
from graphkit.sparql.grammar.read_query import read

MANY = 100_000
DEEP = {
    "braces": "SELECT * " + "{" * MANY + "}" * MANY,
    "parentheses": "SELECT * { FILTER(" + "(" * MANY + "1" + ")" * MANY + ") }",
    "lists": "SELECT * { ?s ?p " + "(" * MANY + ")" * MANY + " }",
    "paths": "SELECT * { ?s " + "(" * MANY + "<a:b>" + ")" * MANY + " ?o }",
    "negations": "SELECT * { FILTER(" + "!" * MANY + "1) }",
    "sums": "SELECT * { FILTER(1" + "+1" * MANY + ") }",
    "unions": "SELECT * { {}" + " UNION {}" * MANY + " }",
    "optionals": "SELECT * { " + "OPTIONAL {?s ?p ?o}" * MANY + " }",
    "sequences": "SELECT * { ?s <a:b>" + "/<a:b>" * MANY + " ?o }",
    "patterns": "SELECT * { " + "?s ?p ?o ." * MANY + " }",
    "filters": "SELECT * { " + "FILTER(1) " * MANY + " }",
    "calls that are read twice": "SELECT (" + "SUBSTR(" * 9 + "'x'" + ",1)" * 9 + " AS ?x) {}",
    "values inside values": "SELECT * { " + "VALUES ?a { 1 } " * MANY + " }",
}


@pytest.mark.parametrize("query", DEEP.values(), ids=DEEP)
def test_deep_queries_are_refused(query: str) -> None:
    with pytest.raises(LimitExceeded) as caught:
        read(query)
    assert caught.value.limit == "nesting"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?s { " + "id:zoom " * MANY + "} ?s ?p ?o }",
        "SELECT * { VALUES (?s ?p) { " + "(id:zoom UNDEF) " * MANY + "} ?s ?p ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o IN (" + ",".join("7" * MANY) + ")) }",
        "SELECT * { ?s ?p '" + "((((" * MANY + "' }",
    ],
    ids=["values", "rows of values", "in", "text"],
)
def test_long_lists_of_data_are_fine(query: str) -> None:
    read(query)


def test_counting_goes_on_after_a_block_of_values() -> None:
    query = "SELECT * { VALUES ?a { 1 2 } " + "OPTIONAL { ?s ?p ?o } " * 2_000 + "}"
    with pytest.raises(LimitExceeded, match="brackets, operators and keywords"):
        read(query)
