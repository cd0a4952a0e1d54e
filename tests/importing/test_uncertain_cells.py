"""Cells of a wide table that are no plain mark: none becomes a membership unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.authoring import examine
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported


def pairs(found: Imported) -> set[tuple[str, str]]:
    """Who is in what, by ids."""
    return {(row["actor"], row["coalition"]) for row in found.tables["memberships"]}


def written(folder: Path, text: str) -> Path:
    """Write a table."""
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_texts_that_are_marks_are_never_names_of_coalitions(tmp_path: Path) -> None:
    text = "Country,River,Sea\nA,x,planned\nB,x,withdrawn 2020\nC,x,x\n"
    found = import_file(written(tmp_path, text))
    assert found.map is not None and found.map.form == "wide"
    assert pairs(found) == {("a", "river"), ("b", "river"), ("c", "river"), ("c", "sea")}
    assert [(one.line, one.column) for one in found.dropped] == [(2, "Sea"), (3, "Sea")]


@pytest.mark.parametrize("cell", ["?", "tbc"])
def test_a_cell_that_leaves_it_open_is_doubtful_and_no_membership(
    cell: str, tmp_path: Path
) -> None:
    found = import_file(written(tmp_path, f"Country,River,Sea\nA,x,x\nB,{cell},x\nC,x,2019\n"))
    assert ("b", "river") not in pairs(found) and not found.dropped
    assert [(one.line, one.column) for one in found.doubts] == [(3, "River")]


@pytest.mark.parametrize("cell", ["no", "n/a", "-"])
def test_a_cell_that_denies_it_is_no_membership(cell: str, tmp_path: Path) -> None:
    found = import_file(written(tmp_path, f"Country,River,Sea\nA,x,x\nB,{cell},x\n"))
    assert ("b", "river") not in pairs(found) and not found.dropped and not found.doubts


def test_an_unknown_cell_of_a_year_bounds_its_own_row_and_no_other(tmp_path: Path) -> None:
    text = "Member,Pledge,2001,2002,2003\nA,P,x,?,x\nB,P,x,2,\nC,P,,x,tbc\nD,P,,x,x\n"
    found = import_file(written(tmp_path, text))
    assert [(row["actor"], row["during"]) for row in found.tables["memberships"]] == [
        ("a", "[..2001]/[2001..2002]"),
        ("a", "[2002..2003]/.."),
        ("b", "[..2001]/[2001..2002]"),
        ("c", "2002/[2002..]"),
        ("d", "2002/.."),
    ]
    assert [(one.line, one.column) for one in found.doubts] == [(2, "2002"), (4, "2003")]
    assert [(one.line, one.column) for one in found.dropped] == [(3, "2002")]


def test_one_column_of_a_year_is_one_and_a_blank_year_is_a_gap(tmp_path: Path) -> None:
    found = import_file(written(tmp_path, "Member,Pledge,2001\nA,P,x\nB,P,\n"))
    assert [(r["actor"], r["during"]) for r in found.tables["memberships"]] == [
        ("a", "[..2001]/..")
    ]
    found = import_file(written(tmp_path, "Member,Pledge,2001,2002,2003\nA,P,x,,x\n"))
    assert [row["during"] for row in found.tables["memberships"]] == ["[..2001]/2001", "2003/.."]


def test_columns_of_sums_by_year_are_no_years_of_membership(tmp_path: Path) -> None:
    found = import_file(written(tmp_path, "Member,Pledge,2001,2002\nA,P,34.5,7\nB,P,12,3\n"))
    assert found.map is not None and found.map.form == "long"
    assert found.tables["memberships"][0].own == {"2001": "34.5", "2002": "7"}


def test_a_column_that_stands_twice_is_refused_unless_a_mapping_passes_it_over(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, "Country,River,River\nA,x,\nB,,x\n")
    with pytest.raises(DataError, match=r"\[River\] this column stands twice"):
        import_file(path)
    path = written(tmp_path, "member,coalition,page,page\nA,P,1,2\n")
    with pytest.raises(DataError, match=r"\[page\] this column stands twice"):
        import_file(path)
    told = tmp_path / "mapping.toml"
    told.write_text('[[membership]]\nmember = "member"\ncoalition = "coalition"\n')
    found = import_file(path, map=told)
    assert found.tables["memberships"][0].own == {"page": "1", "page_2": "2"}
    path = written(tmp_path, "member,coalition,note,Note\nA,P,one,observer\n")
    told.write_text('[[membership]]\nmember = "member"\ncoalition = "coalition"\nrole = "Note"\n')
    assert import_file(path, map=told).tables["memberships"][0]["role"] == "observer"


def test_marks_below_no_name_are_counted(tmp_path: Path) -> None:
    found = import_file(written(tmp_path, "Country,River,,Sea\nA,x,x,\nB,,x,x\n"))
    assert pairs(found) == {("a", "river"), ("b", "sea")}
    assert "column 3 has no name: its 2 cells are left out" in found.doubts[0].message


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ('[[membership]]\nmember = "Who"\n', r"\[coalition\]"),
        ('[[membership]]\nmember = "Who"\ncoalition = ["What"]\n', r"\[coalition\]"),
        ('[[membership]]\ncoalition = "What"\n', r"\[member\]"),
        (
            '[[membership]]\nmember = "Who"\ncoalition = "What"\nneeds = ["when"]\n',
            r"\[needs\] 'when'",
        ),
        ('form = "years"\n[[membership]]\nmember = "Who"\ncoalition = "What"\n', r"\[across\]"),
        ('form = "wide"\nacross = ["What", "What"]\n[[membership]]\nmember = "Who"\n', "twice"),
        ('acros = ["What"]\n[[membership]]\nmember = "Who"\ncoalition = "What"\n', "acros"),
        ('form = "wide"\nacross = ["What"]\n[[membership]]\nmember = "Who"\n', "none of its 2"),
    ],
)
def test_a_mapping_that_makes_nothing_replaces_nothing(
    mapping: str, words: str, tmp_path: Path
) -> None:
    path, told = written(tmp_path, "Who,What\nA,P\nB,Q\n"), tmp_path / "map.toml"
    import_file(path, tmp_path / "out")
    before = {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()}
    told.write_text(mapping, encoding="utf-8")
    with pytest.raises(DataError, match=words):
        import_file(path, tmp_path / "out", map=told)
    assert {one.name: one.read_bytes() for one in (tmp_path / "out").iterdir()} == before


def test_a_mapping_says_which_texts_count(tmp_path: Path) -> None:
    path = written(tmp_path, "Country,River,Sea\nA,x,Signed\nB,planned,x\n")
    mapping = tmp_path / "map.toml"
    mapping.write_text(
        'form = "wide"\nacross = ["River", "Sea"]\n[[membership]]\nmember = "Country"\n'
        '[marks]\nsigned = "signatory"\nplanned = ""\n',
        encoding="utf-8",
    )
    found = import_file(path, map=mapping)
    roles = {(row["actor"], row["coalition"]): row["role"] for row in found.tables["memberships"]}
    assert roles == {("a", "river"): "member", ("a", "sea"): "signatory", ("b", "sea"): "member"}
    assert not found.dropped and not found.doubts


def test_roles_told_by_texts_alone_are_a_doubt_and_organisations_are_the_members(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = written(tmp_path, "Organisation,Vow\nA,Red Vow\nB,Red Vow\nB,Blue Vow\n")
    ran = run_cli("import", path, "-o", tmp_path / "out")
    assert ran.code == 0 and "'Vow' is taken for what was joined, by its texts alone" in ran.err
    assert ("a", "red-vow") in pairs(import_file(path))
    assert [one.column for one in import_file(path).doubts] == ["Vow"]
    ran = run_cli("members", "Red Vow", "--data", path)
    assert ran.code == 3 and "coalitions they joined" in ran.err and "of the members" not in ran.err


def test_a_company_called_total_is_a_member_and_a_row_of_sums_is_none(tmp_path: Path) -> None:
    found = import_file(written(tmp_path, "member,coalition\nTotal,Pact\nA,Pact\nTotal,2\n"))
    assert pairs(found) == {("total", "pact"), ("a", "pact")}
    assert [one.line for one in found.dropped] == [4]


def test_marks_with_dates_and_periods_in_cells_are_read(tmp_path: Path) -> None:
    rows = ["A,x (2019),2017-2020", 'B,"yes, May 2021",2015–', "C,x,since 2018", "D,x (new),no"]
    found = import_file(written(tmp_path, "\n".join(["State,Sea,River", *rows, ""])))
    told = {(r["actor"], r["coalition"]): r["during"] for r in found.tables["memberships"]}
    assert told == {
        ("a", "sea"): "2019/..",
        ("a", "river"): "2017/2020",
        ("b", "sea"): "2021-05/..",
        ("b", "river"): "2015/..",
        ("c", "sea"): "/",
        ("c", "river"): "2018/..",
    }
    assert [(problem.line, problem.column) for problem in found.dropped] == [(5, "Sea")]


def test_a_column_of_which_only_some_cells_are_marks_is_doubted(tmp_path: Path) -> None:
    rows = ["A,x,x,x,tall", "B,x,,case 12,wide", "C,x,x,see annex,flat"]
    found = import_file(written(tmp_path, "\n".join(["State,Sea,Air,River,Shape", *rows, ""])))
    assert [doubt.column for doubt in found.doubts] == ["River"]


def test_dates_that_are_hardly_meant_are_doubted_with_their_line(tmp_path: Path) -> None:
    rows = [
        "Chad,Sea Treaty,2010-05-01,2008-01-01",
        "Peru,Sea Treaty,2699-01-01,2012-01-01",
        "Togo,Sea Treaty,1192-01-01,2010-XX-XX-",
        "Mali,Sea Treaty,-001-12-3100,2011-01-01",
        "Fiji,Sea Treaty,2009,2011",
        "Ruritania,Old Treaty,1816,",
    ]
    path = written(tmp_path, "\n".join(["State,Treaty,Signed,Ratified", *rows, ""]))
    mapping = tmp_path / "map.toml"
    block = '[[membership]]\nmember = "State"\ncoalition = "Treaty"\nneeds = ["since"]\n'
    mapping.write_text(
        f'{block}since = "Signed"\n[membership.text]\nrole = "signatory"\nspell = "signature"\n'
        f'{block}since = "Ratified"\n[membership.text]\nrole = "party"\n',
        encoding="utf-8",
    )
    found = import_file(path, tmp_path / "out", map=mapping)
    told = {(doubt.line, doubt.message.partition("; ")[0]) for doubt in found.doubts}
    assert told == {
        (2, "this is signed after the same member is party since 2008-01-01."),
        (3, "'2699-01-01' lies outside the years 1000 to 2099"),
        (4, "'1192-01-01/..' begins 818 years before most others."),
        (4, "'2010-XX-XX-' is not a date that can be read"),
        (5, "'-001-12-3100' is not a date that can be read"),
    }
    again = examine(tmp_path / "out").doubts
    assert [doubt.message.split()[0] for doubt in again] == ["5", "'1192-01-01/..'"]


def test_a_date_with_the_letter_of_a_note_is_kept_and_doubted(tmp_path: Path) -> None:
    rows = ['A,"May 9, 1973","December 14, 2009 (a)"', "B,1 July 1987,x (s)"]
    found = import_file(written(tmp_path, "\n".join(["State,Rome,Berne", *rows, ""])))
    told = {(r["actor"], r["coalition"]): r["during"] for r in found.tables["memberships"]}
    assert told["a", "berne"] == "2009-12-14/.." and told["b", "berne"] == "/"
    assert [doubt.line for doubt in found.doubts] == [2, 3]


def test_a_role_that_changes_from_year_to_year_ends_one_membership(tmp_path: Path) -> None:
    path = written(tmp_path, "State,2001,2002,2003,2004\nA,o,o*,m,m\nB,m,,m,?\n")
    told = tmp_path / "map.toml"
    told.write_text(
        'form = "years"\nacross = ["2001", "2002", "2003", "2004"]\n'
        '[[membership]]\nmember = "State"\n[membership.text]\ncoalition = "Pact"\n'
        '[marks]\no = "observer"\nm = "member"\n'
    )
    rows = import_file(path, map=told).tables["memberships"]
    assert [(row["actor"], row["role"], row["during"]) for row in rows] == [
        ("a", "observer", "[..2001]/2002"),
        ("a", "member", "2003/.."),
        ("b", "member", "[..2001]/2001"),
        ("b", "member", "2003/[2003..]"),
    ]


@pytest.mark.parametrize("word", ["ongoing", "En cours", "current", "laufend", "in corso"])
def test_what_is_under_way_is_no_membership_and_told(word: str, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    rows = f"A,yes,no\nB,yes,{word}\nC,no,yes\n"
    table.write_text(f"Country,Green Pact,Blue Pact\n{rows}", encoding="utf-8")
    found = import_file(table)
    members = {(row["actor"], row["coalition"]) for row in found.tables["memberships"]}
    assert members == {("a", "green-pact"), ("b", "green-pact"), ("c", "blue-pact")}
    assert [one.line for one in found.dropped] == [3]


def test_a_word_that_it_goes_on_is_no_doubt_below_ends(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Member,Coalition,Since,Until\nA,Pact,2019,ongoing\nB,Pact,2018,current\n")
    found = import_file(table)
    assert {row["during"] for row in found.tables["memberships"]} == {"2019/..", "2018/.."}
    assert not found.doubts and not found.dropped


def test_a_column_of_what_is_under_way_holds_no_names(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Country,Pact A,Pact B\nA,active,current\nB,member,ongoing\nC,former,\n")
    found = import_file(table)
    assert {row["coalition"] for row in found.tables["memberships"]} == {"pact-a"}
