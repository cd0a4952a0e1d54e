"""A column that says of members that they left, in a table that does not say when."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.authoring import examine
from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import read_both

_TABLE = """\
Organisation,Initiative,Joined,Left,Status
A,Green,2020,,Active
B,Green,2019,,Withdrawn
C,Green,2019,,Former member
D,Green,2018,2021,Left
E,Green,2018,left long ago,left
F,Green,2019,,Signed
"""
_TOLD = (
    "2 rows (lines 3 and 4) say by 'Withdrawn', 'Former member' that it ended, and no end is stated"
)


def test_who_has_left_without_an_end_is_told_in_one_doubt(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(_TABLE, encoding="utf-8")
    for doubts in (examine(table).doubts, import_file(table).doubts):
        told = [one for one in doubts if "no end is stated" in one.message]
        assert [(one.line, one.column.casefold()) for one in told] == [(3, "status")]
        assert told[0].message.startswith(_TOLD)
        assert "by 2024-05" in str(told[0].hint)


def test_what_the_hint_says_ends_it(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(_TABLE.replace(",,W", ",by 2024-05,W").replace(",,F", ",2022,F"), "utf-8")
    assert not [one for one in examine(table).doubts if "no end is stated" in one.message]


def test_a_note_that_says_no_more_than_observer_is_doubted(tmp_path: Path) -> None:
    rows = "Mali,Green,observer only\nChad,Green,observes the rules\n"
    found = read_both(tmp_path, f"State,Pact,Note\n{rows}")
    assert [told.partition(" that ")[0] for told in found.told] == ["1 row says by 'observer only'"]


def test_a_name_with_a_letter_beside_the_bare_name_is_doubted(tmp_path: Path) -> None:
    found = read_both(tmp_path, "State,Pact\nNiger (a),Green\nNiger,Blue\nMali (b),Blue\n")
    assert found.told == (
        "'Niger (a)' here and 'Niger' on line 3 are two members.",
        "'Mali (b)' ends in a sign in brackets, which may be the mark of a footnote.",
    )


@pytest.mark.parametrize(("word", "meant"), [("In arrears", "active"), ("Zwyczajny", "left")])
def test_words_that_are_no_known_standing_are_told(tmp_path: Path, word: str, meant: str) -> None:
    table = tmp_path / "table.csv"
    text = f"Member,Pact,Status\nAcme,Green,{word}\nBeta,Green,Active\nGamma,Green,Member\n"
    table.write_text(text, encoding="utf-8")
    (doubt,) = examine(table).doubts
    assert (doubt.line, doubt.column) == (2, "Status")
    assert doubt.message.startswith(f"nothing is known of {word!r} as a standing; 1 row")
    assert meant in doubt.hint
    table.write_text(text.replace(word, meant), encoding="utf-8")
    assert not any("nothing is known" in one.message for one in examine(table).doubts)


def test_what_differs_from_row_to_row_is_no_standing(tmp_path: Path) -> None:
    rows = "".join(f"Member {n},Green,remark number {n}\n" for n in range(30))
    table = tmp_path / "table.csv"
    table.write_text(f"Member,Pact,Status\n{rows}", encoding="utf-8")
    assert examine(table).doubts == ()


@pytest.mark.parametrize("number", ["12", "2019"])
def test_a_number_in_a_column_hides_no_end(tmp_path: Path, number: str) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"Member,Pact,Status\nAcme,Green,Lapsed\nBeta,Green,{number}\n")
    assert "that it ended" in examine(table).doubts[0].message


def test_an_end_of_unknown_day_is_an_end(tmp_path: Path) -> None:
    rows = "Acme,Pact,2018,unknown,withdrawn\nBeta,Pact,2018,,withdrawn\n"
    told = read_both(tmp_path, f"Member,Coalition,Since,Until,Status\n{rows}").told
    (ended,) = (one for one in told if "it ended" in one)
    assert ended.startswith("1 row says by 'withdrawn'")
