"""The days on which members entered are their beginnings, where no other column has these."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both


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
        ("Entered,Verified", "2025-01-01,yes", "/"),
    ],
)
def test_rows_entered_later_have_no_beginning_and_it_is_told(
    tmp_path: Path, header: str, cells: str, period: str
) -> None:
    found = read_both(tmp_path, f"Company,Initiative,{header}\nAcme,Pact,{cells}\n")
    assert found.members == (f"Acme in Pact {period}".removesuffix(" /"),)
    (told,) = found.told
    assert "on which the rows were written" in told
