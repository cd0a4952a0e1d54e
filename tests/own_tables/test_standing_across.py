"""Columns across whose headers say how somebody stands towards what was joined, or that it left."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from tests.own_tables.both_doors import Outcome, imported


def wide(tmp_path: Path, header: str, first: str = "x", second: str = "x") -> Outcome:
    """Import a table of two columns, of which one has this header and these two cells."""
    path = tmp_path / "wide.csv"
    rows = f"Acme,{first},\nBeta,{second},x\nGamma,,x\n"
    path.write_text(f"Member,{header},Blue Pact\n{rows}", encoding="utf-8")
    return imported(path)


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        *[(one, "x") for one in ("Not party to BWC", "Not a party to the BWC", "BWC non-party")],
        *[(one, "x") for one in ("Non-member of Red Pact", "Kein Mitglied im Roten Pakt")],
        *[(one, "x") for one in ("Nichtmitglied im Roten Pakt", "Non partie au Pacte vert")],
        *[(one, "2019") for one in ("Austritt Roter Pakt", "Roter Pakt Austritt", "Red Pact bis")],
        *[(one, "2019") for one in ("Date of withdrawal from Red Pact", "Red Pact end date")],
    ],
)
def test_who_is_not_in_it_is_no_member_and_told(header: str, cell: str, tmp_path: Path) -> None:
    found = wide(tmp_path, header, cell, cell)
    assert found.members == ("Beta in Blue Pact", "Gamma in Blue Pact")
    assert f"{header!r} is no coalition: its name says something else." in found.told


@pytest.mark.parametrize(
    ("header", "name"),
    [
        *[("CTBT signatory", "CTBT"), ("NPT party", "NPT"), ("NATO member", "NATO")],
        *[("Sea Treaty party", "Sea Treaty"), ("Red Pact (member)", "Red Pact")],
        *[("Beitritt Blauer Pakt", "Blauer Pakt"), ("Unterzeichnung Roter Pakt", "Roter Pakt")],
    ],
)
def test_what_was_joined_is_called_without_who_joined(
    header: str, name: str, tmp_path: Path
) -> None:
    found = wide(tmp_path, header)
    assert f"Acme in {name}" in found.members and not found.told


@pytest.mark.parametrize("name", ["Labour party", "Labour Party", "Green Liberal Party", "T Party"])
def test_parties_are_called_parties(name: str, tmp_path: Path) -> None:
    found = wide(tmp_path, name)
    assert f"Acme in {name}" in found.members and not found.told


@pytest.mark.parametrize(
    ("header", "first", "second", "read"),
    [("Red Pact status", "active", "left", False), ("Red Pact role", "member", "observer", True)],
)
def test_a_status_names_what_it_is_of_and_is_told(
    header: str, first: str, second: str, read: bool, tmp_path: Path
) -> None:
    found = wide(tmp_path, header, first, second)
    assert [one.removesuffix(" /..") for one in found.members] == [
        "Acme in Red Pact",
        "Beta in Blue Pact",
        *(["Beta in Red Pact"] if read else []),
        "Gamma in Blue Pact",
    ]
    assert f"{header!r} is read as what says who belongs to 'Red Pact'." in found.told
    assert found.left_out == (() if read else (3,))


@pytest.mark.parametrize("header", ["Founding member", "Marital status"])
def test_what_may_only_say_how_one_belongs_is_told(header: str, tmp_path: Path) -> None:
    told = wide(tmp_path, header).told
    assert f"{header!r} is read as a coalition of that name, and may say how one belongs." in told


@pytest.mark.parametrize("header", ["Blue Pact status", "Blue Pact member"])
def test_one_membership_is_not_read_of_two_columns(header: str, tmp_path: Path) -> None:
    found = wide(tmp_path, header)
    assert found.members == ("Beta in Blue Pact", "Gamma in Blue Pact")
    assert any("of which another column tells it" in one for one in found.told)


@pytest.mark.parametrize(
    ("header", "other", "role"),
    [
        ("Observer in Blue Pact", "Blue Pact", "observer"),
        ("Observer in Blue Pact", "Red Pact", "observer"),
        ("Beobachter im Blauen Pakt", "Blauer Pakt", "observer"),
        ("Observateur au Pacte bleu", "Pacte bleu", "observer"),
        ("Blue Pact observer", "Red Pact", "observer"),
        ("NPT signatory", "NPT party", "signatory"),
    ],
)
def test_a_role_before_or_behind_a_name_is_that_role(
    header: str, other: str, role: str, tmp_path: Path
) -> None:
    path = tmp_path / "roles.csv"
    path.write_text(f"State,{header},{other}\nPeru,x,\nChad,,x\n", encoding="utf-8")
    tables = import_file(path).tables
    expected = {"Beobachter im Blauen Pakt": "Blauer Pakt", "NPT signatory": "NPT"}
    named = expected.get(header, "Pacte bleu" if "bleu" in header else "Blue Pact")
    called = {
        row["id"]: row.text("name") for one in ("actors", "coalitions") for row in tables[one]
    }
    rows = [(called[row["coalition"]], row.text("role")) for row in tables["memberships"]]
    assert (named, role) in rows


TREATIES = ",Sea Treaty,,Air Treaty,\n{}Signature,Ratification,Signature,Ratification\n"


@pytest.mark.parametrize("corner", ["Country,", ","])
def test_the_second_line_may_say_who_the_members_are(corner: str, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"{TREATIES.format(corner)}France,2018-01-01,2019-01-01,2020-01-01,\n")
    assert imported(path).members == (
        "France in Air Treaty 2020-01-01/..",
        "France in Sea Treaty 2018-01-01/..",
        "France in Sea Treaty 2019-01-01/..",
    )
