"""Tables that are written for review run nothing in a spreadsheet, and are read as they were."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.importing.writing.columns_text import quoted
from graphkit.importing.writing.format_folder import format_folder
from graphkit.tabular.delimited import FORMULA

NAMES = ["=HYPERLINK(1)", "@acme", "+plus", "-minus", "'=quoted"]
TABLE = "member,coalition,since,fee\n" + "".join(f'"{name}",Pact,2020,-5\n' for name in NAMES[:4])
MARKED = "''=quoted,Pact,2020,-5\n"
"""As a spreadsheet's own file has it, where one apostrophe is taken away."""


def cells(folder: Path) -> list[str]:
    found = []
    for table in ("actors", "coalitions", "memberships", "sources"):
        with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            found += [cell for row in csv.reader(file) for cell in row]
    return found


@pytest.mark.parametrize("formatted", [False, True])
def test_what_import_writes_runs_nothing_and_keeps_every_name(
    tmp_path: Path, formatted: bool
) -> None:
    (tmp_path / "pledges.csv").write_text(TABLE + MARKED, encoding="utf-8")
    gk.import_file(tmp_path / "pledges.csv", tmp_path / "out")
    if formatted:
        format_folder(tmp_path / "out")
    written = cells(tmp_path / "out")
    assert "-5" in written
    assert [cell for cell in written if cell[:1] in tuple("=+@")] == []
    assert {f"'{name}" for name in NAMES} <= set(written)
    kg = gk.load(tmp_path / "out")
    assert sorted(map(str, kg.members("Pact").column("label"))) == sorted(NAMES)


@pytest.mark.parametrize("text", ["-5", "-0044/-0027", "+3.5", "-", "2020"])
def test_numbers_and_days_are_as_they_were(text: str) -> None:
    assert quoted(text) == text
    assert FORMULA.match(text) or text == "2020"
