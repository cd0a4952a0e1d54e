"""Which question of a survey asks what was joined, and what its answers say beside that."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import Outcome, imported, read_both


def _imported(tmp_path: Path, text: str) -> Outcome:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return imported(path)


def test_support_and_would_join_are_not_joined(tmp_path: Path) -> None:
    questions = ("Do you support", "Would you join", "Have you joined")
    asked = ",".join(f"{one} the Green Pact?" for one in questions)
    found = _imported(tmp_path, f"Organisation,{asked}\nAcme,Yes,Yes,No\nBeta,Yes,No,Yes\n")
    assert found.members == ("Beta in Green Pact",)
    assert sum("is no coalition" in one for one in found.told) == 2


@pytest.mark.parametrize(
    "other",
    [
        "Which have you left?",
        "Which of the following would you consider joining?",
        "Which pacts have you NOT joined?",
        "Which pacts do you plan to join?",
        "If no, why not?",
    ],
)
def test_the_question_what_was_joined_is_the_coalition(other: str, tmp_path: Path) -> None:
    rows = "Acme,Red,Green\nBeta,Red,Blue\n"
    found = read_both(tmp_path, f'Company,"{other}",Which of these have you joined?\n{rows}')
    assert found.members == ("Acme in Green", "Beta in Blue")


@pytest.mark.parametrize(
    "asked",
    ["Which pacts have you NOT joined?", "If no, why not?", "Is your company in the Pledge?"],
)
def test_no_other_question_is_taken_for_it(asked: str, tmp_path: Path) -> None:
    rows = "Acme,Too dear\nBeta,Too dear\nGamma,Cost\n"
    assert "coalitions" in _imported(tmp_path, f'Company,"{asked}"\n{rows}').refused


def test_what_was_left_is_told(tmp_path: Path) -> None:
    rows = "Acme,Green;Blue,Blue\nBeta,Red,\n"
    found = read_both(tmp_path, f"Company,Which have you joined?,Which have you left?\n{rows}")
    assert any("who left counts as a member, too" in one for one in found.told)


def test_the_year_of_leaving_is_an_end(tmp_path: Path) -> None:
    text = "Company,Pledge,When did you leave?\nAcme,Green,2022\n"
    assert read_both(tmp_path, text).members == ("Acme in Green /2022",)


def test_the_year_of_joining_is_no_coalition(tmp_path: Path) -> None:
    asked = "Which of these pacts have you joined? (all that apply),In which year did you join?"
    found = read_both(tmp_path, f"Name of your organisation,{asked}\nAcme,Green,2019\n")
    assert found.members == ("Acme in Green 2019/..",)


def test_choices_below_a_question_of_plans_are_left_out(tmp_path: Path) -> None:
    joined, plans = "Q2 - Which have you joined? - ", "Q3 - Which do you plan to join? - "
    asked = f"{joined}Green,{joined}Blue,{plans}Green,{plans}Red"
    rows = "R_1,Acme,Green,,,Red\nR_2,Beta,,Blue,Green,\n"
    found = _imported(tmp_path, f"ResponseId,Company,{asked}\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Blue")
    assert any("asks of plans" in one for one in found.told)


@pytest.mark.parametrize(
    ("header", "none", "trial"),
    [
        ("Zeitstempel,Name der Organisation,Welchen Bündnissen gehören Sie an?", "keinem", "Test"),
        (
            "Horodateur,Nom de votre organisation,De quelles coalitions êtes-vous membre ?",
            "Sans réponse",
            "essai",
        ),
        (
            "Marca temporal,Nombre de la organización,¿A qué coaliciones pertenece?",
            "No aplica",
            "prueba",
        ),
        ("Timestamp,Organisation,Which coalition did you join?", "None of the above", "test"),
    ],
)
def test_surveys_in_four_languages(header: str, none: str, trial: str, tmp_path: Path) -> None:
    day = "2024-03-01 10:00:00"
    other = {"Z": "Sonstige: Rot", "H": "Autre (précisez) : Rot", "M": "Otro: Rot"}
    named = other.get(header[0], "Other: Rot")
    rows = ("Acme,Green", f"Beta,{none}", f"{trial},Green", f"Gamma,{named}")
    text = "\n".join((header, *(f"{day},{row}" for row in rows), ""))
    found = read_both(tmp_path, text)
    assert found.members == tuple(sorted(("Acme in Green", "Gamma in Rot", f"{trial} in Green")))
    assert found.left_out == (3,)
    assert any(f"{trial!r} may be a trial" in one for one in found.told)
    assert any("export of a survey" in one for one in found.told)


def test_choices_with_commas_are_doubted_where_a_question_asks_for_several(tmp_path: Path) -> None:
    text = 'Société,De quelles coalitions êtes-vous membre ?\nA,"Vert, Bleu"\nB,Vert\n'
    assert any("may be several" in one for one in read_both(tmp_path, text).told)


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("ID,Startzeit,Fertigstellungszeit,E-Mail,Name", "Name der Organisation"),
        ("ID,Heure de début,Heure de fin,Adresse de messagerie,Nom", "Organisation"),
    ],
)
def test_the_empty_name_of_who_answered_is_no_member(
    header: str, name: str, tmp_path: Path
) -> None:
    rows = "1,2024-01-02,2024-01-02,anonymous,,Acme,Green;Blue;\n"
    rows += "2,2024-01-02,2024-01-02,anonymous,,Beta,Green;\n"
    found = read_both(tmp_path, f"{header},{name},Pakt\n{rows}")
    assert found.members == ("Acme in Blue", "Acme in Green", "Beta in Green")


def test_choices_in_brackets_are_the_coalitions_and_others_are_told(tmp_path: Path) -> None:
    asked = ",".join(f"G01Q02[{n}]. Which did you sign? [{n}]" for n in ("Green", "Blue", "Other"))
    header = f"id,submitdate,startlanguage,G01Q01. Name of organisation,{asked}"
    rows = "1,2024-03-01,en,Acme,Yes,No,\n2,2024-03-01,en,Beta,Yes,Yes,Red\n3,,en,Gamma,Yes,,\n"
    found = _imported(tmp_path, f"{header}\n{rows}")
    assert found.members == ("Acme in Green", "Beta in Blue", "Beta in Green", "Gamma in Green")
    assert any("below 'Other' of 'Which did you sign?'" in one for one in found.told)
    assert any("1 answer without a day of sending" in one for one in found.told)


def test_a_column_of_all_choices_is_not_read_beside_theirs(tmp_path: Path) -> None:
    header = "organisation,pacts,pacts/green,pacts/blue,_uuid,_validation_status"
    rows = "Acme,green blue,1,1,a,\nBeta,green,1,0,b,\n"
    rows += "Gamma,blue,0,1,c,validation_status_not_approved\n"
    found = _imported(tmp_path, f"{header}\n{rows}")
    assert found.members == ("Acme in blue", "Acme in green", "Beta in green")
    assert any("of 'pacts' the columns of its choices" in one for one in found.told)


def test_questions_in_spanish_name_what_they_ask_about(tmp_path: Path) -> None:
    text = "Fecha,Organización,¿Es miembro de la Alianza Verde?,¿Es miembro de la Alianza Azul?\n"
    found = _imported(tmp_path, f"{text}1/3/2024,Alfa,Sí,No\n1/3/2024,Beta,No,Sí\n")
    assert found.members == ("Alfa in Alianza Verde", "Beta in Alianza Azul")


def test_dates_are_no_members_of_a_wide_table(tmp_path: Path) -> None:
    path = tmp_path / "es.csv"
    path.write_text("Fecha,Organización,Alianza Verde,Alianza Azul\n1/3/2024,Alfa,Sí,No\n")
    assert [row["actor"] for row in import_file(path).tables["memberships"]] == ["alfa"]


def test_the_question_who_is_still_a_member_is_read_in_spanish(tmp_path: Path) -> None:
    text = "Organización,Alianza,¿Sigue siendo miembro?\nAlfa,Verde,Sí\nBeta,Verde,No\n"
    assert any("that it ended" in one for one in read_both(tmp_path, text).told)
