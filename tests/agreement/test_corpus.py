"""Every door tells the truth about a folder in which every membership is a trap."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphkit as gk

from . import corpus as by_hand
from .answers import (
    Asked,
    Door,
    by_members,
    by_members_once,
    by_memberships,
    by_network,
    by_panel,
    by_sparql,
    dates_by_members,
    dates_by_panel,
    difference,
    promised_by_analyses,
    promised_by_library,
    promised_by_sparql,
)
from .page import Shown

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

TIMES = by_hand.times()
DOORS: dict[str, Door] = {
    "members": by_members,
    "memberships": by_memberships,
    "sparql": by_sparql,
    "panel": by_panel,
    "network": by_network,
}


@pytest.fixture(scope="module")
def shown(page_of: Callable[..., Page], corpus: gk.KnowledgeGraph) -> Shown:
    return Shown(page_of(corpus), TIMES)


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_every_door_tells_the_truth(corpus: gk.KnowledgeGraph, door: Door) -> None:
    assert difference(by_hand.truth(), door(corpus, TIMES)) == ""


@pytest.mark.browser
def test_the_page_tells_the_truth(shown: Shown) -> None:
    assert difference(by_hand.truth(), shown.rows) == ""


ELSEWHERE: dict[str, Door] = {"members": by_members_once, "sparql": by_sparql, "panel": by_panel}


@pytest.mark.browser
@pytest.mark.parametrize("state", ["2019-07-01 possible", "2020-09-01 presumed", "all certain"])
def test_the_table_that_a_person_saves_tells_the_truth(
    corpus: gk.KnowledgeGraph, page_of: Callable[..., Page], state: str
) -> None:
    time, degree = state.split()
    page = page_of(corpus, f"on={time}&atLeast={degree}&form=table")
    page.click("#share > summary")
    with page.expect_download() as saved:
        page.click("#save-csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    columns = ("Member", "Coalition", "Role", "Certainty")
    found = Counter(
        tuple(row[c].partition(", as ")[0] for c in columns)  # which tells like rows apart
        for row in csv.DictReader(io.StringIO(text))
    )
    expected = next(rows for asked, rows in by_hand.truth().items() if told(asked) == state)
    at_some_time = " at some time" if time == "all" else ""
    assert found == Counter(
        (
            *(by_hand.label(row.member), by_hand.label(row.coalition), row.role),
            f"{row.certainty}{at_some_time}",
        )
        for row in expected
    )


def told(asked: Asked) -> str:
    return f"{asked[0]} {asked[1]}"


@pytest.mark.parametrize("door", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_server_elsewhere_tells_the_truth(
    corpus_at_an_endpoint: gk.KnowledgeGraph, door: Door
) -> None:
    assert difference(by_hand.truth(), door(corpus_at_an_endpoint, TIMES)) == ""


@pytest.fixture(scope="module")
def limited(corpus: gk.KnowledgeGraph) -> Iterator[gk.KnowledgeGraph]:
    """The folder of traps, asked in processes that are stopped."""
    with corpus.limited(seconds=120) as within:
        yield within


@pytest.mark.parametrize("door", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_graph_within_limits_tells_the_truth(limited: gk.KnowledgeGraph, door: Door) -> None:
    assert difference(by_hand.truth(), door(limited, TIMES)) == ""


def test_promises_hold_when_the_memberships_do_that_took_them_on(
    corpus: gk.KnowledgeGraph,
    corpus_at_an_endpoint: gk.KnowledgeGraph,
    limited: gk.KnowledgeGraph,
) -> None:
    truth = by_hand.promised()
    assert difference(truth, promised_by_library(corpus, TIMES)) == ""
    assert difference(truth, promised_by_sparql(corpus, TIMES)) == ""
    days = [time for time in TIMES if time.is_day]
    of_days = {asked: those for asked, those in truth.items() if asked[0] in days}
    assert difference(of_days, promised_by_analyses(corpus, days)) == ""
    assert difference(truth, promised_by_sparql(corpus_at_an_endpoint, TIMES)) == ""
    assert difference(truth, promised_by_sparql(limited, TIMES)) == ""


@pytest.mark.browser
def test_the_page_lists_the_promises_that_hold(shown: Shown) -> None:
    listed = {
        asked: frozenset((one.actor, one.commitment) for one in those)
        for asked, those in by_hand.promised().items()
    }
    assert difference(listed, shown.promised) == ""


@pytest.mark.browser
def test_every_door_gives_the_same_dates(corpus: gk.KnowledgeGraph, shown: Shown) -> None:
    told = dates_by_members(corpus)
    assert {name: bounds for name, (*_, bounds) in told.items()} == dates_by_panel(corpus)
    on_the_page = {name: (*ends(period), bounds) for name, (period, bounds) in shown.dates.items()}
    assert on_the_page == told


def ends(period: str) -> tuple[str, str]:
    start, slash, end = period.partition("/")
    return (start, end) if slash else (start, start)
