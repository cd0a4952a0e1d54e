"""The graphs that the doors are asked about, and a browser for the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk
from graphkit.views.view import view

from ..servers import oxigraph_of
from ..views.conftest import driver
from . import corpus as made_by_hand

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["driver"]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    """The folder of traps, open."""
    return gk.load(made_by_hand.write(tmp_path_factory.mktemp("corpus")))


@pytest.fixture(scope="session")
def corpus_at_an_endpoint(
    corpus: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[gk.KnowledgeGraph]:
    """The folder of traps behind a server of another make."""
    place = tmp_path_factory.mktemp("endpoint")
    corpus.export(place / "corpus.nt")
    with oxigraph_of(place / "corpus.nt", place) as url:
        yield gk.connect(url)


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
