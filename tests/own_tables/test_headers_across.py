"""Columns across a wide table whose headers deny, postpone, name a role or a time."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import Outcome, imported, read_both


def _imported(tmp_path: Path, text: str, coalition: str = "") -> Outcome:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return imported(path, coalition)


@pytest.mark.parametrize(
    "header",
    [
        "Plans to sign Blue Pact",
        "Intends to join Blue Pact",
        "Refused Blue Pact",
        "Declined to sign Blue Pact",
        "Former Blue Pact",
        "No coalition",
        "Left Russia?",
        "Ehemals Blauer Pakt",
    ],
)
def test_no_coalition_is_called_by_what_denies_it(header: str, tmp_path: Path) -> None:
    text = f"Company,Green Pact,Red Pact,{header}\nAcme,x,,\nBeta,,x,x\nGamma,x,,x\n"
    found = _imported(tmp_path, text)
    assert found.members == ("Acme in Green Pact", "Beta in Red Pact", "Gamma in Green Pact")
    assert any(f"{header!r} is no coalition" in one for one in found.told)


@pytest.mark.parametrize(
    "name", ["Plan International", "No Kings Coalition", "Left Alliance", "Refuse Fascism"]
)
def test_names_with_such_words_are_coalitions(name: str, tmp_path: Path) -> None:
    text = f"Company,Green Pact,{name}\nAcme,x,\nBeta,,x\n"
    assert _imported(tmp_path, text).members == ("Acme in Green Pact", f"Beta in {name}")


def test_observers_across_are_observers(tmp_path: Path) -> None:
    path = tmp_path / "roles.csv"
    header = "State,Green Pact member,Green Pact observer,Blue Pact member"
    path.write_text(f"{header}\nEastland,x,,x\nNorthland,,x,x\n", encoding="utf-8")
    import_file(path, tmp_path / "out")
    kg = gk.load(tmp_path / "out")
    assert kg.members("Green Pact").select("label", "role").rows == (
        ("Eastland", "member"),
        ("Northland", "observer"),
    )


@pytest.mark.parametrize(
    "header",
    ["nato_2018,nato_2019,eu_2018,eu_2019", "A 2018,A 2019,B 2018,B 2019", "Jan 2021,Feb 2021"],
)
def test_times_across_are_told(header: str, tmp_path: Path) -> None:
    several = header.count(",") + 1
    text = f"country,{header}\nChad{',1' * several}\nPeru{',0' * (several - 1)},1\n"
    found = _imported(tmp_path, text)
    assert any("may be two times of one" in one for one in found.told)


def test_one_year_in_a_name_is_no_doubt(tmp_path: Path) -> None:
    found = _imported(tmp_path, "Company,Agenda 2030,Green Pact\nAcme,x,\nBeta,,x\n")
    assert not found.told


def test_a_flag_of_joining_beside_one_of_members_is_no_coalition(tmp_path: Path) -> None:
    header = "country,year,league_join,league_leave,league_member"
    rows = "Chad,2001,1,0,1\nChad,2002,0,1,0\nPeru,2001,0,0,0\nPeru,2002,1,0,1\n"
    found = _imported(tmp_path, f"{header}\n{rows}")
    assert found.members == (
        "Chad in league_member [..2001]/2001",
        "Peru in league_member 2002/..",
    )


def test_a_mark_in_brackets_leaves_it_open(tmp_path: Path) -> None:
    found = _imported(tmp_path, "Country,Green,Blue\nChad,x,(x)\nPeru,x,x\nTogo,,x\n")
    assert "Chad in Blue" not in found.members and "Peru in Blue" in found.members
    assert any("'(x)' leaves it open" in one for one in found.told)


def test_marks_and_kinds_that_are_read_as_coalitions_are_told(tmp_path: Path) -> None:
    text = "country,LEAGUE\nChad,Full Membership\nPeru,Associate Membership\nTogo,Full Membership\n"
    found = read_both(tmp_path, text)
    assert any("says how somebody belongs" in one for one in found.told)


def test_a_coalition_that_begins_with_such_a_word_is_no_doubt(tmp_path: Path) -> None:
    text = "organisation,coalition\nAcme,Planned Parenthood\nBeta,Green Pact\nGamma,Prospect\n"
    assert not read_both(tmp_path, text).told


def test_a_file_without_a_header_is_refused_or_told(tmp_path: Path) -> None:
    found = _imported(tmp_path, "Acme,France,2021-05-14\nBeta,Peru,2021-05-15\n", "Pledge")
    assert "names no columns" in found.refused
    found = _imported(tmp_path, "Acme\nBeta\nGamma\n", "Pledge")
    assert any("'Acme' is read as the name of a column" in one for one in found.told)


def test_names_with_commas_below_a_plural_are_doubted(tmp_path: Path) -> None:
    text = 'Signatories,Date\n"Acme, Beta",2019\nGamma,2020\n'
    told = read_both(tmp_path, text, "Pledge").told
    assert told == ("'Acme, Beta' is read as one name, and may be several.",)
    people = 'Signatories,Date\n"Roe, Ann",2019\n"Poe, Bob",2020\n'
    assert not read_both(tmp_path, people, "Pledge").told
