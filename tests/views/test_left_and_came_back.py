"""Who left and came back is listed with both times."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphkit as gk

if TYPE_CHECKING:
    from tests.views.conftest import Open

pytestmark = pytest.mark.browser

ROWS = """actor,coalition,since,until,role
Ann,Pact,2019-10,2021-12-31,
Ann,Pact,2023-02-01,,
Bob,Pact,2020,,
Bob,Pact,2021,2021,chair
"""


def test_the_other_time_stands_below_the_one_that_shows(opened: Open, tmp_path: Path) -> None:
    table, file = tmp_path / "joined.csv", tmp_path / "page.html"
    table.write_text(ROWS, encoding="utf-8")
    gk.view(gk.load(table)).save(file)
    for selected in ("pact", "ann"):
        page = opened(file).go(f"sel={selected}&on=2023-06-01")
        rows = page.locator("#panel-body li", has_text="also")
        assert rows.count() == 1
        assert "also October 2019 – 31 December 2021" in rows.first.inner_text().replace("\n", " ")
    page = opened(file).go("sel=pact&on=2020-06-01")
    assert "also 1 February 2023" in page.inner_text("#panel-body")
