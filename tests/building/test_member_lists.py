"""Lists of members: who was seen, who is missing, and what follows from it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError
from tests.agreement.tables import Rows, rows_of, write_folder

SOURCES = rows_of(
    "id title published",
    "old | Page of 2020 | 2020-05-01",
    "new | Page of 2024 | 2024-06-01",
    "news | Newspaper | 2021-03-01",
)
ACTORS = rows_of(
    "id kind name_en governs",
    "ant | company | Ant",
    "bee | company | Bee",
    "cat | company | Cat",
    "oz | government | Oz | NZ",
)
COALITIONS = rows_of("id name_en during source", "pack | Pack | 2019/.. | old")
MEMBERSHIPS = (
    "ant | pack | member | [..2020-05-01]/.. | old",
    "bee | pack | member | [..2020-05-01]/.. | old",
    "oz | pack | member | [..2020-05-01]/.. | old",
    "bee | pack | member | [..2024-06-01]/.. | new",
    "cat | pack | observer | [..2020-05-01]/.. | old",
)
OLD = "list-old | pack | old | 2020-05-01 | complete"


def graph(folder: Path, lists: Rows, *more: str) -> gk.KnowledgeGraph:
    """Build the pack with these lists, and with more rows of memberships."""
    rows = rows_of("actor coalition role during source", *MEMBERSHIPS, *more)
    tables = {"sources": SOURCES, "actors": ACTORS, "coalitions": COALITIONS}
    return gk.load(write_folder(folder, {**tables, "memberships": rows, "lists": lists}))


def lists(*rows: str) -> Rows:
    return rows_of("id coalition source day extent kinds count", OLD, *rows)


def ends(kg: gk.KnowledgeGraph) -> dict[str, str]:
    found = kg.members("pack", during="2019/2026", at_least="possible").records()
    return {str(r["member"]): str(r["end"]) for r in found if r["end"] != ".."}


def test_who_is_missing_from_a_later_complete_list_ended_in_between(tmp_path: Path) -> None:
    kg = graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | complete"))
    between = "[2020-05-01..2024-05-31]"
    assert ends(kg) == {"ant": between, "oz": between}  # the observer is of another role
    said = [r for r in kg.evidence("ant", "pack").records() if r["source"] == "new"]
    assert [(r["says"], r["confidence"], r["note"]) for r in said] == [
        (f"/{between}", "medium", "Listed on 2020-05-01, not listed on 2024-06-01")
    ]
    held = [kg.members("pack", on=day).column("member") for day in ("2020-05-01", "2022-01-01")]
    assert ["ant" in members for members in held] == [True, False]
    possible = kg.members("pack", on="2022-01-01", at_least="possible").column("member")
    assert "ant" in possible
    assert gk.check(tmp_path).ok


@pytest.mark.parametrize(
    "list_",
    [
        "list-new | pack | new | 2024-06-01 | cut",
        "list-new | pack | new | 2024-06-01 | unknown",
        "list-new | pack | new | 2024-06-01 | complete | | 75",
        "list-new | pack | new | 2024-06-01 | complete | civil-society",
    ],
)
def test_a_list_that_is_cut_or_not_known_to_be_complete_ends_nothing(
    tmp_path: Path, list_: str
) -> None:
    assert ends(graph(tmp_path, lists(list_))) == {}


def test_a_list_that_is_complete_for_a_kind_ends_members_of_it(tmp_path: Path) -> None:
    kg = graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | complete | company"))
    assert set(ends(kg)) == {"ant"}


def test_a_stated_end_is_not_overruled(tmp_path: Path) -> None:
    stated = "ant | pack | member | /2021-03 | news"
    kg = graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | complete"), stated)
    assert ends(kg)["ant"] == "2021-03"


@pytest.mark.parametrize("during", ["2019/2020", "2020/2020", "2019/[2020..]"])
def test_a_list_bounds_a_vague_beginning_and_end_of_who_stands_on_it(
    tmp_path: Path, during: str
) -> None:
    """Whoever the list is counted to have is a member on its day."""
    rows = rows_of("actor coalition role during source", f"cat | pack | member | {during} | old")
    tables = {"sources": SOURCES, "actors": ACTORS[2:3], "coalitions": COALITIONS}
    folder = write_folder(tmp_path, {**tables, "memberships": rows, "lists": lists()})
    kg = gk.load(folder)
    surely = kg.members("pack", on="2020-05-01", at_least="certain").column("member")
    (row,) = kg.completeness().records()
    assert (len(surely), row["members"]) == (1, 1)
    assert gk.check(folder).ok


def test_a_list_of_who_came_back_does_not_stretch_the_first_stay(tmp_path: Path) -> None:
    tables = {
        "sources": SOURCES,
        "actors": ACTORS[2:3],
        "coalitions": COALITIONS,
        "memberships": rows_of(
            "actor coalition role during source",
            "cat | pack | member | 2015/2020 | old",
            "cat | pack | member | 2020-05/.. | old",
        ),
        "lists": rows_of(
            "id coalition source day extent", "l | pack | old | 2020-12-01 | complete"
        ),
    }
    kg = gk.load(write_folder(tmp_path / "again", tables))
    assert kg.members("pack", on="2020-11-01", at_least="certain").column("start") == ("2020-05",)
    tables["memberships"] = rows_of(
        "actor coalition spell role during source",
        "cat | pack | | member | 2015/2020 | old",
        "cat | pack | 1 | member | 1990/1995 | old",
    )
    kg = gk.load(write_folder(tmp_path / "before", tables))
    found = kg.members("pack", on="2020-11-01", at_least="certain").column("end_earliest")
    assert list(map(str, found)) == ["2020-12-01"]


def test_who_was_named_after_the_first_list_lasted_until_then(tmp_path: Path) -> None:
    named = "ant | pack | member | /.. | news"
    kg = graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | complete"), named)
    assert ends(kg)["ant"] == "[2021-03-01..2024-05-31]"


def test_a_list_that_was_kept_up_shows_its_members_until_its_last_version(tmp_path: Path) -> None:
    left = "ant | pack | member | [..2020-05-01]/[2021-01-01..2021-02-01] | new"
    kg = graph(tmp_path, lists("list-new | pack | new | 2020-06-01/2025-01-31 | complete"), left)
    certain = kg.members("pack", on="2025-01-31", at_least="certain").column("member")
    assert certain == ("bee",)
    assert ends(kg) == {"ant": "[2021-01-01..2021-02-01]", "oz": "[2020-05-01..2020-05-31]"}


def test_a_list_without_a_day_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not say the day of the list"):
        graph(tmp_path, lists("list-new | pack | new | 2024-06-01/.. | complete"))


def test_check_names_every_list_that_was_cut(tmp_path: Path) -> None:
    graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | complete | | 75"))
    messages = [str(finding) for finding in gk.check(tmp_path).findings]
    assert any("the source counts 75, the table has 1" in message for message in messages)


def test_the_last_day_seen_and_the_age_of_lists_are_told(tmp_path: Path) -> None:
    kg = graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | cut"))
    seen = {r["member"]: str(r["last_seen"]) for r in kg.members("pack", on="2026-06-01").records()}
    assert (seen["ant"], seen["bee"]) == ("2020-05-01", "2024-06-01")
    shown = kg.members("pack", on="2026-06-01").to_text(width=60)
    assert "presumed, last seen 2020-05-01" in " ".join(shown.split())
    assert {str(r["last_seen"]) for r in kg.evidence("ant", "pack").records()} == {"2020-05-01"}
    (row,) = kg.stale(on="2026-06-01").records()
    assert (str(row["last_list"]), row["extent"], row["age"]) == ("2024-06-01", "cut", 730)
    assert (row["presumed"], row["certain"]) == (4, 0)
    (before,) = kg.stale(on="2024-05-31").records()
    assert str(before["last_list"]) == "2020-05-01"
    assert str(kg.overview().records()[0]["last_list"]) == "2024-06-01"


def test_how_complete_a_coalition_is_stands_in_a_sentence(tmp_path: Path) -> None:
    kg = graph(tmp_path, lists("list-new | pack | new | 2024-06-01 | complete"))
    (row,) = kg.completeness().records()
    assert (row["list"], row["extent"], row["members"]) == ("2024-06-01", "complete", 1)
    assert row["sentence"] == "The list of 2024-06-01 has all members, 1."
    assert (row["memberships"], row["one_source"], str(row["last_seen"])) == (4, 0.75, "2024-06-01")


@pytest.mark.parametrize(("counted", "gap"), [("companies", 6), ("members", 5)])
def test_a_total_is_compared_with_all_known_of_its_kind(
    tmp_path: Path, counted: str, gap: int
) -> None:
    total = f"all | pack | {counted} | 2024-06-01 | 9 | new"
    cut = "list-new | pack | new | 2024-06-01 | cut"  # it names one, others name the rest
    tables = {
        "sources": SOURCES,
        "actors": ACTORS,
        "coalitions": COALITIONS,
        "memberships": rows_of("actor coalition role during source", *MEMBERSHIPS),
        "rosters": rows_of("id coalition counted during count source", total),
        "lists": rows_of("id coalition source day extent", cut),
    }
    (row,) = gk.load(write_folder(tmp_path, tables)).completeness().records()
    assert (row["claimed"], row["gap"]) == (9, gap)  # three companies are known, and a government
    assert str(row["sentence"]).endswith(f"counts 9 {counted}. {gap} of them are not known.")


@pytest.mark.parametrize(
    ("day", "certain_on", "presumed_from"),
    [
        ("2024-06-01", ("2024-06-01", "2024-06-01"), "2024-06-01"),
        ("2024", None, "2024-12-31"),
        ("[2022-06..2024-12]", None, "2024-12-31"),
    ],
)
def test_a_list_of_an_inexact_day_shows_who_had_begun_by_its_last_possible_one(
    tmp_path: Path, day: str, certain_on: tuple[str, str] | None, presumed_from: str
) -> None:
    """And who was still there on its first possible one: it may be of any day between."""
    rows = rows_of("actor coalition role during source", "ant | pack | member | /.. | new")
    table = rows_of("id coalition source day extent kinds count", f"l | pack | new | {day} | cut")
    tables = {"sources": SOURCES, "actors": ACTORS, "coalitions": COALITIONS}
    sources = rows_of("id title published", "old | Page of 2020 | 2020-05-01", "new | Page |")
    kg = gk.load(
        write_folder(tmp_path, {**tables, "sources": sources, "memberships": rows, "lists": table})
    )
    bounds = kg.memberships("ant").select("start_latest", "last_seen").rows[0]
    assert str(bounds[0]) == presumed_from
    last_day = datetime.date.fromisoformat(presumed_from)
    day_before = last_day - datetime.timedelta(days=1)
    assert len(kg.members("pack", on=last_day)) == 1
    assert len(kg.members("pack", on=day_before)) == 0
    assert len(kg.members("pack", on=day_before, at_least="possible")) == 1
    certain = kg.members("pack", on=last_day, at_least="certain")
    assert len(certain) == (1 if certain_on else 0)
