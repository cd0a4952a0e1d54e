"""Cells of wide tables with a mark and a date, or with the dates of a joining and a leaving."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file

_MAP = """\
form = "wide"
across = ["Air", "Sea"]
[[membership]]
member = "State"
[marks]
ratified = "party"
s = "signatory"
a = "party"
withdrew = ""
"""


@pytest.mark.parametrize(
    ("cell", "role", "during"),
    [
        ("ratified (2014)", "party", "2014/.."),
        ("Ratified 2014", "party", "2014/.."),
        ("ratified: 2 May 2014", "party", "2014-05-02/.."),
        ("2014 (ratified)", "party", "2014/.."),
        ("2019-08-01 a", "party", "2019-08-01/.."),
        ("2020 (a)", "party", "2020/.."),
        ("s", "signatory", "/"),
        ("s 2015–2017", "signatory", "2015/2017"),
        ("2015-06-01 (withdrew 2019)", "member", "2015-06-01/2019"),
        ("2015, left 2019", "member", "2015/2019"),
        ("a 2015 (withdrew 2019)", "party", "2015/2019"),
        ("2015 (2)", "member", "2015/.."),
    ],
)
def test_a_mark_beside_a_date_is_its_role(
    tmp_path: Path, cell: str, role: str, during: str
) -> None:
    table, told = tmp_path / "table.csv", tmp_path / "map.toml"
    table.write_text(f'State,Air,Sea\nEastland,"{cell}",s\n', encoding="utf-8")
    told.write_text(_MAP, encoding="utf-8")
    found = import_file(table, map=told)
    rows = [row for row in found.tables["memberships"] if row["coalition"] == "air"]
    assert [(row["role"], row["during"]) for row in rows] == [(role, during)]


@pytest.mark.parametrize(("cell", "told_of"), [("withdrew 2019", False), ("April 1", True)])
def test_a_mark_of_no_membership_makes_none_and_a_letter_in_a_word_is_no_mark(
    tmp_path: Path, cell: str, told_of: bool
) -> None:
    table, told = tmp_path / "table.csv", tmp_path / "map.toml"
    table.write_text(f"State,Air,Sea\nEastland,{cell},s\n", encoding="utf-8")
    told.write_text(_MAP, encoding="utf-8")
    found = import_file(table, map=told)
    assert {row["coalition"] for row in found.tables["memberships"]} == {"sea"}
    assert any(cell in one.message for one in (*found.dropped, *found.doubts)) == told_of


@pytest.mark.parametrize("cell", ["joined 2012", "acceded in 2012", "member since 2012", "x, 2012"])
def test_a_word_of_joining_beside_a_date_is_no_matter(tmp_path: Path, cell: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f'State,Air,Sea\nEastland,"{cell}",x\nWestland,2013,signed 2010\n')
    found = import_file(table)
    begun = {row["actor"]: row["during"].partition("/")[0] for row in found.tables["memberships"]}
    assert begun["westland"] == "2013"
    assert "eastland" in begun
    rows = [row for row in found.tables["memberships"] if row["coalition"] == "air"]
    assert next(row["during"] for row in rows).startswith("2012")
    assert [told.line for told in found.dropped] == [3]
