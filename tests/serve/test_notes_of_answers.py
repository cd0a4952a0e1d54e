"""An empty answer says why at every door: library, command line, limited, remote, HTTP, page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote

import pytest

import graphkit as gk
from graphkit.serve import application
from graphkit.stores.limited import Limits
from graphkit.table import Table

from ..servers import Serving

if TYPE_CHECKING:
    import httpx
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

ROWS: Final = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
EMPTY: Final = {
    "SELECT ?c { ?a cg:country ?c }": "No triple uses cg:country",
    "ASK { ?a cg:country ?c }": "did you mean cg:basedIn",
    "SELECT (COUNT(?c) AS ?n) { ?a cg:country ?c }": "No triple uses cg:country",
    "SELECT ?m (COUNT(?x) AS ?n) { ?m a ?x } GROUP BY ?m HAVING(?n > 1)": "Write COUNT(?x)",
    "SELECT ?c { ?c a cg:Coalition ; cg:kind id:gremium-é }": "id:gremium-é",
}
TOLD_BY_ALL: Final = {
    **EMPTY,
    "SELECT ?name { id:gifct skos:prefLabel ?name }": "",
    "ASK { ?a a cg:Coalition }": "",
    "SELECT ?c { ?c a cg:Coalition FILTER(false) }": "",
}


@pytest.fixture(scope="module")
def local(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    return part


@pytest.fixture(scope="module")
def client(local: gk.KnowledgeGraph, serving: Serving) -> Iterator[httpx.Client]:
    with serving(application(local, limits=Limits(seconds=30))) as asked:
        yield asked


def note_of(answer: httpx.Response) -> str:
    """Read the header as its standard says: a Display String of RFC 9651."""
    said = answer.headers.get("graphkit-note", '%""')
    assert said.startswith('%"')
    assert said.endswith('"')
    return unquote(said[2:-1], errors="strict")


@pytest.mark.parametrize("query", TOLD_BY_ALL)
def test_every_door_has_the_note_of_the_library(
    query: str,
    local: gk.KnowledgeGraph,
    client: httpx.Client,
    extract: Path,
    run_cli: Callable[..., Any],
) -> None:
    told = str(local.query(query).note)
    assert TOLD_BY_ALL[query] in told
    assert bool(TOLD_BY_ALL[query]) == bool(told)
    typed = run_cli("query", query, "--data", str(extract), "--format", "json")
    assert json.loads(typed.out).get("note", "") == told
    with local.limited(seconds=120) as limited:
        assert str(limited.query(query).note) == told
    with gk.connect(str(client.base_url.join("/sparql"))) as remote:
        assert str(remote.query(query).note) == told
    for accept in ROWS:
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert note_of(answer) == told, accept


def test_columns_of_values_that_are_no_texts_are_told_in_formats_that_show_them(
    local: gk.KnowledgeGraph, client: httpx.Client
) -> None:
    query = "SELECT (GROUP_CONCAT(?c) AS ?n) { ?c a cg:Coalition }"
    told = str(local.query(query).note)
    assert "STR(…)" in told
    for accept in ROWS:
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert note_of(answer) == ("" if accept == "text/csv" else told)


@pytest.mark.parametrize("accept", ["text/turtle", "application/n-triples", "application/rdf+xml"])
def test_an_empty_graph_is_told_too(
    accept: str, local: gk.KnowledgeGraph, client: httpx.Client
) -> None:
    for query in ("CONSTRUCT { ?a a ?c } { ?a cg:country ?c }", "DESCRIBE id:zooom"):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert note_of(answer) == str(local.query(query).note) != ""
    full = client.get("/sparql", params={"query": "DESCRIBE id:gifct"}, headers={"Accept": accept})
    assert note_of(full) == ""


def test_who_wants_no_note_or_asks_other_graphs_gets_none(client: httpx.Client) -> None:
    query = {"query": "ASK { ?a cg:country ?c }"}
    less = client.get("/sparql", params=query, headers={"Prefer": "return=minimal"})
    assert less.json() == client.get("/sparql", params=query).json()
    assert note_of(less) == ""
    wrong = client.get("/sparql", params={"query": "SELCT"})
    assert (wrong.status_code, note_of(wrong)) == (400, "")


def test_a_note_is_no_longer_than_clients_take(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": f"ASK {{ ?a cg:{'long' * 2_000} ?c }}"})
    assert answer.status_code == 200
    assert len(note_of(answer)) <= 1_500
    assert note_of(answer).startswith("No triple uses cg:long")


def test_web_sites_that_may_ask_may_read_it(local: gk.KnowledgeGraph, serving: Serving) -> None:
    with serving(application(local, origins=["https://friend.example"])) as asked:
        origin = {"Origin": "https://friend.example"}
        answer = asked.get("/sparql", params={"query": "ASK { ?a cg:no ?c }"}, headers=origin)
    assert "graphkit-note" in answer.headers["access-control-expose-headers"]
    assert "cg:no" in note_of(answer)


def test_pages_of_things_have_the_notes_of_their_tables(
    local: gk.KnowledgeGraph, client: httpx.Client
) -> None:
    page = client.get("/id/gifct", headers={"Accept": "text/html"}).text
    told = str(local.members("gifct").note)
    assert "members." in told
    assert f"<p>{told}</p>" in page


@pytest.mark.browser
def test_the_query_page_says_why_nothing_was_found(client: httpx.Client, driver: Browser) -> None:
    from playwright.sync_api import expect

    page = driver.new_page()
    try:
        page.goto(str(client.base_url.join("/query")))
        note = page.locator("#note")
        ask = "query => { const tab = editor.getTab(); tab.setQuery(query); tab.query(); }"
        page.evaluate(ask, "SELECT ?c { ?a cg:country ?c }")
        expect(note).to_contain_text("No triple uses cg:country; did you mean", timeout=60_000)
        page.evaluate(ask, "ASK { ?a a cg:Coalition }")
        expect(note).to_have_text("")
    finally:
        page.close()


def test_a_small_answer_is_read_alike_in_each_format() -> None:
    from graphkit.serve.why_empty import _table

    no = [Table(["answer"], [[False]])] * 4
    spelt = (
        ("json", b'{"head":{},"boolean":false}'),
        ("csv", b"false"),
        ("tsv", b"false"),
        ("xml", b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/>'
         b"<boolean>false</boolean></sparql>"),
    )  # fmt: skip
    assert [_table(form, data).rows for form, data in spelt] == [one.rows for one in no]
