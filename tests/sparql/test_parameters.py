"""Parameters: rdflib's ``initBindings`` give the same wherever that is right."""

from __future__ import annotations

import datetime
import functools
from collections import Counter
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pyoxigraph
import pytest
import rdflib
import rdflib.plugins.sparql

import graphkit
from graphkit.errors import QueryError
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.parameters import bind
from graphkit.sparql.run import evaluate, run
from graphkit.sparql.term import term
from graphkit.stores.memory import Store

from .corpus import ALL, FACTS, PREFIXES

THINGS = [rdflib.URIRef("http://e/" + name) for name in ("ann", "tea", "likes", "nobody")]
NUMBERS = [rdflib.Literal(31), rdflib.Literal(2), rdflib.Literal(Decimal("1.75"))]
TEXTS = [rdflib.Literal("an"), rdflib.Literal("Bob", lang="en")]
OF_TEXTS = frozenset(["name", "pattern", "text", "first", "last", "word", "range"])
OF_THINGS = frozenset(["who", "what", "how", "kind", "type", "other", "x", "y", "none"])
"""Variables that stand for texts and things; the others stand for numbers. What a comparison of
different kinds gives is a matter of the engines, not of parameters."""


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.of_turtle(FACTS)


@pytest.fixture(scope="module")
def oracle() -> rdflib.Graph:
    return rdflib.Graph().parse(data=FACTS)


def written(given: Any) -> str:
    """Write a term so that both engines write it alike."""
    if isinstance(given, pyoxigraph.BlankNode | rdflib.BNode):
        return "_:"
    literal = term(given) if isinstance(given, rdflib.term.Identifier) else given
    if isinstance(literal, pyoxigraph.Literal) and "XMLSchema#" in literal.datatype.value:
        kind = literal.datatype.value.partition("#")[2]
        if kind in ("integer", "decimal", "double", "float"):
            return f"{float(literal.value):.9g}"
    return str(literal)


def answer_of(found: Any) -> object:
    """Give an answer of Oxigraph that can be compared."""
    if isinstance(found, pyoxigraph.QueryBoolean):
        return bool(found)
    if isinstance(found, pyoxigraph.QueryTriples):
        return Counter(tuple(map(written, (t.subject, t.predicate, t.object))) for t in found)
    names = [variable.value for variable in found.variables]
    return Counter(
        frozenset((n, written(row[n])) for n in names if row[n] is not None) for row in found
    )


def oracle_answer(found: rdflib.query.Result) -> object:
    """Give an answer of rdflib that can be compared."""
    if found.type == "ASK":
        return found.askAnswer
    if found.graph is not None:
        return Counter(tuple(map(written, triple)) for triple in found.graph)
    names = {str(variable) for variable in found.vars or ()}
    return Counter(
        frozenset((str(n), written(value)) for n, value in row.items() if str(n) in names)
        for row in found.bindings
    )


@functools.cache
def prepared(query: str) -> rdflib.plugins.sparql.sparql.Query:
    """Let rdflib read a query once for all values; most of its work is to read."""
    return rdflib.plugins.sparql.prepareQuery(query)


def parameters_of(query: str) -> list[str]:
    """Name the variables of a query that may be given."""
    return sorted({use.name for s in read(PREFIXES + query).selections for use in s.uses})


def values_of(name: str) -> list[Any]:
    """Give values that a variable may have."""
    return TEXTS if name in OF_TEXTS else THINGS if name in OF_THINGS else NUMBERS


def is_of_a_subquery(query: str, name: str) -> bool:
    """Whether a subquery computes the variable, or has one of its own by that name.

    There rdflib does not follow section 12 of the specification, and the tests below say what is
    right.
    """
    return any(
        name in s.names("computed") or name in {use.name for use in s.uses} - s.results()
        for s in read(PREFIXES + query).selections[1:]
    )


CASES = [
    (query, name)
    for query in ALL
    for name in parameters_of(query)
    if not is_of_a_subquery(query, name)
]


@pytest.mark.oracle
@pytest.mark.parametrize(("query", "name"), CASES, ids=[f"{n}-{q[:60]}" for q, n in CASES])
def test_a_value_gives_what_rdflib_gives(
    store: Store, oracle: rdflib.Graph, query: str, name: str
) -> None:
    for value in values_of(name):
        try:
            ours = answer_of(evaluate(store, PREFIXES + query, {name: value}))
        except QueryError as refusal:
            assert "?" in str(refusal) and "^" in str(refusal)
            continue
        theirs = oracle_answer(oracle.query(prepared(PREFIXES + query), initBindings={name: value}))
        if theirs == Counter([frozenset()]) and not ours:
            continue  # rdflib gives a row of nothing for groups of nothing
        assert ours == theirs, (value, ours, theirs)


CASES_BY_HAND: list[tuple[str, dict[str, Any], tuple[Any, ...]]] = [
    # Section 12: a subquery has variables of its own, but for those that it selects.
    ("SELECT ?n { { SELECT (COUNT(?a) AS ?n) { ?x :age ?a } } }", {"a": 31}, ((4,),)),
    (
        "SELECT ?n { ?who :age ?a { SELECT (COUNT(?a) AS ?n) { ?x :age ?a } } }",
        {"a": 42},
        ((4,),),
    ),
    ("SELECT ?n { { SELECT (COUNT(?x) AS ?n) { ?x :age ?a } } ?x :age ?n }", {"n": 4}, ()),
    ("SELECT ?top { { SELECT (MAX(?a) AS ?top) { ?x :age ?a } } }", {"top": 42}, ((42,),)),
    ("SELECT ?top { { SELECT (MAX(?a) AS ?top) { ?x :age ?a } } }", {"top": 8}, ()),
    (
        "SELECT ?n { { SELECT ?a (COUNT(?x) AS ?n) { ?x :age ?a } GROUP BY ?a } }",
        {"a": 31},
        ((2,),),
    ),
    # Section 8.3.3: MINUS takes nothing away if the two sides share no variable.
    ("SELECT (COUNT(*) AS ?n) { ?who :age ?a MINUS { ?x :height ?h } }", {"a": 31}, ((2,),)),
    (
        "SELECT (COUNT(*) AS ?n) { ?who :age ?a MINUS { ?x :height ?h } }",
        {"h": Decimal("1.75")},
        ((0,),),
    ),
    # Groups of nothing are no groups, and without GROUP BY nothing is one group.
    ("SELECT ?w (COUNT(*) AS ?n) { ?w :age ?a } GROUP BY ?w", {"a": 7}, ()),
    ("SELECT (COUNT(*) AS ?n) { ?w :age ?a }", {"a": 7}, ((0,),)),
    ("SELECT ?a (COUNT(*) AS ?n) { ?w :age ?a }", {"a": 31}, ((31, 2),)),
    # A value that no graph or property can have finds nothing.
    ("SELECT ?x { ?x ?how ?y }", {"how": "likes"}, ()),
    ("SELECT ?x { GRAPH ?g { ?x ?how ?y } }", {"g": 7}, ()),
    ("CONSTRUCT { ?x ?how 1 } { ?x :age 42 }", {"how": "likes"}, ()),
    ("SELECT (EXISTS { ?x :likes ?what } AS ?some) { }", {"what": "tea"}, ((False,),)),
    ("SELECT ?t { BIND(STR(?t) AS ?u) }", {"t": "?who } # \\u0041"}, (("?who } # \\u0041",),)),
]


@pytest.mark.parametrize(("query", "values", "rows"), CASES_BY_HAND)
def test_a_value_gives_what_the_specification_says(
    store: Store, query: str, values: dict[str, Any], rows: tuple[Any, ...]
) -> None:
    assert run(store, PREFIXES + query, values).rows == rows


@pytest.mark.parametrize(
    ("query", "values", "says"),
    [
        ("SELECT * { ?s :age ?a BIND(?a + 1 AS ?b) }", {"b": 2}, r"\?b is computed by the query"),
        ("SELECT (1 AS ?b) { }", {"b": 2}, r"\?b is computed by the query"),
        ("SELECT ?b { ?s :age ?a } GROUP BY (?a + 1 AS ?b)", {"b": 2}, r"\?b is computed"),
        ("SELECT ?s { { SELECT ?s { ?s :age ?a } } }", {"a": 2}, r"Select \?a there, too"),
        ("SELECT ?s { ?s :age ?a }", {"b": 2}, r"no variable \?b\. It has: \?a, \?s\."),
        ("CONSTRUCT WHERE { ?s :age ?a }", {"a": 2}, "Write CONSTRUCT"),
        ("DESCRIBE ?s", {"s": "tea"}, "needs an IRI or a pattern in braces"),
        (
            "SELECT (COUNT(*) AS ?n) { ?s :age ?a } VALUES ?b { 1 2 }",
            {"b": 2},
            "Put the VALUES into WHERE",
        ),
    ],
)
def test_a_value_that_can_have_no_effect_is_refused_with_a_sentence(
    store: Store, query: str, values: dict[str, Any], says: str
) -> None:
    with pytest.raises(QueryError, match=says):
        run(store, PREFIXES + query, values)


def test_something_is_described_by_its_name_alone(store: Store) -> None:
    described = run(store, "DESCRIBE ?thing", {"thing": rdflib.URIRef("http://e/tea")})
    assert set(described.column("object")) == {2, "http://e/drinks"}


def test_binding_leaves_the_rest_of_the_text_as_it_is() -> None:
    query = "# who\nSELECT ?who { ?who foaf:age ?a }  # and when"
    assert bind(query, {"a": 7}) == query.replace(
        "?a", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'
    )
    assert bind(query, {}) == query


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        (True, "true", "boolean"),
        (10**30, "1" + "0" * 30, "integer"),
        (Decimal("1.50"), "1.50", "decimal"),
        (Decimal("1E+3"), "1000", "decimal"),
        (0.5, "0.5", "double"),
        (datetime.date(2021, 5, 10), "2021-05-10", "date"),
        (
            datetime.datetime(2021, 5, 10, 9, tzinfo=datetime.UTC),
            "2021-05-10T09:00:00+00:00",
            "dateTime",
        ),
        (datetime.time(9, 30), "09:30:00", "time"),
        (np.int64(7), "7", "integer"),
        (np.bool_(False), "false", "boolean"),
        (np.float32(0.5), "0.5", "double"),
        (np.str_("x"), "x", "string"),
        (np.array(7), "7", "integer"),
        (np.datetime64("2021-05-10"), "2021-05-10", "date"),
        (np.datetime64("2021-05"), "2021-05", "gYearMonth"),
        (np.datetime64("2021"), "2021", "gYear"),
        (np.datetime64("2021-05-10T09:00:00"), "2021-05-10T09:00:00", "dateTime"),
        (np.datetime64("2021-05-10T09:30"), "2021-05-10T09:30:00", "dateTime"),
        (np.datetime64("2021-05-10T09"), "2021-05-10T09:00:00", "dateTime"),
        (np.array(["2021-05-10T09:30"], "datetime64[m]")[0], "2021-05-10T09:30:00", "dateTime"),
        (pd.Timestamp("2021-05-10T09:30"), "2021-05-10T09:30:00", "dateTime"),
        (pd.Timestamp("2021-05-10 09:00"), "2021-05-10T09:00:00", "dateTime"),
        (rdflib.Literal("7", datatype=rdflib.XSD.byte), "7", "byte"),
    ],
)
def test_values_of_every_kind_become_terms(value: object, text: str, kind: str) -> None:
    made = term(value)
    assert (made.value, made.datatype.value) == (text, XSD + kind)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (None, "cannot be None"),
        (pd.NaT, "cannot be NaT"),
        (pd.NA, "cannot be <NA>"),
        (np.datetime64("NaT"), "cannot be NaT"),
        (Decimal("NaN"), "cannot be NaN"),
        (np.array([1, 2]), "several values"),
        (rdflib.BNode("b"), "blank node"),
        (pyoxigraph.BlankNode("b"), "blank node"),
        (rdflib.Variable("x"), "cannot be a variable"),
        (rdflib.URIRef("a b"), "cannot be a parameter"),
        (rdflib.URIRef("relative"), "cannot be a parameter"),
        ([1], "cannot be a list"),
        (b"x", "cannot be a bytes"),
        ("\ud800", "cannot be a parameter"),
    ],
)
def test_what_is_no_term_is_refused_with_a_sentence(value: object, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        term(value)


def test_records_are_values(part: graphkit.KnowledgeGraph) -> None:
    assert term(part.actor("zoom")).value.endswith("/id/zoom")
    assert run(
        part.store,
        "ASK { ?self a ?query }",
        {
            "self": part.actor("zoom"),
            "query": term(rdflib.URIRef("https://w3id.org/coalition-graph/ontology#Company")),
        },
    ).rows == ((True,),)
