"""Who is nominated or invited is no member yet, and who left in any language is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import graphs, read_both

_NOT_YET = (
    *("Nominated", "nominee", "Shortlisted", "Candidate country", "Invited to join"),
    *("Candidate for membership", "Candidate (invited)", "On waiting list", "Under consideration"),
    *("Nominiert", "Vorgeschlagen", "Anwärterin", "Pressentie", "Propuesta", "Nominato"),
    *("Convidado", "Genomineerd", "Zaproszony", "приглашён", "候補者"),
)


@pytest.mark.parametrize("word", _NOT_YET)
def test_who_is_asked_or_proposed_does_not_belong_yet(word: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Joined,Role\nAcme,Green,2018,{word}\nBeta,Green,2019,Member\n"
    for kg in graphs(tmp_path, text):
        assert [row["label"] for row in kg.members("Green").records()] == ["Beta"]
    assert any("is read as not belonging" in one for one in read_both(tmp_path, text).told)


@pytest.mark.parametrize("header", ["Status", "Tier", "Notes"])
@pytest.mark.parametrize("word", ["Nominated", "Invited to join", "Nominiert", "候補者"])
def test_other_columns_that_say_so_are_told(word: str, header: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Joined,{header}\nAcme,Green,2018,{word}\nBeta,Green,2019,\n"
    told = read_both(tmp_path, text).told
    assert any(f"{word!r} that it does not belong, or not yet" in one for one in told)


@pytest.mark.parametrize("role", ["Elected", "Nominated by the Senate", "Lead", "Accepted"])
def test_other_roles_belong(role: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Role\nAcme,Green,{role}\n"
    assert not any("not belonging" in one for one in read_both(tmp_path, text).told)


_LEFT = (
    *("stapte uit", "uitgetreden", "opuścił", "wystąpiła", "вышел", "покинула", "脱退", "脱退した"),
    *("탈퇴", "abandonó", "se desvinculó", "retirou-se", "desfiliada", "ritirato", "ha lasciato"),
    *("ausgestiegen", "Kündigung", "quitté", "désaffiliée", "utträtt", "udmeldt", "erosi"),
)


@pytest.mark.parametrize("word", _LEFT)
def test_who_left_in_any_language_is_told_in_a_status_and_a_note(word: str, tmp_path: Path) -> None:
    for header in ("Status", "Notes"):
        text = f"Member,Pact,Joined,{header}\nAcme,Green,2018,{word}\nBeta,Green,2019,\n"
        (told,) = read_both(tmp_path, text).told
        assert f"by {word!r} that it ended" in told


@pytest.mark.parametrize("word", _LEFT)
def test_who_left_in_any_language_is_no_member_by_that_role(word: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Role\nAcme,Green,{word}\nBeta,Green,Member\n"
    for kg in graphs(tmp_path, text):
        assert [row["label"] for row in kg.members("Green").records()] == ["Beta"]


@pytest.mark.parametrize(
    "note",
    [
        *("Stapte in 2020 uit", "Heeft de coalitie in 2020 verlaten", "Stapte uit in 2020"),
        *("Hat das Bündnis 2020 verlassen", "Hat die Mitgliedschaft gekündigt", "Stieg 2020 aus"),
        *("Opuścił koalicję w 2020", "Вышел в 2020 году", "Вышла из пакта в 2020"),
        *("2020年脱退", "2020年に脱退", "協定から脱退", "A quitté l'alliance en 2020"),
        *("Abandonó la alianza en 2020", "Saiu do pacto em 2020", "Ha lasciato il patto nel 2020"),
    ],
)
def test_sentences_on_leaving_in_other_languages_are_told(note: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Joined,Notes\nAcme,Green,2018,{note}\nBeta,Green,2019,\n"
    (told,) = read_both(tmp_path, text).told
    assert f"by {note!r} that it ended" in told


@pytest.mark.parametrize(
    "note",
    [
        *("Stapte niet uit", "Hat den Raum verlassen", "Abandonó la presidencia", "Left no trace"),
        *("Parti socialiste", "Retrasado", "Stapt over op gas"),
    ],
)
def test_what_was_not_left_is_not_told(note: str, tmp_path: Path) -> None:
    text = f"Member,Pact,Joined,Notes\nAcme,Green,2018,{note}\nBeta,Green,2019,\n"
    assert read_both(tmp_path, text).told == ()


def test_a_year_before_a_word_without_a_space_is_when_it_was(tmp_path: Path) -> None:
    text = "Member,Pact,Joined,Left\nAcme,Green,2018年加盟,2020年に脱退\n"
    assert read_both(tmp_path, text).members == ("Acme in Green 2018/2020",)


def test_all_roles_that_show_who_does_not_belong_are_named(tmp_path: Path) -> None:
    rows = "Acme,Green,Candidate\nBeta,Green,Candidate (invited)\nEta,Green,Member\n"
    kg, _ = graphs(tmp_path, f"Member,Pact,Role\n{rows}")
    shown = kg.members("Green").note
    assert "(candidate, candidate-invited); roles=['candidate', 'candidate-invited'] shows" in shown
    assert len(kg.members("Green", roles=["candidate", "candidate-invited"])) == 2


@pytest.mark.parametrize(
    "role",
    [
        "left early",
        "Left Early",
        "Left membership",
        "Announced but never joined",
        "Invited but not yet member",
        "Retired early",
        "Acting chair then left",
        "A former member",
    ],
)
def test_who_left_by_a_sentence_below_roles_does_not_belong(role: str, tmp_path: Path) -> None:
    text = f"Member,Pact,{{}}\nAcme,Green,{role}\nBeta,Green,Member\n"
    for kg in graphs(tmp_path, text.format("Role")):
        assert [row["label"] for row in kg.members("Green").records()] == ["Beta"]
    assert any(
        "is read as not belonging" in one for one in read_both(tmp_path, text.format("Role")).told
    )
    assert any(
        f"by {role!r} that it" in one for one in read_both(tmp_path, text.format("Tier")).told
    )
