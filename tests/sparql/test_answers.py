"""Answers keep what was asked for: columns as written, whole terms, and why a column is empty."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

import graphkit as gk
from graphkit.errors import QueryError
from graphkit.sparql.run import run
from graphkit.sparql.typed_answer import typed_answer
from graphkit.stores.memory import Store

P = "PREFIX : <http://e/> "
XSD = "http://www.w3.org/2001/XMLSchema#"
STORE = Store.of_turtle(
    f"""@prefix : <http://e/> . @prefix xsd: <{XSD}> .
    :a :n 1, 2 ; :name "Ann"@en, "Ann"@fr ; :since "2019-05-15T10:00:00+05:30"^^xsd:dateTime ;
       :day "2019-05-15+01:00"^^xsd:date ; :large 3.1000000000000000000000000001 ;
       :unit "7"^^:metre .
    :b :n 3 ."""
)


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?who :n ?b . ?who :n ?a }", ("who", "b", "a")),
        ("SELECT DISTINCT*{?z :n ?b}", ("z", "b")),
        ("SELECT * { ?z :n ?b OPTIONAL { ?z :m ?a } MINUS { ?z :k ?c } }", ("z", "b", "a")),
        ("SELECT * { { SELECT * { ?z :n ?b } } ?a :n ?b } VALUES ?x { 1 }", ("z", "b", "a", "x")),
        ("SELECT * { ?z :n ?n BIND(?n + 1 AS ?a) FILTER(?unseen || ?n > 0) }", ("z", "n", "a")),
        ("SELECT * { :a :n 1 }", ()),
        ("SELECT * { SELECT * { ?z :n ?b } VALUES ?a { 1 } }", ("z", "b", "a")),
    ],
)
def test_columns_of_a_star_stand_as_their_variables_are_written(
    query: str, columns: tuple[str, ...]
) -> None:
    answer = run(STORE, P + query)
    assert answer.columns == columns
    assert sorted(map(str, answer.rows)) == sorted(
        str(tuple(row)) for row in run(STORE, P + _spelled_out(query, columns)).rows
    )


def _spelled_out(query: str, columns: tuple[str, ...]) -> str:
    """Ask for the same columns by their names."""
    return (
        query.replace("*", " " + " ".join(f"?{c}" for c in columns) + " ", 1) if columns else query
    )


def test_a_star_with_a_parameter_keeps_its_column() -> None:
    answer = run(STORE, P + "SELECT * { ?who :n ?b ; :n ?a }", {"a": 1})
    assert answer.columns == ("who", "b", "a")
    assert {row[2] for row in answer.rows} == {1}


@pytest.mark.parametrize(
    ("name", "value", "language", "datatype"),
    [
        ("since", "2019-05-15T10:00:00+05:30", None, XSD + "dateTime"),
        ("day", "2019-05-15+01:00", None, XSD + "date"),
        ("large", "3.1000000000000000000000000001", None, XSD + "decimal"),
        ("unit", "7", None, "http://e/metre"),
    ],
)
def test_terms_lose_nothing(name: str, value: str, language: str | None, datatype: str) -> None:
    ((term,),) = typed_answer(STORE, f"{P}SELECT ?x {{ :a :{name} ?x }}", {}).rows
    assert isinstance(term, pyoxigraph.Literal)
    assert (term.value, term.language, term.datatype.value) == (value, language, datatype)


def test_terms_tell_texts_of_two_languages_and_iris_apart() -> None:
    answer = typed_answer(STORE, P + "SELECT ?s ?x { ?s :name ?x } ORDER BY LANG(?x)", {})
    assert [record["x"] for record in answer.records()] == [
        pyoxigraph.Literal("Ann", language="en"),
        pyoxigraph.Literal("Ann", language="fr"),
    ]
    assert answer.rows[0][0] == pyoxigraph.NamedNode("http://e/a")
    assert pickle.loads(pickle.dumps(answer)) == answer


def test_terms_are_written_as_the_engine_writes_results() -> None:
    query = P + "SELECT ?s ?p ?o ?none { ?s ?p ?o } ORDER BY ?s ?p ?o"
    ours = json.loads(typed_answer(STORE, query, {}).to_json())
    written: Any = STORE.query(query)
    data = written.serialize(format=pyoxigraph.QueryResultsFormat.JSON)
    assert ours == json.loads(data)


@pytest.mark.parametrize(
    ("query", "columns", "count"),
    [
        ("ASK { :a :n 1 }", ("answer",), 1),
        ("CONSTRUCT { ?s :m ?o } WHERE { ?s :n ?o }", ("subject", "predicate", "object"), 3),
    ],
)
def test_terms_of_other_forms(query: str, columns: tuple[str, ...], count: int) -> None:
    answer = typed_answer(STORE, P + query, {})
    assert (answer.columns, len(answer)) == (columns, count)
    assert all(term is not None for row in answer for term in row)


def test_terms_of_the_graph_and_of_the_command_line(
    part: gk.KnowledgeGraph, extract: Path, run_cli: Callable[..., Any]
) -> None:
    query = "SELECT ?x { ?who skos:prefLabel ?x FILTER(LANG(?x) = 'fr') }"
    answer = part.terms(query, who=part.actor("zoom"))
    ran = run_cli("query", query, "--param", "who=id:zoom", "--format", "srj", "--data", extract)
    assert ran.code == 0
    assert json.loads(ran.out) == json.loads(answer.to_json())
    assert json.loads(ran.out)["results"]["bindings"][0]["x"]["xml:lang"] == "fr"


def test_joined_iris_are_empty_and_the_note_says_what_to_write() -> None:
    empty = run(STORE, P + "SELECT (GROUP_CONCAT(?s) AS ?x) (COUNT(*) AS ?n) { ?s :n ?o }")
    assert empty.rows == ((None, 3),)
    assert "Write GROUP_CONCAT(STR(…))" in empty.note
    full = run(STORE, P + "SELECT (GROUP_CONCAT(STR(?s)) AS ?x) { ?s :n 3 }")
    assert (full.rows, full.note) == ((("http://e/b",),), "")


def test_a_path_of_no_length_is_looked_for_among_what_is_in_the_graph() -> None:
    """As the page on SPARQL says; an engine that follows the standard here may change both."""
    assert run(STORE, P + "SELECT ?o { :nobody :knows* ?o }").rows == ()
    assert run(STORE, P + "SELECT ?o { :b :knows* ?o }").rows == (("http://e/b",),)


def test_a_name_that_having_does_not_know_is_told_with_what_to_write() -> None:
    counted = "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s "
    for query in (counted + "HAVING(?n > 0)", f"SELECT * {{ {{ {counted} HAVING(?n > 0) }} }}"):
        empty = run(STORE, query)
        assert (len(empty), "Write COUNT(?o) there" in empty.note) == (0, True)
    full = run(STORE, counted + "HAVING(COUNT(?o) > 0)")
    assert (len(full) > 0, full.note) == (True, "")
    assert run(STORE, counted + "HAVING(COUNT(?o) > 99) ORDER BY (?n + 1)").note == ""


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("SELECT (STRLENN(?n) AS ?x) { }", "there is no function STRLENN .*Did you mean STRLEN"),
        ("SELECT (lenght(?n) AS ?x) { }", "there is no function lenght .*those of SPARQL 1.1"),
        ("SELECT ?x { ?x :n ?n FILTER (CONTAIN(?n, 'a')) }", "Did you mean CONTAINS"),
        ("SELECT ?x { ?x :n ?n } GROUP BY CONCATT(?x)", "Did you mean CONCAT"),
        ("SELECT ?x { ?x :n ?n FILTR(?n > 1) }", "not SPARQL 1.1 .*Did you mean FILTER"),
    ],
)
def test_unknown_functions_are_named_at_their_first_sign(text: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint) as caught:
        run(STORE, P + text)
    shown, caret = str(caught.value).splitlines()[-2:]
    word = shown[caret.index("^") :].split("(")[0]
    assert word in hint or word in ("CONTAIN", "CONCATT", "FILTR")
