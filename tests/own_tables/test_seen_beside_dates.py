"""A list of some day shows who belonged on it, whatever else is said of its dates."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import pytest

import graphkit as gk

from .both_doors import graphs, read_both

TABLE = """\
member,coalition,since,until,listed on
Beta,Green Pact,2015-01-01,,2020-06-01
Delta,Green Pact,,2022-01-01,2020-06-01
Zeta,Green Pact,2020,,2020-06-01
Iota,Green Pact,unknown,unknown,2020-06-01
Mu,Green Pact,2012,2014,2013-03-01
Nu,Green Pact,2020,2022,2020-06-01
Xi,Green Pact,2015,2020,2020-06-01
Pi,Green Pact,after 2012,2022,2020-06-01
Rho,Green Pact,2015,after 2018,2020-06-01
Tau,Green Pact,2015,before 2022,2020-06-01
"""
Degree = Literal["certain", "presumed", "possible"]
WHEN: Mapping[tuple[str, Degree], set[str]] = {
    ("2013-01-01", "certain"): {"Mu"},
    ("2016-01-01", "certain"): {"Beta", "Xi", "Rho", "Tau"},
    ("2020-06-01", "certain"): {
        *("Beta", "Delta", "Zeta", "Iota"),
        *("Nu", "Xi", "Pi", "Rho", "Tau"),
    },
    ("2020-07-01", "certain"): {"Delta", "Nu", "Pi"},
    ("2020-07-01", "presumed"): {"Beta", "Delta", "Zeta", "Nu", "Pi"},
    ("2023-01-01", "possible"): {"Beta", "Zeta", "Iota", "Rho"},
}


def members(kg: gk.KnowledgeGraph, day: str, degree: Degree) -> set[object]:
    return {*kg.members("Green Pact", on=day, at_least=degree).column("label")}


def test_who_is_listed_on_a_day_surely_belongs_on_it(tmp_path: Path) -> None:
    for kg in graphs(tmp_path, TABLE):
        found = {(day, degree): members(kg, day, degree) for day, degree in WHEN}
        assert found == WHEN
        assert kg.memberships("Beta").column("last_seen") == (datetime.date(2020, 6, 1),)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "Theta,Green Pact,2021-05-05,,2020-06-01",
            "'2020-06-01' is seen before the beginning, '2021-05-05'; the beginning is kept.",
        ),
        (
            "Kappa,Green Pact,,2019-01-01,2020-06-01",
            "'2020-06-01' is seen after the end, '2019-01-01'; the end is kept.",
        ),
        ("Lambda,Green Pact,2015,,summer", "'summer' "),
        ("Chi,Green Pact,2015,,after 2021", "'after 2021' is no day, month or year of a list; "),
    ],
)
def test_a_list_that_its_own_row_speaks_against_is_told(
    tmp_path: Path, row: str, message: str
) -> None:
    told = read_both(tmp_path, f"{TABLE}{row}\n").told
    assert [one for one in told if one.startswith(message)]


def test_a_list_of_the_day_of_joining_says_no_more(tmp_path: Path) -> None:
    text = "member,coalition,since,listed on\nAcme,Pact,2020-06-01,2020-06-01\n"
    graphs(tmp_path, text)
    written = (tmp_path / "imported" / "memberships.csv").read_text(encoding="utf-8")
    assert len(written.splitlines()) == 2


def test_a_list_of_a_month_shows_more_than_an_earlier_end(tmp_path: Path) -> None:
    header = "member,coalition,since,until,listed on"
    table = f"{header}\nBeta,Pact,2015,2022-05-31,\nBeta,Pact,2015,,12/2023\n"
    for kg in graphs(tmp_path, table):
        assert kg.members("Pact", on="2023-01-01", at_least="certain").column("label") == ("Beta",)


def test_a_row_with_the_day_of_a_list_is_doubted_once(tmp_path: Path) -> None:
    table = "Member,Pact,Since,Listed on,Status,Note\nAcme,Green,2015,2020-06-01,Withdrawn,left\n"
    told = read_both(tmp_path, table).told
    assert [one[:5] for one in told if "it ended" in one] == ["1 row", "1 row"]
    graphs(tmp_path, table)
    written = (tmp_path / "imported" / "memberships.csv").read_text(encoding="utf-8")
    assert written.count("Withdrawn") == 1
    assert written.count("line 2") == 2


def test_a_list_beside_a_period_is_read_as_beside_two_dates(tmp_path: Path) -> None:
    rows = "A,P,2018-present,2023-06-30\nB,P,2016-2018,2023-06-30\nC,P,2017,2023-06-30\n"
    table = f"member,coalition,period,list date\n{rows}"
    for kg in graphs(tmp_path, table):
        assert kg.members("P", on="2023-06-30", at_least="certain").column("label") == ("A",)
    told = read_both(tmp_path, table).told
    said = "ended before they are seen on '2023-06-30'; the ends are kept."
    assert f"2 rows (lines 3 and 4) {said}" in told


def test_a_list_that_names_who_left_is_told_once_and_not_of_who_came_back(tmp_path: Path) -> None:
    header = "Member,Pact,Joined,Until,Listed on"
    left = "".join(f"{name},Green,2015,2020,30/06/2023\n" for name in ("Acme", "Beta", "Eta"))
    back = "Zeta,Green,2015,2020,30/06/2023\nZeta,Green,2021,,30/06/2023\n"
    told = read_both(tmp_path, f"{header}\n{left}{back}").told
    said = "ended before they are seen on '30/06/2023'; the ends are kept."
    assert told == (f"3 rows (lines 2, 3 and 4) {said}",)
