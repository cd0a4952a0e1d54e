"""A single year is no column of years, and one address among names throws no name away."""

from __future__ import annotations

from pathlib import Path

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
