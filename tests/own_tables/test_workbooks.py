"""Workbooks as people keep them: named and hidden sheets, merged cells, headers of two lines."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import graphkit as gk
from graphkit.authoring import examine
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

from .written import write_workbook


def test_sheets_called_after_the_tables_are_the_tables(tmp_path: Path) -> None:
    path = write_workbook(
        tmp_path / "all.xlsx",
        actors=[["id", "kind", "name"], ["acme", "company", "Acme"]],
        memberships=[["actor", "coalition"], ["acme", "Green Pact"]],
        scratch=[["anything"]],
    )
    kg = gk.load(path)
    assert kg.members("green pact").records()[0]["kind"] == "company"


def test_hidden_sheets_are_not_read_and_several_tables_are_asked_about(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    old = [["Member", "Pledge"], ["Old Corp", "Pact"]]
    new = [["Member", "Pledge"], ["New Corp", "Pact"]]
    path = write_workbook(tmp_path / "a.xlsx", New=new, _Old=old, Notes=[["Written by me"]])
    assert gk.load(path).members("Pact").column("label") == ("New Corp",)
    assert gk.load(path, sheet="Old").members("Pact").column("label") == ("Old Corp",)
    path = write_workbook(tmp_path / "b.xlsx", New=new, Old=old)
    ran = run_cli("members", "Pact", "--data", path)
    assert ran.code == 3 and "'New', 'Old'" in ran.err and "--sheet New" in ran.err
    ran = run_cli("members", "Pact", "--data", path, "--sheet", "Nowhere")
    assert ran.code == 3 and "no sheet 'Nowhere'" in ran.err


def test_hidden_sheets_are_named(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    rows = [["Member", "Pledge"], ["Old Corp", "Pact"]]
    path = write_workbook(tmp_path / "a.xlsx", New=rows, _Old=rows)
    ran = run_cli("check", path)
    assert ran.code == 1 and "the hidden sheet 'Old' is not read" in ran.out
    assert "--sheet Old" in ran.out
    assert [doubt.message for doubt in import_file(path).doubts] == [
        "the hidden sheet 'Old' is not read."
    ]
    assert "hidden" not in run_cli("check", path, "--sheet", "New").out


def test_a_workbook_of_hidden_sheets_alone_is_refused(tmp_path: Path) -> None:
    shown = write_workbook(tmp_path / "b.xlsx", Old=[["Member", "Pledge"], ["Old Corp", "Pact"]])
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(shown) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            data = before.read(name).replace(b'name="Old"', b'name="Old" state="hidden"')
            after.writestr(name, data)
    with pytest.raises(DataError, match="all of its sheets are hidden: 'Old'"):
        gk.load(path)
    with pytest.raises(DataError, match="all of its sheets are hidden: 'Old'"):
        import_file(path)


def merged_workbook(path: Path) -> Path:
    """Write a sheet as offices make them: a title, a header of two lines, members merged."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range("C2:F2", "Our list")
        for cells, text in (("C3:C4", "Member"), ("D3:D4", "Pledge"), ("E3:F3", "Period")):
            sheet.merge_range(cells, text)
        sheet.write_row("E4", ["since", "until"])
        sheet.merge_range("C5:C7", "Acme")
        for line, row in enumerate([("P", 2019, ""), ("Q", 2020, 2021), ("R", "#", "")], 4):
            sheet.write_row(line, 3, row)
        sheet.write_row("C8", ["Member", "Pledge", "since", "until"])
        sheet.write_row("C9", ["Beta", "P", 2020, ""])
    return path


def test_merged_cells_stand_in_each_row_and_headers_have_two_lines(tmp_path: Path) -> None:
    path = merged_workbook(tmp_path / "a.xlsx")
    meant = {
        ("acme", "p", "2019/.."),
        ("acme", "q", "2020/2021"),
        ("acme", "r", "/"),
        ("beta", "p", "2020/.."),
    }
    examined = gk.authoring.examine(path)
    imported = import_file(path, tmp_path / "out")
    for tables in (examined.tables, imported.tables):
        rows = tables["memberships"]
        assert {(row["actor"], row["coalition"], row["during"]) for row in rows} == meant
    told = " ".join(doubt.message for doubt in (*examined.doubts, *imported.doubts))
    assert told.count("lines 5–7") == 2 and "3–4" not in told  # those of the header are no doubt
    assert "come again" in told and imported.dropped[0].line == 8
    again = import_file(path, tmp_path / "out")
    assert again.tables == imported.tables


def test_what_is_no_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("member,coalition\n", encoding="utf-8")
    with pytest.raises(DataError, match="save it again"):
        gk.load(path)


def test_the_one_sheet_that_names_members_is_read_by_all(tmp_path: Path) -> None:
    pledges = [["Member", "Pledge"], ["A", "P"], ["B", "P"]]
    notes = [["About this list"], ["Written in 2020"]]
    book = write_workbook(tmp_path / "b.xlsx", Notes=notes, Pledges=pledges)
    assert set(gk.load(book).members("P").column("member")) == {"a", "b"}
    found = import_file(book)
    assert len(found.tables["memberships"]) == 2
    assert ["'Notes' is not" in doubt.message for doubt in found.doubts] == [True]


def test_rows_that_are_hidden_and_cells_struck_through_are_read_and_told(tmp_path: Path) -> None:
    """Whoever hid or struck them may have meant that they do not count."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, struck = book.add_worksheet(), book.add_format({"font_strikeout": True})
        for row, name in enumerate(["Member", "Acme", "Beta", "Gamma"]):
            sheet.write(row, 0, name, struck if name == "Beta" else None)
            sheet.write(row, 1, "Pact" if row else "Pledge")
        sheet.set_row(3, None, None, {"hidden": True})
    told = [
        "hidden rows are read like the others: 4.",
        "cells that are struck through are read like the others: A3.",
    ]
    assert gk.load(path).members("Pact").column("label") == ("Acme", "Beta", "Gamma")
    assert [doubt.message for doubt in examine(path).doubts] == told
    assert [doubt.message for doubt in import_file(path).doubts] == told
