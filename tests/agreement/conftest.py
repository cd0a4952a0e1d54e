"""The graphs that the doors are asked about, and a browser for the page."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

import graphkit as gk
from graphkit.views.view import view

from ..servers import oxigraph_of
from . import corpus as made_by_hand

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    """The folder of traps, open."""
    return gk.load(made_by_hand.write(tmp_path_factory.mktemp("corpus")))


Behind: TypeAlias = Callable[[gk.KnowledgeGraph], gk.KnowledgeGraph]


@pytest.fixture(scope="session")
def behind_an_endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Behind]:
    """Put a whole graph behind a server of another make, and ask it there."""
    with contextlib.ExitStack() as running:

        def serve(kg: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
            place = tmp_path_factory.mktemp("endpoint")
            kg.export(place / "all.nt")
            return gk.connect(running.enter_context(oxigraph_of(place / "all.nt", place)))

        yield serve


@pytest.fixture(scope="session")
def corpus_at_an_endpoint(
    corpus: gk.KnowledgeGraph, behind_an_endpoint: Behind
) -> gk.KnowledgeGraph:
    """The folder of traps behind a server."""
    return behind_an_endpoint(corpus)


@pytest.fixture(scope="module")
def page_of(driver: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Page]]:
    """Open the page of a graph in a real browser, without network."""
    context = driver.new_context(offline=True, accept_downloads=True)

    def opened(kg: gk.KnowledgeGraph, state: str = "") -> Page:
        path: Path = tmp_path_factory.mktemp("page") / "page.html"
        view(kg, at_least="possible").save(path)
        page = context.new_page()
        page.goto(path.as_uri() + (f"#{state}" if state else ""))
        page.wait_for_selector("body[data-ready=complete]")
        return page  # type: ignore[no-any-return]

    yield opened
    context.close()
