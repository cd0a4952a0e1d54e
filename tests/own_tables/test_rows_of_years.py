"""Panels with a row a year, and seasons: runs of years are memberships."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

_WIDE = """state,year,nato,oas,asean
USA,1948,0,1,-1
USA,1949,1,1,-1
USA,1950,1,1,0
Cuba,1948,0,1,-1
Cuba,1949,0,1,-9
Cuba,1950,0,2,-9
"""


def _imported(path: Path, text: str, coalition: str | None = None) -> tuple[list[str], list[str]]:
    table = path / "table.csv"
    table.write_text(text, encoding="utf-8")
    found = import_file(table, path / "out", joined=coalition, replace=True)
    rows = found.tables["memberships"]
    told = [f"{one.column}: {one.message}" for one in (*found.doubts, *found.dropped)]
    return [f"{r['actor']} {r['coalition']} {r['role']} {r['during']}" for r in rows], told


def test_runs_of_marked_years_are_one_membership_each(tmp_path: Path) -> None:
    rows, told = _imported(tmp_path, _WIDE)
    assert sorted(rows) == [
        "cuba oas member [..1948]/[1949..]",
        "usa nato member 1949/..",
        "usa oas member [..1948]/..",
    ]
    assert sum("does not say what" in one for one in told) == 3  # -1, -9 and 2, each once


def test_a_key_of_codes_is_read_in_the_mapping(tmp_path: Path) -> None:
    _imported(tmp_path, _WIDE)
    with (tmp_path / "out" / "import-map.toml").open("a", encoding="utf-8") as file:
        file.write('\n[marks]\n"2" = "associate"\n"-1" = ""\n"-9" = ""\n')
    rows, told = _imported(tmp_path, _WIDE)
    assert "cuba oas member [..1948]/1949" in rows and "cuba oas associate 1950/.." in rows
    assert not any("does not say what" in one for one in told)


def test_rows_of_organisations_have_their_members_across(tmp_path: Path) -> None:
    text = "ioname,orgname,year,albania,chad\nNATO,North Atlantic,2008,0,0\n"
    text += "NATO,North Atlantic,2009,1,-9\nNATO,North Atlantic,2010,1,0\n"
    rows, _ = _imported(tmp_path, text)
    assert rows == ["albania nato member 2009/.."]


def test_a_long_panel_is_read_by_both_doors(tmp_path: Path) -> None:
    rows = (
        "USA,1948,OAS,1\nUSA,1949,OAS,1\nUSA,1950,OAS,0\n"
        "Cuba,1948,OAS,0\nCuba,1949,OAS,1\nCuba,1950,OAS,3\n"
    )
    found = read_both(tmp_path, f"member,year,coalition,value\n{rows}")
    assert found.members == ("Cuba in OAS 1949/[1949..]", "USA in OAS [..1948]/1949")
    assert any("'3' means" in one for one in found.told)


def test_years_of_pairs_that_come_once_are_no_panel(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Year\nAcme,Green,2010\nBeta,Green,2012\n")
    assert found.members == ("Acme in Green", "Beta in Green")
    assert len(found.told) == 1 and "looks like dates" in found.told[0]


def test_seasons_as_rows_and_as_columns(tmp_path: Path) -> None:
    rows = "Acme,Green,2019/20\nAcme,Green,2020/21\nBeta,Green,2021/22\nBeta,Green,2020/21\n"
    found = read_both(tmp_path, f"Member,Pact,Season\n{rows}")
    assert found.members == (
        "Acme in Green [..2020]/[2020..2021]",
        "Beta in Green [2020..2021]/..",
    )
    wide = "Country,FY2018/19,FY2019/20,FY2020/21\nChad,x,x,\nPeru,,x,x\n"
    assert _imported(tmp_path, wide, "Pact")[0] == [
        "chad pact member [..2019]/[2019..2020]",
        "peru pact member [2019..2020]/..",
    ]


@pytest.mark.parametrize(
    "cells", ["2019-20 2010-11", "FY2019/20 FY2010/11", "2019/2020 2010/2011", "2019/20 2010/11"]
)
def test_beginnings_in_a_season(cells: str, tmp_path: Path) -> None:
    first, second = cells.split()
    found = read_both(tmp_path, f"Member,Pact,Joined\nAcme,Green,{first}\nBeta,Green,{second}\n")
    assert found.members == (
        "Acme in Green [2019-01-01..2020-12-31]/..",
        "Beta in Green [2010-01-01..2011-12-31]/..",
    )
    assert not found.told


def test_months_stay_months(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact,Joined\nAcme,Green,2010-11\nBeta,Green,2012-03\n")
    assert found.members == ("Acme in Green 2010-11/..", "Beta in Green 2012-03/..")
    path = tmp_path / "months.csv"
    path.write_text("Country,2010-11,2010-12\nChad,x,\nPeru,,x\n", encoding="utf-8")
    ids = {row["coalition"] for row in import_file(path).tables["memberships"]}
    assert ids == {"2010-11", "2010-12"}
