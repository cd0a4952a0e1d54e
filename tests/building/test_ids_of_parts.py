"""No two records have one name: the ids that a name is made of hold no two hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from tests.agreement.tables import rows_of, write_folder

SOURCES = rows_of("id title published", "s1 | T1 | 2020-06-01")
OF_TWO_READINGS = {
    "sources": SOURCES,
    "actors": rows_of("id kind name_en", "acme | company | A", "north--acme | company | N"),
    "coalitions": rows_of("id name_en source", "pact | Pact | s1", "pact--north | North | s1"),
    "memberships": rows_of(
        "actor coalition role during source",
        "north--acme | pact | member | 2015-01-01/.. | s1",
        "acme | pact--north | member | 2016-01-01/.. | s1",
    ),
}


def test_ids_with_two_hyphens_are_refused_at_every_door(tmp_path: Path) -> None:
    folder = write_folder(tmp_path, OF_TWO_READINGS)
    with pytest.raises(DataError) as refused:
        gk.load(folder)
    told = {(one.path, one.line, one.column, one.hint) for one in refused.value.problems}
    why = "two hyphens part the ids in the names of records."
    assert told == {
        ("actors.csv", 3, "id", f"Write 'north-acme': {why}"),
        ("coalitions.csv", 3, "id", f"Write 'pact-north': {why}"),
    }
    checked = {(f.path, f.line) for f in gk.check(folder).findings if f.severity == "error"}
    assert checked == {("actors.csv", 3), ("coalitions.csv", 3)}


def test_what_is_kept_of_such_a_folder_names_what_it_left_out(tmp_path: Path) -> None:
    kg = gk.load(write_folder(tmp_path, OF_TWO_READINGS), errors="keep")
    assert not len(kg.panel)
    assert {one.path for one in kg.left_out} >= {"actors.csv", "coalitions.csv"}


def test_an_actor_that_is_called_like_a_membership_is_refused(tmp_path: Path) -> None:
    actors = rows_of("id kind name_en", "acme | company | A", "pact--acme | company | P")
    joined = rows_of("actor coalition role during source", "acme | pact | member | 2015/.. | s1")
    tables = {**OF_TWO_READINGS, "actors": actors, "memberships": joined}
    folder = write_folder(tmp_path, {**tables, "coalitions": rows_of("id name_en", "pact | Pact")})
    with pytest.raises(DataError, match="'pact--acme' is not an id"):
        gk.load(folder)


def test_a_spell_with_two_hyphens_is_refused(tmp_path: Path) -> None:
    joined = rows_of(
        "actor coalition spell role during source",
        "acme | pact | c--d | member | 2015/.. | s1",
    )
    tables = {
        **OF_TWO_READINGS,
        "memberships": joined,
        "coalitions": rows_of("id name_en", "pact | Pact"),
    }
    actors = rows_of("id kind name_en", "acme | company | A")
    folder = write_folder(tmp_path, {**tables, "actors": actors})
    with pytest.raises(DataError, match="'c--d' is not an id"):
        gk.load(folder)


def test_names_in_one_table_make_ids_that_are_apart(tmp_path: Path) -> None:
    table = tmp_path / "pledges.csv"
    table.write_text("member,coalition,since\nnorth--acme,pact,2015\nacme,pact--north,2016\n")
    edges = {tuple(sorted(edge)) for edge in gk.load(table).network(ever=True).edges}
    assert edges == {("north-acme", "pact"), ("acme", "pact-north")}


@pytest.mark.parametrize(
    ("joined", "shared"),
    [
        ("life | pact | | member | 2015/.. | s1", "pact--life"),
        ("country-fr | pact | | member | 2015/.. | s1", "country-fr"),
        ("acme | pact | ev-s1 | member | 2015/.. | s1", "pact--acme--ev-s1"),
    ],
)
def test_what_would_share_an_address_with_what_the_build_makes_is_refused(
    tmp_path: Path, joined: str, shared: str
) -> None:
    first, name = "acme | pact | | member | 2010/2011 | s1", joined.split(maxsplit=1)[0]
    named = dict.fromkeys(("acme", name))
    actors = rows_of("id kind name_en country", *(f"{one} | company | {one} | FR" for one in named))
    tables = {
        "sources": SOURCES,
        "actors": actors,
        "coalitions": rows_of("id name_en", "pact | Pact"),
        "lives": rows_of("thing during source", "pact | 2000/.. | s1"),
        "memberships": rows_of("actor coalition spell role during source", first, joined),
    }
    folder = write_folder(tmp_path, tables)
    message = f"'{shared}' would be the address of two things"
    for door in (gk.load, gk.load().add):
        with pytest.raises(DataError, match=message):
            door(folder)
    assert any(message in str(doubt) for doubt in gk.load(folder, errors="keep").doubts)
    assert any(message in f.message for f in gk.check(folder).findings if f.severity == "error")


def test_two_words_of_a_source_do_not_share_an_address_with_another_source(tmp_path: Path) -> None:
    tables = {
        "sources": rows_of("id title published", "s | T | 2020-06-01", "s-2 | T2 | 2020-06-01"),
        "actors": rows_of("id kind name_en", "acme | company | A"),
        "coalitions": rows_of("id name_en source", "pact | Pact | s"),
        "memberships": rows_of(
            "actor coalition role during source",
            *(f"acme | pact | member | {during}/.. | s" for during in ("2010", "2010-05")),
            "acme | pact | member | 2010/.. | s-2",
        ),
    }
    folder = write_folder(tmp_path, tables)
    assert len(gk.load(folder).evidence("pact--acme").rows) == 3
    assert not [f for f in gk.check(folder).findings if f.severity == "error"]
