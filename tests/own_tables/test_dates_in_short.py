"""A column that is kept aside is told to look like dates in whatever form they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both

TOLD = "looks like dates, and is kept as a column of your own: no time is read of it."


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (("12-Mar-18", "14-May-19"), (TOLD,)),
        (("2018.03.12.", "2019.05.14."), (TOLD,)),
        (("12.3.18", "14.5.19"), (TOLD,)),
        (("Mar-18", "May-19"), (TOLD,)),
        (("20180312", "20190514"), (TOLD,)),
        (("Level 18", "Level 19"), ()),
        (("3-18", "5-19"), ()),
        (("12345678", "87654321"), ()),
    ],
)
def test_dates_in_short(tmp_path: Path, cells: tuple[str, str], told: tuple[str, ...]) -> None:
    first, last = cells
    table = f"Member,Coalition,Offboarded\nAcme,Pact,{first}\nBeta,Pact,{last}\n"
    assert read_both(tmp_path, table).told == told
