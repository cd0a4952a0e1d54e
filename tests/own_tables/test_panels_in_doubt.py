"""Panels are read where that is certain, and what is uncertain is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both


def _rows(*rows: str) -> str:
    return "".join(f"{row}\n" for row in rows)


def _imported(path: Path, text: str) -> tuple[tuple[str, ...], str]:
    table = path / "table.csv"
    table.write_text(text, encoding="utf-8")
    found = import_file(table, path / "out", replace=True)
    rows = (f"{r['actor']} {r['coalition']} {r['during']}" for r in found.tables["memberships"])
    told = (f"{one.column}: {one.message}" for one in (*found.doubts, *found.dropped))
    return tuple(sorted(rows)), "\n".join(told)


@pytest.mark.parametrize(("yes", "no"), [("yes", "no"), ("1", "0"), ("TRUE", "FALSE")])
def test_a_no_is_an_observation(yes: str, no: str, tmp_path: Path) -> None:
    rows = _rows(
        *(f"{year},Poland,Pact,{yes}" for year in (1989, 1990)),
        f"1991,Poland,Pact,{no}",
        *(f"{year},Chad,Pact,{no}" for year in (1989, 1990, 1991)),
    )
    found = read_both(tmp_path, f"Year,Country,Treaty,Is member\n{rows}")
    assert found.members == ("Poland in Pact [..1989]/1990",)
    assert not found.left_out
    assert any("'Chad'" in one for one in found.told)


def test_answers_without_years_leave_rows_out(tmp_path: Path) -> None:
    rows = _rows("2019,Chad,Pact,yes", "2019,Peru,Pact,no", "2019,Mali,Pact,yes")
    found = read_both(tmp_path, f"Year,Country,Treaty,Is member\n{rows}")
    assert found.members == ("Chad in Pact", "Mali in Pact")
    assert found.left_out == (3,)


def test_a_season_in_two_spellings_is_one(tmp_path: Path) -> None:
    rows = _rows("Ajax,Cup,1998/99", "Ajax,Cup,1999/00", "PSV,Cup,1998/1999", "PSV,Cup,1999/2000")
    found = read_both(tmp_path, f"Club,League,Season\n{rows}".replace("Club", "Member"))
    assert found.members == ("Ajax in Cup [..1999]/..", "PSV in Cup [..1999]/..")
    wide = "Country,Year,NATO,EU\nFrance,2019/20,1,1\nFrance,2020/21,0,1\n"
    wide += "Poland,2019/2020,1,1\nPoland,2020/2021,1,1\n"
    assert _imported(tmp_path, wide)[0] == (
        "france eu [..2020]/..",
        "france nato [..2020]/[2019..2020]",
        "poland eu [..2020]/..",
        "poland nato [..2020]/..",
    )


def test_years_beside_seasons_are_not_read(tmp_path: Path) -> None:
    rows = _rows("Ajax,Cup,2018/19", "Ajax,Cup,2019/20", "PSV,Cup,2018/19", "PSV,Cup,2020")
    found = read_both(tmp_path, f"Member,League,Season\n{rows}")
    assert found.members == ("Ajax in Cup",) * 2 + ("PSV in Cup",) * 2
    assert any("can be either of two" in one for one in found.told)


_COW = """ioname,orgname,year,albania,usa,france,uk,sdate,dead,imputed,political,economic
AfDB,African Development Bank,1990,0,1,1,1,1964,0,0,0,1
AfDB,African Development Bank,1991,0,1,1,1,1964,0,0,0,1
WTO,Warsaw Treaty,1990,1,0,0,0,1955,0,1,1,0
WTO,Warsaw Treaty,1991,1,0,0,0,1955,1,1,1,0
"""


def test_columns_about_organisations_are_no_members(tmp_path: Path) -> None:
    rows, told = _imported(tmp_path, _COW)
    assert rows == (
        "albania wto [..1990]/..",
        "france afdb [..1990]/..",
        "uk afdb [..1990]/..",
        "usa afdb [..1990]/..",
    )
    for column in ("sdate", "dead", "imputed", "political", "economic"):
        assert f"{column!r} is no coalition" in told


def test_columns_about_states_are_no_coalitions(tmp_path: Path) -> None:
    text = "ccode,state,year,AfDB,NATO,nomem\n2,USA,1990,1,1,0\n2,USA,1991,1,1,0\n"
    text += "339,ALB,1990,0,0,1\n339,ALB,1991,0,1,1\n"
    rows, told = _imported(tmp_path, text)
    assert rows == ("alb nato 1991/..", "usa afdb [..1990]/..", "usa nato [..1990]/..")
    assert "'nomem' is no coalition" in told


def test_sides_that_are_not_clear_are_asked_for(tmp_path: Path) -> None:
    text = "ioname,year,usa,can,fra,mex\nNATO,1990,1,1,1,0\nNATO,1991,1,1,1,0\n"
    text += "OAS,1990,1,1,0,1\nOAS,1991,1,1,0,1\n"
    with pytest.raises(Exception, match="It is not clear whether 'usa'"):
        _imported(tmp_path, text)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Status", ("active", "withdrawn", "withdrawn")),
        ("Current member", ("yes", "no", "no")),
        ("Withdrawn?", ("no", "yes", "yes")),
        ("Notes", ("", "Expelled for non-payment", "")),
    ],
)
def test_columns_of_standing_keep_their_doubts(
    header: str, cells: tuple[str, ...], tmp_path: Path
) -> None:
    rows = _rows(
        *(f"{2019 + n},Acme,Green,{cell}" for n, cell in enumerate(cells)),
        *(f"{2019 + n},Beta,Green,{cells[0]}" for n in range(3)),
    )
    found = read_both(tmp_path, f"Year,Member,Coalition,{header}\n{rows}")
    assert found.members == ("Acme in Green",) * 3 + ("Beta in Green",) * 3
    assert any("that it ended" in one for one in found.told)
    assert any("tells from row to row" in one for one in found.told)


def test_each_source_shows_its_own_year(tmp_path: Path) -> None:
    rows = _rows(
        "Acme,Green,2019,Report 2019",
        "Acme,Green,2020,Report 2020",
        "Beta,Green,2019,Report 2019",
        "Beta,Green,2020,Report 2020",
    )
    found = read_both(tmp_path, f"member,coalition,year,source\n{rows}")
    assert found.members == (
        "Acme in Green [..2019]/..",
        "Acme in Green [..2020]/..",
        "Beta in Green [..2019]/..",
        "Beta in Green [..2020]/..",
    )
    assert any("different sources" in one for one in found.told)


def test_dates_in_cells_are_no_marks(tmp_path: Path) -> None:
    text = "Country,Year,NATO,OAS\nFrance,1990,1949,yes\nFrance,1991,1949,yes\n"
    rows, told = _imported(tmp_path, text + "Peru,1990,,\nPeru,1991,,yes (1991)\n")
    assert set(rows) == {"france nato 1949/..", "france oas /", "peru oas 1991/.."}
    assert "'1949' names a time of its own" in told


@pytest.mark.parametrize("other", ["France*", "FRANCE", "France "])
def test_spellings_of_a_member_are_one(other: str, tmp_path: Path) -> None:
    text = f"Country,Year,NATO,EU\nFrance,1990,1,1\n{other},1991,1,0\n"
    rows, _ = _imported(tmp_path, text + "Poland,1990,1,1\nPoland,1991,0,1\n")
    assert rows == (
        "france eu [..1990]/1990",
        "france nato [..1990]/..",
        "poland eu [..1990]/..",
        "poland nato [..1990]/1990",
    )
    table = f"Member,Pact,Year\nFrance,Green,1990\n{other},Green,1991\n"
    found = read_both(tmp_path, table + "Peru,Green,1990\nPeru,Green,1991\n")
    assert found.members == ("France in Green [..1990]/..", "Peru in Green [..1990]/..")


def test_stages_are_no_years(tmp_path: Path) -> None:
    text = "Member,Signed 2015,Ratified 2016\nAcme,x,x\nBeta,x,\n"
    rows, _ = _imported(tmp_path, text)
    assert all(row.endswith(" /") for row in rows)


@pytest.mark.parametrize("header", ["membership", "member", "mem", "Is member"])
def test_codes_are_members_of_nothing_until_they_are_explained(header: str, tmp_path: Path) -> None:
    rows = _rows("Chad,OAU,1", "Mali,OAU,2", "Togo,OAU,3", "Peru,OAU,-9", "Niger,OAU,1")
    found = read_both(tmp_path, f"country,organisation,{header}\n{rows}")
    assert found.members == ("Chad in OAU", "Niger in OAU")
    assert found.left_out == (3, 4, 5)


@pytest.mark.parametrize("header", ["membership", "member", "mem", "value", "Is member"])
def test_codes_of_years_are_told_once_each(header: str, tmp_path: Path) -> None:
    rows = _rows(
        "2019,Chad,OAU,0",
        "2020,Chad,OAU,2",
        "2021,Chad,OAU,1",
        "2019,Mali,OAU,1",
        "2020,Mali,OAU,-9",
        "2021,Mali,OAU,-9",
    )
    found = read_both(tmp_path, f"Year,Country,Organization,{header}\n{rows}")
    assert found.members == ("Chad in OAU [2020..2021]/..", "Mali in OAU [..2019]/[2019..]")
    assert not found.left_out
    assert sum("does not say what" in one for one in found.told) == 2


def test_marks_of_a_mapping_explain_the_codes_of_long_panels(tmp_path: Path) -> None:
    rows = _rows("Chad,OAU,2001,1", "Chad,OAU,2002,2", "Mali,OAU,2001,1", "Mali,OAU,2002,-1")
    text = f"member,coalition,year,value\n{rows}"
    _imported(tmp_path, text)
    with (tmp_path / "out" / "import-map.toml").open("a", encoding="utf-8") as file:
        file.write('\n[marks]\n"2" = "associate"\n"-1" = ""\n')
    found, told = _imported(tmp_path, text)
    assert found == ("chad oau 2002/..", "chad oau [..2001]/2001", "mali oau [..2001]/2001")
    assert "does not say what" not in told


def test_marks_of_a_mapping_explain_answers(tmp_path: Path) -> None:
    text = f"country,organisation,membership\n{_rows('Chad,OAU,1', 'Mali,OAU,2', 'Peru,OAU,-1')}"
    assert _imported(tmp_path, text)[0] == ("chad oau /",)
    with (tmp_path / "out" / "import-map.toml").open("a", encoding="utf-8") as file:
        file.write('\n[marks]\n"2" = "associate"\n"-1" = ""\n')
    found, told = _imported(tmp_path, text)
    assert found == ("chad oau /", "mali oau /")
    assert "by the mapping" in told


@pytest.mark.parametrize("cell", ["", "NA", "-99", "?"])
def test_a_cell_that_says_nothing_leaves_its_year_open(cell: str, tmp_path: Path) -> None:
    rows = _rows("Acme,A,2001,1", "Acme,A,2002,0", f"Acme,A,2003,{cell}", "Beta,A,2001,1")
    more = _rows("Beta,A,2002,1", "Beta,A,2003,1")
    found = read_both(tmp_path, f"member,coalition,year,value\n{rows}{more}")
    assert found.members == ("Acme in A [..2001]/2001", "Beta in A [..2001]/..")


@pytest.mark.parametrize("years", ["FY18 FY19 FY20", "2018.0 2019.0 2020.0", "FY2018 FY19 FY20"])
def test_years_as_programs_and_companies_write_them(years: str, tmp_path: Path) -> None:
    first, second, third = years.split()
    rows = _rows(*(f"Acme,Green,{one}" for one in (first, second)), f"Beta,Green,{second}")
    found = read_both(tmp_path, f"Company,Pact,Fiscal year\n{rows}Beta,Green,{third}\n")
    assert found.members == ("Acme in Green [..2018]/2019", "Beta in Green 2019/..")


def test_fiscal_years_across_and_waves(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Company,FY18,FY19,FY20\nAcme,x,x,\nBeta,,x,x\n", encoding="utf-8")
    rows = import_file(path, joined="Pact").tables["memberships"]
    assert [row["during"] for row in rows] == ["[..2018]/2019", "2019/.."]
    text = "Company,Wave 1 (2019),Wave 2 (2020)\nAcme,x,x\nBeta,,x\n"
    assert "may be the years" in _imported(tmp_path, text)[1]


def test_years_are_those_of_the_coalition(tmp_path: Path) -> None:
    rows = _rows("Acme,Green,2018", "Acme,Green,2019", "Beta,Blue,2010", "Beta,Blue,2011")
    found = read_both(tmp_path, f"Member,Coalition,Year\n{rows}")
    assert found.members == ("Acme in Green [..2018]/..", "Beta in Blue [..2010]/[2011..]")
    assert any("up to different years" in one for one in found.told)


def test_years_without_a_row_are_left_open_where_most_are_missing(tmp_path: Path) -> None:
    years = [f"Acme,Green,{year}" for year in range(2010, 2020)]
    rows = _rows(*years, "Beta,Green,2012", "Beta,Green,2013")
    found = read_both(tmp_path, f"Member,Coalition,Year\n{rows}")
    assert found.members == ("Acme in Green [..2010]/..", "Beta in Green [..2012]/[2013..]")
    assert any("left open" in one for one in found.told)


def test_members_without_a_mark_are_told(tmp_path: Path) -> None:
    text = "Country,Year,NATO,EU\nFrance,1990,1,1\nFrance,1991,1,1\n"
    rows, told = _imported(tmp_path, text + "Peru,1990,0,0\nPeru,1991,,\n")
    assert len(rows) == 2
    assert "no cell of this row, or of its other years, says that it joined" in told
