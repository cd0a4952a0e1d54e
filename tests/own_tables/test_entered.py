"""The days on which members entered are their beginnings, where no other column has these."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both

_BEGUN = (("Acme", 2010), ("Beta", 2011), ("Gamma", 2012))


@pytest.mark.parametrize(
    ("header", "period", "told"),
    [
        ("Entered,Left", "2015/2019", 0),
        ("Entered,Entered by", "/", 0),
        ("Entered,Since", "2019/..", 1),
    ],
)
def test_entered(tmp_path: Path, header: str, period: str, told: int) -> None:
    found = read_both(tmp_path, f"Member,Coalition,{header}\nAcme,Pact,2015,2019\n")
    assert found.members == (f"Acme in Pact {period}".removesuffix(" /"),)
    assert sum("on which the rows were written" in one for one in found.told) == told


@pytest.mark.parametrize(
    ("header", "cells", "period"),
    [
        ("Left,Entered", "2015,2025-01-01", "/2015"),
        ("Entered,Checked by", "2025-01-01,Ann", "/"),
    ],
)
def test_rows_entered_later_have_no_beginning_and_it_is_told(
    tmp_path: Path, header: str, cells: str, period: str
) -> None:
    rows = f"Acme,Pact,{cells}\nBeta,Pact,{cells}\n"
    found = read_both(tmp_path, f"Company,Initiative,{header}\n{rows}")
    assert found.members[0] == f"Acme in Pact {period}".removesuffix(" /")
    (told,) = found.told
    assert "on which the rows were written" in told


@pytest.mark.parametrize(
    ("header", "cells", "period"),
    [
        ("Entered,Left,Last updated", "2010,2015,2024-01-02", "2010/2015"),
        ("Entered,Left,Checked by", "2010,2015,Ann", "2010/2015"),
        ("Entered,Verified", "2010,yes", "2010/.."),
    ],
)
def test_beside_what_was_checked_members_entered(
    tmp_path: Path, header: str, cells: str, period: str
) -> None:
    found = read_both(tmp_path, f"Country,Convention,{header}\nFrance,Pact,{cells}\n")
    assert found.members == (f"France in Pact {period}",)


def test_one_row_that_ends_before_it_begins_loses_no_other_beginning(tmp_path: Path) -> None:
    rows = "Acme,Pact,2010,\nBeta,Pact,2011,\nGamma,Pact,2012,\nDelta,Pact,2020,2002\n"
    found = read_both(tmp_path, f"Company,Initiative,Entered,Left\n{rows}")
    assert [f"{who} in Pact {year}/.." in found.members for who, year in _BEGUN] == [True] * 3
    (told,) = found.told
    assert "2002" in told
