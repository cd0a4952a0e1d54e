"""One table of people's own is a graph: any file, any names of columns, honest defaults."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import graphkit as gk
from graphkit.authoring.one_table import recognised
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

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


def write_workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """Write an Excel file; a sheet whose name begins with an underscore is hidden."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name.lstrip("_"))
        if name.startswith("_"):
            sheet.hide()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


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


def load(tmp_path: Path, text: str | bytes, **reading: Any) -> gk.KnowledgeGraph:
    """Open a table that is given as text."""
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return gk.load(path, **reading)


@pytest.mark.parametrize(
    ("header", "member", "coalition"),
    [
        ("Signatory,Pledge", 0, 1),
        ("Pledge,Company,Country", 1, 0),
        ("State,Organisation,Date joined", 0, 1),
        ("Pays,Traité", 0, 1),
        ("Minister,Party,Cabinet", 0, 2),
        ("NAME ,  Coalition ", 0, 1),
    ],
)
def test_columns_are_found_by_their_names(
    tmp_path: Path, header: str, member: int, coalition: int
) -> None:
    cells = [f"Cell {place}" for place in range(header.count(",") + 1)]
    kg = load(tmp_path, f"{header}\n{','.join(cells)}\n")
    found = kg.members(cells[coalition])
    assert found.column("label") == (cells[member],)


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


def test_a_table_without_the_two_columns_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, "Firm,Turnover\nAcme,3\n")
    assert caught.value.problems[0].line == 1
    assert "coalitions they joined" in str(caught.value) and "'Turnover'" in str(caught.value)


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


# Workbooks


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


@pytest.mark.parametrize(
    ("header", "member", "coalition", "since"),
    [
        ("Mitgliedsorganisation;Land;Bündnis;Beitritt am", "Acme", "Pact", "2019"),
        ("Land;Mitgliedsname;Abkommen;Mitglied seit", "France", "Pact", "2019"),
        ("Pays membre;Nature;Traité;Date d'adhésion", "Acme", "Pact", "2019"),
        ("Member organisation;Country;Network;From", "Acme", "Pact", "2019"),
        ("Empresa;País;Pacto;Desde", "Acme", "Pact", "2019"),
        ("Unternehmen;Land;Allianz;Aufnahmedatum", "Acme", "Pact", "2019"),
    ],
)
def test_members_are_found_in_the_words_of_other_languages(
    header: str, member: str, coalition: str, since: str, tmp_path: Path
) -> None:
    first, second = ("France", "Acme") if header.startswith("Land") else ("Acme", "France")
    (tmp_path / "t.csv").write_text(f"{header}\n{first};{second};Pact;2019\n", encoding="utf-8")
    found = gk.load(tmp_path / "t.csv").members(coalition).records()
    assert [(row["label"], row["start"]) for row in found] == [("Acme", since)]
    assert member in (first, second)


def test_countries_that_are_members_for_want_of_a_better_column_are_doubted(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    rows = ["Acme,France,Pact", "Beta,France,Pact", "Gamma,Peru,Pact"]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["Whoever,Country,Treaty", *rows]), encoding="utf-8")
    ran = run_cli("check", path)
    assert ran.code == 1 and "'Whoever' tells more apart" in ran.out
    doubts = [doubt.message for doubt in import_file(path).doubts]
    assert doubts == ["'Country' is read as the members, and 'whoever' tells more apart."]
    path.write_text("\n".join(["Remark,Country,Treaty", *rows]), encoding="utf-8")
    assert "tells more apart" not in run_cli("check", path).out


def test_kinds_and_roles_in_german_and_spanish_are_the_bundled_ones(tmp_path: Path) -> None:
    rows = ["Acme,Pact,Gründungsmitglied,Unternehmen", "Beta,Pact,observador,sociedad civil"]
    (tmp_path / "t.csv").write_text("\n".join(["member,coalition,Rolle,Art", *rows]), "utf-8")
    found = gk.load(tmp_path / "t.csv").members("Pact", roles=("founder", "observer")).records()
    assert {(row["label"], row["role"], row["kind"]) for row in found} == {
        ("Acme", "founder", "company"),
        ("Beta", "observer", "civil-society"),
    }


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("Name,Country,Pledge", ("member", "country", "coalition")),
        ("Country,Name,Treaty name", ("country", "member", "coalition")),
        ("Treaty,Parties,When signed?", ("coalition", "member", "since")),
        ("Country name,Treaty,Date", ("member", "coalition", "since")),
        ("State,Organisation,Joined", ("member", "coalition", "since")),
        (
            "État partie,Traité,Date de signature,Date d'entrée en vigueur",
            ("member", "coalition", "date_de_signature", "since"),
        ),
        ("Minister,Party,Cabinet", ("member", "party", "coalition")),
    ],
)
def test_who_the_members_are_is_told_by_all_headers(header: str, names: tuple[str, ...]) -> None:
    assert recognised(header.split(",")).names == names


def test_organisations_of_countries_are_the_members_of_one_list(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    text = "Nom de l'organisation,Pays,Date de signature\nAcme,France,2019\nBeta,Pérou,2020\n"
    path.write_text(text, encoding="utf-8")
    found = import_file(path, coalition="Appel")
    assert [row["actor"] for row in found.tables["memberships"]] == ["acme", "beta"]
    assert [row["country"] for row in found.tables["actors"]] == ["FR", "PE"]


def test_several_names_in_a_cell_are_doubted(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ["A,P; Q", "B,P / R", "C,R", 'D,"P, R"', 'E,"Korea, Republic of"', 'F,"Pact, the"']
    path.write_text("\n".join(["member,coalition", *rows]), encoding="utf-8")
    lines = [doubt.line for doubt in gk.authoring.examine(path).doubts]
    assert lines == [3, 5]  # line 2 is split
    assert [doubt.line for doubt in import_file(path).doubts] == [3, 5]


def test_columns_that_each_list_the_members_of_one_are_no_pairs(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Green Pact,Blue Pact\nAcme,Acme\nBeta,Gamma\nGamma,\n", encoding="utf-8")
    with pytest.raises(DataError, match="if each column lists the members of one"):
        import_file(path, tmp_path / "out")


def test_sums_and_notes_below_the_table_are_no_members(tmp_path: Path) -> None:
    rows = "#,Name,Pledge\n1,Acme,Green\n2,Beta,Green\n"
    below = ",Total,2 pledges\n,Sum,n = 2\nSource: own research,,\n"
    kg = load(tmp_path, rows + below)
    assert set(kg.members("Green").column("member")) == {"acme", "beta"}
    kg = load(tmp_path, rows + ",Total,2030 targets\n")
    assert kg.members("2030 targets").column("member") == ("total",)


def test_problems_name_the_columns_as_the_table_does(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        load(tmp_path, "Company,Initiative,Joined\nAcme,Green,2019\n,Green,2020\n")
    assert str(caught.value).startswith("table.csv:3: [Company] this cell is empty.")


def test_the_one_sheet_that_names_members_is_read_by_all(tmp_path: Path) -> None:
    pledges = [["Member", "Pledge"], ["A", "P"], ["B", "P"]]
    notes = [["About this list"], ["Written in 2020"]]
    book = write_workbook(tmp_path / "b.xlsx", Notes=notes, Pledges=pledges)
    assert set(gk.load(book).members("P").column("member")) == {"a", "b"}
    found = import_file(book)
    assert len(found.tables["memberships"]) == 2
    assert ["'Notes' is not" in doubt.message for doubt in found.doubts] == [True]


@pytest.mark.parametrize(
    "header",
    ["Pact", "Pledge / initiative", "Treaty", "Forum", "Partnership", "Member of", "Association"],
)
def test_what_they_joined_is_told_by_its_header(header: str) -> None:
    assert "coalition" in recognised(["Member", header, "Joined"]).names


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
