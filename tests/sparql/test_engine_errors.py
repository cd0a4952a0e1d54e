"""What an engine does not take is told in words about the user's own text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rdflib

from graphkit.errors import QueryError
from graphkit.sparql.run import run
from graphkit.stores.limited import LimitedStore
from graphkit.stores.memory import Store

FACTS = "<http://e/a> <http://e/n> 1, 2 ."


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of_turtle(FACTS)


@pytest.fixture(scope="module")
def careful(store: Store) -> Iterator[LimitedStore]:
    with LimitedStore(store) as limited:
        yield limited


WRONG = {
    "an unknown function": ("SELECT (xsd:integr(?n) AS ?x) { ?s ?p ?n }", 9, "xsd:integer?"),
    "a function of another engine": (
        "SELECT (<urn:f#upper>(?n) AS ?x) { ?s ?p ?n }",
        9,
        "<urn:f#upper>",
    ),
    "a built-in function of XPath": (
        "SELECT (<http://www.w3.org/2005/xpath-functions#contains>(?n) AS ?x) { ?s ?p ?n }",
        9,
        "Did you mean CONTAINS",
    ),
    "a name with a value": ("SELECT * { ?s ?p ?n BIND(1 AS ?n) }", 31, "?n has a value already"),
    "a name that the pattern has": ("SELECT (1 AS ?n) { ?s ?p ?n }", 14, "?n has a value already"),
    "a name selected twice": ("SELECT ?n ?n { ?s ?p ?n }", 11, "?n is selected twice"),
    "no group": ("SELECT ?s (MAX(?n) AS ?m) { ?s ?p ?n }", 8, "Add it to GROUP BY"),
    "no group in an expression": ("SELECT (MAX(?n) + ?n AS ?m) { ?s ?p ?n }", 19, "SAMPLE(?n)"),
    "all of groups": ("SELECT * { ?s ?p ?n } GROUP BY ?s", 8, "* cannot be selected"),
    "a short row": ("SELECT * { VALUES (?a ?b) { (1 2) (1) } }", 35, "not 2 values"),
    "a variable twice": ("SELECT * { VALUES (?a ?a) { } }", 19, "names a variable twice"),
    "a label in two groups": ("SELECT * { { _:a ?p ?n } { _:a ?q ?m } }", 28, "Use a variable"),
    "a language": ("SELECT ('x'@toolonglanguage AS ?x) { }", 12, "@toolonglanguage is no language"),
    "an IRI": ("SELECT * { ?s <http://[e/> ?n }", 15, "is no IRI"),
    "too many rows": ("SELECT * { } LIMIT 99999999999999999999", 20, "Write a smaller number"),
    "groups of ASK": ("ASK { ?s ?p ?n } GROUP BY ?s", 1, "into a subquery"),
    "DISTINCT in a function": (
        "SELECT (xsd:integer(DISTINCT ?n) AS ?x) { ?s ?p ?n }",
        21,
        "only aggregates",
    ),
    "an aggregate in a pattern": ("SELECT ?s { ?s ?p ?n FILTER(MAX(?n) > 1) }", 8, "GROUP BY"),
}


@pytest.mark.parametrize("fault", WRONG.values(), ids=WRONG)
@pytest.mark.parametrize("values", [{}, {"p": rdflib.URIRef("http://e/n")}], ids=["", "with value"])
def test_a_fault_is_named_with_its_place_in_the_users_text(
    store: Store,
    careful: LimitedStore,
    fault: tuple[str, int, str],
    values: dict[str, object],
) -> None:
    query, column, says = fault
    if "?p" not in query:
        values = {}
    shown = []
    for where in (store, careful):
        with pytest.raises(QueryError) as caught:
            run(where, "# first\n" + query, values)
        assert says in str(caught.value)
        assert (caught.value.line, caught.value.column) == (2, column)
        assert str(caught.value).splitlines()[-2:] == [f"  {query}", " " * (column + 1) + "^"]
        shown.append(str(caught.value))
    assert shown[0] == shown[1]
    assert len(run(careful, "SELECT * { ?s ?p ?o }").rows) == 2  # the process lives on


def test_a_worker_gives_an_error_of_a_bound_query_its_place(careful: LimitedStore) -> None:
    with pytest.raises(QueryError) as caught:
        run(careful, "SELECT ?s {\n ?s ?p ?n FILTER(xsd:dat(?n))\n}", {"n": "a longer value"})
    assert (caught.value.line, caught.value.column) == (2, 18)
    assert "a longer value" not in str(caught.value)
    assert "Did you mean xsd:date?" in str(caught.value)
