"""Columns of months, quarters and days that hold marks are told, as those of years are."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import imported, read_directly


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Member,Jan 2018,Jul 2018,Jan 2019\nAcme,x,x,\nBeta,,x,x", "'Jan 2018' to 'Jan 2019'"),
        ("Member,2018 Q1,2018 Q2,2018 Q3\nAcme,x,x,\nBeta,,x,x", "'2018 Q1' to '2018 Q3'"),
        ("Member,2018-01-01,2019-01-01\nAcme,x,\nBeta,,x", "'2018-01-01' to '2019-01-01'"),
        (
            "Member,2018,2019,2020\nAcme,full,observer,\nBeta,full,suspended,full",
            "'2018' to '2020'",
        ),
        ("Member,2018,2019\nAcme,full,associate\nBeta,associate,", "'2018' to '2019'"),
        ("Member,2018,2019,Since\nAcme,full,partial,2015\nBeta,none,full,2016", ""),
        ("Member,Jan 2018,Jul 2018,Since\nAcme,12.5,13,2015\nBeta,3,x,2016", ""),
        ("Member,2018,2019,Since\nAcme,good,bad,2015\nBeta,bad,good,2016", ""),
    ],
)
def test_marks_below_times_are_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text)
    for found in (read_directly(path, "Fund"), imported(path, "Fund")):
        assert len(found.members) == 2
        messages = [one for one in found.told if "no time is read of them" in one]
        assert len(messages) == bool(told)
        assert all(told in one and "look like the" in one for one in messages)
