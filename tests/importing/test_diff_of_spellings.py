"""A date that is written otherwise and means the same day is no difference."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import xlsxwriter

from graphkit.opening.open_store import open_store
from graphkit.questions.difference import difference
from graphkit.table import Table


def differing(one: Path, other: Path) -> Table:
    return difference(open_store(one), open_store(other))


def test_a_date_cell_is_the_text_of_the_same_day(tmp_path: Path) -> None:
    old, new = tmp_path / "city.csv", tmp_path / "city.xlsx"
    old.write_text("Member,Pact,Since,Until\nAcme,Green,14.05.1992,1 June 2001\n")
    with xlsxwriter.Workbook(str(new), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Member", "Pact", "Since", "Until"])
        days = [datetime.date(1992, 5, 14), datetime.date(2001, 6, 1)]
        sheet.write_row(1, 0, ["Acme", "Green", *days])
    assert not differing(old, new)
    assert not differing(new, old)


@pytest.mark.parametrize(
    ("before", "after"),
    [("14.05.1992", "15.05.1992"), ("FY2019", "FY1819"), ("2019", "14.05.2019")],
)
def test_another_date_and_one_that_cannot_be_read_are_told(
    before: str, after: str, tmp_path: Path
) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(f"Member,Pact,Since\nAcme,Green,{before}\n")
    new.write_text(f"Member,Pact,Since\nAcme,Green,{after}\n")
    assert differing(old, new).column("change") == ("corrected",)
