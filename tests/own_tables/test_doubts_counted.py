"""What is doubtful in a table is counted alike, whichever command tells of it."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.authoring import read_tables
from graphkit.tabular.reading.read_sheets import read_sheets

if TYPE_CHECKING:
    import pytest

_TABLE = """\
member,pledge,since,event,verified
Acme,Red Pact,05/06/2019,joined,2020-01-01
Beta,Red Pact,spring,joined,2020-01-02
Gamma,Blue Pact,2019,renamed,
Total,3,,,
"""
_TOLD = "2 rows left out, 2 doubts"


def test_each_command_counts_alike_and_the_one_named_works(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "our pledges.csv"
    table.write_text(_TABLE, encoding="utf-8")
    asked = run_cli("members", "Red Pact", "--data", table, "--dates", "dmy")
    line = next(line for line in asked.err.splitlines() if line.startswith(_TOLD))
    named, *command = shlex.split(line.partition(": ")[2])
    assert named == "graphkit" and "--dates" in command
    checked = run_cli(*command)
    assert f"In the tables: {_TOLD}." in checked.err
    made = run_cli("new", tmp_path / "new", "--from", table, "--dates", "dmy")
    assert f"{_TOLD}: " in made.err


def test_what_is_doubtful_is_told_without_reading_the_table_again(
    tmp_path: Path, run_cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "our pledges.csv"
    table.write_text(_TABLE, encoding="utf-8")
    read: list[Path] = []

    def counting(path: Path, **options: Any) -> Any:
        read.append(path)
        return read_sheets(path, **options)

    monkeypatch.setattr(read_tables, "read_sheets", counting)
    made = run_cli("view", table, "--dates", "dmy", "--output", tmp_path / "page.html")
    assert f"{_TOLD}: " in made.err
    assert read == [table]
