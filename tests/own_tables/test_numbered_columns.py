"""Columns such as "Member 1" and "Member 2" are all read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    "header", ["Party 1,Party 2,Party 3", "Member1,Member2,Member3", "State_1,State_2,State_3"]
)
def test_each_is_a_column_of_members(header: str, tmp_path: Path) -> None:
    rows = "Sea,France,Chad,,2010\nAir,,Chad,Peru,2011\n"
    found = read_both(tmp_path, f"Agreement,{header},Date signed\n{rows}")
    assert found.members == (
        *("Chad in Air 2011/..", "Chad in Sea 2010/..", "France in Sea 2010/.."),
        "Peru in Air 2011/..",
    )


def test_or_of_what_was_joined(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Company,Pledge 1,Pledge 2\nAcme,Green,Blue\nBeta,Blue,TBC\n")
    assert found.members == ("Acme in Blue", "Acme in Green", "Beta in Blue")


def test_a_single_number_or_other_columns_stay_as_they_are(tmp_path: Path) -> None:
    rows = "Acme,Green,a,b\nBeta,Green,c,\n"
    found = read_both(tmp_path, f"Member,Pledge,Phase 1,Phase 2\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Green") and not found.told
