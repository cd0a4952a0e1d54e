"""A query that finds nothing says which of its terms the graph does not use."""

from __future__ import annotations

import pytest

import graphkit as gk
from graphkit.next_steps import worded
from graphkit.sparql.why_no_rows import with_unused_terms
from graphkit.table import Table


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("SELECT ?m { ?m org:memeber ?x }", "org:memeber; did you mean org:member?"),
        ("SELECT ?m { ?m a cg:Membershp }", "cg:Membershp; did you mean cg:Membership?"),
        ("SELECT ?m { ?m cg:member ?x }", "cg:member; did you mean org:member?"),
        ("SELECT ?a { ?a cg:country ?c }", "cg:country; did you mean cg:basedIn or cg:governs"),
        ("SELECT ?a { ?a a cg:memberOf }", "No triple uses cg:memberOf"),
        ("SELECT ?m { ?m a cg:membership }", "cg:membership; did you mean cg:Membership?"),
        ("ASK { ?m org:member id:zomm }", "id:zomm; did you mean id:zoom?"),
        ("DESCRIBE id:zomm", "id:zomm; did you mean id:zoom?"),
        ("SELECT (COUNT(*) AS ?n) { ?m org:role role:foundr }", "did you mean role:founder?"),
        ("CONSTRUCT { ?m cg:own ?x } { ?m cg:xyzzyx ?x }", "No triple uses cg:xyzzyx."),
        (
            "PREFIX o: <http://www.w3.org/ns/org#> SELECT ?m { ?m o:membr ?x }",
            "No triple uses o:membr; did you mean org:member?",
        ),
    ],
)
def test_what_no_triple_uses_is_named(kg: gk.KnowledgeGraph, query: str, note: str) -> None:
    found = str(kg.query(query).note)
    assert note in found and found.count("No triple") == 1


def test_a_text_that_is_given_for_a_thing_is_told(kg: gk.KnowledgeGraph) -> None:
    query = "SELECT ?who { ?m org:organization ?coalition ; org:member ?who }"
    note = kg.query(query, coalition="gifct").note
    assert note == "'gifct' was taken as a text. Pass kg.coalition('gifct')."
    assert worded(note, "terminal").endswith("Write --param coalition=id:gifct.")
    assert kg.query(query, coalition=kg.coalition("gifct")).note == ""


@pytest.mark.parametrize(
    ("query", "given", "note"),
    [
        ("?m org:member ?x", "Zoom Inc", "'Zoom Inc' was taken as a text, and the values of org"),
        ("?m org:member ?w FILTER(?w = ?x)", "Zoom Inc", "values of org:member are things."),
        ("?x rdfs:label ?m", "Zoom Inc", "no text can stand there. Pass a thing"),
        ("id:zoom ?x ?m", "rdfs:label", "no text can stand there."),
        ("?m cg:startEarliest ?x", "2020", "are days. Write FILTER(?day = xsd:date(?x)) in its"),
        ("?m cg:startEarliest ?d FILTER(?d > ?x)", "2020-01-31", "Write xsd:date(?x) there, and"),
        ("?m cg:startEarliest ?d FILTER(?d > ?x)", 2020, "2020' was taken as a number"),
        ("?m cg:startEarliest ?d FILTER(?d > xsd:date(?x))", "2999-01-31", ""),
        ("?m cg:startEarliest ?d FILTER(STR(?d) = ?x)", "2999", ""),
        ("?m rdfs:label ?n FILTER(STR(?n) = ?x)", "Zoom Inc", ""),
        ("?m cg:code ?x", "Zoom Inc", ""),
    ],
)
def test_a_value_that_can_equal_nothing_is_told(
    kg: gk.KnowledgeGraph, query: str, given: str | int, note: str
) -> None:
    found = str(kg.query(f"SELECT ?m {{ {query} }}", x=given).note)
    assert note in found and bool(note) == bool(found)


@pytest.mark.parametrize("test", ["STRSTARTS(?name, ?x)", "REGEX(?name, ?x)", "LCASE(?name) = ?x"])
def test_a_text_that_is_rightly_one_is_not_told(kg: gk.KnowledgeGraph, test: str) -> None:
    query = f'SELECT ?who {{ ?who rdfs:label ?name . FILTER({test} && ?name = "none") }}'
    assert kg.query(query, x="zoom").note == ""


def test_a_text_that_is_compared_with_a_thing_is_told(kg: gk.KnowledgeGraph) -> None:
    query = "SELECT ?who { ?who a org:Organization . FILTER(?who = ?x) }"
    assert "kg.actor('zoom')" in str(kg.query(query, x="zoom").note)


def test_a_class_of_which_only_narrower_ones_are_used_names_these(kg: gk.KnowledgeGraph) -> None:
    found = str(kg.query("SELECT (COUNT(*) AS ?n) { ?m a org:Membership }").note)
    assert "org:Membership itself; narrower: cg:Appointment, cg:Membership." in found


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?m { ?m org:member id:zoom FILTER(false) }",
        "SELECT ?m { ?m <http://e.org/none> ?x }",
        "SELECT ?m { ?m org:member id:zoom OPTIONAL { ?m cg:xyzzyx ?x } }",
        "CONSTRUCT { ?m cg:xyzzyx ?x } { ?m org:member ?x FILTER(false) }",
    ],
)
def test_nothing_is_said_where_no_term_is_at_fault(kg: gk.KnowledgeGraph, query: str) -> None:
    assert not kg.query(query).note


@pytest.mark.parametrize("rows", [[["x"]], [[0, 1]], [[0, 0], [0, 0]]])
def test_an_answer_that_tells_something_stays_as_it_is(
    kg: gk.KnowledgeGraph, rows: list[list[str | int]]
) -> None:
    answer = Table([f"n{place}" for place in range(len(rows[0]))], rows)
    assert with_unused_terms(kg.store, "SELECT ?m { ?m org:memeber ?x }", answer) is answer
