"""A single year is no column of years, and one address among names throws no name away."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk
from tests.own_tables.both_doors import read_directly


def told(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return read_directly(path).told


def test_one_column_called_as_a_year_is_an_own_one(tmp_path: Path) -> None:
    header = ",".join(("Member", "Coalition", "2019"))  # an import makes periods of such columns
    assert not told(tmp_path, f"{header}\nA,Pact,x\nB,Pact,\n")
    both = told(tmp_path, f"{header},2020\nA,Pact,x,\nB,Pact,,x\n")
    assert any("look like the years of memberships" in one for one in both)


def test_labels_stand_for_addresses_only_where_all_are(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "member,memberLabel,coalition\nAcme,A,Pact\nhttps://example.org/b,B,Pact\n",
        encoding="utf-8",
    )
    assert read_directly(path).members[0] == "Acme in Pact"


def test_years_that_are_counts_are_an_own_column_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,name\nacme,Acme\nbeta,Beta\n")
    (tmp_path / "coalitions.csv").write_text("id,name\npact,Pact\n")
    rows = "acme,pact,12\nbeta,pact,3\n"
    (tmp_path / "memberships.csv").write_text(f"actor,coalition,years\n{rows}")
    found = gk.load(tmp_path).members("pact", at_least="possible").records()
    assert [(row["label"], row["years"], row["start"]) for row in found] == [
        ("Acme", "12", ""),
        ("Beta", "3", ""),
    ]
    (tmp_path / "memberships.csv").write_text("actor,coalition,years\nacme,pact,2012/2015\n")
    (row,) = gk.load(tmp_path).members("pact", at_least="possible").records()
    assert (row["start"], row["end"]) == ("2012", "2015")
