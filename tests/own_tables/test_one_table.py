"""One table of people's own is a graph: any file, any names of columns, honest defaults."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

from .written import load, write_workbook

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""

TWO_COLUMNS = [
    ["Member", "Coalition"],
    ["Acme", "Green Pact"],
    ["Beta", "Green Pact"],
    ["Acme", "Blue Pact"],
    ["Beta", "Blue Pact"],
    ["Gamma Ltd", "Blue Pact"],
]


def as_text(rows: list[list[str]], separator: str = ",") -> str:
    """Write rows as separated text."""
    return "".join(separator.join(row) + "\n" for row in rows)


@pytest.fixture
def two_columns(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The two columns as a file of some form."""
    path = tmp_path / f"pledges.{request.param}"
    header, *rows = TWO_COLUMNS
    if request.param == "xlsx":
        return write_workbook(path, Sheet1=TWO_COLUMNS)
    if request.param == "jsonl":
        lines = (json.dumps(dict(zip(header, row, strict=True))) for row in rows)
        path.write_text("\n".join(lines), encoding="utf-8")
    elif request.param == "parquet":
        import pyarrow as pa
        from pyarrow import parquet

        columns = {name: [row[place] for row in rows] for place, name in enumerate(header)}
        parquet.write_table(pa.table(columns), path)
    else:
        separator = {"csv": ",", "tsv": "\t", "txt": ";"}[request.param]
        path.write_text(as_text(TWO_COLUMNS, separator), encoding="utf-8")
    return path


every_form = pytest.mark.parametrize(
    "two_columns", ["csv", "tsv", "txt", "xlsx", "jsonl", "parquet"], indirect=True
)


@every_form
def test_two_columns_are_a_graph(two_columns: Path) -> None:
    kg = gk.load(two_columns)
    found = kg.members("Blue Pact")
    assert found.column("member") == ("acme", "beta", "gamma-ltd")
    assert found.column("label") == ("Acme", "Beta", "Gamma Ltd")
    assert set(found.column("kind")) == {"unknown"} and set(found.column("role")) == {"member"}
    assert set(found.column("start")) == {""} and set(found.column("end")) == {""}
    word = kg.evidence("Gamma Ltd").records()[0]
    assert kg.list("sources").column("title") == (two_columns.name,)
    assert str(word["note"]).startswith("line ")


@pytest.mark.parametrize("two_columns", ["csv", "xlsx"], indirect=True)
def test_two_columns_answer_on_the_command_line(
    two_columns: Path, run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two_columns.parent)
    ran = run_cli("members", "green pact", "--data", two_columns, "--format", "csv")
    assert ran.code == 0 and [line.split(",")[0] for line in ran.out.splitlines()[1:]] == [
        "acme",
        "beta",
    ]
    ran = run_cli("analyse", "pairs", "--data", two_columns, "--format", "csv")
    assert ran.code == 0 and "acme,beta,2,2" in ran.out.splitlines()
    ran = run_cli("view", two_columns)
    assert ran.code == 0 and ran.err == "wrote pledges.html\n"
    assert "Gamma Ltd" in (two_columns.parent / "pledges.html").read_text(encoding="utf-8")
    assert run_cli("check", two_columns).code == 0


def test_a_title_above_the_header_and_blank_rows_and_columns_are_passed_over(
    tmp_path: Path,
) -> None:
    text = "Our pledges 2024;;;\n;;;\nMember;Pledge;;\nAcme;Green Pact;;\n;;;\n"
    assert load(tmp_path, text).members("green pact").column("label") == ("Acme",)


def test_names_are_one_only_up_to_capitals_and_spaces(tmp_path: Path) -> None:
    names = ["Acme", "Acme ", "ACME", " acme", "Acmé", "Acme Ltd", "Acme!", "A\u00a0cme"]
    text = "member,coalition\n" + "".join(f'"{name}",Pact\n' for name in names)
    found = load(tmp_path, text).members("Pact")
    expected = {"A\u00a0cme", "Acme", "Acme Ltd", "Acme!", "Acmé"}
    assert len(found) == 5 and set(found.column("label")) == expected


def test_a_member_that_is_called_like_a_coalition_is_that_coalition(tmp_path: Path) -> None:
    kg = load(tmp_path, "member,coalition\nRiver League,Sea League\nAcme,River League\n")
    assert kg.members("Sea League").column("member") == ("river-league",)
    assert kg.members("River League").column("member") == ("acme",)


def test_words_for_kinds_and_roles_are_known_ones_or_of_the_table_itself(tmp_path: Path) -> None:
    kg = load(
        tmp_path,
        "member,coalition,category,role\nA,P,Companies,Founder\nB,P,Private sector,harbour\n",
    )
    found = {row["label"]: row for row in kg.members("P").records()}
    assert (found["A"]["kind"], found["A"]["role"]) == ("company", "founder")
    assert (found["B"]["kind"], found["B"]["role"]) == ("private-sector", "harbour")
    asked = "SELECT ?label WHERE { [] skos:notation 'private-sector' ; skos:prefLabel ?label }"
    assert kg.query(asked).column("label") == ("Private sector",)


def test_what_a_table_says_of_a_member_twice_and_differently_is_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("member,coalition,country\nA,P,France\nA,Q,Chad\nB,P,GB\n", encoding="utf-8")
    assert [(f.severity, f.line, f.column) for f in gk.check(path).findings if f.column] == [
        ("warning", 3, "country")
    ]
    about = gk.load(path).describe("A").records()
    assert ("country", "FR") in {(row["property"], row["value"]) for row in about}


def test_columns_of_ones_own_are_kept(tmp_path: Path) -> None:
    kg = load(tmp_path, "Member,Coalition,Reviewed By\nA,P,me\n")
    asked = "SELECT ?value WHERE { ?e a cg:Evidence ; ?c ?value . ?c rdfs:label 'reviewed_by' }"
    assert kg.query(asked).column("value") == ("me",)


def test_an_encoding_is_asked_for_and_never_guessed(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    text = "member,coalition\nAcme,Pact\nEspaña,Pact\n".encode("cp1252")
    with pytest.raises(DataError) as caught:
        load(tmp_path, text)
    problem = caught.value.problems[0]
    assert problem.line == 3 and "'España,Pact' (cp1252)" in problem.hint
    kg = load(tmp_path, text, encoding="cp1252")
    assert kg.members("Pact").column("label") == ("Acme", "España")
    ran = run_cli("members", "Pact", "--data", tmp_path / "table.csv")
    assert ran.code == 3 and "--encoding cp1252" in ran.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" * 10_000, "nested too deeply"),
        ('{"member": "A"\n', "no JSON"),
        ('["A"]\n', "no JSON object"),
    ],
)
def test_broken_json_says_so(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=words):
        gk.load(path)


def test_columns_of_ones_own_reach_the_answers(tmp_path: Path) -> None:
    text = "Member,Coalition,Reviewed By,Role\nA,P,me,founder\nB,P,,member\nA,Q,you,member\n"
    kg = load(tmp_path, text)
    found = kg.members("P")
    assert found.columns[-1] == "reviewed_by" and found.column("reviewed_by") == ("me", None)
    assert kg.memberships("A").column("reviewed_by") == ("me", "you")
    assert kg.members("Q").select("member", "reviewed_by").rows == (("a", "you"),)


def test_kinds_and_roles_in_german_and_spanish_are_the_bundled_ones(tmp_path: Path) -> None:
    rows = ["Acme,Pact,Gründungsmitglied,Unternehmen", "Beta,Pact,observador,sociedad civil"]
    (tmp_path / "t.csv").write_text("\n".join(["member,coalition,Rolle,Art", *rows]), "utf-8")
    found = gk.load(tmp_path / "t.csv").members("Pact", roles=("founder", "observer")).records()
    assert {(row["label"], row["role"], row["kind"]) for row in found} == {
        ("Acme", "founder", "company"),
        ("Beta", "observer", "civil-society"),
    }


def test_several_names_in_a_cell_are_doubted(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ["A,P; Q", "B,P / R", "C,R", 'D,"P, R"', 'E,"Korea, Republic of"', 'F,"Pact, the"']
    path.write_text("\n".join(["member,coalition", *rows]), encoding="utf-8")
    lines = [doubt.line for doubt in gk.authoring.examine(path).doubts]
    assert lines == [3, 5]  # line 2 is split
    assert [doubt.line for doubt in import_file(path).doubts] == [3, 5]


def test_sums_and_notes_below_the_table_are_no_members(tmp_path: Path) -> None:
    rows = "#,Name,Pledge\n1,Acme,Green\n2,Beta,Green\n"
    below = ",Total,2 pledges\n,Sum,n = 2\nSource: own research,,\n"
    kg = load(tmp_path, rows + below)
    assert set(kg.members("Green").column("member")) == {"acme", "beta"}
    kg = load(tmp_path, rows + ",Total,2030 targets\n")
    assert kg.members("2030 targets").column("member") == ("total",)


def test_problems_name_the_columns_as_the_table_does(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, "Company,Initiative,Joined\nAcme,,2019\n,Green,2020\n")
    assert "table.csv:2: [Initiative] this cell is empty." in str(caught.value)
    assert "table.csv:3: [Company] this cell is empty." in str(caught.value)


def test_rows_without_a_member_or_coalition_are_left_out_and_told_at_both_doors(
    tmp_path: Path,
) -> None:
    path = tmp_path / "t.csv"
    rows = ["Acme,Green,2019", ",Green,2020", "Beta,,2021", "Ceta,Green,2022"]
    path.write_text("\n".join(["Company,Initiative,Joined", *rows]), encoding="utf-8")
    told = [one for one in gk.authoring.examine(path).doubts if one.left_out]
    assert [(one.line, one.column, one.message) for one in told] == [
        (3, "Company", "this cell is empty."),
        (4, "Initiative", "this cell is empty."),
    ]
    assert [one.line for one in import_file(path).dropped] == [3, 4]
    with pytest.warns(UserWarning, match="2 rows left out: kg.left_out"):
        kg = gk.load(path)
    assert set(kg.members("Green").column("label")) == {"Acme", "Ceta"}


def test_of_names_that_differ_in_points_alone_one_has_the_plain_id(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ["Acme Inc.,Green", "ACME Inc,Blue", '"Acme, Inc.",Red', "Beta Ltd.,Green"]
    path.write_text("\n".join(["Member,Pact", *rows]), encoding="utf-8")
    found = [row["id"] for row in gk.load(path).list("actors").records()]
    assert {"acme-inc", "beta-ltd"} < set(found) and len(found) == 4
    path.write_text("\n".join(["Member,Pact", *reversed(rows)]), encoding="utf-8")
    assert set(found) == {row["id"] for row in gk.load(path).list("actors").records()}
    path.write_text("\n".join(["Member,Pact", "Acme Inc.,Green", "ACME INC.,Blue"]))
    assert [row["id"] for row in gk.load(path).list("actors").records()] == ["acme-inc"]
