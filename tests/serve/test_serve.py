"""The server keeps to the protocol, answers strangers safely, and shows pages that run no script
but its own."""

from __future__ import annotations

import concurrent.futures
import hashlib
import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest

import graphkit as gk
from graphkit.serve import application
from graphkit.stores.limited import Limits
from graphkit.tabular.in_words_of import in_words_of

from ..servers import Serving, until

pytestmark = pytest.mark.slow

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?c a cg:Coalition }"
CROSS_JOIN = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
if TYPE_CHECKING:
    import httpx

JSON = "application/sparql-results+json"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def local(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


@pytest.fixture(scope="module")
def client(local: gk.KnowledgeGraph, serving: Serving) -> Iterator[httpx.Client]:
    with serving(application(local, limits=Limits(seconds=3, rows=5_000))) as asked:
        yield asked


def number(response: httpx.Response) -> str:
    return str(response.json()["results"]["bindings"][0]["n"]["value"])


def test_the_three_ways_to_ask(client: httpx.Client, local: gk.KnowledgeGraph) -> None:
    expected = str(local.query(COUNT).rows[0][0])
    assert number(client.get("/sparql", params={"query": COUNT})) == expected
    assert number(client.post("/sparql", data={"query": COUNT})) == expected
    direct = {"Content-Type": "application/sparql-query; charset=utf-8"}
    assert number(client.post("/sparql", content=COUNT, headers=direct)) == expected


@pytest.mark.parametrize(
    ("accept", "sent", "start"),
    [
        ("", JSON, "{"),
        ("application/json", JSON, "{"),
        ("application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        ("text/csv", "text/csv; charset=utf-8", "n\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?n\n"),
        ("text/html, */*;q=0.1", JSON, "{"),
        ("text/csv;q=0.2, application/sparql-results+json;q=0.9", JSON, "{"),
    ],
)
def test_rows_in_every_format(client: httpx.Client, accept: str, sent: str, start: str) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, sent)
    assert answer.text.startswith(start)
    assert answer.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", pyoxigraph.RdfFormat.TURTLE),
        ("application/n-triples", pyoxigraph.RdfFormat.N_TRIPLES),
        ("application/ld+json", pyoxigraph.RdfFormat.JSON_LD),
        ("application/rdf+xml", pyoxigraph.RdfFormat.RDF_XML),
    ],
)
def test_triples_in_every_format(
    client: httpx.Client, accept: str, form: pyoxigraph.RdfFormat
) -> None:
    query = "CONSTRUCT { ?s a ?k } WHERE { ?s a cg:Coalition ; a ?k }"
    answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(accept)
    triples = {quad.triple for quad in pyoxigraph.parse(answer.content, form)}
    assert len(triples) == int(number(client.get("/sparql", params={"query": COUNT})))


def test_yes_or_no(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { id:zoom ?p ?o }"}).json()["boolean"]


@pytest.mark.parametrize(
    ("status", "told", "request_"),
    [
        (400, "line 1, column", {"params": {"query": "SELECT nonsense"}}),
        (400, "the query is empty. Write SPARQL", {"params": {"query": ""}}),
        (400, "the query has comments alone", {"params": {"query": "# none"}}),
        (400, "more than one query", {"params": [("query", COUNT), ("query", COUNT)]}),
        (400, "more than 5,000 rows", {"params": {"query": "SELECT * { ?s ?p ?o }"}}),
        (400, "brackets are open", {"params": {"query": "SELECT * " + "{" * 400 + "}" * 400}}),
        (403, "SERVICE is refused", {"params": {"query": "ASK { SERVICE <http://x.org/> {} }"}}),
        (403, "FROM is refused", {"params": {"query": "ASK FROM <file:///etc/passwd> {}"}}),
        (403, "read-only", {"params": {"update": "DROP ALL"}}),
        (403, "INSERT is refused", {"params": {"query": "INSERT DATA { id:a id:b id:c }"}}),
        (403, "<urn:x> names another", {"params": {"query": COUNT, "default-graph-uri": "urn:x"}}),
        (406, "Accept", {"params": {"query": COUNT}, "headers": {"Accept": "image/png"}}),
        (406, "rows", {"params": {"query": COUNT}, "headers": {"Accept": "text/turtle, */*;q=0"}}),
    ],
)
def test_what_is_wrong_is_said(
    client: httpx.Client, status: int, told: str, request_: dict[str, Any]
) -> None:
    answer = client.get("/sparql", **request_)
    assert answer.status_code == status, answer.text
    assert told in answer.text
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("status", "told", "content", "kind"),
    [
        (415, "not understood", b"{}", "application/json"),
        (415, "nothing is not understood", b"", ""),
        (403, "read-only", b"DROP ALL", "application/sparql-update"),
        (400, "not UTF-8", b"\xff\xfe", "application/sparql-query"),
        (400, "not UTF-8", b"query=%ff", "application/x-www-form-urlencoded"),
        (400, "no query", b"quary=ASK", "application/x-www-form-urlencoded"),
        (413, "larger than", b"#" * (2**20 + 1), "application/sparql-query"),
        (400, "is not UTF-8", b"&" * 30 + b"a=b&" * 30, "application/x-www-form-urlencoded"),
    ],
)
def test_wrong_bodies(
    client: httpx.Client, status: int, told: str, content: bytes, kind: str
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = client.post("/sparql", content=content, headers=headers)
    assert answer.status_code == status
    assert told in answer.text


def test_a_query_of_one_megabyte_is_answered(client: httpx.Client) -> None:
    values = "<https://w3id.org/coalition-graph/id/zoom> " * 24_000
    assert len(values) > 1_000_000
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ VALUES ?s {{ {values} }} }}"
    direct = {"Content-Type": "application/sparql-query"}
    assert number(client.post("/sparql", content=query, headers=direct)) == "24000"


def test_a_slow_query_is_stopped_and_holds_up_no_quick_ones(client: httpx.Client) -> None:
    with concurrent.futures.ThreadPoolExecutor(3) as pool:
        slow = [pool.submit(client.get, "/sparql", params={"query": CROSS_JOIN}) for _ in "ab"]
        quick = client.get("/sparql", params={"query": COUNT})
        assert quick.status_code == 200
        assert not any(asked.done() for asked in slow)
        for asked in slow:
            assert asked.result().status_code == 504
            assert "stopped after 3 s" in asked.result().text
            assert asked.result().headers["content-type"].startswith("text/plain")


def test_without_a_query_it_describes_itself(client: httpx.Client) -> None:
    answer = client.get("/sparql", headers={"Accept": "text/turtle"})
    triples = list(pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.TURTLE))
    objects = {str(quad.object) for quad in triples}
    assert "<http://www.w3.org/ns/sparql-service-description#Service>" in objects
    assert f"<{answer.request.url}>" in objects
    people = client.get("/sparql", headers={"Accept": "text/html"})
    assert (people.status_code, people.headers["location"]) == (303, "/query")


def test_a_thing_as_a_page_and_as_data(client: httpx.Client) -> None:
    page = client.get("/id/zoom", headers={"Accept": "text/html,application/xml;q=0.9"})
    assert page.headers["content-type"].startswith("text/html")
    assert 'href="/id/christchurch-call"' in page.text
    assert 'rel="alternate"; type="text/turtle"' in page.headers["link"]
    turtle = client.get("/id/zoom", headers={"Accept": "text/turtle"})
    assert turtle.content == client.get("/id/zoom.ttl").content
    triples = {q.triple for q in pyoxigraph.parse(turtle.content, pyoxigraph.RdfFormat.TURTLE)}
    subjects = {triple.subject.value for triple in triples}
    assert "https://w3id.org/coalition-graph/id/zoom" in subjects
    assert "https://w3id.org/coalition-graph/id/christchurch-call--zoom" in subjects
    assert json.loads(client.get("/id/zoom.jsonld").content)
    assert client.get("/id/zoom", headers={"Accept": "image/png"}).status_code == 406
    record = client.get("/id/christchurch-call--zoom")
    assert "cg:during" in record.text


@pytest.mark.parametrize(
    "name", ["zooom", "nobody-at-all", "..%2f..%2fetc", "zoom.exe", "<script>"]
)
def test_an_unknown_thing_is_not_found(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/id/{name}")
    assert answer.status_code == 404
    if name == "zooom":
        assert "Did you mean" in answer.text


def test_health(client: httpx.Client, local: gk.KnowledgeGraph) -> None:
    expected = {"status": "ok", "triples": len(local.store), "version": local.version}
    assert client.get("/health").json() == expected


def test_the_vocabulary_is_served_at_its_own_addresses(client: httpx.Client) -> None:
    ontology = client.get("/ontology")
    assert ontology.headers["content-type"].startswith("text/turtle")
    assert b"cg:Coalition a owl:Class" in ontology.content
    for form in ("application/rdf+xml", "application/ld+json"):
        other = client.get("/ontology", headers={"Accept": form})
        assert other.headers["content-type"] == form and b"ontology#Coalition" in other.content
    assert b"shape:StepShape" in client.get("/ontology/shapes").content
    code = client.get("/concept/role/founder", headers={"Accept": "text/turtle"})
    assert code.status_code == 200 and b"founder" in code.content
    listed = client.get("/concept/role").content
    assert b"founder" in listed and b"observer" in listed
    assert json.loads(
        client.get("/concept/role", headers={"Accept": "application/ld+json"}).content
    )
    for path in ("/concept/role/nobody", "/concept/Role/x", "/concept/a/b/c"):
        assert client.get(path).status_code == 404


BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_the_vocabulary_is_a_page_for_browsers(client: httpx.Client) -> None:
    answer = client.get("/ontology", headers=BROWSER)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["vary"] == "Accept" and "/ontology.ttl" in answer.headers["link"]
    assert 'id="Coalition"' in answer.text and 'href="#Coalition"' in answer.text
    assert 'lang="fr">coalition' in answer.text and 'href="/concept/role"' in answer.text
    listed = client.get("/concept/role", headers=BROWSER)
    assert 'id="role/founder"' in listed.text and 'lang="fr"' in listed.text
    code = client.get("/concept/role/founder", headers=BROWSER)
    assert "concept/role/founder" in code.text and 'id="role/observer"' not in code.text
    assert client.get("/concept/role/nobody", headers=BROWSER).status_code == 404


@pytest.mark.parametrize("accept", ["", "*/*", "text/turtle", "text/turtle, text/html;q=0.5"])
@pytest.mark.parametrize("path", ["/ontology", "/concept/role"])
def test_the_vocabulary_is_turtle_for_whoever_asks_for_rdf(
    client: httpx.Client, path: str, accept: str
) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith("text/turtle")
    assert answer.headers["vary"] == "Accept"
    assert client.get(path, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/ontology.ttl", "text/turtle"),
        ("/ontology.rdf", "application/rdf+xml"),
        ("/concept/role/founder.jsonld", "application/ld+json"),
    ],
)
def test_an_ending_chooses_the_form(client: httpx.Client, path: str, kind: str) -> None:
    answer = client.get(path, headers=BROWSER)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/query", "/explore", "/id/zoom", "/sparql", "/nothing"),
        *("/ontology", "/concept/role"),
    ],
)
def test_every_answer_has_a_strict_policy(client: httpx.Client, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    scripts = re.search(r"script-src ([^;]*)", policy)
    assert scripts is not None
    assert "unsafe" not in scripts[1]
    assert "*" not in scripts[1]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in answer.headers
    markup = re.sub(r"(?s)<script[^>]*>.*?</script>", lambda s: s[0].partition(">")[0], answer.text)
    for address in re.findall(r'(?:src|<link[^>]*stylesheet[^>]*href)="([^"]*)"', markup):
        assert address.startswith("/static/"), address


def test_hostile_names_are_shown_as_text(tmp_path: Path, serving: Serving) -> None:
    evil = "<script>alert(1)</script>"
    turtle = f'''@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
    @prefix id: <https://w3id.org/coalition-graph/id/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    id:bad cg:kind <https://w3id.org/coalition-graph/concept/kind/company> ;
      skos:prefLabel "{evil}"@en ; cg:homepage <javascript:alert(1)> .'''
    (tmp_path / "bad.ttl").write_text(turtle)
    with serving(application(gk.load(tmp_path / "bad.ttl"))) as asked:
        page = asked.get("/id/bad", headers={"Accept": "text/html"}).text
    assert evil not in page
    assert "&lt;script&gt;" in page
    assert 'href="javascript:' not in page


def test_only_named_hosts_and_origins_are_served(
    local: gk.KnowledgeGraph, serving: Serving
) -> None:
    app = application(local, hosts=["graph.example"], origins=["https://friend.example"])
    with serving(app, "graph.example") as asked:
        friend = asked.get("/health", headers={"Origin": "https://friend.example"})
        stranger = asked.get("/health", headers={"Origin": "https://other.example"})
        rebound = asked.get("/health", headers={"Host": "evil.example"})
    assert friend.headers["access-control-allow-origin"] == "https://friend.example"
    assert "access-control-allow-origin" not in stranger.headers
    assert rebound.status_code == 400


def test_every_example_of_the_query_page_runs(part: gk.KnowledgeGraph, serving: Serving) -> None:
    with serving(application(part, limits=Limits(seconds=60))) as client:
        listed = client.get("/query/examples").json()
        assert len(listed) > 20
        for example in listed:
            answer = client.post("/sparql", data={"query": example["query"]})
            assert answer.status_code == 200, (example["name"], answer.text)
            assert example["title"]


def test_every_request_is_logged_on_one_line(
    client: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="graphkit.serve"):
        client.get("/sparql", params={"query": "ASK {}\nFORGED 127.0.0.1"})
        # The line is written once the answer has been sent, so it may come after the answer.
        assert until(lambda: "FORGED" in caplog.text)
    lines = [r.getMessage() for r in caplog.records if "FORGED" in r.getMessage()]
    assert len(lines) == 1
    assert "\n" not in lines[0]
    assert "GET /sparql?query=ASK" in lines[0]
    assert " 400 " in lines[0]


def test_the_editor_is_the_one_that_is_listed() -> None:
    import graphkit.serve

    folder = Path(graphkit.serve.__file__).parent / "static" / "yasgui"
    sums = (folder / "SHA256SUMS").read_text().splitlines()
    listed = {name: digest for digest, name in (line.split() for line in sums)}
    assert {"yasgui.min.js", "yasgui.min.css", "LICENSE.txt"} <= listed.keys()
    for name, digest in listed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_a_thing_is_headed_by_its_name_and_a_slip_is_answered_with_addresses(
    client: httpx.Client,
) -> None:
    browser = {"Accept": "text/html"}
    assert "<h1>Zoom Video Communications</h1>" in client.get("/id/zoom", headers=browser).text
    slip = client.get("/id/zom", headers=browser)
    assert slip.status_code == 404 and "/id/zoom" in slip.text and "kg." not in slip.text


def test_programs_get_the_tables_of_a_thing_as_json(
    client: httpx.Client, local: gk.KnowledgeGraph
) -> None:
    asked = client.get("/id/gifct", headers={"Accept": "application/json"})
    assert asked.headers["content-type"] == "application/json"
    assert asked.content == client.get("/id/gifct.json").content
    told = asked.json()
    assert told["id"] == "gifct" and told["label"].startswith("Global Internet Forum")
    members = in_words_of("address", local.members("gifct"))
    assert told["members"] == json.loads(members.to_json())
    assert {"asks", "evidence"} <= told.keys()
    record = client.get("/id/christchurch-call--zoom.json").json()
    assert ["org:organization", "christchurch-call"] in record["facts"]


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ("on=2018-12-31", {"on": "2018-12-31"}),
        ("during=2019", {"during": "2019"}),
        ("on=2021-05-10&at_least=certain", {"on": "2021-05-10", "at_least": "certain"}),
        ("roles=founder", {"roles": "founder"}),
        ("roles=founder,organiser&on=2021-05-10",
         {"roles": ["founder", "organiser"], "on": "2021-05-10"}),
    ],
)  # fmt: skip
def test_the_tables_of_a_thing_are_of_the_time_and_the_roles_asked_about(
    client: httpx.Client, local: gk.KnowledgeGraph, asked: str, options: dict[str, Any]
) -> None:
    told = client.get(f"/id/gifct.json?{asked}").json()
    expected = in_words_of("address", local.members("gifct", **options))
    assert told["members"] == json.loads(expected.to_json())
    assert "at_least='" not in told["members"]["note"]
    assert told["members"] != client.get("/id/gifct.json").json()["members"]
    zoom = client.get(f"/id/zoom.json?{asked}").json()
    for question in ("memberships", "promises"):
        there = in_words_of("address", getattr(local, question)("zoom", **options))
        assert zoom[question] == json.loads(there.to_json())
    answer = client.get(f"/id/gifct?{asked}", headers={"Accept": "text/html"})
    page = answer.text
    assert f"</id/gifct.json?{asked}>; rel=" in answer.headers["link"]
    assert f"Members ({len(told['members']['rows'])})" in page
    assert "at_least=&#39;" not in page and "roles=&#39;" not in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/id/gifct?om=2017-12-31", "no option 'om'. Did you mean ?on=…?"),
        ("/id/gifct?at-least=certain", "Did you mean ?at_least=…?"),
        ("/id/gifct?utm=1", "There is ?on="),
        ("/id/gifct?on=2021", "write ?during=2021"),
        ("/id/gifct?on=soon", "soon"),
        ("/id/gifct?on=today", "Write the day in figures"),
        ("/id/gifct?during=2020/today", "Write the day in figures"),
        ("/id/gifct?during=2020-2021", "Write ?during=2020/2021"),
        ("/id/gifct?on=", "says nothing"),
        ("/id/gifct?on=2020-01-01&on=2021-01-01", "more than once"),
        ("/id/gifct?on=2020-01-01&during=2020", "two times"),
        ("/id/gifct?at_least=sure", "?at_least=sure is not possible. Use 'possible'"),
        ("/id/gifct?roles=foundr", "Did you mean 'founder'"),
        ("/id/gifct.ttl?on=2020-01-01", "all triples of a thing"),
        ("/id/christchurch-call--zoom?on=2020-01-01", "no actor or coalition"),
    ],
)
def test_an_option_that_means_nothing_is_refused_in_a_sentence(
    client: httpx.Client, path: str, said: str
) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"][:10]) == (400, "text/plain")
    assert said in answer.text and "kg." not in answer.text


@pytest.mark.parametrize(
    ("path", "meant"),
    [("/members/gifct", "/id/gifct"), ("/gifct.json", "/id/gifct"), ("/members/", "/id/NAME")],
)
def test_an_address_that_is_none_is_answered_with_those_that_there_are(
    client: httpx.Client, path: str, meant: str
) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and meant in answer.text
    for address in ("/sparql", "/query", "/explore", "/ontology", "/health"):
        assert address in answer.text
    assert "<" not in client.get("/<script>").text.replace("'/<script>'", "")
