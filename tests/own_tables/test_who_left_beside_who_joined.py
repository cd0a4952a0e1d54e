"""Columns that name who left, columns of answers side by side and acts of one day are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize("header", ["Removed", "Departures", "Members removed", "Former members"])
def test_names_of_who_left_end_nothing_and_that_is_told(tmp_path: Path, header: str) -> None:
    text = f"Since,Member,{header},Coalition\n2010,Acme,,Pact\n2015,Beta,Acme,Pact\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Pact 2010/..", "Beta in Pact 2015/..")
    assert any(line.startswith("may name who left") for line in found.told)


@pytest.mark.parametrize("header", ["Left-wing", "Region", "Left because"])
def test_other_texts_beside_members_are_no_leavings(tmp_path: Path, header: str) -> None:
    text = f"Since,Member,{header},Coalition\n2010,Acme,Beta,Pact\n2015,Beta,Acme,Pact\n"
    assert not any("may name who left" in line for line in read_both(tmp_path, text).told)


@pytest.mark.parametrize("other", ["Party", "Ratified", "State party"])
def test_a_second_column_of_answers_is_told(tmp_path: Path, other: str) -> None:
    text = f"Country,Treaty,{other},Signatory\nKenya,Pact,x,x\nTogo,Pact,,x\nChad,Pact,x,\n"
    assert any("may say so, too" in line for line in read_both(tmp_path, text).told)


def test_answers_to_another_question_are_no_doubt(tmp_path: Path) -> None:
    text = "Member,Pact,Is member,Fee paid\nAcme,Green,yes,yes\nBeta,Green,yes,no\n"
    assert not read_both(tmp_path, text).told


def test_leaving_and_joining_in_one_year_are_told(tmp_path: Path) -> None:
    text = "Member,Coalition,Event,Date\nAcme,Pact,Left,2012\nAcme,Pact,Joined,2012\n"
    (told, *_) = read_both(tmp_path, text).told
    assert told == "Acme left and joined in '2012', and which came first is not told."


def test_transfers_are_joinings_and_leavings(tmp_path: Path) -> None:
    text = "Date,Name,Club,Type\n2019,Ann,Ajax,Transfer in\n2021,Ann,Ajax,Transfer out\n"
    members = read_both(tmp_path, text).members
    assert "Ann in Ajax 2019/2021" in members
    assert not any(one.endswith("/..") for one in members)


@pytest.mark.parametrize("role", ["Prospective member", "Candidate party", "Retired"])
def test_roles_of_who_does_not_belong_are_told(tmp_path: Path, role: str) -> None:
    text = f"Member,Coalition,Role\nAcme,Pact,{role}\nBeta,Pact,Member\n"
    assert read_both(tmp_path, text).told


@pytest.mark.parametrize("header", ["Subsidiary", "Business unit", "Department"])
def test_parts_of_one_member_are_told_where_they_differ(tmp_path: Path, header: str) -> None:
    text = f"Company,{header},Pledge\nAlphabet,Google,Pact\nAlphabet,YouTube,Pact\nMeta,Kit,Pact\n"
    (told,) = read_both(tmp_path, text).told
    assert told.startswith("'Google' and 'YouTube' are both read as Alphabet in Pact")


def test_one_part_of_each_member_is_no_doubt(tmp_path: Path) -> None:
    text = "Company,Department,Pledge\nAlphabet,Safety,Pact\nMeta,Policy,Pact\n"
    assert not read_both(tmp_path, text).told
