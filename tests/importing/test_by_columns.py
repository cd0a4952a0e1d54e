"""A long table is read by columns; rows, reports and files are those of reading it row by row."""

from __future__ import annotations

import csv
import random
from functools import partial
from pathlib import Path

import pytest

from graphkit.authoring import read
from graphkit.authoring.reading import reading_of
from graphkit.errors import DataError, Problem
from graphkit.importing.complete_rows import completed, completed_by_rows
from graphkit.importing.importer import Found, ImportOptions
from graphkit.importing.match_members import match_members
from graphkit.importing.membership_columns import MembershipColumns
from graphkit.importing.spreadsheets.complete_by_columns import Groups, representatives
from graphkit.importing.spreadsheets.map_rows import mapped_rows
from graphkit.importing.spreadsheets.table_importer import read_table
from graphkit.importing.writing.write_tables import write_tables
from graphkit.names.decisions import Decisions
from graphkit.tabular.reading.lines_of_text import Line

_HEADER = [
    "Member",
    "Pledge",
    "Joined",
    "Left",
    "Role",
    "Kind",
    "Country",
    "Source",
    "Note",
    "Page",
]
_MEMBERS = ["Acme", "ACME", "Müller*", "Total", "Blue Pact", "Beta, Inc.", " Gamma ", "Delta [1]"]
_CELLS = {
    "Pledge": ["Red Pact", "Blue Pact", "red pact", "Red Pact / Blue Pact"],
    "Joined": ["2001-02-03", "14 May 2021", "2019", "soon", "Q2 2022", "", "1502-01-01"],
    "Left": ["", "", "", "2023", "2018"],
    "Role": ["", "founder", "Beobachter", "signatory"],
    "Kind": ["company", "NGO", ""],
    "Country": ["France", "Atlantis", ""],
    "Source": ["", "https://example.org/list", "ftp://example.org/x"],
    "Note": ["", 'says "yes"', "a copy"],
    "Page": ["", "7", "line one\nline two"],
}


def _table(folder: Path, rows: int = 3_000, **more: list[str]) -> Path:
    """Write a table with something of everything that people write; most rows are sound."""
    chance, path = random.Random(7), folder / "pledges.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADER)
        for number in range(rows):
            odd = number % 50 == 0
            member = f"Company {number % 40}" if not odd else chance.choice(_MEMBERS)
            cells = {name: (found if odd else found[:2]) for name, found in _CELLS.items()}
            if not odd:  # what is said of a member is nearly always the same
                cells |= {"Kind": ["company"], "Country": ["France"]}
            picked = [chance.choice(more.get(name) or cells[name]) for name in _HEADER[1:]]
            writer.writerow([member, *picked][: 6 if number % 997 == 0 else None])
        writer.writerow(["", "Red Pact", *[""] * 8])
        writer.writerow(["* as of 2024", *[""] * 9])
    return path


def _by_rows(found: Found) -> Found:
    """The same as if it had been read row by row."""
    assert found.columns is not None
    found.tables["memberships"] = list(found.columns)
    found.columns = None
    return found


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _table(tmp_path_factory.mktemp("table"))


def test_rows_are_those_of_the_reader_of_rows(table: Path) -> None:
    found = read_table(table, ImportOptions())
    assert found.columns is not None and found.map is not None
    lines: list[Line] = []
    dropped: list[Problem] = []
    with table.open(encoding="utf-8", newline="") as file:
        reader, line = csv.reader(file), 1
        for cells in reader:
            lines.append((line, cells))
            line = reader.line_num + 1
    rows = mapped_rows(table.name, _HEADER, lines[1:], found.map, dropped, doubts=[])
    assert found.columns == list(rows)
    assert found.dropped == dropped and len(dropped) == 2


@pytest.mark.parametrize("matched", [False, True])
def test_what_is_made_of_rows_is_the_same(table: Path, tmp_path: Path, matched: bool) -> None:
    known = tmp_path / "known"
    known.mkdir()
    (known / "actors.csv").write_text(
        "id,kind,name\nfirm,company,Company 3 Ltd\nacme,company,Acme\n"
    )
    matching = partial(match_members, known=read(known), decisions=Decisions())
    one, other = (
        complete(found, reading_of(None), matching if matched else None)
        for complete, found in (
            (completed, read_table(table, ImportOptions())),
            (completed_by_rows, _by_rows(read_table(table, ImportOptions()))),
        )
    )
    assert isinstance(one.tables["memberships"], MembershipColumns)
    assert {name: list(rows) for name, rows in one.tables.items()} == {
        name: list(rows) for name, rows in other.tables.items()
    }
    assert (one.dropped, one.doubts, one.review) == (other.dropped, other.doubts, other.review)
    assert one.doubts
    for folder, imported in (("one", one), ("other", other)):
        write_tables(imported, tmp_path / folder, None)
    for path in (tmp_path / "other").iterdir():
        assert (tmp_path / "one" / path.name).read_bytes() == path.read_bytes()


def test_every_row_with_a_fault_is_named(tmp_path: Path) -> None:
    path = _table(tmp_path, 500, Joined=["05/06/2019", "2020"])
    columns = read_table(path, ImportOptions()).columns
    assert columns is not None and representatives(Groups(columns)) is not None
    told = []
    for complete, found in (
        (completed, read_table(path, ImportOptions())),
        (completed_by_rows, _by_rows(read_table(path, ImportOptions()))),
    ):
        with pytest.raises(DataError) as raised:
            complete(found, reading_of(None), None)
        told.append(raised.value.problems)
    assert told[0] == told[1] and len(told[0]) >= 1
