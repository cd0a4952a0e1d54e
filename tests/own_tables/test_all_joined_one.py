"""Tables of those who joined one thing, which no column names: who signed a pledge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
from tests.own_tables.both_doors import read_both

PLEDGE = "name,kind,date\nGoogle,company,14 May 2021\nAcme Labs,company,2022\n"


@pytest.fixture
def pledge(tmp_path: Path) -> Path:
    path = tmp_path / "pledge.csv"
    path.write_text(PLEDGE, encoding="utf-8")
    return path


def test_signatories_of_one_pledge_are_read_as_they_are_imported(tmp_path: Path) -> None:
    found = read_both(tmp_path, PLEDGE, "Open Feeds Pledge")
    assert found.members == (
        "Acme Labs in Open Feeds Pledge 2022/..",
        "Google in Open Feeds Pledge 2021-05-14/..",
    )
    assert found.told == ()


@pytest.mark.parametrize(
    ("text", "members", "left_out"),
    [
        ("Open Feeds Pledge,,\nname,kind,date\nGoogle,company,2021\n", 1, ()),
        ("name,date\nGoogle,2021\nTotal: 1,\n", 1, (3,)),
        ("name,date\nGoogle*,2021\nn/a,2021\n", 1, (3,)),
        ("country,signed,ratified\nChad,2019,2020\nPeru,2019,\n", 3, ()),
        ("Organisation,Member\nAcme,yes\nBeta,no\nGamma,yes\n", 2, (3,)),
        ("name,joined\nGoogle,2021\nname,joined\nAcme,2022\n", 2, (3,)),
        ("Who;Joined\nGoogle;2021-05-14\n", 1, ()),
        ("company,country,year\nAcme,FR,2020\nBeta,DE,2021\n", 2, ()),
        ("name,date\nGoogle,2021\nGoogle,2021\n", 1, ()),
        ("Party,Alliance,date\nAcme,Old Pact,2020\n", 1, ()),
        ("name,until\nGoogle,2021\n", 1, ()),
    ],
)
def test_both_doors_say_the_same_of_whoever_joined_one_thing(
    tmp_path: Path, text: str, members: int, left_out: tuple[int, ...]
) -> None:
    found = read_both(tmp_path, text, "Open Feeds Pledge; All")
    assert len(set(found.members)) == members
    assert all(" in Open Feeds Pledge; All" in one for one in found.members)
    assert found.left_out == left_out


def test_a_column_that_says_what_was_joined_is_kept_and_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Who,Pledge,Joined\nAcme,Green Pledge,2020\n", "Blue Pledge")
    assert found.members == ("Acme in Blue Pledge 2020/..",)
    assert found.told == ("'Pledge' is not read: all rows are taken to be about 'Blue Pledge'.",)


def test_a_table_without_a_coalition_is_told_how_to_name_it(pledge: Path) -> None:
    with pytest.raises(DataError) as refused:
        gk.load(pledge)
    assert "If it is one pledge, name it with joined='NAME'" in str(refused.value)
    assert "--joined NAME" in refused.value.said("terminal")


def test_it_can_be_asked_and_checked(pledge: Path) -> None:
    kg = gk.load(pledge, joined="Open Feeds Pledge")
    assert [row["label"] for row in kg.members("Open Feeds Pledge").records()] == [
        "Google",
        "Acme Labs",
    ]
    assert gk.check(pledge, joined="Open Feeds Pledge").ok


def test_what_says_itself_what_was_joined_takes_no_other_name(pledge: Path) -> None:
    for path in (None, pledge.parent):
        with pytest.raises(DataError, match="no single table"):
            gk.load(path, joined="Open Feeds Pledge")


def test_every_command_that_takes_a_table_takes_what_all_joined(
    pledge: Path, run_cli: Callable[..., Any]
) -> None:
    asked = ("--data", str(pledge), "--joined", "Open Feeds Pledge")
    for command in (("members", "Open Feeds Pledge"), ("overview",), ("analyse", "overlap")):
        assert "open-feeds-pledge" in run_cli(*command, *asked, "--format", "json").out
    checked = run_cli("check", str(pledge), "--joined", "Open Feeds Pledge")
    assert checked.code == 0
    assert "2 memberships" in checked.out + checked.err
    refused = run_cli("check", str(pledge))
    assert refused.code == 3
    assert "--joined NAME" in refused.out


def test_a_page_is_made_of_such_a_table_by_both_doors(
    pledge: Path, run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    typed = tmp_path / "typed.html"
    asked = ("--joined", "Open Feeds Pledge", "-o", str(typed))
    assert run_cli("view", str(pledge), *asked).code == 0
    page = gk.view(pledge, joined="Open Feeds Pledge")
    opened = gk.load(pledge, joined="Open Feeds Pledge")
    assert page.html == typed.read_text(encoding="utf-8") == gk.view(opened).html


def test_a_page_of_what_says_itself_what_was_joined_takes_no_other_name(
    pledge: Path, run_cli: Callable[..., Any]
) -> None:
    opened = gk.load(pledge, joined="Open Feeds Pledge")
    for facts in (opened, pledge.parent):
        with pytest.raises(DataError, match="no single table"):
            gk.view(facts, joined="Open Feeds Pledge")
    for data in (str(pledge.parent), "https://example.org/sparql"):
        typed = run_cli("view", data, "--joined", "Open Feeds Pledge")
        assert typed.code == 3
        assert "no single table" in typed.err
        assert "Leave --joined out" in typed.err
    with pytest.raises(DataError, match="joined='NAME'"):
        gk.view(pledge)


def test_a_column_called_as_what_all_joined_is_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Company,Red Pact\nAcme,x\nBeta,no\n", "Red Pact")
    assert any("'Red Pact' is not read" in one for one in found.told)
