"""The side panel of the page speaks of the records that hold, not of others of the same pair."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import graphkit as gk

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def told(corpus: gk.KnowledgeGraph, page_of: Callable[..., Page]) -> Callable[..., str]:
    """What the panel says of a thing on a day."""
    page = page_of(corpus)
    address = page.url

    def told(thing: str, day: str) -> str:
        page.goto("about:blank")
        page.goto(f"{address}#sel={thing}&on={day}&atLeast=possible")
        page.wait_for_selector("body[data-ready=complete]")
        return page.locator("#panel").text_content() or ""

    return told


def test_an_observer_of_then_is_shown_as_one_and_promised_nothing(
    told: Callable[..., str],
) -> None:
    """Acme became a member three years later; what it promised then is not told of before."""
    before, after = told("acme", "2016-06-01"), told("acme", "2020-03-01")
    assert "observer" in before
    assert "Promises taken on" not in before
    assert "Promises taken on" in after
    assert "Answer complaints." in after


def test_a_coalition_that_joined_another_asks_and_promised(told: Callable[..., str]) -> None:
    text = told("forum", "2018-06-01")
    assert "What it asks" in text and "Speak freely." in text
    assert "Promises taken on" in text and "Say what was done." in text
    assert "Promises taken on" not in told("forum", "2025-01-01")
