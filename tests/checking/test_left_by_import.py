"""A folder says what its import left open; findings stand by their weight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.checking.report import Finding
from graphkit.importing.new_folder import new_folder
from graphkit.importing.writing.import_report import REPORT, left_open

from ..own_tables.written import write_workbook

_LOST = """\
Organisation,Initiative,Joined,Left
Eta,Green Pact,smoke 2021,
Theta,Green Pact,2021-05-01,2020-05-01
Total,2,,
"""
_MATRIX = "Country,Red Pact,Blue Pact\nChad,x,2019\nPeru,signed,x\nMali,x,perhaps later\nTotal,3,\n"


def warnings(path: Path) -> list[Finding]:
    """What a check of a folder warns of."""
    return [one for one in gk.check(path).findings if one.severity == "warning"]


@pytest.fixture
def lost(tmp_path: Path, run_cli: Callable[..., Any]) -> Path:
    (tmp_path / "lost.csv").write_text(_LOST, encoding="utf-8")
    ran = run_cli("new", tmp_path / "lost", "--from", tmp_path / "lost.csv", "--title", "Lost")
    assert "1 row left out, 2 doubts" in ran.err
    return tmp_path / "lost"


def test_what_an_import_left_open_is_warned_of_until_it_is_settled(lost: Path) -> None:
    told = warnings(lost)
    assert [one.message for one in told] == [
        "1 row of lost.csv was left out by the import: line 4.",
        "2 places of lost.csv are doubtful since the import: lines 2, 3.",
    ]
    assert all(one.path == REPORT and "import it again" in one.hint for one in told)
    lines = (lost / REPORT).read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("doubtful")]
    (lost / REPORT).write_text("".join(kept), encoding="utf-8")
    assert len(warnings(lost)) == 1
    (lost / REPORT).unlink()
    assert not warnings(lost)


def test_lines_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    told = (
        ("row", "lost.csv", "10", "", "is odd.", "Mend it."),
        ("row", "lost.csv", "9", "", "", ""),
    )
    rows = "".join(f"doubtful,{','.join(cells[1:])}\n" for cells in told)
    (tmp_path / REPORT).write_text(f"what,file,line,column,message,hint\n{rows}", encoding="utf-8")
    (left,) = left_open(tmp_path)
    assert left.message.endswith(": lines 9, 10.")


def test_the_report_says_options_for_who_types_and_who_writes_scripts(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = [["member", "coalition"], ["Acme", "Pact"]]
    book = write_workbook(tmp_path / "a.xlsx", Data=rows, Notes=[["Written by me"]])
    run_cli("import", book, "-o", tmp_path / "folder")
    report = (tmp_path / "folder" / REPORT).read_text(encoding="utf-8")
    assert "say --sheet NAME (in Python sheet='NAME')." in report


def test_the_readme_speaks_of_what_there_is(lost: Path, tmp_path: Path) -> None:
    readme = (lost / "README.md").read_text(encoding="utf-8")
    assert REPORT in readme and "examples" not in readme and "the title" not in readme
    (tmp_path / "sound.csv").write_text("member,coalition\nAcme,Pact\n", encoding="utf-8")
    new_folder(tmp_path / "sound", from_=tmp_path / "sound.csv")
    readme = (tmp_path / "sound" / "README.md").read_text(encoding="utf-8")
    assert REPORT not in readme and "Fill in the title, publisher" in readme
    new_folder(tmp_path / "examples")
    readme = (tmp_path / "examples" / "README.md").read_text(encoding="utf-8")
    assert "Replace the rows that are examples" in readme


def test_memberships_of_a_wide_table_are_left_out_as_cells(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "matrix.csv").write_text(_MATRIX, encoding="utf-8")
    ran = run_cli("import", tmp_path / "matrix.csv", "-o", tmp_path / "out")
    assert "1 row and 2 cells left out: " in ran.err and "doubt" not in ran.err
    told = [one.message for one in warnings(tmp_path / "out")]
    assert "2 cells of matrix.csv were left out by the import: lines 3, 4." in told


def test_rows_that_are_lost_stand_before_cells_and_these_before_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    rows = ["Acme Ltd,Pact,smoke", "Acme,Pact,2019", "Total,2,"]
    path.write_text("\n".join(["Organisation,Initiative,Joined", *rows]), encoding="utf-8")
    lines = [(one.check, one.line) for one in warnings(path)]
    assert lines[:2] == [("table", 4), ("table", 2)] and len(lines) > 2
    assert all(check != "table" for check, _ in lines[2:])
