"""A small data set, and queries of it for every group of the SPARQL 1.1 suite, in our own words."""

from __future__ import annotations

from typing import Final

PREFIXES: Final = (
    "PREFIX : <http://e/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
)

FACTS: Final = """
@prefix : <http://e/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:ann :age 31 ; :name "Ann" ; :knows :bob, :cid ; :likes :tea ; :born "1993-04-05"^^xsd:date .
:bob :age 42 ; :name "Bob"@en ; :knows :cid ; :likes :tea, :jam ; :height 1.75 .
:cid :age 31 ; :name "Cid"@fr ; :knows :dee ; :likes :jam ; :height 1.62e0 ; :member true .
:dee :age 8 ; :name "Dee" ; :knows :ann ; :part ( 1 2 3 ) .
:tea :price 2 ; :in :drinks . :jam :price 3 ; :in :foods . :drinks :in :goods . :foods :in :goods .
"""

NAMED: Final = """
@prefix : <http://e/> .
:one { :ann :age 31 . :bob :age 42 } :two { :ann :age 31 . :dee :age 8 }
"""

QUERIES: Final[dict[str, tuple[str, ...]]] = {
    "aggregates": (
        "SELECT (COUNT(*) AS ?n) { ?who :likes ?what }",
        "SELECT (COUNT(DISTINCT ?what) AS ?n) (SUM(?age) AS ?s) { ?who :likes ?what ; :age ?age }",
        "SELECT ?what (COUNT(?who) AS ?n) { ?who :likes ?what } GROUP BY ?what",
        "SELECT ?what (MIN(?age) AS ?a) (MAX(DISTINCT ?age + 1) AS ?b) "
        "{ ?who :likes ?what ; :age ?age BIND(1 AS ?one) OPTIONAL { ?who :height ?h } } "
        "GROUP BY ?what",
        "SELECT ?what (AVG(?age) AS ?a) { ?who :likes ?what ; :age ?age } GROUP BY ?what "
        "HAVING (COUNT(?who) >= ?least)",
        "SELECT ?age (COUNT(?who) * ?times AS ?n) { ?who :age ?age } GROUP BY ?age "
        "HAVING (COUNT(?who) > 1 || ?all = 1)",
        "SELECT ?age (COUNT(*) AS ?n) { ?who :age ?age } GROUP BY ?age "
        "ORDER BY DESC(COUNT(*) > ?bound) ?age",
        "SELECT (SUM(?age) * ?k AS ?z) { ?who :age ?age }",
        "SELECT (GROUP_CONCAT(?word ; SEPARATOR = '') AS ?text) { :ann :name ?word }",
        "SELECT ?k (COUNT(*) AS ?n) { ?who :age ?age }",
        "SELECT (COUNT(*) AS ?n) { ?who :age ?age FILTER(?age > ?bound) }",
        "SELECT ?older (COUNT(*) AS ?n) { ?who :age ?age } GROUP BY (?age > 30 AS ?older)",
    ),
    "grouping": (
        "SELECT ?age { ?who :age ?age } GROUP BY ?age",
        "SELECT ?who ?what { ?who :likes ?what } GROUP BY ?who ?what HAVING (?who != :bob)",
        "SELECT (SAMPLE(?age) AS ?a) { ?who :age ?age } GROUP BY ?who",
        "SELECT ?what { ?who :likes ?what } GROUP BY ?what ORDER BY ?what LIMIT 1",
    ),
    "bind": (
        "SELECT ?who ?next { ?who :age ?age BIND(?age + ?step AS ?next) }",
        "SELECT ?next { { ?who :age ?age BIND(?age + 1 AS ?next) } ?other :age ?next }",
        "SELECT ?who ?x { ?who :age ?age { BIND(?age AS ?x) } }",
        "SELECT ?word { BIND(CONCAT(?first, ' ', ?last) AS ?word) }",
    ),
    "bindings": (
        "SELECT ?who ?age { ?who :age ?age } VALUES ?age { 31 8 }",
        "SELECT ?who ?age { VALUES (?who ?age) { (:ann UNDEF) (UNDEF 42) } ?who :age ?age }",
        "SELECT ?who { ?who :age ?age VALUES ?age { 31 } FILTER(?age < ?bound) }",
    ),
    "construct": (
        "CONSTRUCT { ?who :drinks ?what } { ?who :likes ?what FILTER(?what = :tea) }",
        "CONSTRUCT { ?who :is ?kind } { ?who :age ?age }",
        "CONSTRUCT { :all ?how ?who } { ?who :age ?age FILTER(?age > ?bound) }",
    ),
    "exists": (
        "SELECT ?who { ?who :age ?age FILTER EXISTS { ?who :likes ?what } }",
        "SELECT ?who { ?who :age ?age FILTER NOT EXISTS { ?who :likes ?what } }",
        "SELECT ?who { ?who :age ?age FILTER NOT EXISTS { ?who :knows ?x . ?x :age ?age } }",
        "SELECT ?some { BIND(EXISTS { ?x :likes ?what } AS ?some) }",
    ),
    "functions": (
        "SELECT ?who { ?who :name ?name FILTER(REGEX(?name, STR(?pattern), 'i')) }",
        "SELECT (STRLEN(?text) AS ?n) (SUBSTR(?text, 2) AS ?t) (UCASE(?text) AS ?u) { }",
        "SELECT (IF(?a < ?b, ?a, ?b) AS ?least) (COALESCE(?none, ?a) AS ?some) { }",
        "SELECT ?who { ?who :name ?name FILTER(LANGMATCHES(LANG(?name), ?range)) }",
        "SELECT (STRDT(STR(?n), xsd:string) AS ?t) (ABS(?n) AS ?m) (xsd:double(?n) AS ?i) { }",
        "SELECT ?who { ?who :age ?age FILTER(?age IN (?a, 8)) }",
        "SELECT ?who { ?who :age ?age FILTER(?age NOT IN (?a)) }",
        "SELECT ?who { ?who :age ?age FILTER(BOUND(?given)) }",
        "SELECT ?who { ?who :age ?age FILTER(!BOUND(?given) || ?age = ?given) }",
        "SELECT (ISIRI(?x) AS ?i) (ISLITERAL(?x) AS ?l) (DATATYPE(?x) AS ?d) { }",
        "SELECT ?who { ?who :born ?day FILTER(YEAR(?day) = ?year && MONTH(?day) = 4) }",
        "SELECT (-?n AS ?m) (+?n AS ?p) (!?yes AS ?no) { }",
        "SELECT (?a - ?b - 1 AS ?x) (?a / ?b * 2 AS ?y) (?a -1 AS ?z) { }",
    ),
    "negation": (
        "SELECT ?who { ?who :age ?age MINUS { ?who :likes :tea } }",
        "SELECT ?who ?age { ?who :age ?age MINUS { ?other :age ?age . ?other :likes :jam } }",
        "SELECT ?who { ?who :age ?n MINUS { ?who :age ?m FILTER(?m > ?bound) } }",
        "SELECT ?who { { ?who :age ?n MINUS { ?who :likes ?what } } }",
    ),
    "optional": (
        "SELECT ?who ?what { ?who :age ?age OPTIONAL { ?who :likes ?what } }",
        "SELECT ?who ?h { ?who :age ?age OPTIONAL { ?who :height ?h FILTER(?h > ?bound) } }",
        "SELECT ?who ?z { ?who :age ?x OPTIONAL { ?who :height ?y OPTIONAL { ?who :member ?z } } }",
    ),
    "union": (
        "SELECT ?who ?x { { ?who :likes ?x } UNION { ?who :knows ?x } }",
        "SELECT ?who { { ?who :age ?v } UNION { ?who :height ?h FILTER(?h < ?v) } }",
    ),
    "project-expression": (
        "SELECT ?who (?age + ?more AS ?sum) { ?who :age ?age }",
        "SELECT DISTINCT (?age > ?bound AS ?old) { ?who :age ?age }",
        "SELECT ?given ?who { ?who :age ?age FILTER(?age > ?given) }",
    ),
    "property-path": (
        "SELECT ?x { :ann :knows+ ?x }",
        "SELECT ?x ?y { ?x :knows/:knows ?y }",
        "SELECT ?x ?y { ?x ^:knows ?y }",
        "SELECT ?x ?y { ?x :likes|:knows ?y }",
        "SELECT ?x { ?x :likes/:in? :drinks }",
        "SELECT ?x ?y { ?x !(:age|:name) ?y }",
        "SELECT ?x { ?x (:likes/:in+) :goods }",
        "SELECT ?x { :dee :part/rdf:rest*/rdf:first ?x }",
    ),
    "subquery": (
        "SELECT ?who ?n { ?who :age ?age { SELECT ?who (COUNT(?x) AS ?n) { ?who :likes ?x } "
        "GROUP BY ?who } }",
        "SELECT ?who ?age { { SELECT ?who ?age { ?who :age ?age } ORDER BY ?age LIMIT 2 } }",
        "SELECT ?who ?what { { SELECT * { ?who :likes ?what } } }",
        "SELECT ?who ?top { { SELECT (MAX(?a) AS ?top) { ?x :age ?a } } ?who :age ?top }",
        "SELECT ?who { { SELECT ?who ?v { ?who :age ?v } } FILTER(?v > 30) }",
    ),
    "solution modifiers": (
        "SELECT ?who { ?who :age ?age } ORDER BY DESC(?age) ?who LIMIT 2 OFFSET 1",
        "SELECT REDUCED ?age { ?who :age ?age }",
        "SELECT ?who { ?who :age ?age } ORDER BY DESC(COALESCE(?age > ?bound, false)) ?who",
        "SELECT * { ?who :age ?age }",
    ),
    "ask and describe": (
        "ASK { ?who :age ?age }",
        "ASK { ?who :age ?age FILTER(?age < ?bound) }",
        "DESCRIBE ?who { ?who :age ?age }",
        "DESCRIBE :tea",
    ),
    "terms": (
        "SELECT ?x { ?x :part (1 ?second 3) }",
        "SELECT ?x { ?x :knows [ :age ?age ; :likes ?what ] }",
        "SELECT ?x { [ :likes :tea ] :knows ?x . }",
        "SELECT ?how ?x { :cid ?how ?x . }",
        "SELECT ?x { ?x :name 'Bob'@en , ?name ; :age 42 ; . }",
        "SELECT ?x { ?x a ?type }",
    ),
}

ALL: Final = tuple(query for group in QUERIES.values() for query in group)
