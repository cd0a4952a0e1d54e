"""A web site that somebody visits cannot make their browser ask this server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import graphkit as gk
from graphkit.serve import application

from ..servers import Serving

if TYPE_CHECKING:
    import httpx

pytestmark = pytest.mark.slow

ASK = {"query": "ASK {}"}
LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
IMAGE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
FRAME = {**LINK, "Sec-Fetch-Dest": "iframe"}
STRANGER = {"Origin": "https://other.example"}
FRIEND = {"Origin": "https://friend.example"}


@pytest.fixture(scope="module")
def local(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


@pytest.fixture(scope="module")
def client(local: gk.KnowledgeGraph, serving: Serving) -> Iterator[httpx.Client]:
    with serving(application(local, origins=["https://friend.example"])) as asked:
        yield asked


@pytest.mark.parametrize("path", ["/sparql", "/", "/id/zoom", "/explore", "/health"])
@pytest.mark.parametrize("sent", [IMAGE, FRAME, STRANGER, IMAGE | STRANGER, {"Origin": "null"}])
def test_what_another_site_makes_a_browser_send_is_refused(
    client: httpx.Client, path: str, sent: dict[str, str]
) -> None:
    answer = client.get(path, params=ASK if path == "/sparql" else None, headers=sent)
    assert answer.status_code == 403
    assert "no requests of other web sites" in answer.text
    assert "access-control-allow-origin" not in answer.headers


def test_a_form_of_another_site_is_refused(client: httpx.Client) -> None:
    sent = {**LINK, **STRANGER}
    assert client.post("/sparql", data=ASK, headers=sent).status_code == 403


def test_a_link_leads_to_pages_and_to_no_query(client: httpx.Client) -> None:
    for path in ("/", "/id/zoom", "/query"):
        sent = {**LINK, "Accept": "text/html"}
        assert client.get(path, headers=sent).status_code == 200
    assert client.get("/sparql", params=ASK, headers=LINK).status_code == 403


@pytest.mark.parametrize("site", ["", "none", "same-origin"])
def test_programs_people_and_own_pages_ask(client: httpx.Client, site: str) -> None:
    sent = {"Sec-Fetch-Site": site} if site else {}
    assert client.get("/sparql", params=ASK, headers=sent).json()["boolean"] is True
    own = {**sent, "Origin": f"http://127.0.0.1:{client.base_url.port}"}
    assert client.post("/sparql", data=ASK, headers=own).status_code == 200


def test_a_site_that_is_named_may_ask(client: httpx.Client) -> None:
    sent = {**IMAGE, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty", **FRIEND}
    answer = client.post("/sparql", data=ASK, headers=sent)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == FRIEND["Origin"]
    asked = {**sent, "Access-Control-Request-Method": "POST"}
    assert client.options("/sparql", headers=asked).status_code == 200
