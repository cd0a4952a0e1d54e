"""A name that says what somebody was called before is the name of one thing, found by both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

TABLE = """member,coalition,since,kind
X (formerly Twitter),Green Pact (formerly Blue Pact),2019,company
X,Club,2020,company
Facebook (now Meta),Club,2018,company
Engie (anciennement GDF Suez),Club,2018,company
Telefónica (antes CTNE),Club,2017,company
Total (ehemals Elf),Club,2016,company
Pact (formerly),Club,2015,company
Ada Byron (formerly Google),Club,2015,person
Acme (now Closed),Club,2015,company
"""
BOTH = [
    ("X", "Twitter"),
    ("Meta", "Facebook"),
    ("Engie", "GDF Suez"),
    ("Telefónica", "CTNE"),
    ("Total", "Elf"),
    ("Green Pact", "Blue Pact"),
]


def doors(table: Path, run_cli: Callable[..., Any]) -> list[gk.KnowledgeGraph]:
    """Open a table directly, and as a folder that was made of it."""
    folder = table.parent / "imported"
    assert run_cli("import", table, "-o", folder).code == 0
    return [gk.load(table), gk.load(folder)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pledges.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_either_name_finds_the_one_thing(table: Path, run_cli: Callable[..., Any]) -> None:
    for kg in doors(table, run_cli):
        for present, former in BOTH:
            (one,), (other,) = kg.ids_of("thing", present), kg.ids_of("thing", former)
            assert one == other
            assert kg.find(former).records()[0]["label"] == present
        assert kg.actor("x").former_names == ("Twitter",)
        assert kg.coalition("Green Pact").former_names == ("Blue Pact",)
        assert len(kg.memberships("Twitter")) == 2


def test_what_was_listed_stays_beside_its_source(table: Path, run_cli: Callable[..., Any]) -> None:
    for kg in doors(table, run_cli):
        listed = {row["label"]: row["listed_as"] for row in kg.members("Club").records()}
        assert listed["Engie"] == "Engie (anciennement GDF Suez)"
        assert listed["Meta"] == "Facebook (now Meta)"
        said = kg.query(
            "SELECT ?q { ?use cg:named ?who ; cg:evidence ?e . ?e cg:quote ?q }",
            who=kg.actor("Engie"),
        )
        assert said.rows == (("Engie (anciennement GDF Suez)",),)


def test_what_is_no_name_stays_in_the_name(table: Path, run_cli: Callable[..., Any]) -> None:
    for kg in doors(table, run_cli):
        labels = set(kg.members("Club").column("label"))
        assert {"Pact (formerly)", "Ada Byron (formerly Google)", "Acme (now Closed)"} <= labels


def test_how_it_was_read_is_told(table: Path, run_cli: Callable[..., Any]) -> None:
    told = run_cli("check", table).out
    assert "'X (formerly Twitter)' is read as 'X', formerly 'Twitter'; so are 4 more." in told
    assert "[coalition] 'Green Pact (formerly Blue Pact)' is read as 'Green Pact'" in told
    assert run_cli("import", table, "-o", table.parent / "made").code == 0
    report = (table.parent / "made" / "import-report.csv").read_text(encoding="utf-8")
    assert "is read as 'X', formerly 'Twitter'; so are 4 more." in report


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (["X (formerly Twitter)", "Twitter"], {"X", "Twitter"}),
        (["Facebook (now Meta)", "Meta"], {"Facebook (now Meta)", "Meta"}),
        (["Facebook (now Meta)", "Meta (formerly Facebook)"], {"Meta"}),
        (["Zeta (formerly Eta)", "Eta (formerly Theta)"], {"Zeta", "Eta"}),
        (
            ["Swaziland (now Eswatini)", "Breslau (now Poland)"],
            {"Eswatini", "Breslau (now Poland)"},
        ),
        (["Acme (formerly Member)", "Beta (ehemals Mitglied)", "Eta (now Part of Beta)"], None),
        (["Acme (formerly 2019)", "Beta (ex-officio)", "Eta (now withdrawn)"], None),
    ],
)
def test_nobody_is_taken_for_somebody_else(
    rows: list[str], labels: set[str] | None, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "pledges.csv"
    lines = [f"{name},Pact,{2010 + n}" for n, name in enumerate(rows)]
    path.write_text("\n".join(["company,coalition,since", *lines]), encoding="utf-8")
    for kg in doors(path, run_cli):
        assert set(kg.members("Pact").column("label")) == (labels or set(rows))


def test_two_that_may_be_one_are_still_doubted(tmp_path: Path) -> None:
    path = tmp_path / "pledges.csv"
    path.write_text(
        "company,coalition\nX (formerly Twitter),Pact\nTwitter,Club\n", encoding="utf-8"
    )
    told = [str(finding) for finding in gk.check(path).findings]
    assert any("'Twitter' on line 3 are two members" in one for one in told)
    assert gk.load(path).actor("Twitter").id == "twitter"
    path.write_text("company,coalition\nX (formerly Twitter),Pact\nX,Club\n", encoding="utf-8")
    assert not any("two members" in str(one) for one in gk.check(path).findings)


def test_a_long_table_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = [
        f"{name},Pact {n},{2000 + n % 20}"
        for n in range(400)
        for name in ("X (formerly Twitter)", "X", "Facebook (now Meta)", "Acme")
    ]
    path.write_text("\n".join(["company,coalition,since", *rows]), encoding="utf-8")
    made = gk.import_file(path).tables
    assert {row["actor"] for row in made["memberships"]} == {"x", "meta", "acme"}
    assert [(row["thing"], row["name"]) for row in made["names"]] == [
        ("x", "Twitter"),
        ("meta", "Facebook"),
    ]
    kg = gk.load(path)
    assert len(kg.memberships("Twitter")) == 400


def test_a_known_actor_is_met_by_its_present_name(tmp_path: Path, part: gk.KnowledgeGraph) -> None:
    path = tmp_path / "own.csv"
    rows = "company,coalition\nZoom (formerly Saasbee),Own Pact\n"
    path.write_text(rows, encoding="utf-8")
    both = part.add(path)
    assert both.members("Own Pact").column("member") == ("zoom",)
    assert both.actor("Saasbee").id == "zoom"


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Name,Affiliation,Letter", "DeepMind,Letter"),
        ("Member,Letter", "Letter"),
        ("Signatory,Position,Letter", "Chair,Letter"),
        ("Name,Sector,Letter", "Industry,Letter"),
        ("Name,Kind,Affiliation,Letter", "company,DeepMind,Letter"),
        ("Name,Kind,Letter", "person,Letter"),
    ],
)
@pytest.mark.parametrize("name", ["Jane Roe (now Google)", "Dr. Jane Roe (formerly OpenAI)"])
def test_a_person_is_not_called_as_who_employs_it(
    header: str, cells: str, name: str, tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "letter.csv"
    path.write_text(f"{header}\n{name},{cells}\n", encoding="utf-8")
    for kg in doors(path, run_cli):
        assert kg.members("Letter").column("label") == (name,)
        assert not kg.actor(name).former_names
    assert f"{name!r} is read as one name, as it may be a person" in run_cli("check", path).out


@pytest.mark.parametrize("header", ["Company", "Name of the organisation", "Member state"])
def test_what_stands_below_a_header_of_bodies_is_none(header: str, tmp_path: Path) -> None:
    path = tmp_path / "pledges.csv"
    path.write_text(f"{header},Coalition\nZeta (now Theta),Pact\n", encoding="utf-8")
    assert gk.load(path).members("Pact").column("label") == ("Theta",)


@pytest.mark.parametrize("inside", ["Ex Libris", "formerly UK branch", "formerly Vice President"])
def test_a_product_a_part_and_an_office_are_no_former_names(inside: str, tmp_path: Path) -> None:
    path = tmp_path / "pledges.csv"
    path.write_text(f"Company,Coalition\nAcme ({inside}),Pact\n", encoding="utf-8")
    kg = gk.load(path)
    assert kg.members("Pact").column("label") == (f"Acme ({inside})",)
    assert len(kg.doubts) == (inside != "Ex Libris")


def test_it_is_said_only_where_it_is_so_that_a_row_keeps_what_was_listed(tmp_path: Path) -> None:
    path = tmp_path / "pledges.csv"
    rows = "Company,Coalition,Listed as,Aliases\nMeta (formerly Facebook),Pact (formerly Club),"
    path.write_text(f"{rows}Meta Inc,Facebook; FB\n", encoding="utf-8")
    kg = gk.load(path)
    assert not any("listed_as" in str(one) for one in kg.doubts) and len(kg.doubts) == 2
    assert kg.actor("Meta").former_names == ("Facebook",)
    assert kg.actor("FB").id == kg.actor("Facebook").id == "meta"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Member,Pact,Kind\nMeta (formerly Facebook),Green,\nMeta,Blue,company\n"
            "Meta (formerly Facebook),Blue,company\n",
            ["'Meta (formerly Facebook)' is read as 'Meta', formerly 'Facebook'."],
        ),
        ("Member,Pact\nClarivate (Ex Libris),Green\nClarivate,Blue\n", []),
        (
            "COMPANY,PACT\nACME (EX-BETA),GREEN\nGAMMA,BLUE\n",
            ["'ACME (EX-BETA)' is read as 'ACME', formerly 'BETA'."],
        ),
    ],
)
def test_names_in_brackets_are_told_in_one_sense(
    tmp_path: Path, text: str, told: list[str]
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    for doubts in (gk.load(path).doubts, gk.import_file(path).doubts):
        assert [one.message for one in doubts] == told


@pytest.mark.parametrize(
    ("text", "labels", "told"),
    [
        (
            "Member,Pact\nMaria (ex-Google),Green\nEta Ltd,Green\n",
            {"Maria (ex-Google)", "Eta Ltd"},
            1,
        ),
        ("Member,Pact\nBP Foundation (formerly BP Aid),Green\n", {"BP Foundation"}, 1),
        (
            "Name,Pact,HQ\nBritish Gas (formerly BGC),Green,Bonn\n",
            {"British Gas"},
            1,
        ),
        ("Name,Pact,Industry\nMaria (ex-Google),Green,Media\n", {"Maria (ex-Google)"}, 1),
        (
            "Member,Pact\nJane Roe (formerly Acme),Green\nCher (now Acme),Green\nEta Ltd,Green\n",
            {"Jane Roe (formerly Acme)", "Cher (now Acme)", "Eta Ltd"},
            1,
        ),
        ("Name,Pact\nMeta (formerly FB),Green\nMeta,Green\n", {"Meta (formerly FB)", "Meta"}, 1),
    ],
)
def test_what_is_surely_no_person_has_two_names_and_is_told_in_one_way(
    text: str, labels: set[str], told: int, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    kg = gk.load(path)
    assert set(kg.members("Green").column("label")) == labels
    assert len(kg.doubts) == len(gk.import_file(path).doubts) == told
