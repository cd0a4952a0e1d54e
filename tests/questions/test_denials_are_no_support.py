"""A source that denies a membership supports nothing: no count, no list, no date, no spell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.views.gathering.gather import gather
from graphkit.views.scene import Opening
from tests.agreement.tables import rows_of, write_folder

COLUMNS = "actor coalition role during source polarity"
JOINED = "ant | pack | member | 2020-01-01/.. | news"
OLD = "ant | pack | member | [..2020-05-01]/.. | old"
NEW = "ant | pack | member | [..2024-05-01]/.. | new"
OTHERS = tuple(
    f"{who} | pack | member | [..{day}]/.. | {source}"
    for who, day, source in (
        ("bee", "2020-05-01", "old"),
        ("bee", "2022-05-01", "mid"),
        ("bee", "2024-05-01", "new"),
    )
)
LISTS = (
    "list-old | pack | old | 2020-05-01 | complete",
    "list-mid | pack | mid | 2022-05-01 | complete",
    "list-new | pack | new | 2024-05-01 | cut",
)


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., gk.KnowledgeGraph]:
    def write(*rows: str, lists: Sequence[str] = ()) -> gk.KnowledgeGraph:
        tables = {
            "sources": rows_of(
                "id title publisher published",
                "old | Page of 2020 | Pack | 2020-05-01",
                "mid | Page of 2022 | Pack | 2022-05-01",
                "new | Page of 2024 | Pack | 2024-05-01",
                "news | Newspaper | Press | 2023-03-01",
                "site | Site | Ant | 2023-04-01",
            ),
            "actors": rows_of(
                "id kind name_en",
                "ant | company | Ant",
                "bee | company | Bee",
                "tube | service | Tube",
            ),
            "operations": rows_of("service operator during source", "tube | ant | 2015/.. | news"),
            "coalitions": rows_of("id name_en during source", "pack | Pack | 2019/.. | news"),
            "memberships": rows_of(COLUMNS, *rows),
            "lists": rows_of("id coalition source day extent", *lists),
        }
        return gk.load(write_folder(tmp_path / "tables", tables))

    return write


def degree(kg: gk.KnowledgeGraph, day: str) -> str:
    for one in ("certain", "presumed", "possible"):
        if "ant" in kg.members("pack", on=day, at_least=one).column("member"):
            return one
    return "no"


def test_who_denies_is_no_source_of_a_membership(opened: Callable[..., gk.KnowledgeGraph]) -> None:
    kg = opened(JOINED, "ant | pack | observer | 2018-05-01/2018-06-01 | site | against")
    asked = {"actor": "ant", "coalition": "pack"}
    for rows in (kg.members("pack"), kg.memberships("ant")):
        assert [row["sources"] for row in rows.records()] == [("news",)]
    assert [row["from"] for row in kg.query("67-who-says-so", **asked).records()] == ["news"]
    counted = kg.query("71-independent-publishers", actor="ant").records()
    assert [row["publishers"] for row in counted] == [1]
    assert [row["one_source"] for row in kg.completeness().records()] == [1.0]


def test_the_dates_of_a_denial_are_no_joining_and_no_disagreement(
    opened: Callable[..., gk.KnowledgeGraph], tmp_path: Path
) -> None:
    kg = opened(
        JOINED,
        "ant | pack | observer | 2018-05-01/2018-06-01 | site | against",
        "ant | pack | observer | 2018-03/2018-08 | site | against",
    )
    assert not kg.conflicts().rows
    checks = {finding.check for finding in gk.check(tmp_path / "tables").findings}
    assert not checks & {
        "outside-the-coalitions-life",
        "sources-speak-of-periods-apart",
        "one-source-overlapping-periods",
    }


def test_a_denial_that_cites_the_source_of_a_list_puts_nobody_on_it(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(OLD, *OTHERS, "ant | pack | member | | mid | against", lists=LISTS)
    listed = kg.query("SELECT ?list { ?m cg:listedIn ?list ; org:member id:ant }")
    assert [str(row["list"]).rpartition("/")[2] for row in listed.records()] == ["list-old"]
    ended = kg.query("SELECT ?why { ?m cg:endReason ?why ; org:member id:ant }").records()
    assert [str(row["why"]).rpartition("/")[2] for row in ended] == ["no-longer-listed"]


def test_a_denial_after_the_end_that_lists_show_takes_nothing_away(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(OLD, *OTHERS, "ant | pack | member | 2023-01-01 | news | against", lists=LISTS)
    assert degree(kg, "2020-05-01") == "certain"


@pytest.mark.parametrize(
    ("denied", "degrees"),
    [
        ("2023-01-01", ("certain", "certain")),
        ("2023-01-01/..", ("certain", "possible")),
        ("", ("possible", "possible")),
    ],
)
def test_a_denial_speaks_of_each_spell_of_its_time(
    opened: Callable[..., gk.KnowledgeGraph], denied: str, degrees: tuple[str, str]
) -> None:
    against = f"ant | pack | member | {denied} | news | against"
    kg = opened(OLD, NEW, *OTHERS, against, lists=LISTS)
    assert len(set(kg.memberships("ant").column("membership"))) == 2
    assert (degree(kg, "2020-05-01"), degree(kg, "2024-05-01")) == degrees


def test_a_denial_begins_no_spell(opened: Callable[..., gk.KnowledgeGraph]) -> None:
    kg = opened(
        "ant | pack | member | 2020-01-01/2021-06-30 | news",
        "ant | pack | member | 2022/.. | news | against",
        "ant | pack | member | /.. | old",
    )
    assert set(kg.memberships("ant", at_least="possible").column("membership")) == {"pack--ant"}
    assert degree(kg, "2020-12-01") == "certain"


def test_a_denial_of_another_time_is_supported_where_a_membership_is_known(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(
        "ant | pack | member | 2020-01-01/2021-06-30 | news",
        "ant | pack | member | 2022/.. | news | against",
    )
    assert kg.denials("ant").column("supported") == (True,)


def test_the_denial_of_a_service_is_found_by_the_service(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(
        "tube | pack | member | 2020-01-01/.. | old", "tube | pack | member | | news | against"
    )
    assert kg.denials("tube").column("supported") == (True,)
    found = kg.query("63-denied-memberships").records()
    assert [(row["whom"], row["supported"]) for row in found] == [("tube", True)]


def test_a_page_knows_which_source_denies(opened: Callable[..., gk.KnowledgeGraph]) -> None:
    scene = gather(
        opened(JOINED, "ant | pack | member | | site | against"), titles={}, opening=Opening()
    )
    (record,) = (record for record in scene.records if record.id == "pack--ant")
    assert [(word.source, word.denies) for word in record.evidence] == [
        ("news", False),
        ("site", True),
    ]


def test_a_joining_that_is_denied_is_never_certain(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    denied = opened(f"{JOINED} |", "ant | pack | member | 2020-01-01/.. | site | against")
    assert len(denied.changes("2020-01-01", "2020-12-31")) == 0
    found = denied.changes("2020-01-01", "2020-12-31", at_least="possible")
    assert found.column("certainty") == ("possible",)
