"""Dates that cannot be read are quoted as they stand in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *(("Period", cell) for cell in ("2012-2014; 2018-", "2016-2018 and 2020-")),
        *((column, "WS 2018/19") for column in ("Since", "Period")),
    ],
)
def test_a_date_that_cannot_be_read_is_quoted(tmp_path: Path, column: str, cell: str) -> None:
    rows = f"Acme,Pact,{cell}\nBeta,Pact,2019-05-01/2020\n"
    found = read_both(tmp_path, f"Member,Coalition,{column}\n{rows}")
    assert f"{cell!r} is not a date that can be read; it is left open." in found.told


@pytest.mark.parametrize("cell", ["2016-20", "2016-18"])
def test_two_years_are_not_called_a_month_that_there_is_not(tmp_path: Path, cell: str) -> None:
    rows = f"Acme,Pact,{cell}\nBeta,Pact,2019-05-01\n"
    (told,) = read_both(tmp_path, f"Member,Coalition,Since\n{rows}").told
    assert told.startswith(f"{cell!r} could be a range of years, as there is no month")
