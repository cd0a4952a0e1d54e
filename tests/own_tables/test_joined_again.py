"""Doubts about a second joining name its column, and a first time does not run into it."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.own_tables.both_doors import read_both


def test_doubts_name_the_column_of_the_second_joining(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Pact,Joined,Rejoined\nAcme,Green,2011,soon\n")
    doubts = gk.authoring.examine(path).doubts
    assert [one.column for one in doubts] == ["Rejoined"] and "'soon'" in doubts[0].message


def test_who_rejoined_at_an_unknown_end_belongs_once_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Member,Pact,Joined,Rejoined\nAcme,Green,2011,2015-05-13\n")
    assert not [one for one in gk.check(path).findings if one.severity == "error"]


def test_who_left_a_bank_did_not_leave_the_coalition(tmp_path: Path) -> None:
    rows = "Acme,Green,2010,Resigned in 2019 from the bank\nBeta,Green,2010,Resigned in 2019\n"
    found = read_both(tmp_path, f"Member,Pact,Joined,Note\n{rows}")
    assert len(found.told) == 1 and "1 row says by 'Resigned in 2019'" in found.told[0]


def test_a_second_joining_without_a_first_is_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Rejoined\nAcme,2021\nBeta,\nEta,2020\n", "Green")
    assert found.members == ("Acme in Green 2021/..", "Beta in Green", "Eta in Green 2020/..")
    assert found.told == (
        "2 rows (lines 2 and 4) say when a member joined again, and nothing when first: the second "
        "time is read alone.",
    )


AGAIN = "that it left and joined again, and it is read as one membership."


@pytest.mark.parametrize(
    "note",
    [
        *("After a pause, rejoined in 2021", "Left in 2019, rejoined 2021", "It later rejoined."),
        *("Left in 2019; returned in 2021", "Joined again in 2021", "Was readmitted in 2021"),
        *("2019 ausgetreten, 2021 wieder beigetreten", "A réintégré le pacte en 2021"),
        *("Salió en 2019 y volvió en 2021", "Paused 2019, came back 2021"),
    ],
)
@pytest.mark.parametrize("until", ["", "2019"])
def test_a_note_of_a_second_time_is_told(note: str, until: str, tmp_path: Path) -> None:
    row = f'Acme,Green,2015,{until},"{note}"'
    found = read_both(tmp_path, f"Member,Pact,Joined,Left,Notes\n{row}\n")
    assert any(AGAIN in one and note in one for one in found.told)


@pytest.mark.parametrize(
    "note",
    [
        *("Has not rejoined", "May be readmitted in 2026", "Applied for readmission"),
        *("Rejoined by Beta", "Rejoined the board", "Its CEO returned the award", "Never rejoined"),
    ],
)
def test_a_note_of_no_second_time_is_not(note: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Pact,Joined,Notes\nAcme,Green,2015,{note}\n")
    assert not any(AGAIN in one for one in found.told)


def test_a_second_time_with_a_row_of_its_own_is_not_told(tmp_path: Path) -> None:
    rows = 'Acme,Green,2015,2019,"Left, rejoined 2021"\nAcme,Green,2021,,\n'
    found = read_both(tmp_path, f"Member,Pact,Joined,Left,Notes\n{rows}")
    assert not any(AGAIN in one for one in found.told)


def test_a_status_of_a_second_time_is_told(tmp_path: Path) -> None:
    rows = 'Acme,Green,2015,"Left 2019, rejoined 2021"\nBeta,Green,2015,Rejoined\n'
    (told,) = read_both(tmp_path, f"Member,Pact,Joined,Status\n{rows}").told
    assert told.startswith("2 rows (lines 2 and 3) say by") and AGAIN in told
