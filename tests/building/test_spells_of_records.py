"""Who owns, operates, convenes or is called so again has a record of each time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import graphkit as gk
from tests.agreement.tables import Rows, rows_of, write_folder

SOURCES = rows_of("id title published", "s1 | T1 | 2020-06-01", "s2 | T2 | 2022-06-01")
ACTORS = rows_of(
    "id kind name_en governs",
    *("tube | service | Tube", "old | company | OldCo", "new | company | NewCo"),
    *("sub | company | SubCo", "ann | person | Ann", "state | government | State | AU"),
)
COALITIONS = rows_of("id name_en source", "gp | Green Pact | s1", "bp | Blue Pact | s1")
MEMBERSHIPS = rows_of(
    "actor coalition role during source",
    "tube | gp | member | 2011-01-01/.. | s2",
    "sub | gp | member | 2011-01-01/.. | s2",
)
OPERATIONS = rows_of(
    "service operator during source",
    "tube | old | 2010-01-01/2012-12-31 | s1",
    "tube | new | 2013-01-01/2015-12-31 | s1",
    "tube | old | 2016-01-01/.. | s1",
)
OWNERSHIPS = rows_of(
    "owned owner during source",
    "sub | old | 2010-01-01/2012-12-31 | s1",
    "sub | new | 2013-01-01/2015-12-31 | s1",
    "sub | old | 2016-01-01/.. | s1",
)
PERIODS = "SELECT ?r ?d { ?r cg:during ?d ; cg:evidence ?e } ORDER BY ?r"


def folder_with(folder: Path, tables: Mapping[str, Rows]) -> Path:
    base = {"sources": SOURCES, "actors": ACTORS, "coalitions": COALITIONS}
    operated = rows_of("service operator during source", "tube | old | 2010/.. | s1")
    joined = {"memberships": MEMBERSHIPS, "operations": operated}
    return write_folder(folder, {**base, **joined, **tables})


def periods(kg: gk.KnowledgeGraph, part: str) -> dict[str, str]:
    rows = kg.query(PERIODS).rows
    told = {str(iri).rpartition("/id/")[2]: str(during) for iri, during in rows}
    return {record: during for record, during in told.items() if part in record}


def warnings_of(folder: Path) -> list[str]:
    return [f.message for f in gk.check(folder).findings if f.severity != "notice"]


def test_who_owns_and_operates_again_stands_for_it_again(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, {"operations": OPERATIONS, "ownerships": OWNERSHIPS})
    kg = gk.load(folder)
    assert periods(kg, "sub--owned-by") == {
        "sub--owned-by--new": "2013-01-01/2015-12-31",
        "sub--owned-by--old": "2010-01-01/2012-12-31",
        "sub--owned-by--old--2": "2016-01-01/..",
    }
    for day, owner in (("2011-06-01", "old"), ("2014-01-01", "new"), ("2018-06-01", "old")):
        network = kg.network(on=day, by="listing", roll_up=True)
        assert sorted(network.edges) == [(owner, "gp")], day
        assert network.graph["not_rolled_up"] == ()


@pytest.mark.parametrize(
    ("table", "columns", "one", "record"),
    [
        ("ownerships", "owned owner", "sub | old", "sub--owned-by--old"),
        ("convenings", "convened convener", "gp | old", "gp--convened-by--old"),
        ("governings", "government jurisdiction", "state | NZ", "state--governs--country-nz"),
        ("names", "thing name kind", "old | Zed | brand", "old--named--zed"),
        ("appointments", "person organisation title_en", "ann | gp | Chair", "ann--gp--chair"),
        ("supports", "coalition supporter kind", "gp | old | funding", "gp--funding--by--old"),
    ],
)
def test_one_source_that_tells_two_times_tells_of_two_records(
    tmp_path: Path, table: str, columns: str, one: str, record: str
) -> None:
    told = ("2018/", "2021/..") if table == "supports" else ("2010/2012", "2016/..")
    wanted = [told[0], told[1]] if table != "supports" else ["2018/[2018..2021]", "2021/.."]
    columns = f"{columns} during source"
    rows = rows_of(columns, f"{one} | {told[1]} | s1", f"{one} | {told[0]} | s1")
    folder = folder_with(tmp_path, {table: rows})
    found = periods(gk.load(folder), record)
    assert found == {record: wanted[0], f"{record}--2": wanted[1]}
    assert not warnings_of(folder)


@pytest.mark.parametrize(
    ("table", "columns", "one"),
    [
        ("operations", "service operator", "tube | new"),
        ("ownerships", "owned owner", "sub | old"),
        ("convenings", "convened convener", "gp | old"),
        ("names", "thing name kind", "old | Zed | brand"),
    ],
)
def test_sources_that_tell_two_times_disagree_until_the_spell_is_named(
    tmp_path: Path, table: str, columns: str, one: str
) -> None:
    more = "during source spell"
    first = f"{one} | 2010/2012 | s1"
    rows = rows_of(f"{columns} {more}", first, f"{one} | 2016/.. | s2")
    folder = folder_with(tmp_path / "apart", {table: rows})
    told = [one for one in warnings_of(folder) if "is taken as the member" not in one]
    assert told == [
        "“T1” says 2010/2012; “T2” says 2016/.., which begins after that ended; "
        "name two spells in the column spell if there were two"
    ]
    named = rows_of(f"{columns} {more}", first, f"{one} | 2016/.. | s2 | again")
    folder = folder_with(tmp_path / "named", {table: named})
    assert not warnings_of(folder)
    assert [d for r, d in periods(gk.load(folder), "--again").items()] == ["2016/.."]


def test_a_number_that_a_row_gives_itself_is_not_given_again(tmp_path: Path) -> None:
    rows = rows_of(
        "owned owner during source spell",
        "sub | old | 1990/1995 | s2 | 2",
        "sub | old | 2000/2002 | s1",
        "sub | old | 2005/.. | s1",
    )
    kg = gk.load(folder_with(tmp_path, {"ownerships": rows}))
    assert periods(kg, "sub--owned-by") == {
        "sub--owned-by--old": "2000/2002",
        "sub--owned-by--old--2": "1990/1995",
        "sub--owned-by--old--3": "2005/..",
    }


def test_a_source_whose_periods_overlap_is_told(tmp_path: Path) -> None:
    rows = rows_of(
        "owned owner during source", "sub | old | 2010/2014 | s1", "sub | old | 2013/.. | s1"
    )
    assert warnings_of(folder_with(tmp_path, {"ownerships": rows})) == [
        "“T1” says 2010/2014 and also 2013/..; name two spells in the column spell, "
        "or correct a date"
    ]


def test_a_step_that_comes_again_is_two_steps(tmp_path: Path) -> None:
    steps = rows_of(
        "actor coalition step during source",
        *("old | bp | accession | 2010-01-01 | s1", "old | bp | withdrawal | 2012-01-01 | s1"),
        *("old | bp | accession | 2015-01-01 | s1", "old | bp | withdrawal | 2018-01-01 | s1"),
    )
    kg = gk.load(folder_with(tmp_path, {"steps": steps}))
    assert periods(kg, "bp--old--withdrawal") == {
        "bp--old--withdrawal": "2012-01-01",
        "bp--old--withdrawal--2": "2018-01-01",
    }


def test_a_name_that_is_borne_again_is_no_former_one(tmp_path: Path) -> None:
    names = rows_of(
        "thing name kind during source",
        *("old | Zed | legal | 2001/2005 | s1", "old | Zed | legal | 2010/.. | s1"),
        "old | Yak | legal | 2006/2009 | s1",
    )
    told = gk.load(folder_with(tmp_path, {"names": names})).describe("old").records()
    assert [r["value"] for r in told if r["property"] == "formerly"] == ["Yak"]
