"""One source ends a membership, another one shows it later: who is believed, and who is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from tests.agreement.answers import (
    by_members_once,
    by_memberships,
    by_panel,
    by_sparql,
    difference,
)
from tests.agreement.tables import rows_of, write_folder
from tests.agreement.times import Time

SOURCES = rows_of(
    "id title published", "s1 | Report | 2020-06-01", "s2 | Gazette | 2022-06-01", "leaflet | Leaf"
)
COALITIONS = rows_of("id name_en source", "gp | Green Pact | s1")
ENDS = "acme | 2014-05-05/2018-03-01 | s1 | high"
RUNS = "acme | 2014-05-05/.. | s2 | high"
DAYS = [Time(day) for day in ("2014-05-06", "2017-01-01", "2019-01-01", "2022-06-01", "2025-01-01")]


def folder(path: Path, *rows: str, lists: str = "") -> Path:
    said = rows_of("actor during source confidence", *rows)
    tables = {
        "sources": SOURCES,
        "coalitions": COALITIONS,
        "actors": [
            {"id": name, "kind": "company", "name_en": name.title()}
            for name in dict.fromkeys(row["actor"] for row in said)
        ],
        "memberships": [{**row, "coalition": "gp", "role": "member"} for row in said],
    }
    if lists:
        tables["lists"] = rows_of("id coalition source day extent", lists)
    return write_folder(path, tables)


def period(kg: gk.KnowledgeGraph, actor: str = "acme") -> str:
    found = {r["member"]: r for r in kg.members("gp").records()}
    return f"{found[actor]['start']}/{found[actor]['end']}"


def shown(kg: gk.KnowledgeGraph, day: str, at_least: Any = "presumed") -> set[str]:
    return {str(name) for name in kg.members("gp", on=day, at_least=at_least).column("member")}


def warned(path: Path) -> list[tuple[str, int]]:
    findings = gk.check(path).findings
    return [(f.check, f.line) for f in findings if f.severity == "warning"]


@pytest.mark.parametrize(
    ("rows", "adopted", "told"),
    [
        # of equally trusted sources the later one, which can know more
        ((RUNS, ENDS), "2014-05-05/..", True),
        ((ENDS, "acme | /.. | s2 | high"), "/..", True),
        (("acme | 2014-05-05/.. | s1 |", "acme | 2014/2018 | s2 |"), "2014/2018", True),
        # the better one, whichever came later
        ((RUNS, "acme | 2014-05-05/2018-03-01 | s1 | medium"), "2014-05-05/..", True),
        (("acme | 2014/.. | s2 | medium", ENDS), "2014-05-05/2018-03-01", True),
        (
            ("acme | /2016-01-01 | s1 |", "acme | 2014-05-05/2018 | s2 | medium"),
            "/2016-01-01",
            True,
        ),
        # the more precise beginning, of the one that is believed
        ((RUNS, "acme | 2014-06/2018 | s1 | high"), "2014-05-05/..", True),
        # who wrote before the end, or nobody knows when, contradicts nothing
        (("acme | 2014-05-05/.. | s1 |", "acme | 2014/2021 | s2 |"), "2014-05-05/2021", False),
        (("acme | /.. | leaflet |", ENDS), "2014-05-05/2018-03-01", False),
        (("acme | 2014/ | s2 |", ENDS), "2014-05-05/2018-03-01", False),
        # what is doubted changes nothing, and is no warning
        ((RUNS, "acme | 2014-05-05/2018-03-01 | s1 | low"), "2014-05-05/..", False),
    ],
)
def test_whether_it_had_ended(
    tmp_path: Path, rows: tuple[str, ...], adopted: str, told: bool
) -> None:
    for n, order in enumerate((rows, rows[::-1])):
        path = folder(tmp_path / str(n), *order)
        kg = gk.load(path)
        assert period(kg) == adopted
        assert bool(warned(path)) is told
        conflicts = set(kg.conflicts().column("record"))
        low = any(row.endswith("low") for row in rows)
        assert ("gp--acme" in conflicts) is (told or low)
        assert kg.overview().records()[0]["disputed"] == len(conflicts)


def test_a_complete_list_shows_its_members_on_its_day(tmp_path: Path) -> None:
    path = folder(
        *(tmp_path, RUNS, ENDS, "beta | / | s2 | high", "beta | 2014-05-05/2018-03-01 | s1 | high"),
        lists="l | gp | s2 | 2022-06-01 | complete",
    )
    kg = gk.load(path)
    assert shown(kg, "2022-06-01", "certain") == {"acme", "beta"}
    assert {r["members"] for r in kg.completeness().records()} == {2}
    assert {name for name, _ in warned(path)} == {"Sources disagree on the end"}
    assert "lists it on 2022-06-01" in str(kg.conflicts().rows)


def test_a_list_is_counted_whole_where_a_better_source_is_believed(tmp_path: Path) -> None:
    rows = (ENDS, "acme | /.. | s2 | medium", "beta | 2014-05-05/.. | s2 | medium")
    kg = gk.load(folder(tmp_path, *rows, lists="l | gp | s2 | 2022-06-01 | complete"))
    assert shown(kg, "2022-06-01") == {"beta"}
    assert {r["members"] for r in kg.completeness().records()} == {2}


def test_every_door_says_the_same_of_what_is_disputed(tmp_path: Path) -> None:
    rows = (
        *(RUNS, ENDS, "beta | /2016-01-01 | s1 | high", "beta | 2014-05-05/2018 | s2 | medium"),
        *("gamma | [2012-03-27..]/.. | s1 | high", "gamma | 2014-05-05/.. | s2 | medium"),
        *("delta | 2014/ | s1 | high", "echo | / | s1 | high"),
    )
    kg = gk.load(folder(tmp_path, *rows))
    truth = by_members_once(kg, DAYS)
    for door in (by_memberships, by_sparql, by_panel):
        assert difference(truth, door(kg, DAYS)) == ""


def test_the_page_says_which_word_contradicts_what_is_adopted(tmp_path: Path) -> None:
    medium = "beta | 2014-05-05/.. | s2 | medium"
    kg = gk.load(folder(tmp_path, RUNS, ENDS, "beta | 2014-05-05/2018-03-01 | s1 | high", medium))
    scene = gk.view(kg).scene
    said = {r.id: {w.source: w.differs for w in r.evidence} for r in scene.records}
    assert said == {"gp--acme": {"s1": True, "s2": False}, "gp--beta": {"s1": False, "s2": True}}


def test_who_began_no_earlier_than_a_day_had_begun_when_it_was_told(tmp_path: Path) -> None:
    """As one of whom nothing is said had; but nothing that may have been announced that day."""
    rows = [
        *("acme | /.. | s1 |", "beta | [2012-03-27..]/.. | s1 |"),
        *("gamma | [2012-03-27..2020-06-01]/.. | s1 |", "delta | [2020-06-01..]/.. | s1 |"),
    ]
    kg = gk.load(folder(tmp_path, *rows))
    assert shown(kg, "2021-01-01") == {"acme", "beta", "gamma"}
    assert shown(kg, "2021-01-01", "possible") == {"acme", "beta", "gamma", "delta"}


def test_a_known_day_that_agrees_bounds_what_a_better_source_leaves_open(tmp_path: Path) -> None:
    rows = ["acme | [2012-03-27..]/.. | s1 | high", "acme | 2014-05-05/.. | s2 | medium"]
    contradicted = ["beta | [2012-03-27..]/.. | s1 | high", "beta | 2010-05-05/.. | s2 | medium"]
    kg = gk.load(folder(tmp_path, *rows, *contradicted))
    assert shown(kg, "2014-05-05", "certain") == {"acme"}
    assert shown(kg, "2012-03-26", "possible") == set()
    assert shown(kg, "2020-06-01", "certain") == {"acme", "beta"}


def test_an_open_end_is_not_seen_on_the_day_of_publication(tmp_path: Path) -> None:
    rows = [
        *("acme | 2014-05-05/ | s1 |", "beta | [..2014-05-05]/ | s1 |", "gamma | / | s1 |"),
        *("delta | 2014/ | s1 |", "echo | 2014-05-05/.. | s1 |"),
    ]
    kg = gk.load(folder(tmp_path, *rows))
    assert shown(kg, "2014-05-05", "certain") == {"acme", "echo"}
    assert shown(kg, "2020-06-01", "presumed") == {"echo"}
    assert len(shown(kg, "2020-06-01", "possible")) == len(rows)
    assert {r["certainty"] for r in kg.members("gp").records()} == {"certain"}  # at some time


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ("2014-05-05,,gazette,\nAcme,GP,2014-05-05,2018-03-01,report,", 3),
        ("2014-05-05,2018-03-01,report,\nAcme,GP,,,list,2019-06-01", 3),
        ("2014-05-05,2018,report,\nAcme,GP,2014-05-05,2019,gazette,", 3),
        # a list of a day before the end, an end alone, and two spells
        ("2014-05-05,2018-03-01,report,\nAcme,GP,,,list,2016-06-01", 0),
        ("2014-05-05,,gazette,\nAcme,GP,,2018-03-01,report,", 0),
        ("2014-05-05,2018-03-01,report,\nAcme,GP,2019-01-01,,gazette,", 0),
    ],
)
def test_rows_of_one_table_that_disagree_are_told_once(
    tmp_path: Path, rows: str, line: int
) -> None:
    path = tmp_path / "pacts.csv"
    header = "member,coalition,since,until,source,listed on"
    path.write_text(f"{header}\nAcme,GP,{rows}\n", encoding="utf-8")
    assert [found for _, found in warned(path)] == [line] * bool(line)


def test_a_list_of_a_table_bounds_who_joined_after_some_day(tmp_path: Path) -> None:
    path = tmp_path / "pacts.csv"
    rows = (
        "Acme,GP,,2020-06-01\nBeta,GP,after 2012-03-26,2020-06-01\nGamma,GP,after 2021,2020-06-01"
    )
    path.write_text(f"member,coalition,since,listed on\n{rows}\n", encoding="utf-8")
    kg = gk.load(path)
    assert shown(kg, "2021-01-01") == {"acme", "beta"}
    assert period(kg, "beta") == "[2012-03-27..2020-06-01]/.."
    assert shown(kg, "2021-12-31", "possible") == {"acme", "beta"}


def test_a_list_of_a_table_shows_its_member_after_an_end(tmp_path: Path) -> None:
    path = tmp_path / "pacts.csv"
    rows = "Acme,GP,2014-05-05,2018-03-01,report,\nAcme,GP,,,list,2019-06-01\n"
    path.write_text(f"member,coalition,since,until,source,listed on\n{rows}", encoding="utf-8")
    assert shown(gk.load(path), "2019-06-01", "certain") == {"acme"}


@pytest.mark.parametrize(
    ("two", "check"),
    [
        (("1949/1956 | s1", "1955/1990 | s1"), "table"),
        (("1949/1956 | s1", "1970/1990 | s2"), "Sources speak of periods that lie apart"),
        (("1949/1956 | s1", "1949/1990 | s2"), "Sources disagree on the end"),
    ],
)
def test_two_periods_in_a_folder_are_told_once(
    tmp_path: Path, two: tuple[str, str], check: str
) -> None:
    path = folder(tmp_path, *(f"acme | {one} | high" for one in two))
    assert [name for name, _ in warned(path)] == [check]
