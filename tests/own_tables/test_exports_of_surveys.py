"""Exports of surveys have several lines of headers, and say when somebody answered."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("StartDate,EndDate,ResponseId", "2024-01-02 10:00:00,2024-01-02 10:05:00,R_1"),
        ("Respondent ID,Start Date,End Date", "1,01/13/2024,01/13/2024"),
        ("start,end,_id,_uuid", "2024-01-02T10:00:00.000+01:00,2024-01-02T10:05:00.000+01:00,1,u1"),
        ("ID,Start time,Completion time", "1,1/2/24 10:00:00,1/2/24 10:05:00"),
    ],
)
def test_when_somebody_answered_is_no_time_of_a_membership(
    tmp_path: Path, header: str, answer: str
) -> None:
    found = read_both(tmp_path, f"{header},Organisation,Pledge\n{answer},Acme,Green\n")
    assert found.members == ("Acme in Green",)
    assert any("export of a survey" in one for one in found.told)
    assert any("is left out" in one and "tart" in one for one in found.told)


def test_dates_that_a_survey_asks_for_are_read(tmp_path: Path) -> None:
    header = "Start time,Completion time,Your organisation,Which pledge did you sign?"
    text = f"{header},When did you sign?\n1/2/24 10:00,1/2/24 10:05,Acme,Green,14/3/2019\n"
    assert read_both(tmp_path, text).members == ("Acme in Green 2019-03-14/..",)
    header = "Timestamp,Email Address,Organisation,Pledge,Start date"
    text = f"{header}\n2024-01-02 10:00:00,a@example.org,Acme,Green,2019-03-01\n"
    assert read_both(tmp_path, text).members == ("Acme in Green 2019-03-01/..",)


def test_dates_of_a_table_that_is_no_survey_are_read(tmp_path: Path) -> None:
    text = "Organisation,Pledge,Start date,End date\nAcme,Green,2019-01-02,2020-01-02\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Green 2019-01-02/2020-01-02",)
    assert not found.told


def test_answers_of_a_trial_are_left_out(tmp_path: Path) -> None:
    ids = '"{""ImportId"":""status""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"'
    text = (
        "Status,Q1,Q2\nResponse Type,Organisation,Coalition\n"
        f"{ids}\nIP Address,Acme,Green\nSurvey Preview,test,Green\nSpam,buy pills,Green\n"
    )
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Green",)
    assert found.left_out == (5, 6)


def test_a_question_of_plans_is_not_one_of_memberships(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(
        "Respondent ID,What is your organisation?,Which have you joined?,,,Do you plan to join?,\n"
        ",Open-Ended Response,Green Pact,Blue Pact,None,Green Pact,Blue Pact\n"
        "1,Acme,Green Pact,,,,Blue Pact\n"
        "2,Beta,,,None,Green Pact,\n",
        encoding="utf-8",
    )
    found = import_file(path)
    rows = found.tables["memberships"]
    assert [(row["actor"], row["coalition"]) for row in rows] == [("acme", "green-pact")]
    assert any("asks of plans" in one.message for one in found.doubts)


def test_questions_with_the_same_choices_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(
        "Q1,Q2_1,Q2_2,Q3_1,Q3_2\n"
        "Organisation,Joined? - A Pact,Joined? - B Pact,Funded? - A Pact,Funded? - B Pact\n"
        + ",".join('"{""ImportId"":""QID1""}"' for _ in range(5))
        + "\nAcme,Yes,No,No,Yes\nBeta,No,No,Yes,Yes\n",
        encoding="utf-8",
    )
    found = import_file(path)
    names = sorted(row.text("name") for row in found.tables["coalitions"])
    assert names == ["Funded? - A Pact", "Funded? - B Pact", "Joined? - A Pact"]
    assert any("told apart" in one.message for one in found.doubts)
