"""Who stands on a list, is missing from a later one and comes back has two spells."""

from __future__ import annotations

import csv
import datetime
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit as gk
from tests.agreement.tables import Rows, rows_of, write_folder

HISTORIES = Path(__file__).parents[1] / "data"
SOURCES = rows_of(
    "id title published",
    "old | Page of 2020 | 2020-05-01",
    "mid | Page of 2022 | 2022-05-01",
    "new | Page of 2024 | 2024-05-01",
    "news | Newspaper | 2025-03-01",
    "late | Page of 2023 | 2023-05-01",
)
LISTS = (
    "list-old | pack | old | 2020-05-01 | complete",
    "list-mid | pack | mid | 2022-05-01 | complete",
    "list-new | pack | new | 2024-05-01 | cut",
)
MEMBERSHIPS = (
    "ant | pack | member | [..2020-05-01]/.. | old",
    "ant | pack | member | /.. | new",
    "bee | pack | member | [..2020-05-01]/.. | old",
    "bee | pack | member | [..2022-05-01]/.. | mid",
    "bee | pack | member | [..2024-05-01]/.. | new",
)


def graph(folder: Path, *more: str, lists: tuple[str, ...] = LISTS) -> gk.KnowledgeGraph:
    actors = rows_of("id kind name_en", "ant | company | Ant", "bee | company | Bee")
    tables = {
        "sources": SOURCES,
        "actors": actors,
        "coalitions": rows_of("id name_en during source", "pack | Pack | 2019/.. | old"),
        "memberships": rows_of("actor coalition role during source", *MEMBERSHIPS, *more),
        "lists": rows_of("id coalition source day extent", *lists),
    }
    return gk.load(write_folder(folder, tables))


def spells(kg: gk.KnowledgeGraph) -> list[tuple[str, str, str]]:
    rows = kg.members("pack", during="2019/2026", at_least="possible").records()
    return sorted(
        (str(r["membership"]), str(r["start"]), str(r["end"])) for r in rows if r["member"] == "ant"
    )


def test_who_is_listed_missing_and_listed_again_has_two_spells(tmp_path: Path) -> None:
    kg = graph(tmp_path)
    assert spells(kg) == [
        ("pack--ant", "[..2020-05-01]", "[2020-05-01..2022-04-30]"),
        ("pack--ant--2", "[2022-05-02..2024-05-01]", ".."),
    ]
    said = {r["says"]: r["note"] for r in kg.evidence("ant", "pack").records() if r["note"]}
    assert said == {
        "/[2020-05-01..2022-04-30]": "Listed on 2020-05-01, not listed on 2022-05-01",
        "[2022-05-02..2024-05-01]/..": "Not listed on 2022-05-01, listed on 2024-05-01",
    }
    days = ("2020-05-01", "2022-05-01", "2024-05-01")
    held = ["ant" in kg.members("pack", on=day).column("member") for day in days]
    assert held == [True, False, True]
    assert gk.check(tmp_path).ok


def test_who_came_back_is_not_possible_on_the_day_of_any_list_without_it(tmp_path: Path) -> None:
    lists = (*LISTS, "list-late | pack | late | 2023-05-01 | complete")
    kg = graph(tmp_path, "bee | pack | member | [..2023-05-01]/.. | late", lists=lists)
    assert spells(kg) == [
        ("pack--ant", "[..2020-05-01]", "[2020-05-01..2022-04-30]"),
        ("pack--ant--2", "[2023-05-02..2024-05-01]", ".."),
    ]
    for day, held in (("2022-05-01", False), ("2023-05-01", False), ("2023-06-01", True)):
        possible = kg.members("pack", on=day, at_least="possible").column("member")
        assert ("ant" in possible) is held, day
    notes = {r["note"] for r in kg.evidence("ant", "pack").records() if r["note"]}
    assert "Not listed on 2023-05-01, listed on 2024-05-01" in notes


@pytest.mark.parametrize(
    "bridge",
    [
        "ant | pack | member | 2019-06/.. | news",
        "ant | pack | member | 2019-06/2024-06 | news",
    ],
)
def test_a_source_that_speaks_of_the_time_between_makes_one_spell(
    tmp_path: Path, bridge: str
) -> None:
    assert len(spells(graph(tmp_path, bridge))) == 1


def test_neither_a_cut_list_nor_news_alone_tell_of_a_return(tmp_path: Path) -> None:
    cut = tuple(
        line.replace("mid | 2022-05-01 | complete", "mid | 2022-05-01 | cut") for line in LISTS
    )
    assert len(spells(graph(tmp_path / "cut", lists=cut))) == 1
    assert len(spells(graph(tmp_path / "news", lists=LISTS[1:]))) == 1


def versions(history: str) -> Iterator[tuple[datetime.date, frozenset[str]]]:
    names: set[str] = set()
    with (HISTORIES / history).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = (names | {*row["came"].split(";")}) - {*row["went"].split(";")} - {""}
            yield datetime.date.fromisoformat(row["day"]), frozenset(names)


@pytest.mark.parametrize(
    ("history", "step"),
    [
        ("coalition-for-secure-ai.csv", 4),
        pytest.param("fact-checkers.csv", 1, marks=pytest.mark.slow),
    ],
)
def test_lists_alone_replay_a_history(tmp_path: Path, history: str, step: int) -> None:
    """Each version is a list of its own; nobody says who left or came back."""
    seen = list(versions(history))[::step]
    names = sorted(frozenset[str]().union(*(listed for _, listed in seen)))
    number = {name: str(place) for place, name in enumerate(names)}
    tables: dict[str, Rows] = {
        "sources": rows_of("id title published", *(f"v{d} | List of {d} | {d}" for d, _ in seen)),
        "actors": rows_of("id kind name_en", *(f"m{number[n]} | company | {n}" for n in names)),
        "coalitions": rows_of("id name_en source", f"pack | Pack | v{seen[0][0]}"),
        "lists": rows_of(
            "id coalition source day extent",
            *(f"list-{d} | pack | v{d} | {d} | complete" for d, _ in seen),
        ),
        "memberships": rows_of(
            "actor coalition role during source",
            *(
                f"m{number[n]} | pack | member | [..{d}]/.. | v{d}"
                for d, names in seen
                for n in sorted(names)
            ),
        ),
    }
    kg = gk.load(write_folder(tmp_path, tables))
    for day, listed in seen:
        assert set(kg.members("pack", on=day).column("label")) == listed, day
    returned = kg.query("SELECT ?it { ?it cg:returnedAfter ?list }")
    assert (
        0
        < len(returned)
        == sum(
            name in now
            and name not in before
            and any(name in earlier for _, earlier in seen[:place])
            for place, ((_, before), (_, now)) in enumerate(itertools.pairwise(seen))
            for name in now
        )
    )
