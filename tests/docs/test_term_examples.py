"""The page of the vocabulary shows every class in Turtle, with a query that finds it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pyoxigraph
import pytest

from graphkit import resources
from graphkit.terms import PREFIXES

PROLOGUE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def vocabulary(generator: ModuleType) -> Any:
    """The terms as the page has them."""
    return generator.vocabulary.read(resources.folder("ontology"))


def test_the_query_of_every_class_finds_its_example(vocabulary: Any) -> None:
    assert len(vocabulary.classes) > 30
    for term in vocabulary.classes:
        store = pyoxigraph.Store()
        store.load((PROLOGUE + term.example).encode(), format=pyoxigraph.RdfFormat.TURTLE)
        answer = store.query(term.query, prefixes=PREFIXES)
        assert isinstance(answer, pyoxigraph.QuerySolutions) and any(answer), term.iri


def test_the_page_shows_examples_and_queries(generator: ModuleType, vocabulary: Any) -> None:
    page = generator.ontology_page(vocabulary)
    assert "id:acme-video--acme a cg:Operation ;\n    cg:service id:acme-video" in page
    assert "?operation a cg:Operation ;\n    cg:service ?service" in page
