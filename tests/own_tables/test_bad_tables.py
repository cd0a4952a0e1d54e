"""Tables that are broken or hostile: a clear error or a true reading, and nothing is lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
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
