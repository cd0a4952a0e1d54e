"""What of a file is not read, or read otherwise than it may be meant, is named."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

import graphkit as gk
from graphkit import import_file
from graphkit.authoring.dates.written_period import seen_period
from graphkit.authoring.reading import AS_IT_IS
from graphkit.importing.importer import ImportOptions
from graphkit.importing.spreadsheets.table_importer import guess_table

from .both_doors import imported, read_both, read_directly
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
    why = guess_table(table, ImportOptions(AS_IT_IS)).columns[0].why
    assert why == "by its name, though 'Lead' tells as many"


def test_what_was_seen_before_the_first_year_was_seen_on_no_day(tmp_path: Path) -> None:
    assert seen_period("44 BC") == "[..1000]/.."
    table = tmp_path / "a.csv"
    table.write_text("member,coalition,last seen\nAthens,Delian League,44 BC\n")
    assert gk.load(table).members("Delian League").column("last_seen") == (None,)


@pytest.mark.parametrize("word", ["Total", "Summe", "Gesamt", "Totaux", "итого", "Total members:"])
def test_a_total_alone_in_its_row_is_left_out(tmp_path: Path, word: str) -> None:
    found = read_both(tmp_path, f"Member,Pact,Joined,Staff\nAcme,Green,2010,4\n{word},,,\n")
    assert found.members == ("Acme in Green 2010/..",)
    assert found.left_out == (3,)
    assert found.told == (f"{word!r} stands alone in its row and is no member.",)


def test_a_total_whose_formula_was_saved_without_a_value_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate([["Member", "Pact", "Staff"], ["Acme", "Green", 4], ["Total"]]):
            sheet.write_row(line, 0, row)
        sheet.write_formula(2, 2, "=SUM(C2:C2)", None, "")
    for found in (read_directly(path), imported(path)):
        assert found.members == ("Acme in Green",) and found.left_out == (3,)
        assert "'Total' stands alone in its row and is no member." in found.told


def test_a_company_called_total_may_be_alone_on_a_list_of_one_pact(tmp_path: Path) -> None:
    assert read_both(tmp_path, "Company,Joined\nTotal,\nAcme,2019\n", "Pact").members == (
        "Acme in Pact 2019/..",
        "Total in Pact",
    )
