"""What of a file is not read, or read otherwise than it may be meant, is named."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk
from graphkit import import_file
from graphkit.authoring.dates.written_period import seen_period
from graphkit.authoring.reading import AS_IT_IS
from graphkit.importing.importer import Asked
from graphkit.importing.spreadsheets.table_importer import guess_table

from .written import write_workbook

_PLEDGES = [["Member", "Pledge"], ["Acme", "Green Pact"], ["Beta", "Green Pact"]]
_NOTES = [["Collected by Ann"], ["in 2020"]]


def _warned(path: Path) -> list[str]:
    return [one.message for one in gk.check(path).findings if one.severity == "warning"]


def test_sheets_that_are_not_read_are_named_by_all(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "a.xlsx", Pledges=_PLEDGES, Notes=_NOTES)
    message = "only the sheet 'Pledges' is read; 'Notes' is not."
    assert [doubt.message for doubt in import_file(book).doubts] == [message]
    assert _warned(book) == [message]
    tables = write_workbook(
        tmp_path / "b.xlsx", memberships=[["actor", "coalition"], ["Acme", "Green"]], Notes=_NOTES
    )
    assert "'Notes' is not" in _warned(tables)[0]


def test_the_one_sheet_of_marks_is_imported(tmp_path: Path) -> None:
    marks = [["Country", "Red Pact", "Blue Pact"], ["Chad", "x", ""], ["Mali", "x", "x"]]
    found = import_file(write_workbook(tmp_path / "a.xlsx", Notes=_NOTES, Marks=marks))
    assert len(found.tables["memberships"]) == 3
    assert "'Notes' is not" in found.doubts[0].message


def test_a_note_beside_an_empty_name_is_left_out_by_all(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Pledge,Member\nGreen Pact,Acme\nSource: gazette,\n")
    (left_out,) = import_file(table).dropped
    assert _warned(table) == [left_out.message]
    assert left_out.message == "'Source: gazette' is a note and no member."


def test_a_guess_tells_that_another_column_tells_as_many_apart(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_text("Country,Lead,Pact\nFrance,Acme,Green\nPeru,Beta,Green\n")
    why = guess_table(table, Asked(AS_IT_IS)).columns[0].why
    assert why == "by its name, though 'Lead' tells as many"


def test_what_was_seen_before_the_first_year_was_seen_on_no_day(tmp_path: Path) -> None:
    assert seen_period("44 BC") == "[..1000]/.."
    table = tmp_path / "a.csv"
    table.write_text("member,coalition,last seen\nAthens,Delian League,44 BC\n")
    assert gk.load(table).members("Delian League").column("last_seen") == (None,)
