"""Every door says the same of the bundled facts: members, roles, dates, promises."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, TypeVar

import pytest

import graphkit as gk

from .answers import (
    Answers,
    Asked,
    by_members_once,
    by_memberships,
    by_network,
    by_panel,
    by_sparql,
    compared,
    dates_by_members,
    dates_by_panel,
    difference,
    promised_by_analyses,
    promised_by_library,
    promised_by_sparql,
)
from .conftest import Behind
from .page import Shown
from .times import DEGREES, Time, at_times

if TYPE_CHECKING:
    from playwright.sync_api import Page

T = TypeVar("T")
TIMES = at_times(
    *("2004-06-30", "2019-05-15", "2021-05-10", "2022-06-23", "2026-03-01"),
    *("2019", "2018-05-25/2019-05-14", "all"),
)
ON_THE_PAGE = at_times("2019-05-15", "2022-06-23", "2019", "all")
"""More days are compared in `tests/views/test_equality.py`, as a person reads them."""
FEW = at_times("2021-05-10", "2019", "all")
"""For questions that must be asked of each actor, one by one."""


@pytest.fixture(scope="module")
def expected(kg: gk.KnowledgeGraph) -> Answers:
    """What SPARQL over the days of the records answers."""
    return by_sparql(kg, TIMES)


@pytest.fixture(scope="module")
def shown(kg: gk.KnowledgeGraph, page_of: Callable[..., Page]) -> Shown:
    return Shown(page_of(kg), ON_THE_PAGE)


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


def test_what_everybody_joined_is_who_joined_everything(
    kg: gk.KnowledgeGraph, expected: Answers
) -> None:
    some = sorted({row.member for row in expected[TIMES[-1], "possible"]})[::30]
    of_these = {
        asked: frozenset(row for row in rows if row.member in some)
        for asked, rows in of(FEW, expected).items()
    }
    assert difference(of_these, by_memberships(kg, FEW, some)) == ""


def test_a_graph_within_limits_agrees(kg: gk.KnowledgeGraph, expected: Answers) -> None:
    limited = kg.limited()
    assert difference(expected, by_panel(limited, TIMES)) == ""
    assert difference(of(FEW, expected), by_sparql(limited, FEW)) == ""


def test_a_server_elsewhere_agrees(
    kg: gk.KnowledgeGraph, behind_an_endpoint: Behind, expected: Answers
) -> None:
    remote = behind_an_endpoint(kg)
    assert difference(expected, by_panel(remote, TIMES)) == ""
    assert difference(of(FEW, expected), by_sparql(remote, FEW)) == ""


@pytest.mark.browser
def test_the_page_agrees(expected: Answers, shown: Shown) -> None:
    assert difference(of(ON_THE_PAGE, expected), shown.rows) == ""


@pytest.mark.browser
def test_all_promises_agree(kg: gk.KnowledgeGraph, shown: Shown) -> None:
    by_query = promised_by_sparql(kg, ON_THE_PAGE)
    listed = {
        asked: frozenset((one.actor, one.commitment) for one in those)
        for asked, those in by_query.items()
    }
    assert difference(listed, shown.promised) == ""
    days = ON_THE_PAGE[1:2]
    assert difference(of(days, by_query), promised_by_analyses(kg, days)) == ""
    everything = kg.query("SELECT DISTINCT ?who ?what { [] cg:endorser ?who ; cg:endorses ?what }")
    assert len(by_query[TIMES[-1], "possible"]) == len(everything) > 5_000


def test_what_somebody_promised_is_what_is_endorsed(kg: gk.KnowledgeGraph) -> None:
    by_query = promised_by_sparql(kg, FEW)
    some = sorted({one.actor for one in by_query[FEW[-1], "possible"]})[::20]
    of_these = {
        asked: frozenset(one for one in those if one.actor in some)
        for asked, those in by_query.items()
    }
    assert difference(of_these, promised_by_library(kg, FEW, some)) == ""


@pytest.mark.browser
def test_every_door_gives_the_same_dates(kg: gk.KnowledgeGraph, shown: Shown) -> None:
    told = dates_by_members(kg)
    assert {name: bounds for name, (*_, bounds) in told.items()} == dates_by_panel(kg)
    on_the_page = shown.dates
    assert {name: bounds for name, (_, bounds) in on_the_page.items()} == dates_by_panel(kg)
    for name, (start, end, _) in told.items():
        period = on_the_page[name][0]
        assert period in (f"{start}/{end}", start), name
