"""A column that says how long somebody belongs, where none says until when, is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both

SAID = "says how long it is or was"


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        *(("Duration (years)", "3"), ("Duration", "3 years"), ("Duration in months", "18")),
        *(("Laufzeit", "3 Jahre"), ("Durée", "3 ans"), ("Duración (años)", "2")),
        *(("Term length", "2"), ("Tenure", "5 yrs"), ("Membership length", "1.5")),
    ],
)
def test_how_long_it_was_is_told_where_no_column_says_until_when(
    header: str, cell: str, tmp_path: Path
) -> None:
    rows = f"Acme,Green,2018,{cell}\nBeta,Green,2019,{cell}\n"
    found = read_both(tmp_path, f"Member,Pact,Joined,{header}\n{rows}")
    (told,) = found.told
    assert told.startswith(repr(cell)) and SAID in told
    assert found.members == ("Acme in Green 2018/..", "Beta in Green 2019/..")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Joined,Left,Duration", "2018,2021,3"),
        ("Joined,Duration", "2018,indefinite"),
        ("Duration", "3"),
        ("Joined,Duration of the project", "2018,3"),
    ],
)
def test_other_lengths_and_those_beside_ends_are_not_told(
    header: str, row: str, tmp_path: Path
) -> None:
    found = read_both(tmp_path, f"Member,Pact,{header}\nAcme,Green,{row}\n")
    assert not any(SAID in one for one in found.told)


def test_a_term_in_years_beside_beginnings_is_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Joined,Term\nAcme,Green,2018,3 years\n")
    assert any("'3 years' is not a date" in one for one in found.told)
