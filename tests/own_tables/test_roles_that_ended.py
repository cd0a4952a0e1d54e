"""A word beside a role that says that who has it does not belong is read as that word alone is."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.own_tables.both_doors import graphs, imported, read_both, read_directly

_ROWS = (
    *(("Member (suspended)", False), ("Mitglied - ruhend", False), ("Member (former)", True)),
    *(("Founding member (withdrawn)", True), ("Member (left)", True), ("Miembro, baja", True)),
    *(("Member (pending)", True), ("Member", False), ("Member (honorary)", False)),
    *(("Left (Party)", False), ("Left-wing member", False), ("Non-voting member", False)),
    *(("Former founding member", True), ("Lapsed member", True), ("Pending member", True)),
    *(("ehem. Mitglied", True), ("one-time member", True)),
)
"""Roles, and whether it is told that who has them does not belong; who is suspended is so."""
_TEXT = "Member,Coalition,Role,Since\n" + "".join(
    f'Acme{place},Pact,"{role}",2010\n' for place, (role, _) in enumerate(_ROWS)
)


def test_a_role_beside_which_stands_that_it_ended_does_not_belong(tmp_path: Path) -> None:
    belong = {f"acme{place}" for place in (7, 8, 9, 10, 11)}
    for kg in graphs(tmp_path, _TEXT):
        assert {*kg.members("pact", on="2020-01-01").column("member")} == belong
        roles = kg.members("pact", roles="suspended").column("member")
        assert {*roles} == {"acme0", "acme1"}


@pytest.mark.parametrize("place", range(len(_ROWS)))
def test_what_was_read_of_such_a_role_is_told(tmp_path: Path, place: int) -> None:
    role, told = _ROWS[place]
    found = read_both(tmp_path, f'Member,Coalition,Role\nBeta,Pact,\nAcme,Pact,"{role}"\n')
    assert any("as not belonging" in one and role in one for one in found.told) == told


@pytest.mark.parametrize("role", ["Founding member (suspended)", "Observer (suspended)"])
def test_a_role_keeps_what_it_was_and_is_told(role: str, tmp_path: Path) -> None:
    rows = f"Acme,Pact,{role}\nBeta,Pact,\n"
    for kg in graphs(tmp_path, f"Member,Coalition,Role\n{rows}"):
        assert kg.members("Pact").column("member") == ("beta",)
        (told,) = (one.message for one in kg.doubts)
        assert told == f"who is {role!r} is read as not belonging, or not yet."


@pytest.mark.parametrize(
    ("rest", "members"),
    [
        ("2020,2021", (True, False, False, True)),
        ("2020-03-01,2020-08-31", (True, False, True, True)),
        ("2020,", (True, False, False, False)),
    ],
)
def test_a_row_of_a_suspension_pauses_the_stay_that_it_lies_in(
    tmp_path: Path, rest: str, members: tuple[bool, ...]
) -> None:
    rows = f"Acme,Pact,member,2015,,3\nAcme,Pact,suspended,{rest},0\n"
    for kg in graphs(tmp_path, f"Member,Coalition,Role,From,To,Fee\n{rows}"):
        days = ("2016-06-01", "2020-06-01", "2020-10-01", "2022-06-01")
        assert tuple(len(kg.members("pact", on=day)) == 1 for day in days) == members
        assert kg.members("pact", roles="suspended").column("fee") == ("0",)
        assert not kg.doubts


def test_an_end_without_a_day_is_one_beside_a_former_member(tmp_path: Path) -> None:
    rows = "Acme,Pact,Member,2018,?\nAcme,Pact,Former member,2020,\n"
    found = read_both(tmp_path, f"Member,Coalition,Role,Since,Until\n{rows}")
    assert not any("this goes on" in one for one in found.told)


@pytest.mark.parametrize("rest", [",", "2015,", "2020,?"])
def test_a_suspension_without_days_is_told(tmp_path: Path, rest: str) -> None:
    rows = f"Acme,Pact,member,2015,\nAcme,Pact,suspended,{rest}\n"
    for kg in graphs(tmp_path, f"Member,Coalition,Role,From,To\n{rows}"):
        (told,) = kg.doubts
        assert "suspended from pact by this row" in told.message
        assert kg.members("pact", on="2020-06-01").column("label") == ("Acme",)


def test_a_founder_who_is_suspended_pauses_its_membership(tmp_path: Path) -> None:
    rows = "Acme,Pact,member,2010,\nAcme,Pact,Founding member (suspended),2012,2013\n"
    for kg in graphs(tmp_path, f"Member,Coalition,Role,From,To\n{rows}"):
        found = [len(kg.members("pact", on=f"{year}-06-01")) for year in (2011, 2012, 2015)]
        assert found == [1, 0, 1]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("member,2010,\nAcme,Pact,suspended,2010,2013", "that it had joined before is not told"),
        (
            "member,2010,\nAcme,Pact,suspended,2012,\nAcme,Pact,suspended,2014,2015",
            "by line 3 at one time",
        ),
    ],
)
def test_what_no_suspension_is_read_of_says_why(tmp_path: Path, rows: str, why: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Member,Coalition,Role,From,To\nAcme,Pact,{rows}\n", encoding="utf-8")
    assert any(why in one.message for one in gk.load(path).doubts)


@pytest.mark.parametrize("column", ["Role", "Type"])
def test_who_is_suspended_and_has_no_other_row_is_told(column: str, tmp_path: Path) -> None:
    table = f"Member,Pact,{column},Since\nAcme,Green,Member,2015\nBeta,Green,Suspended,2016\n"
    said = "1 row says that a member is suspended, and no other row that it belongs: who is"
    assert any(one.startswith(said) for one in read_both(tmp_path, table).told)
    path = tmp_path / "beside.csv"
    path.write_text(f"{table}Beta,Green,Member,2014\n", encoding="utf-8")
    assert not read_directly(path).told
    assert not imported(path).told
