"""One Chromium for all tests of a process: playwright runs once in each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from graphkit.errors import NotFound
from graphkit.views.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def driver() -> Iterator[Browser]:
    """One Chromium for all tests; without one they are skipped, but not where CI says so."""
    try:
        path = chromium.find()
        from playwright.sync_api import sync_playwright
    except (NotFound, ImportError) as missing:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"no browser to test with: {missing}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*chromium.QUIET])
        yield browser
        browser.close()
