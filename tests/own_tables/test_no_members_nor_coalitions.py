"""Totals of treaties, choices of a header and columns of known data sets name nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

from .both_doors import imported, read_both, read_directly


@pytest.mark.parametrize(
    "total",
    [
        "Total number of signatures not followed by ratifications",
        "Total number of ratifications/accessions",
        "Nombre total de signatures non suivies de ratifications",
        "Gesamtzahl der Unterzeichnungen",
        "Número total de firmas",
    ],
)
def test_a_count_of_signatures_is_no_member(total: str, tmp_path: Path) -> None:
    rows = f"Eastland,2001-01-02,2003-04-05\nNorthland,2001-01-02,\n{total},1,\n"
    found = read_both(tmp_path, f"Country,Signature,Entry into force\n{rows}", "Sea Treaty")
    assert not any(total in one for one in found.members) and found.left_out == (4,)


@pytest.mark.parametrize("header", ["Individual/Organisation", "Individual or Organisation"])
def test_a_header_that_offers_two_words_names_no_coalition(header: str, tmp_path: Path) -> None:
    rows = "Ann Roe,Individual,2021-05-14\nAcme,Organisation,2021-05-15\n"
    found = read_both(tmp_path, f"Signatory,{header},Date\n{rows}")
    assert found.refused and not found.members
    found = read_both(tmp_path, f"Signatory,{header},Date\n{rows}", "Pact")
    assert [one.partition(" in ")[0] for one in found.members] == ["Acme", "Ann Roe"]
    assert not found.told


@pytest.mark.parametrize(
    "header",
    [
        "state_name,all_st_year,all_end_year,left_censor,right_censor",
        "member,yrent,yrexit,dayent,dayexit",
    ],
)
def test_years_and_marks_of_known_data_sets_are_no_coalitions(header: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"{header}\nNorland,1949,1991,1,0\nSudland,1955,1980,0,1\n")
    with pytest.raises(DataError):
        import_file(path)


@pytest.mark.parametrize("name", ["Pact", "Coalition", "Treaty"])
@pytest.mark.parametrize("several", [4, 300])
def test_marks_below_many_numbered_names_are_no_coalition(
    name: str, several: int, tmp_path: Path
) -> None:
    path = tmp_path / "wide.csv"
    marks = [["x" if (row + n) % 3 == 0 else "" for n in range(several)] for row in range(5)]
    rows = "".join(f"M{row},{','.join(cells)}\n" for row, cells in enumerate(marks))
    header = ",".join(f"{name} {n}" for n in range(1, several + 1))
    path.write_text(f"Member,{header}\n{rows}", encoding="utf-8")
    refused = read_directly(path).refused
    assert f"'{name} 1', '{name} 2'" in refused and len(refused) < 700
    assert len({one.split(" in ")[1] for one in imported(path).members}) == several


def test_a_table_of_members_by_coalitions_is_pointed_to_import(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("Member,Red Pact,Blue Pact\nAcme,x,\nBeta,x,2019\n", encoding="utf-8")
    (finding,) = [one for one in gk.check(path).findings if one.severity == "error"]
    assert "'Red Pact', 'Blue Pact' hold marks or dates" in finding.message + finding.hint
    assert "graphkit import" in finding.hint and "coalition=" not in finding.hint
