"""Wide tables whose header stands on two lines: treaties above their signature and ratification."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

_TREATIES = ("Clean Air", "River")
_ROWS = (
    ("Austria", "2015-06-01", "2017-03-02", "2016-01-01", ""),
    ("Chile", "2015-06-02", "", "–", "–"),
)


def workbook(tmp_path: Path, title: str = "") -> Path:
    """Write a workbook with merged cells above its columns, and a title if wanted."""
    path = tmp_path / "treaties.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        top = 0
        if title:
            sheet.merge_range(0, 0, 0, 4, title)
            top = 2
        sheet.merge_range(top, 0, top + 1, 0, "State")
        for number, treaty in enumerate(_TREATIES):
            first = 1 + 2 * number
            sheet.merge_range(top, first, top, first + 1, treaty)
            sheet.write_row(top + 1, first, ["Signature", "Ratification"])
        for number, row in enumerate(_ROWS):
            sheet.write_row(top + 2 + number, 0, row)
    return path


@pytest.mark.parametrize("title", ["", "Status of treaties by state (signature / ratification)"])
def test_steps_below_treaties_are_read_as_signatories_and_parties(
    tmp_path: Path, title: str
) -> None:
    found = import_file(workbook(tmp_path, title), tmp_path / "made")
    rows = found.tables["memberships"]
    assert {(r["actor"], r["coalition"], r["role"], r["during"]) for r in rows} == {
        ("austria", "clean-air", "signed-not-bound", "2015-06-01/.."),
        ("austria", "clean-air", "party", "2017-03-02/.."),
        ("austria", "river", "signed-not-bound", "2016-01-01/.."),
        ("chile", "clean-air", "signed-not-bound", "2015-06-02/.."),
    }
    kg = gk.load(tmp_path / "made")
    assert kg.members("clean-air").column("member") == ("austria",), "who only signed is no member"


def test_a_mapping_names_the_columns_by_both_lines(tmp_path: Path) -> None:
    told = tmp_path / "map.toml"
    told.write_text(
        '[[membership]]\nmember = "State"\nsince = "River: Signature"\nneeds = ["since"]\n'
        '[membership.text]\ncoalition = "River"\n',
        encoding="utf-8",
    )
    found = import_file(workbook(tmp_path, "Treaties"), map=told)
    assert [(r["actor"], r["during"]) for r in found.tables["memberships"]] == [
        ("austria", "2016-01-01/..")
    ]


def test_separated_text_with_a_title_is_read_alike(tmp_path: Path) -> None:
    table = tmp_path / "treaties.csv"
    table.write_text(
        "Our treaties,,,,,,\n,,,,,,\nState,Air,,,Sea,,\n,Signed,Ratified,In force,"
        "Signed,Ratified,In force\nAustria,2015,2016,2017,2018,,\n",
        encoding="utf-8",
    )
    rows = import_file(table).tables["memberships"]
    assert {(r["coalition"], r["role"]) for r in rows} == {
        ("air", "signed-not-bound"),
        ("air", "party"),
        ("sea", "signed-not-bound"),
    }


def test_what_cannot_be_read_directly_is_told_by_its_columns(tmp_path: Path) -> None:
    table = workbook(tmp_path, "Status of treaties")
    for read in (gk.load, gk.check):
        try:
            told = [one.message for one in read(table).findings]  # type: ignore[union-attr]
        except DataError as error:
            told = [one.message for one in error.problems]
        assert "'Clean Air: Signature'" in told[0] and "Status of treaties" not in told[0]


def test_who_signed_a_treaty_without_ratifications_belongs(
    tmp_path: Path,
) -> None:
    table = tmp_path / "treaties.csv"
    table.write_text(
        "State,Air: Signed,Air: Ratified,Sea: Signed\nAustria,2015,2016,2017\n", encoding="utf-8"
    )
    rows = import_file(table).tables["memberships"]
    assert {(r["coalition"], r["role"]) for r in rows} == {
        *(("air", "signed-not-bound"), ("air", "party"), ("sea", "signatory")),
    }
