"""Headers that say that nobody joined yet, or any more, and headers that name what was joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import Outcome, imported, read_both


def wide(tmp_path: Path, header: str) -> Outcome:
    """Import a table of two columns of marks, of which one has this header."""
    path = tmp_path / "wide.csv"
    rows = "Acme,x,\nBeta,x,x\nGamma,,x\n"
    path.write_text(f"Member,{header},Blue Pact\n{rows}", encoding="utf-8")
    return imported(path)


@pytest.mark.parametrize(
    "header",
    ["Coalition (planned)", "Pact (proposed)", "Alliance (former)", "Bündnis (geplant)"],
)
def test_what_was_planned_or_left_was_not_joined(header: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Name,{header}\nAcme,Green\nBeta,Green\n")
    assert f"{header!r} says in brackets that nobody belongs yet, or any more." in found.refused


@pytest.mark.parametrize("header", ["Members (former)", "Signatories (planned)"])
def test_those_who_are_none_yet_or_any_more_are_no_members(header: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, f"Coalition,{header}\nGreen,Acme\nGreen,Beta\n")
    assert f"{header!r} says in brackets" in found.refused


def test_another_column_may_say_what_was_joined(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Name,Pact (planned),Pact\nAcme,Green,Blue\nBeta,Green,Blue\n")
    assert found.members == ("Acme in Blue", "Beta in Blue")


@pytest.mark.parametrize("header", ["Planned coalition", "Proposed pact", "Former coalition"])
def test_no_import_reads_plans_for_their_texts(header: str, tmp_path: Path) -> None:
    assert read_both(tmp_path, f"Name,{header}\nAcme,Green\nBeta,Blue\n").refused


@pytest.mark.parametrize(
    "header",
    [
        *["Red Pact - intends to join", "Plant Beitritt zu Red Pact", "Privacy policy accepted"],
        *["Agrees to be named", "Attended Red Pact summit", "Aims to join Red Pact"],
        *["Exited Red Pact", "Has left Red Pact", "Red Pact left"],
        *["Red Pact (left)", "Red Pact (former)", "Austritt aus Red Pact", "A quitté Red Pact"],
        *["Datenschutz akzeptiert", "Has not signed Red Pact", "Red Pact (proposed)"],
    ],
)
def test_other_marks_across_are_no_coalition_and_told(header: str, tmp_path: Path) -> None:
    found = wide(tmp_path, header)
    assert found.members == ("Beta in Blue Pact", "Gamma in Blue Pact")
    assert f"{header!r} is no coalition: its name says something else." in found.told


@pytest.mark.parametrize(
    "header",
    [
        *["Endorses Red Pact", "Member of Red Pact", "Is a member of the Red Pact"],
        *["Signatory to Red Pact", "Has signed Red Pact", "Supports the Red Pact"],
        *["Participates in Red Pact", "Mitglied im Red Pact", "Unterstützt Red Pact"],
        *["Membre du Red Pact", "Miembro del Red Pact", "Soutient le Red Pact"],
    ],
)
def test_a_coalition_is_called_without_the_verb_before_it(header: str, tmp_path: Path) -> None:
    found = wide(tmp_path, header)
    assert found.members[0] == "Acme in Red Pact" and len(found.members) == 4


@pytest.mark.parametrize("name", ["Left Red Pact", "Left Alliance"])
def test_who_may_have_left_is_told(name: str, tmp_path: Path) -> None:
    found = wide(tmp_path, name)
    assert f"Acme in {name}" in found.members
    assert any("may say who left" in message for message in found.told)


@pytest.mark.parametrize("name", ["Nordic Green Left", "Partner Forum", "Supporters Trust"])
def test_names_that_only_look_so_stay(name: str, tmp_path: Path) -> None:
    assert f"Acme in {name}" in wide(tmp_path, name).members
