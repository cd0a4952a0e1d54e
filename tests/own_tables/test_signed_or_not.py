"""Below "Signed" or "Joined" a mark says who did; who has none there is no member."""

from __future__ import annotations

from pathlib import Path

import pytest

from .both_doors import read_both

ACTS = ("Signed", "Joined", "Signed?", "Endorsed", "Unterzeichnet", "Signé", "Firmado", "Beitritt")
ANSWERS = (
    ("x", ""),
    ("yes", ""),
    ("Yes", "No"),
    ("Y", "N"),
    ("TRUE", "FALSE"),
    ("1", "0"),
    ("ja", "nein"),
    ("oui", "non"),
    ("sí", ""),
)


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("yes", "no"), ANSWERS)
def test_who_did_not_sign_is_no_member(act: str, yes: str, no: str, tmp_path: Path) -> None:
    rows = f"Acme,Pact,{yes}\nBeta,Pact,{no}\nGamma,Pact,{yes}\n"
    found = read_both(tmp_path, f"Company,Pledge,{act}\n{rows}")
    assert found.members == ("Acme in Pact", "Gamma in Pact")
    assert found.left_out == (3,) and len(found.told) == 1


@pytest.mark.parametrize("act", ["Signed", "Endorsed"])
def test_yes_with_a_reservation_is_an_answer(act: str, tmp_path: Path) -> None:
    rows = "A,Yes,2021\nB,No,\nC,Yes (with reservations),2021\nD,Signed ad referendum,2022\n"
    found = read_both(tmp_path, f"Country,{act},Date\n{rows}", "Pact")
    assert found.members == ("A in Pact 2021/..", "C in Pact 2021/..")
    assert found.left_out == (3, 5)


@pytest.mark.parametrize("word", ["N", "FALSE", "nein", "faux", "✗"])
def test_no_among_the_days_of_joining_is_no_member(word: str, tmp_path: Path) -> None:
    rows = f"A,Pact,2019\nB,Pact,{word}\nC,Pact,2018\nD,Pact,2020\n"
    found = read_both(tmp_path, f"Company,Pledge,Joined\n{rows}")
    assert found.left_out == (3,) and len(found.members) == 3


def test_the_date_beside_is_the_day_of_signing(tmp_path: Path) -> None:
    rows = "Acme,Net Zero,Yes,2021-05-01\nBeta,Net Zero,No,2021-05-01\n"
    found = read_both(tmp_path, f"Company,Pledge,Signed?,Date\n{rows}")
    assert found.members == ("Acme in Net Zero 2021-05-01/..",)
    assert found.told == ("'No' says that it does not belong.",)


def test_a_list_of_days_with_gaps_stays_one(tmp_path: Path) -> None:
    rows = "A,Pact,2019\nB,Pact,\nC,Pact,yes\nD,Pact,2020\nE,Pact,2021\n"
    found = read_both(tmp_path, f"Company,Pledge,Joined\n{rows}")
    assert len(found.members) == 5 and found.left_out == ()


@pytest.mark.parametrize("header", ["Member?", "Is member?", "Mitglied?", "Signatory?"])
@pytest.mark.parametrize("other", ["Partly", "Under discussion", "Ask again later"])
def test_a_question_with_yes_or_no_below_holds_no_names(
    header: str, other: str, tmp_path: Path
) -> None:
    rows = f"Acme,Net Zero,Yes\nBeta,Net Zero,No\nGamma,Net Zero,{other}\nDelta,Net Zero,Left\n"
    found = read_both(tmp_path, f"Company,Pledge,{header}\n{rows}")
    assert found.members == ("Acme in Net Zero",) and found.left_out == (3, 4, 5)


@pytest.mark.parametrize("word", ["Not any more", "nicht mehr", "ya no", "non più"])
def test_not_any_more_is_an_answer(word: str, tmp_path: Path) -> None:
    rows = f"Acme,Net Zero,Yes\nBeta,Net Zero,No\nGamma,Net Zero,Teilweise\nDelta,Net Zero,{word}\n"
    found = read_both(tmp_path, f"Company,Pledge,Member\n{rows}")
    assert found.members == ("Acme in Net Zero",) and found.left_out == (3, 4, 5)


@pytest.mark.parametrize("header", ["Signed,Date signed", "Joined,Date joined", "Signed?,Date"])
def test_the_day_stands_in_a_column_of_its_own(header: str, tmp_path: Path) -> None:
    rows = "Acme,Zero,yes,2020-01-02\nBeta,Zero,no,\nGamma,Zero,yes,2021-03-04\n"
    found = read_both(tmp_path, f"Company,Pledge,{header}\n{rows}")
    assert found.members == ("Acme in Zero 2020-01-02/..", "Gamma in Zero 2021-03-04/..")
    assert found.left_out == (3,) and len(found.told) == 1


def test_who_signed_and_did_not_ratify_is_no_less_there(tmp_path: Path) -> None:
    rows = "A,Pact,x,x\nB,Pact,x,\nC,Pact,,\n"
    found = read_both(tmp_path, f"Country,Treaty,Signed,Ratified\n{rows}")
    assert "B in Pact" in found.members and found.left_out == (4,)


@pytest.mark.parametrize(("yes", "no"), [("[x]", "[ ]"), ("[X]", ""), ("☑", "☐"), ("✓", "✗")])
@pytest.mark.parametrize("act", [*ACTS, "Member?"])
def test_boxes_and_ticks_are_answers(act: str, yes: str, no: str, tmp_path: Path) -> None:
    rows = f"Acme,Pact,{yes}\nBeta,Pact,{no}\nGamma,Pact,{yes}\n"
    found = read_both(tmp_path, f"Company,Pledge,{act}\n{rows}")
    assert found.members == ("Acme in Pact", "Gamma in Pact")
    assert found.left_out == (3,)


@pytest.mark.parametrize("box", ["[ ]", "☐"])
@pytest.mark.parametrize("header", ["Active", "Still a member?"])
def test_an_empty_box_says_that_it_ended(header: str, box: str, tmp_path: Path) -> None:
    text = f"Company,Pledge,{header}\nAcme,Pact,[x]\nBeta,Pact,{box}\n"
    (told,) = read_both(tmp_path, text).told
    assert told.startswith(f"1 row says by {box!r} that it ended")


def test_an_answer_beside_the_year_of_joining_counts(tmp_path: Path) -> None:
    rows = "Acme,Pact,2020,yes\nBeta,Pact,2021,yes (until 2022)\nGamma,Pact,2020,no (left 2022)\n"
    found = read_both(tmp_path, f"Member,Coalition,Joined,Joined?\n{rows}")
    assert found.members == ("Acme in Pact 2020/..", "Beta in Pact 2021/2022")
    assert found.left_out == (4,)


def test_no_status_at_all_is_told(tmp_path: Path) -> None:
    text = "Member,Coalition,Status\nSpain,Pact,none\nFrance,Pact,full\n"
    (told,) = read_both(tmp_path, text).told
    assert told == "1 row says by 'none' that it does not belong, or not yet, and it is taken to."
