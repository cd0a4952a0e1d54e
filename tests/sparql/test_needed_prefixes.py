"""Prefixes that a query declares, needs and has anyhow: it means the same whichever it repeats."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graphkit.errors import QueryError
from graphkit.sparql.needed_prefixes import with_needed_prefixes
from graphkit.sparql.run import run
from graphkit.stores.memory import Store
from graphkit.terms import BUNDLED, CG, PREFIXES

STORE = Store.of_turtle(
    f"<urn:a> <{CG}during> 1 ; <urn:other#during> 2 ; <{PREFIXES['skos']}prefLabel> '100%s of %' ."
)
KNOWN = f"PREFIX cg: <{CG}>"
OTHER = "PREFIX cg: <urn:other#>"
ASKED = "SELECT ?o { ?s cg:during ?o }"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("", 1),
        (f"{KNOWN}\n", 1),
        (f"\r\n prefix\tcg:<{CG}>", 1),
        (f"# of ours\n{KNOWN}\n", 1),
        (f"{KNOWN} {KNOWN}\n", 1),
        (f"{OTHER}\n", 2),
        (f"{KNOWN}\n{OTHER}\n", 2),
        (f"{OTHER}\n{KNOWN}\n", 1),
        (f"{KNOWN}\n {OTHER} ", 2),
        (f"BASE <urn:other#> {KNOWN} PREFIX org: <urn:other#>\n", 1),
        (f"PREFIX org: <{PREFIXES['org']}>\n{KNOWN}\nprefix cg: <#> BASE <urn:b>", None),
    ],
)
def test_a_prefix_means_what_is_declared_last(head: str, expected: int | None) -> None:
    if expected is None:
        with pytest.raises(QueryError):
            run(STORE, head + ASKED)
    else:
        assert run(STORE, head + ASKED).rows == ((expected,),)


@pytest.mark.parametrize("head", [KNOWN + "\n", f"\n{KNOWN} ", f"{KNOWN}\r\n\t{KNOWN}\n\n  "])
def test_what_is_left_stays_in_its_line_and_column(head: str) -> None:
    query = head + "SELECT ?o { ?s cg:during }"
    with pytest.raises(SyntaxError) as direct:
        ox.Store().query(query)
    with pytest.raises(SyntaxError) as ours:
        STORE.query(query)
    assert str(ours.value) == str(direct.value)


def test_only_what_may_be_used_is_handed_on() -> None:
    head = f"{KNOWN}\nPREFIX org: <{PREFIXES['org']}>\n"
    assert with_needed_prefixes(head + ASKED, BUNDLED) == ("\n\n" + ASKED, {"cg": CG})


def test_signs_of_percent_stay_beside_a_parameter() -> None:
    query = "SELECT ?s { ?s skos:prefLabel ?l FILTER(?l = '100%s of %' && ?n = '%(n)s%%') }"
    assert run(STORE, query, {"n": "%(n)s%%"}).rows == (("urn:a",),)
    assert run(STORE, query, {"n": "%"}).rows == ()


def test_words_of_a_declaration_inside_a_text_declare_nothing() -> None:
    query = f'{KNOWN}\nSELECT ?o {{ ?s cg:during ?o FILTER(?o != """\nPREFIX cg: <x""") }}'
    assert STORE.query(query).variables == [ox.Variable("o")]
    assert with_needed_prefixes(query, BUNDLED)[1] == {"cg": CG}


@pytest.mark.parametrize("query", [ASKED, ASKED + " # \\"])
def test_changing_the_prefixes_of_one_query_changes_no_other(query: str) -> None:
    with_needed_prefixes(query, BUNDLED)[1].clear()
    assert with_needed_prefixes(query, BUNDLED)[1]["cg"] == CG
