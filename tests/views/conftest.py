"""A real Chromium for the tests of the page, and pages for it to open."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphkit.errors import NotFound
from graphkit.views import screenshot as chromium
from graphkit.views.view import View, view

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREENS = Path(__file__).parents[2] / "build" / "screens"


def _scenes() -> ModuleType:
    path = Path(__file__).with_name("scenes.py")
    spec = importlib.util.spec_from_file_location("graphkit_test_scenes", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def scenes() -> ModuleType:
    """The generator of scenes of any size."""
    return _scenes()


@pytest.fixture(scope="session")
def driver() -> Iterator[Any]:
    """One Chromium for all tests; without one they are skipped, but not where CI says so."""
    try:
        path = chromium.find()
        from playwright.sync_api import sync_playwright
    except (NotFound, ImportError) as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no browser to test with: {missing}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


class Opened:
    """A page in the browser, and everything it should not have done."""

    def __init__(self, page: Any, path: Path) -> None:
        self.page = page
        self.path = path
        self.complaints: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", self._asked)
        page.on("request", self._requested)

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _asked(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:", "about:")):
            self.complaints.append(f"request: {request.url}")

    def go(self, state: str = "") -> Any:
        """Open the page in a state and wait until all of it is there."""
        self.page.goto("about:blank")
        self.page.goto(self.path.as_uri() + (f"#{state}" if state else ""))
        self.page.wait_for_selector("body[data-ready=complete]")
        return self.page


@pytest.fixture
def opened(driver: Any) -> Iterator[Callable[..., Opened]]:
    """Open a file in a fresh window without network; at the end the page must have been quiet."""
    windows: list[tuple[Any, Opened]] = []

    def open_(path: Path, **options: Any) -> Opened:
        size = {"viewport": {"width": 1440, "height": 900}}
        context = driver.new_context(offline=True, accept_downloads=True, **(size | options))
        page = Opened(context.new_page(), path)
        windows.append((context, page))
        return page

    yield open_
    for context, page in windows:
        context.close()
        assert page.complaints == []


@pytest.fixture(scope="session")
def facts_view(kg: Any) -> View:
    """The view of the bundled facts."""
    return view(kg)


@pytest.fixture(scope="session")
def facts_file(facts_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled facts."""
    path = tmp_path_factory.mktemp("page") / "facts.html"
    facts_view.save(path)
    return path


@pytest.fixture(scope="session")
def ego_file(kg: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page around one company."""
    path = tmp_path_factory.mktemp("page") / "ego.html"
    view(kg, focus="zoom").save(path)
    return path


@pytest.fixture
def explorer(opened: Callable[..., Opened], facts_file: Path) -> Opened:
    """The page of the bundled facts, on a desk."""
    return opened(facts_file)
