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
    assert (first["member_id"], first["columns.membership.tier (membership)"]) == ("bee", "silver")
    assert first["columns.membership.code"] == "012"
    assert (first["period"], first["start_latest"]) == ("2021/..", "2021-12-31")
    shown.click("#share > summary")
    with shown.expect_download() as saved:
        shown.click("#save-json")
    told = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    found = [
        (one["member_id"], one["columns"]["membership"]["founded"]) for one in told["memberships"]
    ]
    assert found == [("bee", 2001), ("cat", 2015)]


FEES = """member,coalition,since,fee,certainty_id
Ant,Pact,2019-05-14,3,spring
Bee,Pact,2021,7,summer
Cat,Pact,2022,5,autumn
Cat,Deal,2023,9.5,winter
"""


@pytest.fixture(scope="module")
def fees(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("fees") / "pact.csv"
    path.write_text(FEES, encoding="utf-8")
    passed = {"member": {"ant": "first"}, "confidence": {"pact": "much"}}
    return gk.view(gk.load(path), size_by="fee", columns=passed)


def test_numbers_of_several_memberships_of_a_member_stay_numbers(fees: Any) -> None:
    found = {column.name: column for column in fees.scene.columns}
    assert found["fee"].numeric
    assert found["fee"].values == {"ant": 3, "bee": 7, "cat": (5, 9.5)}
    check_state("column=fee%3D9.5", fees.scene)


@pytest.mark.browser
def test_numbers_of_several_memberships_are_read_as_a_range_and_chosen_one_by_one(
    fees: Any, opened: Callable[..., Any], tmp_path: Path
) -> None:
    fees.save(tmp_path / "fees.html")
    window = opened(tmp_path / "fees.html")
    shown = window.go("on=all&sel=cat")
    shown.evaluate("document.getElementById('stage').focus()")
    described = "explorer.app.described(explorer.app.model.index.get('cat'))"
    assert "5 – 9.5" in shown.evaluate(described)
    shown = window.go("form=table&on=all&column=fee%3D9.5")
    assert "1 member" in shown.inner_text("#headline")
    assert "Deal" in shown.inner_text("#table tbody")


@pytest.mark.browser
def test_own_columns_do_not_stand_in_for_those_of_every_page(
    fees: Any, opened: Callable[..., Any], tmp_path: Path
) -> None:
    fees.save(tmp_path / "fees.html")
    shown = opened(tmp_path / "fees.html").go("form=table&on=all")
    shown.click("#share > summary")
    with shown.expect_download() as saved:
        shown.click("#save-json")
    first = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["memberships"][0]
    assert (first["member_id"], first["period"], first["confidence"]) == (
        "ant",
        "2019-05-14/..",
        "high",
    )
    assert first["columns"] == {
        "member": {"member": "first"},
        "coalition": {"confidence": "much"},
        "membership": {"certainty_id": "spring", "fee": 3},
    }
    shown.click("#share > summary")
    with shown.expect_download() as saved:
        shown.click("#save-csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    heads = next(csv.reader(io.StringIO(text)))
    assert len(heads) == len(set(heads))
    row = next(csv.DictReader(io.StringIO(text)))
    assert (row["certainty_id"], row["columns.membership.certainty_id"]) == ("certain", "spring")
