"""What a table has for itself stands in the page's table, rows, filters, colours and exports."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice, NotFound
from graphkit.views.check_state import check_state

ROWS = """member,coalition,since,tier,code,founded
Ant,Pact,2019-05-14,gold,007,1990
Bee,Pact,2021,silver,012,2001
Cat,Pact,2022,silver,013,2015
Cat,Deal,2023,gold,014,2015
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("tiers") / "pact.csv"
    path.write_text(ROWS, encoding="utf-8")
    return gk.view(gk.load(path), colour_by="tier", columns={"tier": {"ant": "mine"}})


def test_memberships_have_their_own_value_and_members_what_these_say(page: Any) -> None:
    found = {column.name: column for column in page.scene.columns}
    assert set(found) == {"tier", "tier (membership)", "code", "founded"}
    tier = found["tier (membership)"]
    assert sorted(tier.records.values()) == ["gold", "gold", "silver", "silver"]
    assert tier.values == {"ant": "gold", "bee": "silver", "cat": "gold; silver"}
    assert [found[name].numeric for name in ("code", "founded")] == [False, True]


def test_a_state_names_only_values_that_something_has(page: Any) -> None:
    check_state("column=tier%20(membership)%3Dgold~founded%3D2015", page.scene)
    with pytest.raises(NotFound, match="Did you mean 'founded=2015'"):
        check_state("column=founded%3D2051", page.scene)
    with pytest.raises(NotFound, match="column of the page"):
        check_state("column=size%3D3", page.scene)
    with pytest.raises(InvalidChoice, match="name%3Dvalue"):
        check_state("column=tier", page.scene)


@pytest.mark.browser
def test_they_are_read_chosen_and_saved(
    page: Any, opened: Callable[..., Any], tmp_path: Path
) -> None:
    page.save(tmp_path / "pact.html")
    window = opened(tmp_path / "pact.html")
    shown = window.go("form=table&sel=pact&on=2022-12-31")
    assert "Tier (membership): silver" in shown.inner_text("#panel")
    shown.evaluate("document.getElementById('filters').open = true")
    shown.locator("#filter-columns label", has_text="Tier (membership)").locator(
        "select"
    ).select_option("tier (membership)=silver")
    assert shown.inner_text("#headline") == "Pact on 31 December 2022: 2 known members"
    assert "Tier (membership): silver" in shown.inner_text("#chips")
    assert "column=tier" in shown.url
    heads = shown.locator("#table th[scope=col]:visible").all_inner_texts()
    assert "founded" in heads and "Country" not in heads
    shown.click("#share > summary")
    with shown.expect_download() as saved:
        shown.click("#save-csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    first = next(csv.DictReader(io.StringIO(text)))
    assert (first["member_id"], first["Tier (membership)"], first["code"]) == (
        "bee",
        "silver",
        "012",
    )
    assert (first["period"], first["start_latest"]) == ("2021/..", "2021-12-31")
    shown.click("#share > summary")
    with shown.expect_download() as saved:
        shown.click("#save-json")
    told = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert [(one["member_id"], one["founded"]) for one in told["memberships"]] == [
        ("bee", 2001),
        ("cat", 2015),
    ]
