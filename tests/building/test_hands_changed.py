"""Who the member behind a service is goes by time, and is told where it is not plain."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from tests.agreement.tables import rows_of, write_folder

TABLES = {
    "sources": rows_of("id title published", "s1 | T1 | 2020-06-01", "s2 | T2 | 2022-06-01"),
    "actors": rows_of(
        "id kind name_en",
        *("tube | service | Tube", "old | company | OldCo", "new | company | NewCo"),
    ),
    "coalitions": rows_of("id name_en during source", "gp | Green Pact | | s1"),
}
OPERATED = ("tube | old | 2010-01-01/2016-12-31 | s1", "tube | new | 2017-01-01/.. | s1")
JOINED = "tube | gp | member | 2015-01-01/.. | s2"


def graph(folder: Path, operated: tuple[str, ...], *joined: str) -> gk.KnowledgeGraph:
    tables = {
        **TABLES,
        "operations": rows_of("service operator during source confidence", *operated),
        "memberships": rows_of("actor coalition role during source", *joined),
    }
    return gk.load(write_folder(folder, tables))


def members(kg: gk.KnowledgeGraph, day: str) -> list[str]:
    return [str(r["member"]) for r in kg.members("gp", on=day).records()]


def test_the_operator_at_the_joining_is_the_member_and_the_other_one_is_told(
    tmp_path: Path,
) -> None:
    kg = graph(tmp_path, OPERATED, JOINED)
    assert members(kg, "2016-01-01") == members(kg, "2020-01-01") == ["old"]
    (doubt,) = kg.doubts
    assert (doubt.path, doubt.line) == ("memberships.csv", 2)
    assert "'old' is taken as the member" in doubt.message
    assert "'new' (2017-01-01/..)" in doubt.message
    assert "Write a row for each operator" in doubt.hint
    (found,) = [f for f in gk.check(tmp_path).findings if f.severity == "warning"]
    assert found.message == doubt.message


def test_who_is_told_is_the_member_that_was_built(tmp_path: Path) -> None:
    """The coalition began when the service had changed hands."""
    lived = {"coalitions": rows_of("id name_en during source", "gp | Pact | 2018-01-01/.. | s1")}
    again = "tube | old | 2020-01-01/.. | s1"
    tables = {
        **TABLES,
        **lived,
        "operations": rows_of("service operator during source", *OPERATED, again),
        "memberships": rows_of("actor coalition role during source", JOINED),
    }
    kg = gk.load(write_folder(tmp_path, tables))
    assert members(kg, "2019-01-01") == ["new"]
    (doubt,) = kg.doubts
    assert "'new' is taken as the member" in doubt.message
    assert "others operate it for some of that time: 'old' (2020-01-01/..)." in doubt.message


def test_a_row_for_each_operator_makes_each_the_member_for_its_time(tmp_path: Path) -> None:
    rows = ("2015-01-01/2016-12-31", "2017-01-01/..")
    kg = graph(tmp_path, OPERATED, *(f"tube | gp | member | {during} | s2" for during in rows))
    assert not kg.doubts
    assert (members(kg, "2016-01-01"), members(kg, "2020-01-01")) == (["old"], ["new"])
    for day, operator in (("2016-01-01", "old"), ("2020-01-01", "new")):
        by_agent = kg.network(on=day)
        by_listing = kg.network(on=day, by="listing", roll_up="operation")
        assert sorted(by_agent.edges) == sorted(by_listing.edges) == [(operator, "gp")]


@pytest.mark.parametrize(
    ("operated", "member"),
    [
        (("tube | new | 2018-01-01/.. | s1", "tube | old | 2016/2017 | s1"), "old"),
        (("tube | new | 2018-01-01/.. | s1", "tube | old | 2009/2011 | s1"), "new"),
        (("tube | old | [..2014]/.. | s1", "tube | new | 2009/2014 | s1"), "old"),
        (("tube | old | 1999/2016 | s1", "tube | new | /.. | s1 | low"), "old"),
        (("tube | new | 2020/.. | s1", "tube | old | 2019/.. | s1 | low"), "old"),
    ],
)
def test_the_member_is_chosen_by_time_and_not_by_the_order_of_texts(
    tmp_path: Path, operated: tuple[str, ...], member: str
) -> None:
    for place, order in enumerate((operated, operated[::-1])):
        kg = graph(tmp_path / str(place), order, JOINED)
        assert members(kg, "2015-06-01") == [member]


def test_a_service_that_nobody_is_known_to_have_operated_at_its_joining_is_told(
    tmp_path: Path,
) -> None:
    kg = graph(tmp_path, ("tube | new | 2018-01-01/.. | s1",), JOINED)
    (doubt,) = kg.doubts
    assert "'new' is taken as the member" in doubt.message
    assert "nothing says who did at the joining" in doubt.message
    assert "operations.csv" in doubt.hint


@pytest.mark.parametrize(
    ("operated", "joined"),
    [
        (OPERATED, "tube | gp | member | 2017-01-01/.. | s2"),
        (OPERATED, "tube | gp | member | 2015-01-01/2016-06-01 | s2"),
        (("tube | old | /.. | s1",), JOINED),
        (("tube | old | 2010/.. | s1", "tube | new | 2017/.. | s1 | low"), JOINED),
        (("tube | old | 2010/2012 | s1", "tube | old | 2014/.. | s1"), JOINED),
    ],
)
def test_nothing_is_told_where_one_operator_had_it_all_the_time(
    tmp_path: Path, operated: tuple[str, ...], joined: str
) -> None:
    assert not graph(tmp_path, operated, joined).doubts


def test_a_service_that_is_sold_after_its_coalition_ended_is_not_told(tmp_path: Path) -> None:
    ended = {"coalitions": rows_of("id name_en during source", "gp | Green Pact | 2000/2016 | s1")}
    tables = {
        **TABLES,
        **ended,
        "operations": rows_of("service operator during source", *OPERATED),
        "memberships": rows_of("actor coalition role during source", JOINED),
    }
    assert not gk.load(write_folder(tmp_path, tables)).doubts


def test_two_services_of_one_operator_are_told_apart_as_advised(tmp_path: Path) -> None:
    more = rows_of("id kind name_en", "view | service | View")
    tables = {
        **TABLES,
        "actors": (*TABLES["actors"], *more),
        "operations": rows_of(
            "service operator during source",
            "tube | old | 2010/.. | s1",
            "view | old | 2010/.. | s1",
        ),
    }
    header = "actor coalition role during source listed_as"
    joined = [f"{one} | gp | member | 2015-01-01/.. | s2" for one in ("tube", "view")]
    folder = write_folder(tmp_path, {**tables, "memberships": rows_of(header, *joined)})
    (error,) = [f for f in gk.check(folder).findings if f.severity == "error"]
    assert "name each of the two services in the column listed_as" in error.message
    named = [f"{row} | {name}" for row, name in zip(joined, ("Tube", "View"), strict=True)]
    folder = write_folder(tmp_path, {**tables, "memberships": rows_of(header, *named)})
    assert gk.check(folder).ok
