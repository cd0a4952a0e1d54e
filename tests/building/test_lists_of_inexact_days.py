"""A list whose day is known by bounds only proves no more than it would on each day between them.

Whoever stands on it had begun by its last possible day and still belonged on its first; whoever it
lacks was gone by its last possible day, and came back after its first at the earliest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

import graphkit as gk
from graphkit.facts.certainty import AtLeast
from tests.agreement.tables import rows_of, write_folder

SOURCES = rows_of(
    "id title published",
    "page | Undated page |",
    "early | Page of 2020 | 2020-05-01",
    "late | Page of 2025 | 2025-05-01",
    "vague | Page of some day of 2023 | 2023",
    "history | Repository |",
)
ACTORS = rows_of("id kind name_en", "ant | company | Ant", "bee | company | Bee")
COALITIONS = rows_of("id name_en during source", "pack | Pack | 2019/.. | early")
UNDATED = "[2022-06..2024-12]"
DEGREES: Final[tuple[AtLeast, ...]] = ("certain", "presumed", "possible")


def graph(folder: Path, *memberships: str, lists: tuple[str, ...]) -> gk.KnowledgeGraph:
    tables = {
        "sources": SOURCES,
        "actors": ACTORS,
        "coalitions": COALITIONS,
        "memberships": rows_of("actor coalition role during source", *memberships),
        "lists": rows_of("id coalition source day extent", *lists),
    }
    return gk.load(write_folder(folder, tables))


def degree(kg: gk.KnowledgeGraph, who: str, on: str = "", during: str = "") -> str:
    """Tell the strongest degree to which somebody belongs on a day or during a time."""
    for one in DEGREES:
        found = kg.members("pack", on=on or None, during=during or None, at_least=one)
        if who in found.column("member"):
            return one
    return "no"


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        (UNDATED, "2022-06-01", "2024-12-31"),
        ("[2022-06-01,2023-04-05]", "2022-06-01", "2023-04-05"),
        ("2024-02-10~", "2024-02-09", "2024-02-11"),
    ],
)
def test_a_list_shows_a_beginning_by_its_last_and_a_member_until_its_first_possible_day(
    tmp_path: Path, day: str, first: str, last: str
) -> None:
    kg = graph(
        tmp_path, "ant | pack | member | /.. | page", lists=(f"l | pack | page | {day} | cut",)
    )
    (row,) = kg.members("pack").records()
    assert (str(row["start_latest"]), str(row["last_seen"])) == (last, first)
    assert degree(kg, "ant", on=first) == "possible"
    assert degree(kg, "ant", on=last) == "presumed"
    assert degree(kg, "ant", during=f"{first}/{last}") == "certain"


def test_an_exact_day_shows_both_at_once(tmp_path: Path) -> None:
    kg = graph(
        tmp_path, "ant | pack | member | /.. | page", lists=("l | pack | page | 2024-02-03 | cut",)
    )
    held = [degree(kg, "ant", on=day) for day in ("2024-02-02", "2024-02-03", "2024-02-04")]
    assert held == ["possible", "certain", "presumed"]


def test_a_stated_beginning_is_certain_until_the_first_possible_day_only(tmp_path: Path) -> None:
    kg = graph(
        tmp_path,
        "ant | pack | member | 2021/.. | page",
        lists=(f"l | pack | page | {UNDATED} | cut",),
    )
    days = ("2021-12-30", "2021-12-31", "2022-06-01", "2022-06-02")
    assert [degree(kg, "ant", on=day) for day in days] == [
        *("possible", "certain", "certain", "presumed")
    ]


def test_a_stated_end_before_the_last_possible_day_bounds_the_beginning(tmp_path: Path) -> None:
    kg = graph(
        tmp_path,
        "ant | pack | member | /2023-03-04 | page",
        lists=(f"l | pack | page | {UNDATED} | cut",),
    )
    (row,) = kg.members("pack").records()
    assert str(row["start_latest"]) == "2023-03-04"
    assert degree(kg, "ant", on="2023-03-04") == "certain"
    assert degree(kg, "ant", on="2022-06-01") == "possible"


def test_a_list_that_was_kept_up_shows_a_beginning_by_the_last_possible_day(tmp_path: Path) -> None:
    kg = graph(
        tmp_path,
        "ant | pack | member | /.. | history",
        lists=("l | pack | history | 2021/2024 | complete",),
    )
    (row,) = kg.members("pack").records()
    assert (str(row["start_latest"]), str(row["last_seen"])) == ("2024-12-31", "2024-01-01")


ABSENT = (
    "ant | pack | member | [..2020-05-01]/.. | early",
    "bee | pack | member | /.. | page",
)
COMPLETE = f"l | pack | page | {UNDATED} | complete"


def test_an_absence_shows_an_end_by_the_day_before_the_last_possible_one(tmp_path: Path) -> None:
    kg = graph(tmp_path, *ABSENT, lists=("o | pack | early | 2020-05-01 | complete", COMPLETE))
    ends = {r["member"]: str(r["end"]) for r in kg.members("pack").records()}
    assert ends == {"ant": "[2020-05-01..2024-12-30]", "bee": ".."}
    days = ("2020-05-01", "2022-06-01", "2024-12-30", "2024-12-31")
    held = [degree(kg, "ant", on=day) for day in days]
    assert held == ["certain", "possible", "possible", "no"]
    (note,) = {r["note"] for r in kg.evidence("ant", "pack").records() if r["note"]}
    assert note == f"Listed on 2020-05-01, not listed on {UNDATED}"


def test_of_several_lists_without_a_member_the_one_that_proves_most_counts(tmp_path: Path) -> None:
    exact = "bee | pack | member | /.. | late"
    kg = graph(
        tmp_path,
        *ABSENT,
        exact,
        lists=(
            "o | pack | early | 2020-05-01 | complete",
            COMPLETE,
            "n | pack | late | 2023-02-01 | complete",
        ),
    )
    ends = {r["member"]: str(r["end"]) for r in kg.members("pack").records()}
    assert ends["ant"] == "[2020-05-01..2023-01-31]"


@pytest.mark.parametrize(("source", "day"), [("page", UNDATED), ("vague", "2023-02-01")])
def test_a_list_that_may_be_older_than_what_shows_a_member_ends_nothing(
    tmp_path: Path, source: str, day: str
) -> None:
    """The complete list is of 2023-06-01; the other word may be of a later or an earlier day."""
    lists = ["n | pack | late | 2023-06-01 | complete"]
    if source == "page":
        lists.append(f"l | pack | page | {day} | cut")
    kg = graph(
        tmp_path,
        f"ant | pack | member | 2020-02-03/.. | {source}",
        "bee | pack | member | /.. | late",
        lists=tuple(lists),
    )
    assert {str(r["end"]) for r in kg.members("pack").records()} == {".."}


def test_who_stood_on_an_inexact_list_ended_after_its_first_possible_day(tmp_path: Path) -> None:
    kg = graph(
        tmp_path,
        "ant | pack | member | /.. | page",
        "bee | pack | member | /.. | late",
        lists=(COMPLETE, "n | pack | late | 2025-05-01 | complete"),
    )
    (row,) = (r for r in kg.members("pack").records() if r["member"] == "ant")
    assert (str(row["start_latest"]), str(row["end"])) == ("2024-12-31", "[2022-06-01..2025-04-30]")
    (note,) = {r["note"] for r in kg.evidence("ant", "pack").records() if r["note"]}
    assert note == f"Listed on {UNDATED}, not listed on 2025-05-01"


RETURNED = (
    *ABSENT,
    "ant | pack | member | /.. | late",
    "bee | pack | member | /.. | early",
)


def test_who_came_back_began_again_after_the_first_possible_day_of_the_list_without_it(
    tmp_path: Path,
) -> None:
    kg = graph(
        tmp_path,
        *RETURNED,
        lists=(
            "o | pack | early | 2020-05-01 | complete",
            COMPLETE,
            "n | pack | late | 2025-05-01 | cut",
        ),
    )
    found = [
        (str(r["start"]), str(r["end"]))
        for r in kg.members("pack").records()
        if r["member"] == "ant"
    ]
    assert found == [
        ("[..2020-05-01]", "[2020-05-01..2024-12-30]"),
        ("[2022-06-02..2025-05-01]", ".."),
    ]
    assert gk.check(tmp_path).ok


def test_who_is_on_an_inexact_list_that_may_be_the_older_one_did_not_come_back(
    tmp_path: Path,
) -> None:
    kg = graph(
        tmp_path,
        "ant | pack | member | [..2020-05-01]/.. | early",
        "ant | pack | member | /.. | page",
        "bee | pack | member | /.. | late",
        lists=(
            "o | pack | early | 2020-05-01 | complete",
            f"l | pack | page | {UNDATED} | cut",
            "n | pack | late | 2023-06-01 | complete",
        ),
    )
    found = [
        (str(r["start"]), str(r["end"]))
        for r in kg.members("pack").records()
        if r["member"] == "ant"
    ]
    assert found == [("[..2020-05-01]", "..")]


def test_the_undated_list_of_governments_proves_nothing_before_it_must_have_been_made() -> None:
    kg = gk.load()
    counts = {
        day: [len(kg.members("weprotect-global-alliance", on=day, at_least=d)) for d in DEGREES]
        for day in ("2022-06-01", "2024-12-30", "2024-12-31")
    }
    assert [certain for certain, _, _ in counts.values()] == [2, 0, 0]
    presumed = [presumed for _, presumed, _ in counts.values()]
    assert presumed[0] <= presumed[1] == presumed[2] - 100
    assert len({possible for _, _, possible in counts.values()}) == 1


def test_a_column_seen_with_an_inexact_day_proves_a_beginning_by_its_last(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("member,coalition,seen\nAnt,Pack,2023\n", encoding="utf-8")
    kg = gk.load(table)
    assert degree(kg, "ant", on="2023-12-30") == "possible"
    assert degree(kg, "ant", on="2023-12-31") == "presumed"


def test_a_denial_of_an_inexact_day_leaves_all_its_days_possible_only(tmp_path: Path) -> None:
    tables = {
        "sources": SOURCES,
        "actors": ACTORS,
        "coalitions": COALITIONS,
        "memberships": rows_of(
            "actor coalition role during source polarity",
            "ant | pack | member | 2021-03-04/.. | early |",
            "ant | pack | member | 2020/2021 | late | against",
        ),
    }
    kg = gk.load(write_folder(tmp_path, tables))
    assert degree(kg, "ant", on="2021-03-04") == "possible"
    assert degree(kg, "ant", on="2021-03-03") == "no"


@pytest.mark.parametrize("during", ["2021/..", "[..2021-12]/..", "2021~/.."])
def test_a_vague_beginning_is_bounded_by_a_list_also_by_that_of_its_own_source(
    tmp_path: Path, during: str
) -> None:
    """Who stands on the list of February had begun by then, whatever else is known of the year."""
    kg = graph(
        tmp_path,
        f"ant | pack | member | {during} | page",
        lists=("l | pack | page | 2021-02 | complete",),
    )
    (row,) = kg.members("pack").records()
    assert str(row["start_latest"]) == "2021-02-28"
    assert degree(kg, "ant", on="2021-03-01") == "presumed"


def test_a_list_before_a_stated_beginning_bounds_nothing(tmp_path: Path) -> None:
    kg = graph(
        tmp_path,
        "ant | pack | member | 2021-06/.. | early",
        "ant | pack | member | /.. | page",
        lists=("l | pack | page | 2021-02 | complete",),
    )
    (row,) = kg.members("pack").records()
    assert (str(row["start_earliest"]), str(row["start_latest"])) == ("2021-06-01", "2021-06-30")
