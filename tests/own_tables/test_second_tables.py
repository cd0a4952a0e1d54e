"""A row of names of columns below a table ends it: no member is called Member."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.own_tables.both_doors import read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""

_FIRST = "Member,Coalition,Since,Until\nAcme,Green,2019,\n"


def test_a_table_with_another_column_is_left_out_and_told(tmp_path: Path) -> None:
    rows = "Acme,Green,2019\nMember,Coalition,Until\nGamma,Green,2021\nDelta,Green,2022\n"
    found = read_both(tmp_path, f"Member,Coalition,Since\n{rows}")
    assert found.members == ("Acme in Green 2019/..",)
    assert found.left_out == (3, 4, 5)
    assert any("whose column 'Until' the first one lacks" in message for message in found.told)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Member,Coalition,Until,Since", "Gamma,Blue,2021,2010"),
        ("Pledge,Signatory,End,Start", "Blue,Gamma,2021,2010"),
        ("COALITION,MEMBER,left,joined", "Blue,Gamma,2021,2010"),
    ],
)
def test_the_same_columns_in_another_order_are_read(header: str, row: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"{_FIRST}{header}\n{row}\n")
    assert found.members == ("Acme in Green 2019/..", "Gamma in Blue 2010/2021")
    assert found.left_out == (3,)


def test_a_third_table_like_the_first_is_read_again(tmp_path: Path) -> None:
    rows = "Member,Coalition,Fee paid in,Mood\nBeta,Green,2020,good\n"
    text = f"Member,Coalition,Since,Mood\nAcme,Green,2019,bad\n{rows}"
    found = read_both(tmp_path, f"{text}Coalition,Member,Since,Mood\nBlue,Eta,2021,bad\n")
    # a name that is no known word ends no table: the row is one of a member, as it was
    assert "Eta in Blue 2021/.." in found.members
    found = read_both(tmp_path, f"{_FIRST}Member,Coalition,Role\nBeta,Blue,chair\n{_FIRST}")
    assert found.members == ("Acme in Green 2019/..", "Acme in Green 2019/..")
    assert found.left_out == (3, 4, 5)


def test_members_that_are_called_like_a_column_stay(tmp_path: Path) -> None:
    rows = "Forum,Green,2019\nNetwork,Pact of Cities,2020\nAlliance,Green,\n"
    found = read_both(tmp_path, f"Member,Coalition,Since\n{rows}")
    assert len(found.members) == 3 and not found.left_out


def test_a_folder_is_read_likewise(tmp_path: Path) -> None:
    path = tmp_path / "memberships.csv"
    path.write_text("member,coalition,since\nAcme,Green,2019\nCoalition,Member,Since\nBlue,Eta,\n")
    assert gk.load(tmp_path).members("Blue").column("label") == ("Eta",)
