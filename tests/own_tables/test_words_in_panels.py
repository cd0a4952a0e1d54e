"""Panels with a row a year whose cells are words, codes and flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import read_both


def _panel(header: str, *cells: str) -> str:
    """Two members in two years: the cells are those of Chad in 2001 and 2002, then of Peru."""
    pairs = [("Chad", 2001), ("Chad", 2002), ("Peru", 2001), ("Peru", 2002)]
    rows = [f"{who},League,{year},{cell}" for (who, year), cell in zip(pairs, cells, strict=True)]
    return "\n".join((f"country,coalition,year,{header}", *rows, ""))


@pytest.mark.parametrize(
    ("header", "full", "none"),
    [
        ("membership", "full member", "no membership"),
        ("membership", "Full Membership", "No Membership"),
        ("value", "full", "none"),
        ("type", "member", "non-member"),
        ("membership_type", "full", "none"),
        ("role", "member", "none"),
        ("Mitgliedschaft", "Vollmitglied", "kein Mitglied"),
        ("value", "full", "candidate"),
    ],
)
def test_words_for_no_membership_are_none(
    header: str, full: str, none: str, tmp_path: Path
) -> None:
    found = read_both(tmp_path, _panel(header, none, full, full, full))
    assert found.members == ("Chad in League 2002/..", "Peru in League [..2001]/..")


@pytest.mark.parametrize("header", ["membership", "membership_type", "value"])
def test_what_is_missing_is_left_open(header: str, tmp_path: Path) -> None:
    found = read_both(tmp_path, _panel(header, "missing", "full", "none", "full"))
    assert found.members == ("Chad in League [..2002]/..", "Peru in League 2002/..")


def test_kinds_of_membership_are_roles(tmp_path: Path) -> None:
    text = _panel("type", "observer", "member", "non-member", "observer")
    found = read_both(tmp_path, text)
    assert found.members == (
        "Chad in League 2002/..",
        "Chad in League [..2001]/2001",
        "Peru in League 2002/..",
    )


def test_codes_of_roles_are_asked_for(tmp_path: Path) -> None:
    found = read_both(tmp_path, _panel("role", "0", "1", "2", "1"))
    assert found.members == ("Chad in League 2002/..", "Peru in League [..2002]/..")
    assert any("what '2' means" in one for one in found.told)


def test_kinds_of_members_are_no_marks(tmp_path: Path) -> None:
    found = read_both(tmp_path, _panel("type", "company", "company", "NGO", "NGO"))
    assert found.members == ("Chad in League [..2001]/..", "Peru in League [..2001]/..")


def test_a_flag_of_joining_is_told(tmp_path: Path) -> None:
    found = read_both(tmp_path, _panel("join", "0", "1", "1", "0"))
    assert any("'0' has no year" in one for one in found.told)
    assert not any("2001" in one for one in found.members)


def test_no_in_a_quarter_or_on_a_day_is_told(tmp_path: Path) -> None:
    text = "member,coalition,quarter,member_flag\nAcme,Pact,2019Q1,1\nAcme,Pact,2019Q2,0\n"
    found = read_both(tmp_path, text)
    assert found.members == ("Acme in Pact",) and found.left_out == (3,)
    text = "entity,alliance,date,member\nAcme,Pact,2020-12-31,1\nAcme,Pact,2021-12-31,0\n"
    found = read_both(tmp_path, text)
    assert found.left_out == (3,)
    assert any("belongs by line 2, and does not by line 3" in one for one in found.told)


def test_two_rows_for_one_year_are_told(tmp_path: Path) -> None:
    text = "country,coalition,year,member\nChad,Pact,2001,1\nChad,Pact,2001,0\nPeru,Pact,2001,0\n"
    found = read_both(tmp_path, text + "Peru,Pact,2002,1\n")
    assert any("lines 2 and 3 say otherwise of one year" in one for one in found.told)


def test_words_below_status_are_read_in_panels_too(tmp_path: Path) -> None:
    found = read_both(tmp_path, _panel("status", "none", "full", "full", "none"))
    assert found.members == ("Chad in League 2002/..", "Peru in League [..2001]/2001")
