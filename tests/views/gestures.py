"""What a person does on a page, in one step of a test."""

from __future__ import annotations

from typing import Any

from ..servers import until


def choose(page: Any, text: str, *, add: bool = False) -> None:
    """Type into the search and take the first suggestion."""
    page.fill("#search", text)
    page.wait_for_selector("#suggestions [role=option]")
    if add:
        page.check("#add")
    page.press("#search", "Enter")


def wait_for_rest(page: Any) -> None:
    """Let what moves come to rest."""
    page.wait_for_timeout(400)


def wait_until(page: Any, expression: str) -> None:
    """Wait until something is so on a page, whose policy forbids that a text becomes code there."""
    assert until(lambda: bool(page.evaluate(expression))), expression
