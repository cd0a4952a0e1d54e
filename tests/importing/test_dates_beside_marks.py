"""A date beside marks is that of the marks; a first column without a name is told as one."""

from __future__ import annotations

from pathlib import Path

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both


def _imported(path: Path, text: str) -> tuple[list[str], list[str]]:
    table = path / "table.csv"
    table.write_text(text, encoding="utf-8")
    found = import_file(table)
    rows = found.tables["memberships"]
    told = [one.message for one in (*found.doubts, *found.dropped)]
    return [f"{row['actor']} {row['coalition']} {row['during']}" for row in rows], told


def test_the_date_of_a_row_is_that_of_its_mark(tmp_path: Path) -> None:
    rows, told = _imported(
        tmp_path, "Member,A Pact,B Pact,Date joined\nAcme,x,,2019\nBeta,,x,2020\n"
    )
    assert rows == ["acme a-pact 2019/..", "beta b-pact 2020/.."] and not told


def test_one_date_of_several_marks_is_told(tmp_path: Path) -> None:
    rows, told = _imported(tmp_path, "Member,A Pact,B Pact,Since\nAcme,x,x,2019\nBeta,,x,2020\n")
    assert rows == ["acme a-pact 2019/..", "acme b-pact 2019/..", "beta b-pact 2020/.."]
    assert told == ["rows with several marks have one date: it is read as that of each of them."]


def test_a_first_column_without_a_name_is_told_with_a_next_step(tmp_path: Path) -> None:
    found = read_both(tmp_path, ",Pact,Since\nAcme,Green,2019\nBeta,Green,2020\n")
    assert "the first column has no name" in found.refused
    path = tmp_path / "one.csv"
    path.write_text(",Since\nAcme,2019\nBeta,2020\n")
    rows = import_file(path, joined="Pact").tables["memberships"]
    assert [row["during"] for row in rows] == ["2019/..", "2020/.."]


def test_numbers_of_rows_are_nothing_that_is_lost(tmp_path: Path) -> None:
    rows, told = _imported(tmp_path, ",Member,Green,Blue\n0,Acme,x,\n1,Beta,x,x\n")
    assert len(rows) == 3 and not told


def test_columns_without_a_name_behind_the_others_are_told(tmp_path: Path) -> None:
    rows, told = _imported(tmp_path, ",Green,Blue,\nAcme,x,,foo\nBeta,,x,\n")
    assert rows == ["acme green /", "beta blue /"]
    assert told == ["column 4 has no name: its one cell, 'foo', is left out."]
