"""A time that ends before it begins is refused with what was meant, at every door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice, InvalidDate
from graphkit.facts.window import Window, window_of


@pytest.mark.parametrize(
    ("during", "meant"),
    [
        ("2021/2020", "2020/2021"),
        ((2021, 2020), "2020/2021"),
        ("2021-05/2020", "2020/2021-05"),
        ("2021-05-01/2020-01-01", "2020-01-01/2021-05-01"),
        ("May 2021/3 May 2020", "2020-05-03/2021-05"),
        ("2021 - 2020", "2020/2021"),
        ("2020-2021", "2020/2021"),
    ],
)
def test_the_period_that_was_meant_is_offered(during: Any, meant: str) -> None:
    with pytest.raises(InvalidDate, match=f"Write during='{meant}'"):
        window_of(during=during)
    window_of(during=meant)


def test_a_turned_period_in_the_place_of_a_day_is_offered_as_a_time() -> None:
    with pytest.raises(InvalidDate, match="For some time in it write during='2020/2021'"):
        window_of(on="2021/2020")


@pytest.mark.parametrize("during", [True, False, (True, False), (2021, True)])
def test_a_truth_value_is_no_time_and_is_quoted_as_it_is(during: Any) -> None:
    with pytest.raises(InvalidDate, match=r"True|False"):
        window_of(during=during)


def test_both_ends_may_name_their_months() -> None:
    assert window_of(during="May 2020/June 2021") == Window(
        window_of(during="2020-05").first, window_of(during="2021-06").last
    )


@pytest.mark.parametrize("option", ["joined", "sheet", "encoding"])
@pytest.mark.parametrize("said", ["", "  "])
def test_what_is_said_of_a_table_and_is_empty_is_said_to_be_empty(
    said: str, option: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table, options = tmp_path / "pledge.csv", dict[str, Any]({option: said})
    table.write_text("member,since\nAcme,2020\n", encoding="utf-8")
    for door in (gk.load, gk.check, gk.import_file):
        with pytest.raises(InvalidChoice, match="it is empty"):
            door(table, **options)
    for command in ("members", "check", "import"):
        what = (command, "Pact", "--data", table) if command == "members" else (command, table)
        ran = run_cli(*what, f"--{option}", said)
        assert ran.code and "it is empty" in ran.err


def test_the_command_line_writes_its_own_option(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "pledge.csv"
    table.write_text("member,coalition,since\nAcme,Pact,2020\n", encoding="utf-8")
    ran = run_cli("members", "Pact", "--data", table, "--during", "2021/2020")
    assert "Write --during 2020/2021." in ran.err
