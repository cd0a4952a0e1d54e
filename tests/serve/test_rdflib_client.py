"""The client of rdflib gets what it asks for, in whatever format it is set to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from rdflib.plugins.stores.sparqlconnector import SPARQLConnector
from rdflib.util import FORMAT_MIMETYPE_MAP, RESPONSE_TABLE_FORMAT_MIMETYPE_MAP

import graphkit as gk
from graphkit.serve import application

from ..servers import Serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated"),  # by rdflib itself
]

FORMATS: Final = sorted({*FORMAT_MIMETYPE_MAP, *RESPONSE_TABLE_FORMAT_MIMETYPE_MAP} - {"trix"})


@pytest.fixture(scope="module")
def endpoint(part: gk.KnowledgeGraph, serving: Serving) -> Iterator[str]:
    with serving(application(part, workers=2)) as asked:
        yield str(asked.base_url.join("/sparql"))


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_every_format_of_it_with_every_kind_of_query(endpoint: str, method: str) -> None:
    for form in FORMATS:
        client = SPARQLConnector(endpoint, returnFormat=form, method=method)  # type: ignore[arg-type]
        rows = client.query("SELECT ?c { ?c a cg:Coalition } LIMIT 2")
        truth = client.query("ASK { ?c a cg:Coalition }")
        made = client.query("CONSTRUCT { ?c a id:x } { ?c a cg:Coalition } LIMIT 3")
        told = client.query("DESCRIBE id:gifct")
        assert (len(rows), truth.askAnswer, len(made)) == (2, True, 3), form
        assert told.graph, form
