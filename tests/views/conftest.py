"""A real Chromium for the tests of the page, and pages for it to open."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol

import pytest

import graphkit as gk
from graphkit.views.view import View, view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

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


# The page hears of a new address before those who listen after it, and then has another state.
MOVE = """(address) => new Promise((moved, stayed) => {
  const { state } = explorer.app, before = location.hash;
  const look = () => (explorer.app.state === state ? stayed(Error("The page stayed.")) : moved());
  location.hash = address;
  if (location.hash === before) moved();
  else addEventListener("hashchange", look, { once: true });
})"""


class Opened:
    """A page in the browser, and everything it should not have done."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.path = Path()
        self.visits = 0
        self.complaints: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", self._asked)
        page.on("request", self._requested)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"console: {message.text}")

    def _asked(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        if not request.url.startswith(("file:", "blob:", "data:", "about:")):
            self.complaints.append(f"request: {request.url}")

    def go(self, state: str = "") -> Page:
        """Open the page anew in a state and wait until all of it is there.

        Each visit has an address of its own: where only what follows ``#`` differs, a browser
        would stay on the page.
        """
        self.visits += 1
        self.page.goto(f"{self.path.as_uri()}?{self.visits}" + (f"#{state}" if state else ""))
        self.page.wait_for_selector("body[data-ready=complete]")
        return self.page

    def move(self, state: str) -> Page:
        """Go on to another state of the page that is open, as by a link; that costs a fifth."""
        self.page.evaluate(MOVE, state)
        return self.page

    def leave(self) -> None:
        """Show the page on a screen again, as it was for those before."""
        self.page.emulate_media(media="null")


class Open(Protocol):
    """How a test asks for a page: the file, and options of the browser's context."""

    def __call__(self, path: Path, **options: object) -> Opened: ...


@pytest.fixture(scope="module")
def windows(driver: Browser) -> Iterator[Callable[[dict[str, object]], Opened]]:
    """One window without network for each kind of screen, kept for a module.

    The page keeps nothing between visits, and a new window costs more than a new page.
    """
    kept: dict[str, Opened] = {}

    def window(options: dict[str, object]) -> Opened:
        key = repr(sorted(options.items()))
        if key not in kept:
            chosen: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}} | options
            context = driver.new_context(offline=True, accept_downloads=True, **chosen)
            kept[key] = Opened(context.new_page())
        return kept[key]

    yield window
    for one in kept.values():
        one.page.context.close()


@pytest.fixture
def opened(windows: Callable[[dict[str, object]], Opened]) -> Iterator[Open]:
    """Open a file in a window without network; at the end the page must have been quiet."""
    used: list[Opened] = []

    def open_(path: Path, **options: object) -> Opened:
        window = windows(options)
        window.path = path
        window.complaints.clear()
        used.append(window)
        return window

    yield open_
    for window in used:
        window.leave()
        assert window.complaints == []


@pytest.fixture(scope="session")
def facts_view(kg: gk.KnowledgeGraph) -> View:
    """The view of the bundled facts."""
    return view(kg)


@pytest.fixture(scope="session")
def whole_file(facts_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the bundled facts."""
    path = tmp_path_factory.mktemp("page") / "facts.html"
    facts_view.save(path)
    return path


@pytest.fixture(scope="session")
def facts_file(whole_file: Path) -> Path:
    """The page that `explorer` opens; a module whose tests need no more gives that of a part."""
    return whole_file


@pytest.fixture(scope="session")
def ego_file(kg: gk.KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page around one company."""
    path = tmp_path_factory.mktemp("page") / "ego.html"
    view(kg, focus="zoom").save(path)
    return path


@pytest.fixture(scope="session")
def part_view(part: gk.KnowledgeGraph) -> View:
    """The view of a part of the bundled facts."""
    return view(part)


@pytest.fixture(scope="session")
def part_file(part_view: View, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a part of the bundled facts."""
    path = tmp_path_factory.mktemp("page") / "part.html"
    part_view.save(path)
    return path


@pytest.fixture
def explorer(opened: Open, facts_file: Path) -> Opened:
    """The page of facts, on a desk."""
    return opened(facts_file)
