"""The reader of SPARQL reads what the specification says, and writes what every engine reads so."""

from __future__ import annotations

import pyoxigraph
import pytest

from graphkit.errors import QueryError, UnsafeQuery
from graphkit.sparql.grammar.grammar_rules import RULES
from graphkit.sparql.grammar.parse_table import EMPTY, Rules, Sequence, Terminal, begins, read_rules
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.grammar.write_query import write
from graphkit.sparql.run import run
from graphkit.sparql.tokens import tokens
from graphkit.stores.memory import Store

from .corpus import ALL, FACTS, PREFIXES
from .fuzz.attack import comparable


def follow_sets(rules: Rules, first: dict[str, frozenset[str]]) -> dict[str, set[str]]:
    """Find what can come after each rule, by brute force."""
    follow: dict[str, set[str]] = {name: set() for name in rules}
    follow["Query"] = {"END"}
    grown = True
    while grown:
        grown = False
        for name, alternatives in rules.items():
            for alternative in alternatives:
                for place, symbol in enumerate(alternative):
                    if isinstance(symbol, str):
                        found = set(begins(alternative[place + 1 :], rules, first))
                        found = found - {EMPTY} | (follow[name] if EMPTY in found else set())
                        grown = grown or not found <= follow[symbol]
                        follow[symbol] |= found
    return follow


def test_one_terminal_ahead_decides_everywhere() -> None:
    rules = read_rules(RULES)
    first: dict[str, frozenset[str]] = {}
    for name in rules:
        begins((name,), rules, first)
    follow = follow_sets(rules, first)

    def starts(alternative: Sequence, name: str) -> set[str]:
        found = set(begins(alternative, rules, first))
        return found - {EMPTY} | (follow[name] if EMPTY in found else set())

    for name, alternatives in rules.items():
        sets = [starts(alternative, name) for alternative in alternatives]
        for place, one in enumerate(sets):
            for other in sets[place + 1 :]:
                assert one.isdisjoint(other), (name, one & other)


def test_every_rule_is_used_and_every_terminal_is_known() -> None:
    rules = read_rules(RULES)
    used = {
        s for a in rules.values() for alternative in a for s in alternative if isinstance(s, str)
    }
    assert used | {"Query"} == set(rules)
    kinds = {s.kind for a in rules.values() for x in a for s in x if isinstance(s, Terminal)}
    assert {"SERVICE", "VARIABLE", "NIL"} <= kinds


@pytest.mark.parametrize("query", ALL)
def test_the_engine_gives_the_same_for_what_was_written_as_for_what_was_read(query: str) -> None:
    store = pyoxigraph.Store()
    store.load(FACTS.encode(), pyoxigraph.RdfFormat.TURTLE)
    written = write(read(PREFIXES + query)).text
    assert answer_of(store, written) == answer_of(store, PREFIXES + query)
    assert write(read(written)).text == written


def answer_of(store: pyoxigraph.Store, query: str) -> object:
    """Give what the engine answers, or that it takes no such query."""
    try:
        return comparable(store.query(query))
    except SyntaxError:
        return "refused"  # a parameter without a value stands beside groups


ODD = {
    "no spaces": ("SELECT*WHERE{?s<http://e/age>?a}LIMIT1", 1),
    "a keyword with a number behind it": ("SELECT ?s{?s :age 31}LIMIT1OFFSET0", 1),
    "small letters and signs of two kinds": ("select distinct $s where{$s :age ?a}order by?s", 4),
    "keywords in capitals": ("SELECT (TRUE AS ?t) (False AS ?f) {}", 1),
    "comments in every place": ("SELECT#1\n?s#2\r{#3\n?s#4\n:age#5\n?a#6\n}#7", 4),
    "a byte order mark": ("\ufeffSELECT ?s { ?s :age ?a }", 4),
    "escapes in a keyword and a name": ("SEL\\u0045CT ?s { ?\\u0073 :\\u0061ge ?a }", 4),
    "escapes in a text and an IRI": ("SELECT ?s { ?s <http://e/n\\u0061me> 'A\\u006en' }", 1),
    "a comparison that looks like an IRI": ("SELECT ?s { ?s :age ?a FILTER(?a<?b&&?b>0) }", 0),
    "a comparison in a comparison": ("SELECT ?s { ?s :age ?a FILTER((?a<32)=(9<?a)) }", 2),
    "a relative IRI and a BASE": ("BASE <http://e/x/> SELECT ?s { ?s <../age> ?a }", 4),
    "two BASEs": ("BASE <http://e/x/> BASE <../> SELECT ?s { ?s <age> ?a }", 4),
    "a relative prefix": ("BASE <http://e/> PREFIX r: <> SELECT ?s { ?s r:age ?a }", 4),
    "the function IRI with a BASE": ("BASE <http://e/> SELECT (IRI('a') AS ?i) { }", 1),
    "a prefix called service": ("PREFIX service: <http://e/> SELECT ?s { ?s service:age ?a }", 4),
    "a prefix called FROM": ("PREFIX FROM: <http://e/> SELECT ?s { ?s FROM:age ?a }", 4),
    "a truth value before a keyword": ("SELECT ?s { ?s :member trueOPTIONAL{} }", 1),
    "a full stop behind a name": ("SELECT ?s { ?s :age ?a. ?s :likes :jam.}", 2),
    "a full stop behind a number": ("SELECT ?s { ?s :age 31.?s :likes :tea. }", 1),
    "dots and signs in names": (
        "PREFIX a.b: <http://e/> SELECT ?s { ?s a.b:age ?a , 4\\u0032 }",
        1,
    ),
    "an escaped sign in a name": ("SELECT * { ?s :a\\-b ?o }", 0),
    "a text in three quotes": ("SELECT ?s { ?s :name '''Ann''' }", 1),
    "quotes in quotes": ("SELECT ('''a'b''c\"''' AS ?t) {}", 1),
    "a space before brackets": ("SELECT (CONCAT ('a') AS ?t) (COUNT ( * ) AS ?n) {}", 1),
    "brackets of nothing": ("SELECT ?s { ?s :age ?a FILTER(?a NOTIN ( )) }", 4),
    "signs before numbers": ("SELECT (4-2-1 AS ?x) (1+-1 AS ?y) (- 1 AS ?z) {}", 1),
    "a path and a number": ("SELECT ?s { ?s :age +31 }", 2),
    "a path that is repeated": ("SELECT ?s { ?s :knows+ :dee }", 4),
    "a list and a node": ("SELECT ?s { ?s :part ( 1 [] ( ) ) }", 0),
    "values of two kinds": ("SELECT ?s { VALUES(?s ?a){(:ann 31)(UNDEF 8)} ?s :age ?a }", 2),
}


@pytest.mark.parametrize(("query", "rows"), ODD.values(), ids=ODD)
def test_every_spelling_that_the_specification_allows_is_read(query: str, rows: int) -> None:
    store = Store.of_turtle(FACTS)
    declared = "\ufeff" + PREFIXES + query[1:] if query.startswith("\ufeff") else PREFIXES + query
    assert len(run(store, declared).rows) == rows


PLACES = {
    "an unknown prefix": ("SELECT *\n{ ?s nope:x ?o }", 2, 6, "unknown prefix nope:"),
    "a relative IRI": (
        "SELECT * { ?s <p> ?o }",
        1,
        15,
        "<p> is relative, and the query has no BASE",
    ),
    "a sign that is no SPARQL": ("SELECT * { ?s ?p % }", 1, 18, "not SPARQL 1.1"),
    "an unknown word": ("SELECT * { ?s ?p ?o FILTRE(?o) }", 1, 21, "Did you mean FILTER?"),
    "an open group": ("SELECT * {\n?s ?p ?o", 2, 9, "ends too early"),
    "an open text": ("SELECT * { ?s ?p 'x }", 1, 18, "a text is not closed"),
    "an open long text": ('SELECT * { ?s ?p """x" }', 1, 18, 'Close it with """'),
    "a space in an IRI": ("SELECT * { ?s <http://e/a b> ?o }", 1, 15, "this is no IRI"),
    "an escape for a space": ("SELECT * { ?s\\u0020?p ?o }", 1, 14, "Write the sign itself"),
    "an escape for half a character": (
        "SELECT ('\\ud800' AS ?x) {}",
        1,
        9,
        "stands for no character",
    ),
    "an unknown escape": ("SELECT ('\\d' AS ?x) {}", 1, 9, "the escape \\d is unknown"),
    "behind an escape": ("SELECT ?\\u0061 { ?a ?b } ", 1, 24, "not SPARQL 1.1"),
    "behind a byte order mark": ("\ufeffSELECT * { ?s ?p }", 1, 19, "not SPARQL 1.1"),
    "a reifier": ("SELECT * { ?s ?p << ?a ?b ?c >> } # service", 1, 18, "SPARQL 1.2"),
    "half of a character": ("SELECT ('\ud800' AS ?x) {}", 1, 10, "half of a character"),
    "a sign in a name": ("SELECT ?a\u00d7 { ?a ?b ?c }", 1, 8, "not SPARQL 1.1"),
}


@pytest.mark.parametrize(("query", "line", "column", "says"), PLACES.values(), ids=PLACES)
def test_what_is_not_understood_is_refused_with_its_place(
    query: str, line: int, column: int, says: str
) -> None:
    with pytest.raises(QueryError) as caught:
        run(Store.of_turtle(""), query)
    assert says in " ".join(str(caught.value).split(f" at line {line}, column {column}"))
    assert (caught.value.line, caught.value.column) == (line, column)
    assert not isinstance(caught.value, UnsafeQuery)


def test_terminals_are_given_as_they_are_written() -> None:
    query = "PREFIX ex: <http://e/>\nASK { ?s ex:p 'x'@en , -1 FILTER(?s<?o&&?o>[]) }"
    with pytest.raises(QueryError, match="line 2"):
        list(tokens(query))
    found = list(tokens(query.replace("[]", "1")))
    assert [query.replace("[]", "1")[t.offset :].startswith(t.text) for t in found] == [True] * len(
        found
    )
    kinds = {token.text: token.kind for token in found}
    assert kinds["ex"] == "prefix" and kinds[":p"] == "local" and kinds["<"] == "other"
