"""What separates the cells of a table is told where its columns are not known, and may differ."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk


@pytest.mark.parametrize(
    ("sign", "word"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_the_separator_is_named_where_no_column_is_known(
    sign: str, word: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "liste.csv"
    rows = (["Wer", "Wohin", "Wann"], ["Acme", "Pakt", "2019"], ["Beta", "Pakt", "2020"])
    table.write_text("\n".join(map(sign.join, rows)) + "\n", encoding="utf-8")
    ran = run_cli("check", table)
    assert ran.code and f"Cells are taken to be separated by {word}." in ran.out
    with pytest.raises(gk.DataError, match=f"separated by {word}"):
        gk.load(table)


@pytest.mark.parametrize(("header", "rows"), [(",", ";"), (";", ","), ("\t", ";"), (",", "|")])
def test_a_header_with_another_separator_is_read_and_told(
    header: str, rows: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "list.csv"
    lines = [
        header.join(("member", "coalition", "since")),
        rows.join(("Acme", "Pact", "2019")),
        rows.join(("Beta", "Pact", "2020")),
    ]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert "the columns are named with" in run_cli("check", table).out
    assert run_cli("import", table, "-o", tmp_path / "made").code == 0
    for kg in (gk.load(table), gk.load(tmp_path / "made")):
        told = kg.members("Pact").select("label", "start").rows
        assert told == (("Acme", "2019"), ("Beta", "2020"))
    report = (tmp_path / "made" / "import-report.csv").read_text(encoding="utf-8")
    assert "the columns are named with" in report


def test_unknown_names_with_another_separator_are_told_at_both_doors(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "liste.csv"
    table.write_text("Wer,Wohin,Wann\nAcme;Pakt;2019\nBeta;Pakt;2020\n", encoding="utf-8")
    words = "has commas where the lines below have semicolons"
    ran = run_cli("check", table)
    assert ran.code and words in ran.out and "separated by semicolons" in ran.out
    assert run_cli("import", table, "-o", tmp_path / "made").code == 0
    report = (tmp_path / "made" / "import-report.csv").read_text(encoding="utf-8")
    assert words in report


def test_a_title_with_commas_is_a_title(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text(
        "Signatories, Pact, 2019\nName;Coalition;Since\nAcme;Pact;2019\n", encoding="utf-8"
    )
    assert gk.load(table).members("Pact").column("label") == ("Acme",)
    assert not any("semicolons" in str(one) for one in gk.check(table).findings)


def test_a_title_of_two_lines_with_a_comma_is_a_title(tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    text = '"List of members,\nas of 2020"\nMember;Coalition\nAcme;Green Pact\nBeta;Green Pact\n'
    table.write_text(text, encoding="utf-8")
    gk.import_file(table, tmp_path / "made")
    for kg in (gk.load(table), gk.load(tmp_path / "made")):
        assert kg.members("Green Pact").column("label") == ("Acme", "Beta")
