"""Values in the forms that programs give them: decimals, lists, formats of cells, other digits."""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import xlsxwriter
from pyarrow import parquet

import graphkit as gk
from graphkit.authoring import examine
from graphkit.importing.import_file import import_file

pytestmark = pytest.mark.slow

HEADER = "Member,Coalition,Since\n"


def starts(path: Path) -> list[str]:
    """The beginnings of all memberships, the same as they are and imported."""
    folder = path.with_name("imported")
    import_file(path, folder)
    found = [
        [str(r["start"]) for r in gk.load(one).members("P").records()] for one in (path, folder)
    ]
    assert found[0] == found[1]
    return found[0]


def doubts(path: Path) -> list[tuple[str, str]]:
    return [(one.message, str(one.hint)) for one in examine(path).doubts]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def in_parquet(tmp_path: Path, **columns: Any) -> Path:
    path = tmp_path / "table.parquet"
    parquet.write_table(pa.table(columns), path)
    return path


def test_years_with_decimals_are_years(tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}A,P,2019.0\nB,P,2020.00\nC,P,\n")
    assert starts(path) == ["2019", "2020", ""]
    assert doubts(path) == []


@pytest.mark.parametrize("years", [[2019.0, None], [Decimal("2019.00"), None]])
def test_years_of_parquet_with_decimals_are_years(tmp_path: Path, years: list[object]) -> None:
    path = in_parquet(tmp_path, Member=["A", "B"], Coalition=["P", "P"], Since=years)
    assert starts(path) == ["2019", ""]


def test_lists_of_parquet_are_several_coalitions_as_those_of_json(tmp_path: Path) -> None:
    path = in_parquet(tmp_path, Member=["A", "B"], Coalition=[["P", "Q"], ["P"]])
    lines = tmp_path / "table.jsonl"
    lines.write_text(
        '{"Member": "A", "Coalition": ["P", "Q"]}\n{"Member": "B", "Coalition": ["P"]}\n'
    )
    for table in (path, lines):
        kg = gk.load(table)
        assert kg.members("P").column("label") == ("A", "B")
        assert kg.members("Q").column("label") == ("A",)


def test_bytes_are_the_text_that_they_are(tmp_path: Path) -> None:
    path = in_parquet(tmp_path, Member=["Łódź".encode(), b"B"], Coalition=["P", "P"])
    assert set(gk.load(path).members("P").column("label")) == {"Łódź", "B"}


def test_own_columns_of_any_type_are_kept(tmp_path: Path) -> None:
    maps = pa.array([[("a", 1)]], type=pa.map_(pa.string(), pa.int64()))
    numbers = pa.array([[1.5, 2.0]], type=pa.list_(pa.float64(), 2))
    path = in_parquet(tmp_path, Member=["A"], Coalition=["P"], Extra=maps, Vector=numbers)
    (row,) = gk.load(path).members("P").records()
    assert (row["extra"], row["vector"]) == ('{"a": 1}', "1.5; 2.0")


def workbook(tmp_path: Path, code: str) -> Path:
    """Write a workbook with one date in a format of cells."""
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Member", "Coalition", "Since"])
        sheet.write_row(1, 0, ["A", "P"])
        format_ = book.add_format({"num_format": code})
        sheet.write_datetime(1, 2, datetime.datetime(2019, 5, 1), format_)
    return path


@pytest.mark.parametrize(
    ("code", "start"),
    [
        ("mmm-yy", "2019-05"),
        ("mmmm d, yyyy", "2019-05-01"),
        ("mmmm yyyy", "2019-05"),
        ("[$-409]mmm\\-yy;@", "2019-05"),
        ("yyyy", "2019-05-01"),
        ("dd/mm/yyyy", "2019-05-01"),
        ("d mmm", "2019-05-01"),
    ],
)
def test_a_cell_that_shows_a_month_is_a_month(tmp_path: Path, code: str, start: str) -> None:
    assert starts(workbook(tmp_path, code)) == [start]


def test_a_day_that_was_typed_is_a_day_however_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        month, year = (book.add_format({"num_format": code}) for code in ("mmm-yy", "yyyy"))
        sheet.write_row(0, 1, ["Member", "Coalition", "Since"])  # the first column is blank
        days = [("2019-05-14", month), ("2019-05-01", month), ("2020-05-03", year)]
        for line, (day, shown) in enumerate([*days, ("2020-01-01", year)], 1):
            sheet.write_row(line, 1, ["ABCD"[line - 1], "P"])
            sheet.write_datetime(line, 3, datetime.datetime.fromisoformat(day), shown)
    rows = gk.load(path).members("P").records()
    assert {row["label"]: row["start"] for row in rows} == {
        "A": "2019-05-14",
        "B": "2019-05",
        "C": "2020-05-03",
        "D": "2020",
    }


def test_a_formula_without_a_value_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Member", "Coalition", "Since"])
        sheet.write_row(1, 0, ["A", "P"])
        sheet.write_formula(1, 2, "=DATE(2019,5,1)", None, "")
    assert starts(path) == [""]
    computed = tmp_path / "computed.xlsx"
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(computed, "w") as other:
        for name in book.namelist():
            other.writestr(name, book.read(name).replace(b'r="C2"', b'r="C2" t="str"'))
    assert doubts(computed) == []  # an empty text is a value, too
    ((message, hint),) = doubts(path)
    assert message == "the formula in C2 has no saved value: it is read as empty."
    assert "save it again" in hint


def test_digits_of_other_scripts_are_digits(tmp_path: Path) -> None:
    assert starts(written(tmp_path, f"{HEADER}A,P,٢٠١٩\nB,P,２０２０-05\n")) == ["2019", "2020-05"]


@pytest.mark.parametrize(
    ("cell", "message", "hint"),
    [
        ("1440 AH", "counts the years of another calendar", "Gregorian"),
        ("declined in 2019", "says that there was no membership", "left out"),
        ("2019 (not ratified)", "tells of what did not happen", "Leave it empty"),
    ],
)
def test_advice_never_makes_a_membership_of_none(
    tmp_path: Path, cell: str, message: str, hint: str
) -> None:
    ((said, advice),) = doubts(written(tmp_path, f"{HEADER}A,P,{cell}\n"))
    assert repr(cell) in said and message in said
    assert hint in advice and "2019" not in advice


@pytest.mark.parametrize(
    ("term", "start", "end"),
    [
        ("2019–present", "2019", ".."),
        ("ongoing", "", ".."),
        ("2019–2021", "2019", "2021"),
        ("2019-21", "", ""),
    ],
)
def test_terms_as_people_write_them(tmp_path: Path, term: str, start: str, end: str) -> None:
    path = written(tmp_path, f"Member,Coalition,Term\nA,P,{term}\nB,P,2010–2015\n")
    found = {
        row["label"]: (row["start"], row["end"]) for row in gk.load(path).members("P").records()
    }
    assert found == {"A": (start, end), "B": ("2010", "2015")}
    assert len(doubts(path)) == (term == "2019-21")


def test_reasons_of_ones_own_are_reasons(tmp_path: Path) -> None:
    text = "Member,Coalition,Since,Until,End reason\nA,P,2010,2015,Bankruptcy\nB,P,2011,2012,\n"
    kg = gk.load(written(tmp_path, text))
    asked = (
        "SELECT ?label { ?m cg:endReason/skos:prefLabel ?label ; org:member/skos:prefLabel 'A' }"
    )
    assert kg.query(asked).column("label") == ("Bankruptcy",)


@pytest.mark.parametrize(
    ("since", "until"),
    [("Member from", "Member until"), ("Effective from", "Termination"), ("Valid from", "Left")],
)
def test_headers_of_contracts_are_dates(tmp_path: Path, since: str, until: str) -> None:
    path = written(tmp_path, f"Member,Coalition,{since},{until}\nA,P,2010,2015\n")
    (row,) = gk.load(path).members("P").records()
    assert (row["start"], row["end"]) == ("2010", "2015")
