"""Exports of surveys have several lines of headers, and say when somebody answered."""

from __future__ import annotations

from pathlib import Path

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

_IDS = '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}"'


def test_the_questions_are_the_header_and_not_the_codes(tmp_path: Path) -> None:
    header = "StartDate,Q1,Q2_1\nStart Date,Name of your organisation,Which coalition did you join?"
    rows = "2024-01-02 10:00:00,Acme,Green\n2024-01-03 10:00:00,Beta,Green"
    found = read_both(tmp_path, f"{header}\n{_IDS}\n{rows}\n")
    assert found.members == ("Acme in Green", "Beta in Green")
    assert any("export of a survey" in one for one in found.told)
    assert any("'Start Date'" in one for one in found.told)


def test_names_that_somebody_gave_to_the_questions_are_read(tmp_path: Path) -> None:
    header = "StartDate,Company,Pledge\nStart Date,Who are you with?,To what did you commit?"
    found = read_both(tmp_path, f"{header}\n{_IDS}\n2024-01-02,Acme,Green\n")
    assert found.members == ("Acme in Green",)


def test_choices_that_were_ticked_are_memberships(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(
        "Respondent ID,Start Date,Name of organisation,Which have you joined?,\n"
        ",,Open-Ended Response,Green Pact,Blue Pact\n"
        "1,2024-01-02,Acme,Green Pact,\n"
        "2,2024-01-03,Beta,Green Pact,Blue Pact\n",
        encoding="utf-8",
    )
    rows = import_file(path).tables["memberships"]
    found = [(row["actor"], row["coalition"], row["during"]) for row in rows]
    assert found == [
        ("acme", "green-pact", "/"),
        ("beta", "green-pact", "/"),
        ("beta", "blue-pact", "/"),
    ]
