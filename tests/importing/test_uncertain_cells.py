"""Cells of a wide table that are no plain mark: none becomes a membership unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphkit.importing.import_file import Imported, import_file


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
    assert ran.code == 0 and "'Vow' is read as the coalition for its texts alone" in ran.err
    assert ("a", "red-vow") in pairs(import_file(path))
    assert [one.column for one in import_file(path).doubts] == ["Vow"]
    ran = run_cli("members", "Red Vow", "--data", path)
    assert ran.code == 3 and "coalitions they joined" in ran.err and "of the members" not in ran.err


def test_a_company_called_total_is_a_member_and_a_row_of_sums_is_none(tmp_path: Path) -> None:
    found = import_file(written(tmp_path, "member,coalition\nTotal,Pact\nA,Pact\nTotal,2\n"))
    assert pairs(found) == {("total", "pact"), ("a", "pact")}
    assert [one.line for one in found.dropped] == [4]
