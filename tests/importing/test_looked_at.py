"""What a person looked at in the report of an import is not asked again."""

from __future__ import annotations

from pathlib import Path

from graphkit.checking.left_by_import import left_by_import
from graphkit.importing.import_file import import_file


def test_a_doubt_that_was_looked_at_stays_settled(tmp_path: Path) -> None:
    table, folder = tmp_path / "table.csv", tmp_path / "out"
    table.write_text("Member,Pact,Joined\nAcme,Green,soon\nBeta,Green,later on\n", encoding="utf-8")
    import_file(table, folder)
    assert "2 places" in next(left_by_import(folder)).message
    assert "First: [since] " in str(next(left_by_import(folder)).hint)
    report = folder / "import-report.csv"
    report.write_text(report.read_text().replace("doubtful", "looked at", 1))
    assert "1 place" in next(left_by_import(folder)).message
    report.write_text(report.read_text().replace("doubtful", "Looked at"))
    assert not [*left_by_import(folder)]
    import_file(table, folder)
    assert not [*left_by_import(folder)]
    table.write_text("Member,Pact,Joined\nAcme,Green,soon\nBeta,Green,never ever\n")
    import_file(table, folder)
    assert "1 place" in next(left_by_import(folder)).message


def test_a_row_above_brings_no_doubt_back_that_was_looked_at(tmp_path: Path) -> None:
    table, folder = tmp_path / "table.csv", tmp_path / "out"
    rows = ["Acme,Green,soon", "Beta,Green,soon"]
    table.write_text("\n".join(["Member,Pact,Joined", *rows, ""]), encoding="utf-8")
    import_file(table, folder)
    report = folder / "import-report.csv"
    report.write_text(report.read_text().replace("doubtful", "looked at"))
    table.write_text("\n".join(["Member,Pact,Joined", "Zeta,Green,2010", *rows, ""]))
    import_file(table, folder)
    assert not [*left_by_import(folder)]
    table.write_text("\n".join(["Member,Pact,Joined", "Zeta,Green,soon", *rows, ""]))
    import_file(table, folder)
    assert "3 places" in next(left_by_import(folder)).message
