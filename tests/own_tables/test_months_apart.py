"""A month in a column of its own is told where dates are read as years."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both

SAID = "may be the month of a year in another column"


@pytest.mark.parametrize(
    ("headers", "row", "told"),
    [
        ("Start year,Start month", "2015,6", True),
        ("Joined,Month joined", "2015,June", True),
        ("Beitrittsjahr,Beitrittsmonat", "2015,12", True),
        ("Joined,Month joined", "2015-06-01,6", False),
        ("Joined,Months of notice", "2015,6", False),
        ("Joined,Month of review", "2015,open", False),
    ],
)
def test_a_month_beside_a_year_is_told(headers: str, row: str, told: bool, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Member,Pact,{headers}\nAcme,Green,{row}\nBeta,Green,{row}\n")
    assert any(SAID in one for one in found.told) is told
