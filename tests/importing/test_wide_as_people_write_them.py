"""Wide tables as people of several countries and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.importing.import_file import import_file
from graphkit.importing.import_result import Imported


def brought(tmp_path: Path, text: str) -> Imported:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return import_file(path)


def memberships(found: Imported) -> list[str]:
    rows = found.tables["memberships"]
    return sorted(f"{row['actor']} in {row['coalition']} {row['during']}" for row in rows)


def test_words_of_roles_in_cells_are_roles_and_other_words_are_told(tmp_path: Path) -> None:
    rows = [
        "Country,Green Pact,Blue Pact,Red Pact",
        "France,x,2013,x",
        "Japan,observer,,Beobachter (2013)",
        "Peru,founding member,2014,2013 (suspended)",
        "Chile,signed,O (2013),suspended",
    ]
    found = brought(tmp_path, "\n".join(rows))
    told = {(row["actor"], row["coalition"]): row for row in found.tables["memberships"]}
    roles = {pair: (row["role"], row["during"]) for pair, row in told.items()}
    assert {pair: one for pair, one in roles.items() if one[0] != "member"} == {
        ("japan", "green-pact"): ("observer", "/"),
        ("japan", "red-pact"): ("observer", "2013/.."),
        ("peru", "green-pact"): ("founder", "/"),
        ("chile", "red-pact"): ("suspended", "/"),
    }
    assert [one.message.partition(" is ")[0] for one in found.dropped] == [
        "'2013 (suspended)'",
        "'signed'",
        "'O (2013)'",
    ]


@pytest.mark.parametrize("corner", ["Organisation", "Group", "Treaty", ""])
def test_countries_across_are_the_members(tmp_path: Path, corner: str) -> None:
    rows = "EU,1958,1973\nNATO,1949,1949\n"
    found = brought(tmp_path, f"{corner},France,UK\n{rows}")
    assert memberships(found) == [
        *("france in eu 1958/..", "france in nato 1949/.."),
        *("uk in eu 1973/..", "uk in nato 1949/.."),
    ]


def test_countries_down_are_the_members(tmp_path: Path) -> None:
    found = brought(tmp_path, ",EU,NATO\nFrance,1958,1949\nUK,1973,1949\n")
    assert memberships(found)[0] == "france in eu 1958/.."


def test_the_corner_of_an_index_is_no_member(tmp_path: Path) -> None:
    found = brought(tmp_path, ",Member,Pact\n0,Acme,Green\n1,Beta,Green\n")
    assert [row["actor"] for row in found.tables["memberships"]] == ["acme", "beta"]


@pytest.mark.parametrize(
    ("yes", "no"), [("sim", "não"), ("sì", "no"), ("tak", "nie"), ("ja", "nee"), ("ja", "nej")]
)
def test_yes_and_no_in_other_languages(tmp_path: Path, yes: str, no: str) -> None:
    found = brought(tmp_path, f"Name,Euro,NATO\nA,{yes},{no}\nB,{no},{yes}\n")
    assert memberships(found) == ["a in euro /", "b in nato /"]


@pytest.mark.parametrize(
    ("begun", "left"),
    [
        *(("{} from", "{} to"), ("{} from", "{} until"), ("{} (adhésion)", "{} (retrait)")),
        ("{} joined", "{} left"),
    ],
)
def test_from_and_to_above_each_coalition(tmp_path: Path, begun: str, left: str) -> None:
    header = ",".join(one.format(name) for name in ("NZBA", "PCAF") for one in (begun, left))
    found = brought(tmp_path, f"Company,{header}\nHSBC,2021,2025,2020,\nING,2021,,2018,\n")
    assert memberships(found) == [
        *("hsbc in nzba 2021/2025", "hsbc in pcaf 2020/.."),
        *("ing in nzba 2021/..", "ing in pcaf 2018/.."),
    ]


def test_numbers_beside_columns_of_marks_are_told(tmp_path: Path) -> None:
    found = brought(tmp_path, "Country,IMO,FAO,ICAO\nKenya,2,1,1\nTogo,1,0,1\n")
    assert [doubt.column for doubt in found.doubts] == ["IMO"]


def test_a_withdrawal_in_a_column_of_marks_beside_dates_is_no_joining(tmp_path: Path) -> None:
    rows = "Acme,2010,2012,withdrawn 2015\nBeta,2011,,x\nCeta,2012,,x\n"
    found = brought(tmp_path, f"Company,Green joined,Green left,Red Pact\n{rows}")
    red = [row["actor"] for row in found.tables["memberships"] if row["coalition"] == "red-pact"]
    assert red == ["beta", "ceta"]


def test_a_treaty_with_signatures_alone_has_members(tmp_path: Path) -> None:
    rows = "France,1998,2002,1998\nPeru,1998,,2000\n"
    found = brought(tmp_path, f"Country,Kyoto signed,Kyoto ratified,Rome signed\n{rows}")
    roles = {row["coalition"]: row["role"] for row in found.tables["memberships"]}
    assert roles["rome"] == "member"


@pytest.mark.parametrize("header", ["Approved", "Accepted"])
def test_days_of_being_approved_are_not_taken_for_joinings(tmp_path: Path, header: str) -> None:
    found = brought(tmp_path, f"Member,Coalition,{header}\nA,Pact,2019-01-02\nB,Pact,2020-03-04\n")
    assert memberships(found) == ["a in pact /", "b in pact /"]
