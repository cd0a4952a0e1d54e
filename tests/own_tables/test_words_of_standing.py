"""Words that say of a row that it has ended or never was, or is not sure, are not passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk

from .both_doors import graphs, read_both

pytestmark = pytest.mark.filterwarnings("ignore:.* left out:UserWarning")
"""It is told of rows that are left out; that it is warned of, test_left_out.py asserts."""


def doubts(tmp_path: Path, text: str) -> list[str]:
    """What both ways say of a table, which has to be the same."""
    return sorted(read_both(tmp_path, text).told)


@pytest.mark.parametrize(
    "role",
    [
        *("Former member", "Withdrawn", "Not a member", "Declined", "Applicant", "Candidate"),
        *("Invited", "Non-member", "pending", "ehemaliges Mitglied", "ancien membre", "ex-member"),
    ],
)
def test_who_is_called_a_member_no_more_or_not_yet_is_none(tmp_path: Path, role: str) -> None:
    text = f"Member,Coalition,Role,Since\nAcme,Green,{role},2000\nBeta,Green,Member,2000\n"
    (told,) = doubts(tmp_path, text)
    assert "is read as not belonging, or not yet" in told
    for kg in graphs(tmp_path, text):
        found = kg.members("Green", on="2024-01-01")
        assert found.column("label") == ("Beta",)
        assert "1 more does not count as belonging" in found.note
        assert kg.overview().column("members") == (1,)
        assert len(kg.panel) == 1


@pytest.mark.parametrize(
    ("header", "cell", "other"),
    [
        ("Withdrawn?", "Yes", "No"),
        ("Current member", "No", "Yes"),
        ("Active", "FALSE", "TRUE"),
        ("Still a member?", "no", "yes"),
        ("Ongoing", "no", "yes"),
        ("Status", "Former member (2015-2019)", "Member"),
        ("State", "Withdrawn", "Active"),
    ],
)
def test_an_end_without_a_date_is_told(tmp_path: Path, header: str, cell: str, other: str) -> None:
    rows = f"Acme,Zero,2015,{cell}\nBeta,Zero,2015,{other}\nEps,Zero,2015,{other}\n"
    (told,) = doubts(tmp_path, f"Company,Pledge,Joined,{header}\n{rows}")
    assert told.startswith("1 row says by") and "it ended, and no end is stated" in told


def test_the_day_of_withdrawing_is_an_end(tmp_path: Path) -> None:
    rows = "Acme,Zero,2015,3 May 2021\nBeta,Zero,2015,No\n"
    found = read_both(tmp_path, f"Company,Pledge,Joined,Withdrawn\n{rows}")
    assert found.members == ("Acme in Zero 2015/2021-05-03", "Beta in Zero 2015/..")


@pytest.mark.parametrize("cell", ["Pending", "Not a member", "not yet ratified"])
def test_a_status_of_who_does_not_belong_yet_is_told(tmp_path: Path, cell: str) -> None:
    text = f"Company,Pledge,Joined,Status\nAcme,Zero,2015,{cell}\nBeta,Zero,2015,Member\n"
    (told,) = doubts(tmp_path, text)
    assert "it does not belong, or not yet" in told


def test_who_has_not_ratified_is_left_out(tmp_path: Path) -> None:
    rows = "France,Sea,2016\nChad,Sea,No\nPeru,Sea,Not ratified\nMali,Sea,Not yet\n"
    for kg in graphs(tmp_path, "Country,Treaty,Ratified\n" + rows):
        assert kg.members("Sea").column("label") == ("France",)
        assert kg.members("Sea").column("start") == ("2016",)


def test_a_row_that_denies_denies_also_when_it_is_imported(tmp_path: Path) -> None:
    text = "Member,Coalition,Since,Polarity\nAcme,Green,2010,against\nBeta,Green,2010,for\n"
    for kg in graphs(tmp_path, text):
        assert kg.members("Green").column("label") == ("Beta",)


@pytest.mark.parametrize(
    ("word", "confidence", "certainty"),
    [
        ("uncertain", "low", "possible"),
        ("Doubtful", "low", "possible"),
        ("Low", "low", "possible"),
        ("likely", "medium", "certain"),
        ("HIGH", "high", "certain"),
        ("80%", "medium", "certain"),
    ],
)
def test_words_for_confidence_are_never_more_than_they_say(
    tmp_path: Path, word: str, confidence: str, certainty: str
) -> None:
    text = f"Member,Coalition,Since,Until,Confidence\nAcme,Green,2010,2015,{word}\n"
    for kg in graphs(tmp_path, text):
        (row,) = kg.members("Green", on="2012-01-01", at_least="possible").records()
        assert (row["confidence"], row["certainty"]) == (confidence, certainty)
    assert len(doubts(tmp_path, text)) == (word == "80%")


EVENTS = "Member,Coalition,Event,Date\n"


def spells(kg: gk.KnowledgeGraph) -> list[tuple[object, object]]:
    return [(row["start"], row["end"]) for row in kg.memberships("Acme").records()]


@pytest.mark.parametrize(
    "rows",
    [
        "Acme,Green,joined,2010-01-01\nAcme,Green,left,2012-03-01\nAcme,Green,joined,2012-03-01\n",
        "Acme,Green,left,2012-03-01\nAcme,Green,Rejoined,2012-03-01\nAcme,Green,joined,2010-01-01\n",
        "Acme,Green,joined,2010-01-01\nAcme,Green,expelled,2012-03-01\nAcme,Green,readmitted,2012-03-01\n",
    ],
    ids=["in order", "out of order", "other words"],
)
def test_who_comes_back_the_day_it_left_has_two_spells(tmp_path: Path, rows: str) -> None:
    for kg in graphs(tmp_path, EVENTS + rows):
        assert spells(kg) == [("2010-01-01", "2012-03-01"), ("2012-03-01", "..")]
        assert len(kg.members("Green", on="2024-01-01")) == 1


def test_a_leaving_before_a_joining_ends_another_spell(tmp_path: Path) -> None:
    rows = "Acme,Green,joined,2014-03-01\nAcme,Green,left,2012-03-01\n"
    for kg in graphs(tmp_path, EVENTS + rows):
        assert sorted(map(str, spells(kg))) == ["('', '2012-03-01')", "('2014-03-01', '..')"]
    assert doubts(tmp_path, EVENTS + rows) == []


def test_a_row_without_an_event_is_told(tmp_path: Path) -> None:
    rows = "Acme,Green,joined,2014\nBeta,Green,,2012\n"
    assert doubts(tmp_path, EVENTS + rows) == ["this row names no event, and is read as a joining."]


@pytest.mark.parametrize("unit", ["2012", "2012-05"])
def test_who_comes_back_within_the_year_or_month_is_a_member(tmp_path: Path, unit: str) -> None:
    text = f"Member,Coalition,Since,Until\nAcme,Green,{unit},{unit}\nAcme,Green,{unit},\n"
    for kg in graphs(tmp_path, text):
        assert sorted(map(str, spells(kg))) == [f"('{unit}', '..')", f"('{unit}', '{unit}')"]
        assert len(kg.members("Green", on="2024-01-01")) == 1


@pytest.mark.parametrize(
    "role",
    [
        *("Left-wing party", "Exit coordinator", "Withdrawal monitor", "Past President", "None"),
        *("Former Soviet republic", "ex officio", "Ex  officio", "Ancien combattant", "n/a"),
    ],
)
def test_roles_of_who_belongs_belong(tmp_path: Path, role: str) -> None:
    text = f"Member,Coalition,Role\nAcme,Green,{role}\nBeta,Green,Member\n"
    assert doubts(tmp_path, text) == []
    for kg in graphs(tmp_path, text):
        assert kg.members("Green").column("label") == ("Acme", "Beta")


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("EU member state", ("No", "Yes")),
        ("Observer status", ("No", "Yes")),
        ("Payment status", ("Pending", "Paid")),
        ("State", ("NO", "LA")),
        ("Active", ("0", "250")),
        ("Status", ("Member", "Partner")),
    ],
)
def test_columns_that_say_something_else_are_no_doubts(
    tmp_path: Path, header: str, cells: tuple[str, str]
) -> None:
    rows = "".join(f"{who},Zero,2015,{cell}\n" for who, cell in zip("AB", cells, strict=True))
    assert doubts(tmp_path, f"Company,Pledge,Joined,{header}\n{rows}") == []


def test_a_status_that_the_role_says_too_is_told_once(tmp_path: Path) -> None:
    text = "Company,Pledge,Role,Status\nA,Zero,Applicant,Applicant\nB,Zero,Member,Member\n"
    (told,) = doubts(tmp_path, text)
    assert told.startswith("who is 'Applicant' is read as not belonging")


def test_numbers_for_confidence_are_one_doubt(tmp_path: Path) -> None:
    rows = "".join(f"M{n},Green,0.{n}\n" for n in range(10, 30))
    text = f"Member,Coalition,Confidence\n{rows}X,Green,n/a\nY,Green,unlikely\n"
    (told,) = doubts(tmp_path, text)
    assert told == "'0.10', '0.11', '0.12', … say nothing that is understood of how sure it is."
    for kg in graphs(tmp_path, text):
        found = {row["label"]: row["confidence"] for row in kg.members("Green").records()}
        assert (found["M10"], found["X"], found["Y"]) == ("medium", "high", "low")


def test_words_that_are_no_codes_are_kept_and_told(tmp_path: Path) -> None:
    text = (
        "Member,Coalition,Polarity,Entered,Listed under\n"
        "A,Green,positive,14 May 2021,Platforms\nB,Green,negative,soon,Companies\n"
        "C,Green,mixed,,\n"
    )
    assert doubts(tmp_path, text) == [
        "'Platforms' is not understood, and kept as it is written.",
        "'mixed' is not understood, and kept as it is written.",
        "'soon' is not a date that can be read; it is left open.",
    ]
    for kg in graphs(tmp_path, text):
        assert kg.members("Green").column("label") == ("A", "C")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "joined,2012-05-01;left,2012;joined,2014;left,2016",
            [("2012-05-01", "2012"), ("2014", "2016")],
        ),
        ("joined,2010-05;left,2010;joined,2012;left,2013", [("2010-05", "2010"), ("2012", "2013")]),
    ],
)
def test_events_whose_order_is_not_sure_stand_as_they_are_written(
    tmp_path: Path, rows: str, expected: list[tuple[str, str]]
) -> None:
    events = "".join(f"Acme,Green,{one}\n" for one in rows.split(";"))
    for kg in graphs(tmp_path, EVENTS + events):
        assert spells(kg) == expected


def test_events_of_which_one_has_no_date_stand_as_they_are_written(tmp_path: Path) -> None:
    rows = "joined,2010;left,2012;joined,soon;left,2009"
    events = "".join(f"Acme,Green,{one}\n" for one in rows.split(";"))
    for kg in graphs(tmp_path, EVENTS + events):
        assert ("2010", "2012") in spells(kg)


@pytest.mark.parametrize(
    "word",
    [
        *("Observer", "Suspended", "Pending ratification", "Acquired by Acme", "Dormant"),
        *("In process of joining", "Signed only", "Delisted", "Unsubscribed", "Merged into Beta"),
    ],
)
def test_a_status_without_belonging_is_told(word: str, tmp_path: Path) -> None:
    rows = f"Acme,Green,{word},2001\nBeta,Green,Full member,2001\n"
    (told,) = read_both(tmp_path, f"Member,Pact,Status,Since\n{rows}").told
    assert told.startswith(f"1 row says by '{word}' that it")


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("Reason for leaving", "Expelled"),
        ("Why left", "cost"),
        ("Notiz", "nicht mehr dabei"),
        ("End reason", "merged"),
        ("Notes", "Withdrew in 2010"),
    ],
)
def test_a_reason_for_an_end_without_one_is_told(header: str, said: str, tmp_path: Path) -> None:
    rows = f"Acme,Green,2001,,{said}\nBeta,Green,2001,2005,{said}\nEta,Green,2001,,\n"
    (told,) = read_both(tmp_path, f"Member,Pact,Since,Until,{header}\n{rows}").told
    assert told.startswith(f"1 row says by '{said}' that it ended")


def test_a_leaving_without_a_date_ends_what_began(tmp_path: Path) -> None:
    rows = "Acme,Green,joined,2010\nAcme,Green,left,\nBeta,Green,joined,2011\n"
    for kg in graphs(tmp_path, f"Member,Pact,Event,Date\n{rows}"):
        assert kg.members("green", on="2015-01-01").column("label") == ("Beta",)
        assert {row["label"]: row["end"] for row in kg.members("green").records()} == {
            "Acme": "",
            "Beta": "..",
        }


def test_answers_with_more_behind_them_are_answers(tmp_path: Path) -> None:
    rows = "Acme,Green,Active\nBeta,Green,Inactive\nEta,Green,No (left 2014)\nIota,Green,0 (left)\n"
    found = read_both(tmp_path, f"Company,Pact,Is member\n{rows}")
    assert found.members == ("Acme in Green",)
    assert found.left_out == (3, 4, 5)


@pytest.mark.parametrize("note", ["Left-wing party", "Exit poll firm", "Quit smoking alliance"])
def test_a_note_about_something_else_is_no_leaving(note: str, tmp_path: Path) -> None:
    assert not read_both(tmp_path, f"Member,Pact,Since,Notes\nAcme,Green,2001,{note}\n").told
