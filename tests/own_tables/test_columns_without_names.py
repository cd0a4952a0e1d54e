"""A column that is called as members are and holds dates, kinds of membership or yes and no."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.own_tables.both_doors import graphs, read_both


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (
            "Company,Pact,Member (since)\nAcme,Green,2001\nBeta,Green,2002-05-06\n",
            ("Acme in Green 2001/..", "Beta in Green 2002-05-06/.."),
        ),
        (
            "Name,Pact,Member,Left\nAcme,Green,2001,2005\nBeta,Green,2002,\n",
            ("Acme in Green 2001/2005", "Beta in Green 2002/.."),
        ),
        (
            "Company,Pact,Supporter\nAcme,Green,since 2001\nBeta,Green,since 2002\n",
            ("Acme in Green 2001/..", "Beta in Green 2002/.."),
        ),
        (
            "Organisation,Pact,Participant\nAcme,Green,May 2001\nBeta,Green,14 June 2002\n",
            ("Acme in Green 2001-05/..", "Beta in Green 2002-06-14/.."),
        ),
        (
            "Company,Pact,Joined,Member\nAcme,Green,2001,yes\nBeta,Green,2002,no\n"
            "Gamma,Green,2002,lapsed\n",
            ("Acme in Green 2001/..",),
        ),
        (
            "Signatory,Pledge,Joined,Signatory?\nAcme,Green,2001,yes\nBeta,Green,2002,no\n",
            ("Acme in Green 2001/..",),
        ),
        (
            "Company,Pact,Member status\nAcme,Green,yes\nBeta,Green,no\n",
            ("Acme in Green",),
        ),
    ],
)
def test_dates_and_answers_are_no_members(
    table: str, members: tuple[str, ...], tmp_path: Path
) -> None:
    assert read_both(tmp_path, table).members == members


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [("Member", "Full member", "Observer"), ("Supporter", "Gold", "Silver")],
)
def test_kinds_of_membership_are_roles(header: str, one: str, other: str, tmp_path: Path) -> None:
    table = f"Company,Pact,{header}\nAcme,Green,{one}\nBeta,Green,{other}\nEta,Green,{one}\n"
    for kg in graphs(tmp_path, table):
        found = {row["label"]: row["role"] for row in kg.members("green").records()}
        assert found.keys() == {"Acme", "Beta", "Eta"}
        assert found["Acme"] == found["Eta"] != found["Beta"]


def test_words_that_nobody_knows_are_doubted_as_members(tmp_path: Path) -> None:
    rows = "".join(f"Firm {n},Green,{'Zonal' if n % 2 else 'Polar'}\n" for n in range(6))
    told = read_both(tmp_path, f"Company,Pact,Member\n{rows}").told
    assert "'Member' is read as the members, and 'Company' tells more apart." in told


def test_days_of_signing_and_of_being_bound_below_words_for_members(tmp_path: Path) -> None:
    rows = "Norland,Sea,2001-02-03,2000-01-01\nSudland,Sea,,2000-01-02\n"
    for kg in graphs(tmp_path, f"Country,Pact,Party,Signatory\n{rows}"):
        found = {row["label"]: row["start"] for row in kg.members("sea").records()}
        assert found == {"Norland": "2001-02-03"}


@pytest.mark.parametrize("other", ["Member (former name)", "Member (code)"])
def test_an_own_column_called_like_members_stays_one_when_imported(
    other: str, tmp_path: Path
) -> None:
    table = f"Member,{other},Pact,Since\nMeta,Facebook,Green,2001\nX,Twitter,Green,2002\n"
    for kg in graphs(tmp_path, table):
        assert kg.members("green").column("label") == ("Meta", "X")


@pytest.mark.parametrize("nothing", ["-", "–", "n/a", "none", ""])
def test_a_dash_in_a_column_of_ends_is_no_end(nothing: str, tmp_path: Path) -> None:
    table = f"Member,Club,Joined,Left\nAnna,Chess,2001,2005\nBen,Chess,2002,{nothing}\n"
    found = read_both(tmp_path, table)
    assert found.members == ("Anna in Chess 2001/2005", "Ben in Chess 2002/..")


def test_names_that_differ_in_a_letter_are_two_members(tmp_path: Path) -> None:
    found = read_both(tmp_path, "Member,Pact\nWeiß,Green\nWeiss,Blue\n")
    assert found.members == ("Weiss in Blue", "Weiß in Green")


def test_one_name_with_two_ids_is_doubted(tmp_path: Path) -> None:
    rows = "17,John Smith,Green\n18,John Smith,Blue\n17,John Smith,Red\n19,Ann Lee,Red\n"
    told = read_both(tmp_path, f"Member ID,Member,Pact\n{rows}").told
    assert told == ("'John Smith' is '18' here and '17' on line 2, and is read as one member.",)
