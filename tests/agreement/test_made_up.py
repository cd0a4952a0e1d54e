"""Every door says the same of records that nobody thought of."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import graphkit as gk
from graphkit.facts.certainty import FIRST_DAY, LAST_DAY

from . import made_up
from .answers import (
    by_members_once,
    by_memberships,
    by_network,
    by_panel,
    by_sparql,
    difference,
    promised_by_library,
    promised_by_sparql,
)
from .page import Shown, data_of
from .tables import Rows, rows_of, write_folder
from .times import Time, at_times

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

TIMES = at_times(
    *("2012-12-31", "2016-05-10", "2019-01-01", "2020-02-29", "2022-03-31", "2030-06-15"),
    *("2015", "2018-07", "2016-03-01/2018-09-30", "all"),
)
date = datetime.date
FEW = at_times("2019-01-01", "2018-07", "all")
ROOMY = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def opened(tables: dict[str, Rows]) -> gk.KnowledgeGraph:
    with tempfile.TemporaryDirectory() as place:
        return gk.load(write_folder(Path(place), tables))


@pytest.fixture(scope="module")
def page(page_of: Callable[..., Page], corpus: gk.KnowledgeGraph) -> Page:
    """A page whose scripts read the data of others."""
    return page_of(corpus)


@pytest.mark.browser
@ROOMY
@given(made_up.folders())
def test_every_door_says_the_same(page: Page, tables: dict[str, Rows]) -> None:
    kg = opened(tables)
    assert (kg.panel.possible_from <= kg.panel.possible_until).all()
    expected = by_sparql(kg, TIMES)
    assert difference(expected, by_panel(kg, TIMES)) == ""
    assert difference(expected, by_members_once(kg, TIMES)) == ""
    assert difference(expected, by_network(kg, TIMES)) == ""
    few = {asked: rows for asked, rows in expected.items() if asked[0] in FEW}
    assert difference(few, by_memberships(kg, FEW)) == ""
    promised = promised_by_sparql(kg, TIMES)
    of_few = {asked: those for asked, those in promised.items() if asked[0] in FEW}
    assert difference(of_few, promised_by_library(kg, FEW)) == ""
    shown = Shown(page, TIMES, data_of(kg))
    assert difference(expected, shown.rows) == ""
    listed = {
        asked: frozenset((one.actor, one.commitment) for one in those)
        for asked, those in promised.items()
    }
    assert difference(listed, shown.promised) == ""


Bounds = tuple[datetime.date, datetime.date]


def worlds(start: Bounds, end: Bounds, window: Bounds) -> list[tuple[datetime.date, ...]]:
    """List the beginnings and ends that are allowed, as far as the window can tell them apart."""
    one = datetime.timedelta(days=1)
    marks = {*start, *end, *window}
    marks |= {day + step for day in marks for step in (-one, one) if FIRST_DAY < day < LAST_DAY}
    starts = (day for day in marks if start[0] <= day <= start[1])
    ends = [day for day in marks if end[0] <= day <= end[1]]
    return [(first, last) for first, last in product(starts, ends) if first <= last]


@settings(max_examples=25, deadline=None)
@example(  # what a source announces begins after it was written
    drawn=[(("[2019-10-01..2020-01-01]", date(2019, 10, 1), date(2020, 1, 1)), None)],
    days=[date(2020, 1, 1), date(2020, 1, 2)],
)
@given(
    st.lists(st.tuples(made_up.ends(), made_up.ends() | st.none()), min_size=20, max_size=30),
    st.lists(made_up.DAYS, min_size=2, max_size=2, unique=True).map(sorted),
)
def test_certain_is_what_holds_in_all_worlds_and_possible_what_holds_in_some(
    drawn: list[
        tuple[
            tuple[str, datetime.date, datetime.date],
            tuple[str, datetime.date, datetime.date] | None,
        ]
    ],
    days: list[datetime.date],
) -> None:
    """From tables to answers, against every beginning and end that a row leaves open."""
    window = days[0], days[1]
    rows, expected = [], {}
    for number, (start, end) in enumerate(drawn):
        text, until = (end[0], end[1:]) if end else ("..", (shown_until(start), LAST_DAY))
        allowed = worlds(start[1:], until, window)
        if not allowed:
            continue
        rows.append(f"actor-{number} | pack | member | {start[0]}/{text} | middle")
        held = [first <= window[1] and last >= window[0] for first, last in allowed]
        # What a source of July 2019 says will begin after it may never have begun.
        surely = all(held) and not (end is None and start[1] > datetime.date(2019, 7, 31))
        expected[f"actor-{number}"] = "certain" if surely else "possible" if any(held) else "no"
        if (
            end is None
            and "certain" != expected[f"actor-{number}"] != "no"
            and start[2] <= window[1]
        ):
            expected[f"actor-{number}"] = "presumed"
    kg = opened(
        {
            "sources": made_up.SOURCES,
            "actors": rows_of(
                "id kind name_en", *(f"actor-{n} | company | Actor {n}" for n in range(len(drawn)))
            ),
            "coalitions": rows_of("id name_en source", "pack | Pack | early"),
            "memberships": rows_of("actor coalition role during source", *rows),
        }
    )
    time = Time("/".join(map(str, window)))
    told = kg.members("pack", **time.asked, at_least="possible").records()
    assert {r["member"]: r["certainty"] for r in told} == {
        actor: certainty for actor, certainty in expected.items() if certainty != "no"
    }


def shown_until(start: tuple[str, datetime.date, datetime.date]) -> datetime.date:
    """The source of July 2019 shows what runs on until then; nothing ends before it begins."""
    return max(start[1], datetime.date(2019, 7, 1))
