"""SPARQL: what is refused, how values are bound, what errors say, what comes back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.errors import LimitExceeded, QueryError, UnsafeQuery
from graphkit.sparql.parameters import bind, term
from graphkit.sparql.refuse_unsafe import refuse_unsafe
from graphkit.sparql.run import run
from graphkit.stores.memory import Store

E = "PREFIX e: <http://e/> "
AWAY = "<http://127.0.0.1:1/sparql>"


@pytest.fixture(scope="module")
def store() -> Store:
    """Two things with one number each, and texts that look like SPARQL."""
    return Store.of_turtle(
        """@prefix e: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        e:a e:n 1 ; e:says "LOAD <file:///etc/passwd>" . e:b e:n 2 ; e:says "}" ."""
    )


CALLS_OUT = {
    "plain": "SELECT * { SERVICE %s { ?s ?p ?o } }",
    "small letters, silent": "select * { service silent %s { ?s ?p ?o } }",
    "no spaces": "SELECT*{SERVICE%s{?s ?p ?o}}",
    "a variable endpoint": "SELECT * { ?s ?p ?x SERVICE ?x { ?s ?p ?o } }",
    "after a comment that ends with LF": "SELECT * { # harmless\nSERVICE %s { ?s ?p ?o } }",
    "after a comment that ends with CR": "SELECT * { #\rSERVICE %s { ?s ?p ?o } }",
    "behind an escaped quote": E + r"SELECT * { ?s e:a\' ?o . SERVICE %s { ?s ?p 'x' } }",
    "behind an escaped hash": E + r"SELECT * { ?s e:a\#b ?o . SERVICE %s { ?s ?p ?o } }",
    "glued to a full stop": E + "SELECT * { ?a ?b e:.SERVICE %s { ?s ?p 1 } }",
    "glued to a number": "SELECT * { ?a ?b 1.SERVICE %s { ?s ?p 1 } }",
    "glued to a truth value": E + "SELECT * { ?a ?b trueSERVICE e:x { ?s ?p 1 } }",
    "glued to a language": "SELECT * { ?a ?b 'x'@en SERVICE %s { ?s ?p 1 } }",
    "as the prefix of an empty prefix": "PREFIX : %s SELECT * { SERVICE:x { ?s ?p ?o } }",
    "keyword with an escape": r"SELECT * { SERV\u0049CE %s { ?s ?p ?x } }",
    "behind an escape in an IRI": r"SELECT * { ?s <http://x\u0041#> ?o . SERVICE %s { ?s ?p ?x } }",
    "behind an escape in a text": 'SELECT * { ?s ?p "\\u0022 . SERVICE %s { ?s ?p ?x } #"\n}',
    "behind a text of quotes": "SELECT * { ?a ?b ''''x''' . SERVICE %s { ?s ?p '''y''' } }",
    "behind a comparison": "SELECT * { ?a ?b ?c FILTER(?a<?b) SERVICE %s { ?s ?p '>' } }",
    "behind a comparison that looks like an IRI": "SELECT*{FILTER(1<2)SERVICE#>\n%s {?s ?p ?o}}",
    "behind a comparison of variables": "SELECT*{?s ?p ?a FILTER(?a<?b)SERVICE#>\n%s {?s ?p ?o}}",
    "in a subquery": "SELECT * { { SELECT * { SERVICE %s { ?s ?p ?o } } } }",
    "in a filter": "ASK { FILTER EXISTS { SERVICE %s { ?s ?p ?o } } }",
    "in CONSTRUCT": "CONSTRUCT { ?s ?p ?o } { SERVICE %s { ?s ?p ?o } }",
    "in DESCRIBE": "DESCRIBE ?s { SERVICE %s { ?s ?p ?o } }",
}


@pytest.mark.parametrize("query", CALLS_OUT.values(), ids=CALLS_OUT.keys())
def test_no_query_calls_out(store: Store, query: str) -> None:
    with pytest.raises(UnsafeQuery) as caught:
        run(store, query.replace("%s", AWAY))
    assert caught.value.construct == "SERVICE"
    assert "refused" in str(caught.value)


OTHER_DATA = [
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://x> { GRAPH ?g { ?s ?p ?o } }",
    "select ?s from<http://x>where{?s ?p ?o}",
    "PREFIX : <http://x> ASK FROM :y { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <http://x> { ?s ?p ?o }",
    "DESCRIBE <http://e/a> FROM <http://x>",
]


@pytest.mark.parametrize("query", OTHER_DATA)
def test_no_query_names_another_data_set(store: Store, query: str) -> None:
    with pytest.raises(UnsafeQuery, match="names another data set"):
        run(store, query)


UPDATES = [
    "LOAD <http://x>",
    "load silent <file:///etc/passwd> into graph <http://g>",
    "INSERT DATA { <http://a> <http://b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX e: <http://e/> INSERT { ?s e:n 3 } WHERE { ?s ?p ?o }",
    "BASE <http://e/>\nPREFIX e: <x>\nWITH <http://g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "# a comment\nCLEAR ALL",
    "drop default",
    "CREATE GRAPH <http://g>",
    "ADD DEFAULT TO <http://g>",
    "MOVE DEFAULT TO <http://g>",
    "COPY DEFAULT TO <http://g>",
]


@pytest.mark.parametrize("query", UPDATES)
def test_no_query_changes_the_graph(store: Store, query: str) -> None:
    with pytest.raises(UnsafeQuery, match="changes the graph"):
        run(store, query)
    assert len(store) == 4


HARMLESS = [
    "SELECT ?service ?from { ?service ?from ?LOAD }",
    'SELECT * { ?s ?p "SERVICE <http://x> { }" }',
    "SELECT * { ?s ?p '''FROM\nLOAD''' }",
    'SELECT * { ?s ?p "\\" FROM \\"" }',
    "SELECT * { ?s ?p ?o } # SERVICE <http://x>",
    "SELECT * { ?s <http://e/FROM#SERVICE> ?o }",
    "PREFIX e: <http://e/> SELECT * { ?s e:from ?o ; e:service e:SERVICE.FROM }",
    "SELECT * { ?s cg:service ?o }",
    "SELECT (COUNT(*) AS ?insert) { ?s ?p ?o }",
    'SELECT * { ?s ?p "x"@en FILTER(1 < 2 && 3 > 2) }',
]


@pytest.mark.parametrize("query", HARMLESS)
def test_the_same_words_in_names_texts_and_comments_are_fine(store: Store, query: str) -> None:
    assert isinstance(run(store, query), graphkit.Table)


def test_a_refusal_says_where() -> None:
    with pytest.raises(UnsafeQuery) as caught:
        refuse_unsafe("SELECT *\n{ ?s ?p ?o .\n  SERVICE <http://x> { } }")
    assert (caught.value.line, caught.value.column) == (3, 3)


HOSTILE = [
    'so "called"',
    "it's",
    "\\",
    '"""',
    "line\nbreak\r\ttab",
    '" } UNION { ?s ?p ?o } #',
    "\\u0022 } #",
    "} DROP ALL",
    "<http://x>",
    "?s",
    "$s {{0}}",
    "%s %(x)s",
    "شركة 🦊 e\u0301",
    "\x00\x01\x7f\x85\u2028",
    "",
    "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?v ?n { ?s ?p ?n BIND(?given AS ?v) FILTER(?n = 1) }",
        "SELECT ?v ?n { { SELECT ?given ?n { ?s ?p ?n FILTER(?n = 1) } } BIND(?given AS ?v) }",
    ],
)
def test_a_text_comes_back_as_it_went_in(store: Store, text: str, query: str) -> None:
    assert run(store, query, {"given": text}).rows == ((text, 1),)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_bound_and_not_read_as_sparql(text: str) -> None:
    store = Store.of_turtle("<http://e/a> <http://e/n> 1 .")
    assert run(store, "SELECT ?v { ?s ?p 1 BIND(?v AS ?w) }", {"v": text}).rows == ((text,),)


def test_every_form_of_query_takes_values(store: Store) -> None:
    assert run(store, "ASK { ?s ?p ?o }", {"o": 2}).rows == ((True,),)
    assert run(store, "ASK { ?s ?p ?o }", {"o": 3}).rows == ((False,),)
    template = "CONSTRUCT { ?s <http://e/has> ?o } WHERE { ?s ?p ?o }"
    assert run(store, template, {"o": 2}).rows == (("http://e/b", "http://e/has", 2),)
    nested = E + "CONSTRUCT { ?s e:has ?o } WHERE { SELECT * { ?s ?p ?o } }"
    assert run(store, nested, {"o": 2}).rows == (("http://e/b", "http://e/has", 2),)
    described = run(store, "DESCRIBE ?s { ?s ?p ?o }", {"o": 1})
    assert set(described.column("subject")) == {"http://e/a"}
    counted = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert run(store, counted, {"o": 1}).rows == ((1,),)
    assert run(store, "SELECT ?s { { SELECT ?s ?o { ?s ?p ?o } } }", {"o": 2}).rows == (
        ("http://e/b",),
    )
    two = run(store, "SELECT ?s ?o { ?s ?p ?o }", {"o": 2, "p": term_of("http://e/n")})
    assert two.rows == (("http://e/b", 2),)


def test_the_short_form_of_construct_says_that_it_takes_no_values(store: Store) -> None:
    with pytest.raises(QueryError, match="Write CONSTRUCT"):
        run(store, "CONSTRUCT WHERE { ?s ?p ?o }", {"o": 2})


def term_of(iri: str) -> rdflib.URIRef:
    """An IRI as rdflib's users hold it."""
    return rdflib.URIRef(iri)


def test_values_reach_the_pattern_and_not_a_group_in_the_projection(store: Store) -> None:
    query = E + "SELECT ?s (EXISTS { ?s e:n ?other } AS ?has) WHERE { ?s ?p ?o }"
    assert run(store, query, {"o": 2}).rows == (("http://e/b", True),)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { { ?s ?p ?o FILTER(?o = ?v) } UNION { ?s ?q ?o FILTER(?o = ?v) } }",
        "SELECT ?s { ?s <http://e/n> ?n MINUS { ?s ?q ?o FILTER(?o != ?v && ISNUMERIC(?o)) } }",
        "SELECT ?s { { SELECT ?s { ?s ?p ?v } } }",
    ],
)
def test_values_are_not_lost_in_an_inner_group(store: Store, query: str) -> None:
    """Either the value counts there, or the query is refused; it is never silently ignored."""
    try:
        found = run(store, query, {"v": 2})
    except QueryError as error:
        assert "?v" in str(error)
    else:
        assert set(found.column("s")) == {"http://e/b"}


def test_python_values_become_terms(folder_of: Callable[..., Path]) -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    day = datetime.date(2021, 5, 10)
    for given_value, text, datatype in [
        (True, "true", "boolean"),
        (7, "7", "integer"),
        (0.5, "0.5", "double"),
        (day, "2021-05-10", "date"),
        (datetime.datetime(2021, 5, 10, 9, 30), "2021-05-10T09:30:00", "dateTime"),
        (rdflib.Literal(3), "3", "integer"),
        ("x", "x", "string"),
    ]:
        made = term(given_value)
        assert (made.value, made.datatype.value) == (text, xsd + datatype)
    assert term(rdflib.Literal("Appel", lang="fr")).language == "fr"
    assert term(rdflib.URIRef("http://e/a")).value == "http://e/a"
    assert term(term("x")) == term("x")
    assert term(graphkit.load(folder_of()).actor("acme")).value.endswith("/id/acme")


@pytest.mark.parametrize("bad", [None, b"x", ["a"], object(), rdflib.URIRef("a b"), "\ud800"])
def test_what_is_no_term_is_a_query_error(bad: object) -> None:
    with pytest.raises(QueryError):
        bind("SELECT ?s { ?s ?p ?o }", {"o": bad})


def test_a_value_for_nothing_is_an_error_that_lists_the_variables(store: Store) -> None:
    with pytest.raises(QueryError, match=r"no variable \?x\. It has: \?o, \?p, \?s"):
        run(store, "SELECT ?s { ?s ?p ?o }", {"x": 1})
    with pytest.raises(QueryError, match="pattern"):
        run(store, "DESCRIBE ?x", {"x": 1})


@pytest.mark.parametrize(
    ("query", "place", "shown"),
    [
        ("SELECT * { ?s ?p", (1, 17), "SELECT * { ?s ?p\n                  ^"),
        ("SELECT *\n{ ?s ? }", (2, 6), "{ ?s ? }\n       ^"),
        ("PREFIX e: <http://e/>\n", (2, 1), "\n  ^"),
        ("SELECT * {\n ?s nope:x ?o }", (2, 5), "unknown prefix nope:"),
        ("SELCT * {}", (1, 1), "Did you mean SELECT?"),
    ],
)
def test_a_syntax_error_shows_line_column_and_caret(
    store: Store, query: str, place: tuple[int, int], shown: str
) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, query)
    message, line, column = str(caught.value), caught.value.line, caught.value.column
    assert shown in message
    assert (line, column) == place
    assert f"line {line}, column {column}" in message
    assert message.splitlines()[-1] == " " * (column + 1) + "^"


def test_an_error_in_a_bound_query_shows_the_text_as_the_user_wrote_it(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, "SELECT ?s {\n ?s ?p ?o\n ??? }", {"o": 1})
    assert caught.value.line == 3
    assert "VALUES" not in str(caught.value)


def test_an_error_in_a_very_long_line_stays_readable(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        run(store, "SELECT * { ?s ?p '" + "x" * 1_000_000 + "' ??? }")
    assert len(str(caught.value)) < 300
    assert "^" in str(caught.value)


def test_a_query_of_a_megabyte_runs(store: Store) -> None:
    listed = " ".join(f"<http://e/{n}>" for n in range(60_000))
    query = f"SELECT ?s {{ VALUES ?s {{ {listed} <http://e/a> }} ?s <http://e/n> ?n }}"
    assert len(query) > 1_000_000
    assert run(store, query).rows == (("http://e/a",),)


@pytest.mark.parametrize("filler", ["1", "a", "_", "<", "'", '"', "?", ".", ":", "\\", "1.", "a-"])
def test_long_nonsense_is_read_in_passing(store: Store, filler: str) -> None:
    """A pattern that looks back at every step would take hours over these."""
    with pytest.raises(QueryError):
        run(store, "SELECT * { ?s ?p " + filler * 60_000)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "SELECT * { ?s ?p ?o FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        "SELECT * { ?s ?p ?o FILTER(" + "!" * 50_000 + "true) }",
        "SELECT * { ?s ?p ?o FILTER(1" + " + 1" * 50_000 + ") }",
        "SELECT * { {}" + " UNION {}" * 50_000 + " }",
        "SELECT * { ?s " + "(" * 5000 + "<http://e/n>" + ")" * 5000 + " ?o }",
        "SELECT * { ?s " + "^(" * 50_000 + "<http://e/n> ?o }",
        "SELECT * { ?s ?p " + "[ ?p " * 5000 + "1" + "]" * 5000 + " }",
        "SELECT * { ?s ?p " + "(" * 5000 + ")" * 5000 + " }",
        "ASK { " + "FILTER EXISTS { " * 5000 + "}" * 5000 + " }",
    ],
    ids=range(10),
)
def test_deep_queries_are_refused_before_they_take_the_process_down(
    store: Store, query: str
) -> None:
    with pytest.raises(LimitExceeded):
        run(store, query)


def test_terms_become_plain_values() -> None:
    store = Store.of_turtle(
        """@prefix e: <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        e:a e:v true, false, 7, 2.5, 1e3, "2021-05-10"^^xsd:date, "t", "fr"@fr, e:b, _:n,
            "2021-05-10T10:00:00"^^xsd:dateTime, "-0044-03-15"^^xsd:date, "x"^^xsd:integer,
            "12"^^xsd:long, "INF"^^xsd:double ."""
    )
    found = run(store, "SELECT ?v { ?s ?p ?v }").column("v")
    plain = {type(v).__name__: v for v in found if not isinstance(v, str | float)}
    assert {v for v in found if isinstance(v, bool)} == {True, False}
    assert plain["date"] == datetime.date(2021, 5, 10)
    assert {v for v in found if type(v) is int} == {7, 12}
    assert {v for v in found if type(v) is float} == {2.5, 1000.0, float("inf")}
    texts = {v for v in found if isinstance(v, str)}
    expected = {"t", "fr", "http://e/b", "2021-05-10T10:00:00", "-0044-03-15", "x"}
    assert expected <= texts
    assert len(texts - expected) == 1  # the blank node, whatever it is called


def test_an_unbound_variable_is_none(store: Store) -> None:
    assert run(store, "SELECT ?s ?x { ?s ?p 1 OPTIONAL { ?s ?q ?x FILTER(false) } }").rows == (
        ("http://e/a", None),
    )


def test_graphs_of_triples_come_in_a_stable_order(store: Store) -> None:
    rows = run(store, "CONSTRUCT WHERE { ?s ?p ?o }").rows
    assert rows == tuple(sorted(rows, key=lambda row: [str(cell) for cell in row]))


@pytest.mark.parametrize("query", ["", " \n", "\ufeff", "#none", "# none\n"])
def test_a_query_that_says_nothing_is_called_empty(
    query: str, store: Store, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    kg = graphkit.KnowledgeGraph(store)
    says = "comments alone" if "#" in query else "the query is empty"
    for ask in (kg.query, kg.terms):
        with pytest.raises(QueryError, match=rf"{says}\. Write SPARQL"):
            ask(query)
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text("member,coalition\nAlpha,Pact\n", encoding="utf-8")
    for typed in (tmp_path / "q.rq", query):
        ran = run_cli("query", typed, "--data", table)
        assert ran.code and says in ran.err
