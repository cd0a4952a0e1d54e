"""A folder may hold any of the tables with any of their columns."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.authoring import examine
from graphkit.errors import DataError


def folder(tmp_path: Path, **tables: str) -> Path:
    """Write a folder of tables."""
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def test_memberships_alone(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, memberships="actor,coalition\nacme,pact\n"))
    assert kg.members("pact").column("member") == ("acme",)


def test_actors_alone_by_their_names(tmp_path: Path) -> None:
    kg = gk.load(folder(tmp_path, actors="name,country\nAcme Inc,FR\nŁódź Works,PL\n"))
    assert kg.actor("Acme Inc").id == "acme-inc"
    assert kg.find("Lodz Works").column("label") == ("Łódź Works",)


def test_members_go_by_name_beside_a_table_of_actors(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        actors="id,kind,name_en,aliases\nacme,company,Acme Incorporated,Acme\n",
        memberships="Member,Coalition,Since\nACME,Pact,2020\nNewcomer Ltd,Pact,2021\n",
    )
    found = gk.load(path).members("Pact").records()
    assert [(row["member"], row["kind"]) for row in found] == [
        ("acme", "company"),
        ("newcomer-ltd", "unknown"),
    ]
    assert found[0]["listed_as"] == "ACME"


def test_an_id_that_is_misspelt_is_no_new_actor(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        actors="id,kind,name_en\nacme,company,Acme\n",
        memberships="actor,coalition\nacne,Pact\n",
    )
    with pytest.raises(DataError, match=r"unknown actor 'acne'. Did you mean 'acme'\?"):
        gk.load(path)


def test_a_name_of_several_is_asked_about(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        actors="id,kind,name_en\nacme-fr,company,Acme SA\nacme-us,company,Acme SA\n",
        memberships="member,coalition\nAcme SA,Pact\n",
    )
    with pytest.raises(DataError, match="the name of several: acme-fr, acme-us"):
        gk.load(path)


def test_sources_by_address_and_by_title(tmp_path: Path) -> None:
    text = "member,coalition,source\nA,P,https://example.org/list\nB,P,Annual report 2020\nC,P,\n"
    kg = gk.load(folder(tmp_path, memberships=text))
    sources = {row["title"] or row["url"] for row in kg.list("sources").records()}
    assert sources == {"https://example.org/list", "Annual report 2020", "memberships.csv"}


def test_a_folder_that_lists_its_sources_asks_for_one_in_each_row(tmp_path: Path) -> None:
    path = folder(
        tmp_path,
        sources="id,title\ns1,A list\n",
        memberships="member,coalition,source\nA,P,s1\nB,P,\n",
    )
    with pytest.raises(DataError, match=r"memberships.csv:3: \[source\] this cell is empty"):
        gk.load(path)


def test_ids_made_of_names_never_meet_those_of_countries_or_other_tables(tmp_path: Path) -> None:
    text = "member,coalition\nCountry NZ,P\nmemberships.csv,P\n"
    kg = gk.load(folder(tmp_path, memberships=text))
    ids = kg.members("P").column("member")
    assert len(set(ids)) == 2 and "country-nz" not in ids
    assert set(ids).isdisjoint(kg.list("sources").column("source"))


def test_the_same_tables_give_the_same_bytes(tmp_path: Path) -> None:
    from graphkit.authoring import read
    from graphkit.building import build

    path = folder(tmp_path, memberships="member,coalition,since\nB,P,2020\nA,P,2019\n")
    first = build(read(path))
    lines = (path / "memberships.csv").read_text(encoding="utf-8").splitlines()
    assert build(read(path)) == first and "Built from the authored tables" in first
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("table", "column", "meant"),
    [
        ("actors", "label_en", "name_en"),
        ("coalitions", "label", "name"),
        ("actors", "Type", "kind"),
    ],
)
def test_other_words_for_columns_of_a_table_are_told(
    tmp_path: Path, table: str, column: str, meant: str
) -> None:
    (tmp_path / "memberships.csv").write_text("actor,coalition,since\nacme,green,2019\n")
    what = "acme" if table == "actors" else "green"
    (tmp_path / f"{table}.csv").write_text(f"id,{column}\n{what},company\n")
    told = [(one.path, one.message) for one in examine(tmp_path).doubts if "kept as" in one.message]
    assert told == [
        (
            f"{table}.csv",
            f"this column is kept as one of your own, and is not read as {meant!r}.",
        )
    ]
