"""What a person looked at in a folder of tables is not told by a check again."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.checking.looked_at import mark_looked_at, without_looked_at
from graphkit.checking.report import Finding, Report
from graphkit.cli import main
from graphkit.errors import DataError
from graphkit.importing.import_file import import_file

ROWS = "Acme,Green,2010,withdrawn\nBeta,Green,2011,\n"


def messages(folder: Path) -> list[str]:
    return [f.message for f in gk.check(folder).findings if f.severity == "warning"]


def hints(folder: Path) -> list[str]:
    return [f.hint for f in gk.check(folder).findings if f.severity == "warning"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What an import makes of a table with a status and no ends."""
    table = tmp_path / "table.csv"
    table.write_text(f"Member,Coalition,Since,Status\n{ROWS}", encoding="utf-8")
    import_file(table, tmp_path / "out")
    return tmp_path / "out"


def test_warnings_that_were_looked_at_are_not_told_again(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an import and the tables say alike is counted once, in the words of both."""
    assert messages(folder) == ["1 place of table.csv is doubtful since the import: line 2."]
    assert "says by 'withdrawn' that it ended" in hints(folder)[0]
    assert len(gk.load(folder).doubts) == 1
    assert main(["check", str(folder), "--looked-at"]) == 0
    marked = "1 warning marked as looked at:\n  import report: 1\nRemove a row of "
    assert marked in capsys.readouterr().err
    assert messages(folder) == []
    assert gk.load(folder).doubts == ()
    assert gk.check(folder).ok
    assert main(["check", str(folder)]) == 0
    assert "1 finding is not told again: it was looked at." in capsys.readouterr().err


def test_a_warning_that_is_new_is_told_and_joins_the_others(folder: Path) -> None:
    main(["check", str(folder), "--looked-at"])
    table = folder / "memberships.csv"
    table.write_text(table.read_text().replace("2011/..", "2011"))
    assert messages(folder) == ["this is a membership of one year."]
    main(["check", str(folder), "--looked-at"])
    assert messages(folder) == []


def test_a_row_that_is_removed_is_told_again(folder: Path) -> None:
    before = messages(folder)
    main(["check", str(folder), "--looked-at"])
    marks = folder / "looked-at.csv"
    head, *rows = marks.read_text().splitlines()
    marks.write_text("\n".join([head, *rows[1:]]) + "\n")
    assert len(messages(folder)) == 1 and messages(folder)[0] in before


def _with_a_row_above(table: Path, row: str) -> None:
    head, *rows = table.read_text().splitlines()
    table.write_text("\n".join([head, row, *rows]) + "\n")


def test_a_row_above_brings_no_mark_back(folder: Path) -> None:
    main(["check", str(folder), "--looked-at"])
    table = folder / "memberships.csv"
    names = table.read_text().splitlines()[0].split(",")
    said = {"actor": "beta", "coalition": "green", "role": "founder", "during": "2001/2003"}
    said |= {"source": table.read_text().splitlines()[1].split(",")[names.index("source")]}
    _with_a_row_above(table, ",".join(said.get(name, "") for name in names))
    assert not [one for one in messages(folder) if "withdrawn" in one]
    assert gk.check(folder).looked_at == 1


def _said(*lines: int) -> Report:
    """A warning that is told of several lines, and names another line each time."""
    return Report(
        tuple(
            Finding(
                "warning", "table", "", f"A and B on line {line + 9} differ.", "m.csv", line, "a"
            )
            for line in lines
        )
    )


def test_of_what_is_said_once_more_nobody_knows_which_is_new(tmp_path: Path) -> None:
    assert mark_looked_at(_said(2, 3), tmp_path) == {"[a]": 2}
    assert not without_looked_at(_said(5, 7), tmp_path).findings
    assert without_looked_at(_said(4), tmp_path).looked_at == 1
    more = without_looked_at(_said(2, 3, 4), tmp_path)
    assert len(more.findings) == 3
    assert mark_looked_at(more, tmp_path) == {"[a]": 1}
    assert not without_looked_at(_said(2, 3, 4), tmp_path).findings
    assert "on line 11 differ" in (tmp_path / "looked-at.csv").read_text(encoding="utf-8")


def test_errors_are_always_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = folder / "memberships.csv"
    table.write_text(table.read_text().replace("2011/..", "2011/1990"))
    assert main(["check", str(folder), "--looked-at"]) == 3
    assert "1 error cannot be settled so" in capsys.readouterr().err
    assert gk.check(folder).count("error") == 1


def test_marks_outlive_another_import(folder: Path, tmp_path: Path) -> None:
    main(["check", str(folder), "--looked-at"])
    import_file(tmp_path / "table.csv", folder)
    assert messages(folder) == []


def test_what_is_settled_in_the_report_of_the_import_is_so_in_its_tables(folder: Path) -> None:
    report = folder / "import-report.csv"
    report.write_text(report.read_text().replace("doubtful", "looked at"))
    assert messages(folder) == []


def test_a_file_of_marks_without_its_header_is_refused(folder: Path) -> None:
    (folder / "looked-at.csv").write_text("one,two\n1,2\n")
    with pytest.raises(DataError, match="there is no column"):
        gk.check(folder)


def test_only_folders_have_marks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Member,Pact\nAcme,Green\n", encoding="utf-8")
    assert main(["check", str(table), "--looked-at"]) != 0
    assert "goes with a folder of tables" in capsys.readouterr().err
