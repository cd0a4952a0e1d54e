"""What a person does on a page, in one step of a test."""

from __future__ import annotations

from typing import Any


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
