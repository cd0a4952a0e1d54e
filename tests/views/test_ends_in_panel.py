"""The panel says of what ended when it ended, on every day and of all time."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("state", ["on=all", "on=2026-03-01", "on=2025-01-01"])
def test_who_left_is_shown_with_the_day(explorer: Any, state: str) -> None:
    page = explorer.go(f"sel=united-states&{state}")
    row = "#panel .links li:has-text('Freedom Online Coalition') .since"
    assert "2011 – 10 February 2026" in page.locator(row).first.text_content()
    page = explorer.go(f"sel=freedom-online-coalition&{state}")
    row = "#panel .links li:has-text('United States') .since"
    assert "10 February 2026" in page.locator(row).first.text_content()


def test_who_goes_on_has_no_end(explorer: Any) -> None:
    page = explorer.go("sel=zoom&on=all")
    row = "#panel .links li:has-text('Christchurch Call') .since"
    assert page.locator(row).first.text_content().startswith("23 June 2022")
    assert "–" not in page.locator(row).first.text_content()
