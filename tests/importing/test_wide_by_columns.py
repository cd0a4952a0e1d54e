"""A wide table is read by columns; rows, reports and files are those of reading it row by row."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

from graphkit.authoring.reading import reading_of
from graphkit.importing.complete_rows import completed, completed_by_rows
from graphkit.importing.importer import Found, ImportOptions
from graphkit.importing.mapping import MembershipMap, TableForm, TableMap
from graphkit.importing.spreadsheets.map_rows import mapped_rows
from graphkit.importing.spreadsheets.table_importer import read_table
from graphkit.tabular.reading.separated import separated

_PACTS = [f"Pact {number}" for number in range(12)]
_YEARS = [str(year) for year in range(2001, 2013)]
_ODD = ["tbc", "signed", "x*", "maybe", "2019 [2]", "1502", "soon (2019)"]


def _table(folder: Path, across: list[str]) -> Path:
    chance, path = random.Random(5), folder / "marks.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Member", "Country", "", *across, "Page"])
        for number in range(1, 300):
            cells = [chance.choice(["x", "", "2019", "2015–2017"]) for _ in across]
            cells[0] = chance.choice(_ODD) if number % 60 == 0 else cells[0]
            name = "Acme*" if number == 7 else f"Company {number}" if number % 50 else ""
            writer.writerow([name, "France", "?" * (number % 70 == 0), *cells, number % 3])
        writer.writerow(["Acme", "Peru", "", "x", *[""] * 12, "", "more"])
        writer.writerow(["Nobody", "Peru"])
        writer.writerow(["Total", "", "", *["7"] * 13])
    return path


@pytest.mark.parametrize(("form", "across"), [("wide", _PACTS), ("years", _YEARS)])
def test_all_is_that_of_reading_row_by_row(
    tmp_path: Path, form: TableForm, across: list[str]
) -> None:
    path = _table(tmp_path, across)
    one = MembershipMap(
        {"member": "Member", "country": "Country"},
        {"coalition": "Red Pact"} if form == "years" else {},
    )
    told = TableMap(form, (one,), tuple(across), marks={"signed": "signatory"})
    found = read_table(path, ImportOptions(map=told))
    assert found.columns is not None and not found.tables["memberships"]
    (_, header), *lines = separated(path.read_text(encoding="utf-8"), path.name)
    rows = Found({**found.tables}, map=told, headers=found.headers)
    rows.tables["memberships"] = list(
        mapped_rows(path.name, header, lines, told, rows.dropped, doubts=rows.doubts)
    )
    assert found.columns == rows.tables["memberships"]
    assert (found.dropped, found.doubts) == (rows.dropped, rows.doubts)
    assert len(found.dropped) > 5 and len(found.doubts) > 2
    made, other = completed(found, reading_of(None)), completed_by_rows(rows, reading_of(None))
    assert {name: list(one) for name, one in made.tables.items()} == {
        name: list(one) for name, one in other.tables.items()
    }
    assert (made.dropped, made.doubts) == (other.dropped, other.doubts)
