"""Every door says the same of the bundled facts: members, roles, dates, promises.

The page is compared with them in `tests/views/test_equality.py`, as a person reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

import pytest

import graphkit as gk

from .answers import (
    Answers,
    Asked,
    Promised,
    by_members_once,
    by_memberships,
    by_network,
    by_panel,
    by_sparql,
    compared,
    dates_by_members,
    dates_by_panel,
    difference,
    promised_by_analyses_once,
    promised_by_library,
    promised_by_sparql,
)
from .times import DEGREES, Time, at_times

pytestmark = pytest.mark.slow

T = TypeVar("T")
TIMES = at_times(
    *("2004-06-30", "2019-05-15", "2021-05-10", "2022-06-23", "2026-03-01"),
    *("2019", "2018-05-25/2019-05-14", "all"),
)
PROMISED = at_times("2019-05-15", "2022-06-23", "2019", "all")
FEW = at_times("2021-05-10", "2019", "all")
"""For questions that must be asked of each actor, one by one."""


@pytest.fixture(scope="module")
def expected(kg: gk.KnowledgeGraph) -> Answers:
    """What SPARQL over the days of the records answers."""
    return by_sparql(kg, TIMES)


def of(times: Collection[Time], answers: Mapping[Asked, T]) -> dict[Asked, T]:
    """Keep the answers about some times."""
    return {asked: answer for asked, answer in answers.items() if asked[0] in times}


def test_enough_is_compared(kg: gk.KnowledgeGraph, expected: Answers) -> None:
    assert compared(expected, len(kg.panel)) >= 20_000
    for time in TIMES[2:6]:
        told = {row.certainty for row in expected[time, "possible"]}
        assert told == set(DEGREES), time


def test_the_library_and_the_panel_agree(kg: gk.KnowledgeGraph, expected: Answers) -> None:
    assert difference(expected, by_panel(kg, TIMES)) == ""
    assert difference(expected, by_members_once(kg, TIMES)) == ""


def test_networks_have_exactly_these_ties(kg: gk.KnowledgeGraph, expected: Answers) -> None:
    assert difference(expected, by_network(kg, TIMES)) == ""


@pytest.mark.parametrize("every", [150, pytest.param(30, marks=pytest.mark.thorough)])
def test_what_everybody_joined_is_who_joined_everything(
    kg: gk.KnowledgeGraph, expected: Answers, every: int
) -> None:
    some = sorted({row.member for row in expected[TIMES[-1], "possible"]})[::every]
    of_these = {
        asked: frozenset(row for row in rows if row.member in some)
        for asked, rows in of(FEW, expected).items()
    }
    assert difference(of_these, by_memberships(kg, FEW, some)) == ""


@pytest.fixture(scope="module")
def of_part(part: gk.KnowledgeGraph) -> Answers:
    """What SPARQL answers of a part of the facts, which elsewhere are read sooner than all."""
    return by_sparql(part, TIMES)


def test_a_graph_within_limits_agrees(part: gk.KnowledgeGraph, of_part: Answers) -> None:
    with part.limited(seconds=120) as limited:
        assert difference(of_part, by_panel(limited, TIMES)) == ""
        assert difference(of(FEW, of_part), by_sparql(limited, FEW)) == ""


def test_a_server_elsewhere_agrees(oxigraph: str, of_part: Answers) -> None:
    remote = gk.connect(oxigraph)
    assert difference(of_part, by_panel(remote, TIMES)) == ""
    assert difference(of(FEW, of_part), by_sparql(remote, FEW)) == ""


@pytest.fixture(scope="module")
def promised(kg: gk.KnowledgeGraph) -> Promised:
    """What SPARQL over the days of the endorsements answers."""
    return promised_by_sparql(kg, PROMISED)


def test_all_promises_agree(kg: gk.KnowledgeGraph, promised: Promised) -> None:
    days = PROMISED[1:2]
    assert difference(of(days, promised), promised_by_analyses_once(kg, days)) == ""
    everything = kg.query("SELECT DISTINCT ?who ?what { [] cg:endorser ?who ; cg:endorses ?what }")
    assert len(promised[PROMISED[-1], "possible"]) == len(everything) > 5_000


@pytest.mark.parametrize("every", [150, pytest.param(20, marks=pytest.mark.thorough)])
def test_what_somebody_promised_is_what_is_endorsed(
    kg: gk.KnowledgeGraph, promised: Promised, every: int
) -> None:
    times = PROMISED[1:]
    some = sorted({one.actor for one in promised[times[-1], "possible"]})[::every]
    of_these = {
        asked: frozenset(one for one in those if one.actor in some)
        for asked, those in of(times, promised).items()
    }
    assert difference(of_these, promised_by_library(kg, times, some)) == ""


def test_members_and_the_panel_give_the_same_dates(kg: gk.KnowledgeGraph) -> None:
    told = dates_by_members(kg)
    assert {name: bounds for name, (*_, bounds) in told.items()} == dates_by_panel(kg)
