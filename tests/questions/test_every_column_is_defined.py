"""Every column of every answer of the public list says what it means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import graphkit as gk
from graphkit.questions.listing import LISTS
from graphkit.sparql.named_queries import named, paths
from graphkit.table import Table

ANSWERS: dict[str, Callable[[gk.KnowledgeGraph], Table]] = {
    "asks": lambda kg: kg.asks("gifct"),
    "assessments": lambda kg: kg.assessments("tiktok"),
    "changes": lambda kg: kg.changes("2021-05", "2021-05"),
    "completeness": lambda kg: kg.completeness(),
    "conflicts": lambda kg: kg.conflicts(),
    "denials": lambda kg: kg.denials(),
    "describe actor": lambda kg: kg.describe("zoom"),
    "describe coalition": lambda kg: kg.describe("gifct"),
    "describe source": lambda kg: kg.describe("seed-en"),
    "evidence": lambda kg: kg.evidence("zoom", "gifct"),
    "find": lambda kg: kg.find("zoom"),
    "joiners": lambda kg: kg.joiners(min_coalitions=9),
    "members": lambda kg: kg.members("gifct"),
    "memberships": lambda kg: kg.memberships("zoom"),
    "overview": lambda kg: kg.overview(),
    "promises": lambda kg: kg.promises("zoom"),
    "stale": lambda kg: kg.stale(on="2026-01-01"),
    "standing": lambda kg: kg.standing("gifct", on="2022-01-01"),
    "targets": lambda kg: kg.targets("hate-code-24h", on="2022-12-01"),
}
VALUES = {
    "actor": "zoom",
    "coalition": "gifct",
    "thing": "zoom",
    "date": "2022-01-01",
    "number": 3,
    "text": "x",
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_define_their_columns(name: str, kg: gk.KnowledgeGraph) -> None:
    table = ANSWERS[name](kg)
    assert set(table.columns) <= {*filter(table.definitions.get, table.definitions)}


@pytest.mark.parametrize("what", LISTS)
def test_lists_define_their_columns(what: str, kg: gk.KnowledgeGraph) -> None:
    table = kg.list(what)  # type: ignore[arg-type]
    assert set(table.columns) <= {*filter(table.definitions.get, table.definitions)}


@pytest.mark.parametrize("name", sorted(paths()))
def test_named_queries_define_their_columns(name: str, kg: gk.KnowledgeGraph) -> None:
    given = {p.name: VALUES[p.type] for p in named(name).parameters if not p.optional}
    table = kg.query(name, **given)
    assert {*table.columns} == {*table.definitions}


def test_a_column_of_ids_says_so(kg: gk.KnowledgeGraph) -> None:
    both = kg.query("81-in-both", one="gifct", other="dtsp", day="2022-06-01")
    assert both.definitions["name"].startswith("id")
