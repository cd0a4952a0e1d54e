"""What is not compiled goes to pySHACL, one shape at a time, and nothing is skipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.checking.shacl import Shapes, ShapesGraph, read, validate
from graphkit.checking.shacl.with_pyshacl import validate_with_pyshacl
from graphkit.errors import DataError
from graphkit.stores.memory import Store

PREFIXES = """
PREFIX ex: <http://example.org/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
FACTS = """
ex:a a ex:Thing ; ex:p ex:b, "text"@zh-Hant-TW ; ex:time "P1D"^^xsd:duration .
ex:b a ex:Thing, ex:Other ; ex:p "ab", "b" ; ex:time "later"^^xsd:duration .
ex:c a ex:Other ; ex:p 1, 2, 3 .
"""
NEIGHBOUR = """
ex:Neighbour sh:targetClass ex:Other ;
    sh:property [ sh:path ex:p ; sh:maxCount 2 ; sh:message "beside" ] .
ex:declared sh:declare [ sh:prefix "ex" ; sh:namespace "http://example.org/"^^xsd:anyURI ] .
"""


def selecting(query: str) -> str:
    return f"sh:sparql [ sh:select '''{query}''' ; sh:prefixes ex:declared ; sh:message 'left' ]"


LEFT = {
    "sh:datatype xsd:duration": """sh:property [ sh:path ex:time ; sh:datatype xsd:duration ;
        sh:message "left" ]""",
    "a sh:pattern that the engine does not take": """sh:property [ sh:path ex:p ;
        sh:pattern "^(?=a)" ; sh:message "left" ]""",
    "a constraint component of its own": "ex:longest 3 ; sh:message 'left'",
    "sh:expression": """sh:expression [ sh:path ex:truth ; sh:message "left" ] ;
        sh:nodeKind sh:Literal ; sh:message "left" """,
    "sh:select that is run for each node": selecting(
        "SELECT $this (COUNT(?o) AS ?n) { $this ex:p ?o } GROUP BY $this HAVING (COUNT(?o) > 1)"
    ),
    "sh:select with a filter in an inner group": selecting(
        "SELECT $this { { $this ex:p ?o FILTER(ISIRI(?o)) } UNION { $this ex:q ?o } }"
    ),
}
COMPONENT = """
ex:Longest a sh:ConstraintComponent ; sh:parameter [ sh:path ex:longest ] ;
    sh:validator [ a sh:SPARQLAskValidator ; sh:prefixes ex:declared ;
        sh:ask "ASK { FILTER(STRLEN(STR($value)) < $longest) }" ] .
"""


def shapes_of(text: str) -> Shapes:
    return read(ShapesGraph.of_turtle(PREFIXES + NEIGHBOUR + text))


def facts() -> Store:
    return Store.of_turtle(PREFIXES + FACTS)


@pytest.mark.parametrize("reason", LEFT)
def test_what_is_left_is_found_by_pyshacl(reason: str) -> None:
    text = f"ex:Mine a sh:NodeShape ; sh:targetClass ex:Thing ; {LEFT[reason]} ."
    shapes = shapes_of(text + (COMPONENT if "longest" in text else ""))
    assert list(shapes.left.values()) == [reason]
    assert [root.shape.node.value for root in shapes.roots] == ["http://example.org/Neighbour"]
    found = set(validate(facts(), shapes))
    assert found == set(validate_with_pyshacl(facts(), shapes.graph))
    assert {result.message for result in found} == {"left", "beside"}


def test_a_query_inside_another_shape_is_left_to_pyshacl() -> None:
    inner = selecting("SELECT $this { $this ex:p 2 }")
    shapes = shapes_of(
        f"ex:Mine sh:targetClass ex:Other ; sh:message 'left' ; sh:not [ {inner} ] ."
    )
    found = set(validate(facts(), shapes))
    assert found == set(validate_with_pyshacl(facts(), shapes.graph))
    assert {(r.focus[-1], r.message) for r in found} == {("b", "left"), ("c", "beside")}


def test_a_target_in_sparql_is_left_to_pyshacl() -> None:
    shapes = shapes_of(
        """ex:Mine a sh:NodeShape ; sh:nodeKind sh:Literal ; sh:message "left" ; sh:target
        [ a sh:SPARQLTarget ; sh:prefixes ex:declared ; sh:select "SELECT ?this { ?this ex:p 2 }" ].
        """
    )
    assert list(shapes.left.values()) == ["sh:target"]
    found = {(result.focus, result.message) for result in validate(facts(), shapes)}
    assert found == {("http://example.org/c", "left"), ("http://example.org/c", "beside")}


def test_rules_change_the_facts_for_all_shapes_so_pyshacl_takes_all() -> None:
    shapes = shapes_of(
        """ex:Mine a sh:NodeShape ; sh:targetClass ex:Thing ; sh:rule
        [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate rdf:type ; sh:object ex:Other ] ."""
    )
    assert shapes.roots == () and set(shapes.left.values()) == {"sh:rule"}
    assert "beside" in {result.message for result in validate(facts(), shapes)}


@pytest.mark.parametrize(
    "says",
    [
        "sh:minCount 1",
        "sh:property [ sh:path ex:p ; sh:minCount 1, 2 ]",
        "sh:property [ sh:path ex:p ; sh:minCount 'one' ]",
        "sh:property [ sh:path ex:p, ex:q ; sh:minCount 1 ]",
        "sh:property [ sh:path ( ex:p ) ; sh:minCount 1 ]",
        "sh:property [ sh:path [ ex:p ex:q ] ; sh:minCount 1 ]",
        "sh:property [ sh:path ex:p ; sh:minCount -1 ]",
        "sh:uniqueLang true",
        "sh:sparql [ sh:message 'none' ]",
        "sh:node [ sh:path ex:p ; sh:minCount 1 ]",
        "sh:or ()",
        "sh:property [ sh:path ex:p ; sh:datatype xsd:string, xsd:date ]",
        "sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ]",
    ],
)
def test_shapes_that_are_not_well_formed_are_refused_with_the_reason(says: str) -> None:
    shapes = shapes_of(f"ex:Mine sh:targetClass ex:Thing ; {says} .")
    assert len(shapes.left) == 1
    with pytest.raises(DataError, match=r"pySHACL cannot use them.* Correct the shapes\."):
        list(validate(facts(), shapes))


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT ?other { ?other ex:p ?x }", "sh:select without $this"),
        ("SELECT $this { $this $PATH ?x }", "$PATH without a path"),
        ("SELECT $this { BIND(1 AS $this) }", "sh:select that binds $this"),
        ("SELECT $this { $this ex:p }", "sh:select that the engine does not take"),
        ("SELECT $this { $this unknown:p 1 }", "sh:select that the engine does not take"),
        ("SELECT $this { $this ex:p $currentShape }", "sh:select that is run for each node"),
        ("SELECT $this { { SELECT $this { $this ex:p 1 } } }", "sh:select that is run for each"),
    ],
)
def test_queries_that_may_mean_something_else_for_many_nodes_are_left(
    query: str, reason: str
) -> None:
    shapes = shapes_of(f"ex:Mine sh:targetClass ex:Thing ; {selecting(query)} .")
    assert [left.startswith(reason) for left in shapes.left.values()] == [True]


def test_shapes_that_are_no_turtle_are_refused() -> None:
    with pytest.raises(DataError, match="Turtle:1"):
        ShapesGraph.of_turtle("<a> <b>")


def test_a_shape_inside_itself_is_not_compiled() -> None:
    shapes = shapes_of(
        "ex:Mine sh:targetClass ex:Thing ; sh:property [ sh:path ex:p ; sh:node ex:Mine ] ."
    )
    assert list(shapes.left.values()) == ["a shape inside itself"]


def test_shacl_is_followed_where_pyshacl_departs_from_it() -> None:
    shapes = shapes_of(
        """ex:Mine sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:message "language" ;
            sh:or ( [ sh:nodeKind sh:IRI ] [ sh:languageIn ( "zh-Hant" ) ] ) ] ."""
    )
    said = {result.message for result in validate(facts(), shapes)}
    assert "language" not in said
    assert "language" in {r.message for r in validate_with_pyshacl(facts(), shapes.graph)}


def test_a_blank_node_of_one_file_is_not_that_of_another(tmp_path: Path) -> None:
    text = "_:same sh:targetClass ex:{0} ; sh:nodeKind sh:Literal ; sh:message '{0}' ."
    for name in ("Thing", "Other"):
        (tmp_path / f"{name}.ttl").write_text(PREFIXES + text.format(name))
    shapes = read(ShapesGraph.of_files(sorted(tmp_path.glob("*.ttl"))))
    assert len(shapes.roots) == 2
    found = {(result.focus[-1], result.message) for result in validate(facts(), shapes)}
    assert found == {("a", "Thing"), ("b", "Thing"), ("b", "Other"), ("c", "Other")}


def test_named_graphs_are_validated_together(tmp_path: Path) -> None:
    ex = "http://example.org/"
    (tmp_path / "facts.nq").write_text(
        f"<{ex}x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{ex}Other> <{ex}one> .\n"
        + "".join(f"<{ex}x> <{ex}p> <{ex}{value}> <{ex}two> .\n" for value in "abb")
        + f"<{ex}x> <{ex}p> <{ex}b> <{ex}three> .\n"
    )
    shapes = shapes_of("")
    assert list(validate(Store.of_files([tmp_path / "facts.nq"]), shapes)) == []
    with (tmp_path / "facts.nq").open("a") as file:
        file.write(f"<{ex}x> <{ex}p> <{ex}c> <{ex}three> .\n")
    found = list(validate(Store.of_files([tmp_path / "facts.nq"]), shapes))
    assert [result.message for result in found] == ["beside"]
