"""Tables that are broken or hostile: a clear error or a true reading, and nothing is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import graphkit as gk
from graphkit.errors import DataError, NotAPath
from graphkit.importing.import_file import import_file
from graphkit.resources import folder
from graphkit.tabular.reading import workbook

from .written import load, write_workbook

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("member,coalition\nA,P,\n", "3 cells instead of 2"),
        ("member,coalition\nA\n", "1 cells instead of 2"),
        ("member,member,coalition\nA,B,P\n", "stands twice"),
        ("member,,coalition\nA,x,P\n", "stands in a column without a name"),
        ('member,coalition\n"A,P\n', "quotation mark that is not closed"),
        ("member,coalition\nA\0,P\n", "null character"),
        ("", "there is nothing in this file"),
        (f"member,coalition\n{'A' * 200_000},P\n", "very long cell"),
    ],
)
def test_a_broken_table_says_what_and_where(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, text)
    assert words in str(caught.value) and "table.csv" in str(caught.value)


def said_by_import(path: Path, folder: Path) -> list[str]:
    """Give what an import says of a table: in its error, or in its report."""
    try:
        found = import_file(path, folder)
    except DataError as error:
        return [problem.message + problem.hint for problem in error.problems]
    return [one.message + one.hint for one in (*found.dropped, *found.doubts)]


def test_two_columns_of_one_name_are_refused_in_the_same_words_by_all(tmp_path: Path) -> None:
    rows = [["member", "coalition", "since", "since"], ["Acme", "Pact", "2021", "2020"]]
    frame = pd.DataFrame(rows[1:], columns=rows[0])
    frame.to_csv(tmp_path / "a.csv", index=False)
    write_workbook(tmp_path / "a.xlsx", Data=rows)
    twice = "this column stands twice.Give each column a name of its own, or remove one of them."
    for path in (tmp_path / "a.csv", tmp_path / "a.xlsx"):
        with pytest.raises(DataError) as caught:
            gk.load(path)
        assert [one.message + one.hint for one in caught.value.problems] == [twice]
        assert said_by_import(path, tmp_path / "folder") == [twice]
    with pytest.raises(NotAPath, match="to_csv"):
        gk.load(frame)


def test_a_row_that_is_too_short_is_told_by_all(tmp_path: Path) -> None:
    """What stands in a workbook has as many cells as its header: empty ones are none too few."""
    rows = [["member", "coalition", "since"], ["Acme", "Pact", "2021"], ["Beta", "Pact"]]
    path = tmp_path / "a.csv"
    path.write_text("".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        gk.load(path)
    (told,) = [one.message.rstrip(".") for one in caught.value.problems]
    assert told == "this row has 2 cells instead of 3"
    (said,) = said_by_import(path, tmp_path / "folder")
    assert said.startswith(f"{told}; the last are read as empty.Where something is not known")
    book = write_workbook(tmp_path / "a.xlsx", Data=rows)
    assert len(gk.load(book).members("Pact")) == 2
    assert said_by_import(book, tmp_path / "of-book") == []


def test_formulas_that_an_answer_marked_are_read_as_they_were(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    names = ["=SUM(A1)", "+Plus", "-Minus", "@At", "'quoted'", "'=Marked"]
    text = "member,coalition\n" + "".join(f'"{name}",Pact\n' for name in names)
    kg = load(tmp_path, text.replace("'=Marked", "''=Marked"))
    labels = set(kg.members("Pact").column("label"))
    assert labels == set(names)
    table = kg.members("Pact").select("label", "membership")
    marked = (
        table.to_csv(formulas="mark")
        .replace("label,", "member,")
        .replace("membership", "coalition")
    )
    again = load(tmp_path, marked)
    found = again.query("SELECT ?l { ?a cg:kind ?k ; skos:prefLabel ?l }").column("l")
    assert labels <= set(found)


def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_workbook(tmp_path / "a.xlsx", Sheet1=[["Member", "Pledge"], ["A", "P"]])
    with zipfile.ZipFile(path) as packed:
        size = sum(entry.file_size for entry in packed.infolist())
    monkeypatch.setattr(workbook, "LARGEST", size - 1)
    with pytest.raises(DataError, match="unpacks to"):
        gk.load(path)


def test_a_folder_that_cannot_be_written_leaves_nothing_half_done(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    (tmp_path / "t.csv").write_text("member,coalition\nA,P\n", encoding="utf-8")
    ran = run_cli("import", tmp_path / "t.csv", "-o", tmp_path / "a-file" / "inside")
    assert ran.code == 3 and "cannot be written" in ran.err
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "mine"


def test_vague_years_and_months_pass_every_check(tmp_path: Path) -> None:
    rows = ["A,P,2010s", "B,P,c. 2019", "C,P,Q2 2020", "D,P,2019?", "E,P,before 2019", "F,P,44 BC"]
    (tmp_path / "t.csv").write_text("\n".join(["member,coalition,since", *rows]), "utf-8")
    report = gk.check(tmp_path / "t.csv")
    assert [str(f) for f in report.findings if f.severity != "notice"] == []


def test_totals_and_notes_below_a_table_are_left_out_and_named(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = ["A,P,2019", "Total,2,", "* provisional", "[1] see the annex,,", "Total,P,2020"]
    text = "\n".join(["member,coalition,since", *rows])
    assert set(load(tmp_path, text).members("P").column("label")) == {"A", "Total"}
    ran = run_cli("check", tmp_path / "table.csv")
    for line, words in ((3, "'Total' stands before numbers"), (4, "is a note"), (5, "is a note")):
        assert any(
            f"table.csv:{line}: warning" in told and words in told for told in ran.out.splitlines()
        )


@pytest.mark.parametrize("table", ["actors", "coalitions", "sources", "commitments"])
def test_one_table_of_a_folder_is_not_taken_for_who_joined_what(
    tmp_path: Path, run_cli: Callable[..., Any], table: str
) -> None:
    """Parents of actors were coalitions, and countries their members."""
    one = folder("data") / f"{table}.csv"
    told = f"this is the table '{table}' of a folder"
    with pytest.raises(DataError, match=told):
        gk.load(one)
    done = run_cli("import", str(one), "--output", str(tmp_path / "own"))
    assert told in done.err and done.code and not (tmp_path / "own").exists()


def test_what_can_be_read_is_kept_beside_a_row_that_cannot(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Member,Pact,spell\nAcme,Green,A b/\nBeta,Green,\nCeta,Green,\nAcme,Blue,\n")
    kg = gk.load(path, errors="keep")
    assert [one.line for one in kg.left_out] == [2]
    assert kg.members("Green").column("label") == ("Beta", "Ceta")
    assert kg.members("Blue").column("label") == ("Acme",)
