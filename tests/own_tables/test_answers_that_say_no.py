"""Who answers that it did not join is no member without a word, however the answer is put."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    ("header", "answer"),
    [
        ("Do you support the statement?", "No"),
        ("Answer", "No"),
        ("Position", "I do not agree"),
        ("Anything", "I do not endorse"),
        ("Anything", "Decline"),
        ("Anything", "Abstain"),
        ("Anything", "Not yet"),
        ("Anything", "Don’t know"),
    ],
)
def test_answers_beside_members_are_told(tmp_path: Path, header: str, answer: str) -> None:
    rows = "Acme,Green,I agree\nBeta,Green,I agree\n"
    found = read_both(tmp_path, f"Organisation,Coalition,{header}\n{rows}Gamma,Green,{answer}\n")
    (told,) = found.told
    assert header in told
    assert answer in told


@pytest.mark.parametrize("header", ["Board member", "Fee paid", "Has website", "Small"])
def test_what_somebody_is_or_has_is_no_answer(tmp_path: Path, header: str) -> None:
    text = f"Organisation,Coalition,{header}\nAcme,Green,Yes\nBeta,Green,No\n"
    assert not read_both(tmp_path, text).told


def test_who_says_that_it_is_no_member_is_none(tmp_path: Path) -> None:
    answers = ["Yes", "No", "Not yet", "Don't know"]
    rows = "".join(f"{answer},M{n},Green\n" for n, answer in enumerate(answers))
    found = read_both(tmp_path, f"Are you a member?,Organisation,Coalition\n{rows}")
    assert found.members == ("M0 in Green",)
    assert found.left_out == (3, 4, 5)


def test_who_is_no_longer_a_member_is_told(tmp_path: Path) -> None:
    text = "Organisation,Coalition,Are you still a member?\nAcme,Green,Yes\nBeta,Green,No\n"
    (told,) = read_both(tmp_path, text).told
    assert "'No'" in told
    assert "ended" in told


@pytest.mark.parametrize(
    "said",
    [
        *("I don't know", "I don’t know", "Not a member", "Not a member of any", "no coalition"),
        *("Weiß nicht", "kein Mitglied", "je ne sais pas", "no sé", "ninguna coalición"),
    ],
)
def test_that_nothing_was_joined_is_no_coalition(tmp_path: Path, said: str) -> None:
    found = read_both(tmp_path, f"Organisation,Coalition\nAcme,Green\nBeta,{said}\n")
    assert found.members == ("Acme in Green",)
    assert found.left_out == (3,)


def test_what_is_named_beside_the_choices_is_read(tmp_path: Path) -> None:
    text = "Organisation,Coalition\nAcme,Green\nBeta,Other: Red Pact\nGamma,Green;Other: Red Pact\n"
    found = read_both(tmp_path, text)
    assert found.members == (
        "Acme in Green",
        "Beta in Red Pact",
        "Gamma in Green",
        "Gamma in Red Pact",
    )
    assert any("'Other: Red Pact'" in one for one in found.told)


def test_questions_name_what_was_joined_and_their_answers_do_not(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    header = "Organisation,Have you signed the Green Pact?,Have you signed the Blue Pact?"
    path.write_text(f"{header}\nAcme,Yes,No\nBeta,Yes,Not sure\nGamma,No,Planning to\n", "utf-8")
    found = import_file(path)
    rows = [(row["actor"], row["coalition"]) for row in found.tables["memberships"]]
    assert rows == [("acme", "green-pact"), ("beta", "green-pact")]
    assert len(found.dropped) == 2


def test_answers_alone_are_no_coalitions(tmp_path: Path) -> None:
    header = "Organisation,Do you endorse the pledge?"
    found = read_both(tmp_path, f"{header}\nAcme,I endorse\nBeta,I do not endorse\nGamma,Abstain\n")
    assert found.refused
