"""A panel with codes that nobody explains is completed by columns, as one without is."""

from __future__ import annotations

from pathlib import Path

from graphkit.importing.complete_rows import completed_by_rows
from graphkit.importing.import_file import import_file
from graphkit.importing.importer import Found, ImportOptions
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.importing.spreadsheets.table_importer import read_table


def rows_of(found: Found) -> Found:
    """The same, with its rows one by one."""
    assert found.columns is not None
    found.tables["memberships"] = [*found.columns]
    found.columns = None
    return found


def test_codes_that_are_told_do_not_want_every_row_to_be_looked_at(tmp_path: Path) -> None:
    names = [f"State {number}" for number in range(40)]
    pacts = [f"Pact {letter}" for letter in "ABCDEFGHIJ"]
    lines = [",".join(["Country", "Year", *pacts])]
    for at, name in enumerate(names):
        for year in range(2000, 2006):
            cells = [("1", "1", "0", "-9", "2")[(at + year + n) % 5] for n in range(len(pacts))]
            lines.append(",".join([name, str(year), *cells]))
    path = tmp_path / "panel.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    imported = import_file(path)
    assert isinstance(imported.tables["memberships"], MembershipColumns)
    assert any("'-9'" in one.message for one in imported.doubts)
    asked = ImportOptions()
    by_rows = completed_by_rows(rows_of(read_table(path, asked)), asked.reading)
    assert imported.tables["memberships"] == by_rows.tables["memberships"]
    assert imported.doubts == by_rows.doubts
