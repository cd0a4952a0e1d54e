"""Headings between rows, footnotes, words in brackets and in notes are told, and never read."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring.doubts.ends_within_notes import ROW_OF_SUSPENSION
from graphkit.authoring.doubts.status_without_end import WRITE_THE_END
from tests.own_tables.both_doors import read_both


@pytest.mark.parametrize(
    "heading",
    [
        "FORMER MEMBERS",
        "Observers:",
        "Withdrawn members (3)",
        "Anciens membres",
        "Ehemalige Mitglieder",
    ],
)
@pytest.mark.parametrize("beside", ["Pact,", ","])
def test_a_heading_between_rows_is_no_member(tmp_path: Path, heading: str, beside: str) -> None:
    text = f"Member,Coalition,Since\nAcme,Pact,2015\n{heading},{beside}\nBeta,Pact,2010\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Pact 2015/..", "Beta in Pact 2010/..")
    assert found.left_out == (3,) and "is a heading and no member" in found.told[0]


@pytest.mark.parametrize("name", ["Parties United", "Observer Foundation", "Supporters"])
def test_a_name_is_no_heading(tmp_path: Path, name: str) -> None:
    found = read_both(tmp_path, f"Member,Coalition,Since\n{name},Pact,2015\nBeta,Pact,2010\n")
    assert found.members == ("Beta in Pact 2010/..", f"{name} in Pact 2015/..")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        *(("Serbia 1, 2", True), ("Netherlands 3", True), ("Serbia1", True), ("Albania (a)", True)),
        *(("Cohort 3", False), ("Group of 77", False), ("Web3", False), ("Plan (b)", False)),
    ],
)
def test_signs_behind_a_country_may_be_footnotes(tmp_path: Path, name: str, told: bool) -> None:
    found = read_both(tmp_path, f'State,Treaty\n"{name}",Pact\nBelgium,Pact\n')
    assert bool(found.told) == told


@pytest.mark.parametrize(
    ("name", "told"),
    [("Pact (since 2013)", True), ("Pact (observer)", True), ("Pact (2013)", False)],
)
def test_a_coalition_that_says_since_when_is_doubted(tmp_path: Path, name: str, told: bool) -> None:
    found = read_both(tmp_path, f"Member,Coalition\nAcme,{name}\nBeta,Charter\n")
    assert any("is a coalition of that name" in line for line in found.told) == told


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("since 2018", "Write the date into a column since."),
        ("2010-2015", "Write the dates into columns since and until."),
        ("left 2020", "Write the date into a column until."),
        ("observer", "Write that into a column role."),
        (
            "observer since 2010",
            "Write that into a column role, and the date into since.",
        ),
        ("withdrawn", WRITE_THE_END),
        ("suspended", ROW_OF_SUSPENSION),
        ("associate member", "Write that into a column role."),
        ("membre associé", "Write that into a column role."),
        ("acting", "Write that into a column role."),
        ("signatory 2020", "Write that into a column role, and the date into since."),
    ],
)
def test_words_behind_a_member_are_told_with_the_column_for_them(
    tmp_path: Path, said: str, hint: str
) -> None:
    text = f"Member,Coalition\nHoly See ({said}),Council\nPeru,Council\n"
    found = read_both(tmp_path, text)
    assert found.members == (f"Holy See ({said}) in Council", "Peru in Council")
    assert any(f"says by {said!r} how or since when it belongs" in one for one in found.told)
    (doubt,) = [one for one in gk.load(tmp_path / "table.csv").doubts if "says by" in one.message]
    assert doubt.hint == hint


@pytest.mark.parametrize(
    "name",
    [
        *("X (formerly Twitter until 2023)", "Foo (formerly Bar; Baz)"),
        *("Acme (now part of Meta)", "Acme (observer"),
    ],
)
def test_brackets_that_are_read_as_a_part_of_the_name_are_told(tmp_path: Path, name: str) -> None:
    found = read_both(tmp_path, f"Member,Coalition\n{name},Council\nPeru,Council\n")
    assert f"{name} in Council" in found.members
    assert len(found.told) == 1 and "read as" in found.told[0] and name in found.told[0]


@pytest.mark.parametrize(
    "name",
    [
        *("Acme (UK)", "Foo (Holdings) Ltd", "Green (Party)", "Macao (now China)"),
        *("Korea (Republic of)", "Kosovo (under UNSCR 1244)", "Bar (Partners) LLP", "Full (Stop)"),
        *("Associate (Nominees) Ltd", "Acting for Others", "Chair (the) Company", "Alp (e (V))"),
        *("Board (UK) Ltd", "Acme (Members' Club)", "Smile :)", "Acme [Group]", "Summit (Now)"),
    ],
)
def test_ordinary_names_with_brackets_are_not_doubted(tmp_path: Path, name: str) -> None:
    found = read_both(tmp_path, f"Member,Coalition\n{name},Council\nPeru,Council\n")
    assert found.members == tuple(sorted((f"{name} in Council", "Peru in Council")))
    assert not found.told


@pytest.mark.parametrize(
    "note",
    [
        *("Ceased to be a member in 2015", "Membership terminated 3 May 2016"),
        *("Expelled for non-payment", "Quit in protest", "Stepped down 2014"),
    ],
)
def test_a_note_that_tells_of_an_end_is_told(tmp_path: Path, note: str) -> None:
    (told,) = read_both(tmp_path, f"Member,Pact,Note\nAcme,Green,{note}\nBeta,Blue,\n").told
    assert told.startswith(f"1 row says by '{note}' that it ended")


@pytest.mark.parametrize("note", ["Withdrew its objection in 2014", "Membership fee lapsed"])
def test_a_note_of_something_else_is_no_end(tmp_path: Path, note: str) -> None:
    assert not read_both(tmp_path, f"Member,Pact,Note\nAcme,Green,{note}\nBeta,Blue,\n").told


def test_who_joined_again_is_told_as_two_times(tmp_path: Path) -> None:
    text = "Member,Pact,Since,Note\nAcme,Green,2010,Rejoined 2018 after leaving in 2014\n"
    (told,) = read_both(tmp_path, text + "Beta,Green,2011,\n").told
    assert told.endswith("that it left and joined again, and it is read as one membership.")


@pytest.mark.parametrize(("header", "cell"), [("Observer", "Yes"), ("Capacity", "Observer")])
def test_who_only_observes_is_told_whatever_the_column(
    tmp_path: Path, header: str, cell: str
) -> None:
    (told,) = read_both(tmp_path, f"Member,Pact,{header}\nAcme,Green,{cell}\nBeta,Green,\n").told
    assert told == f"1 row says by '{cell}' that it observes, and it is taken for a member."


@pytest.mark.parametrize(
    "role", ["Founding member", "Membre fondateur", "Miembro fundador", "Co-founder"]
)
def test_words_for_founders_are_one_role(tmp_path: Path, role: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Member,Pact,Role\nAcme,Green,{role}\n", encoding="utf-8")
    assert gk.load(path).members("Green", roles="founder").column("label") == ("Acme",)


def test_names_of_one_country_are_told_and_never_merged(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "Member,Pact\nUSA,Green\nUnited States,Blue\nCanada,Blue\nGovernment of Canada,Green\n"
        "Congo,Green\nDR Congo,Blue\n",
        encoding="utf-8",
    )
    kg = gk.load(path)
    assert set(kg.members("Green").column("label")) == {"USA", "Government of Canada", "Congo"}
    told = [f.message for f in gk.check(path).findings if f.check == "Things with one name"]
    assert [message.split("(")[1][:2] for message in told] == ["US", "CA"]


@pytest.mark.parametrize("other", ["Twitter", "TWITTER Inc."])
def test_an_alias_that_is_the_name_of_another_is_told(tmp_path: Path, other: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"Member,Aliases,Pact\nX,Twitter,Green\n{other},,Blue\n", encoding="utf-8")
    (told,) = [f.message for f in gk.check(path).findings if f.check == "Things with one name"]
    assert told.startswith("twitter") and "are both called “Twitter”: it is an alias" in told
