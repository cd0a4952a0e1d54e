"""Analyses of what holds at a time take a year, a month or two days as well as a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import as_range, interlocks, missing, monte_carlo, most_bound
from graphkit.panel import Panel

THREE = ["zoom", "microsoft", "meta"]
ANALYSES: dict[str, Callable[..., Any]] = {
    "as_range": lambda kg, **time: as_range(kg, len, **time),
    "monte_carlo": lambda kg, **time: monte_carlo(kg, len, draws=20, **time),
    "interlocks": lambda kg, **time: interlocks(kg, THREE, **time),
    "missing": lambda kg, **time: missing(kg, "gifct", "christchurch-call", **time),
    "most_bound": most_bound,
}


@pytest.mark.parametrize("name", ANALYSES)
def test_a_day_is_a_window_of_one_day(part: gk.KnowledgeGraph, name: str) -> None:
    of_day = ANALYSES[name](part, on="2022-07-01")
    assert len(of_day)
    assert of_day.rows == ANALYSES[name](part, during="2022-07-01/2022-07-01").rows


def test_in_a_year_counts_who_came_late_in_it_and_who_left_early() -> None:
    panel = Panel.from_rows(
        [
            {"member": "a", "coalition": "c", "start": "2019-01-01", "end": "2021-02-01"},
            {"member": "b", "coalition": "c", "start": "2021-11-01", "end": "2023-01-01"},
        ]
    )
    assert as_range(panel, len, during=2021).rows == (("value", 2, 2, 2, 2, 2),)
    assert as_range(panel, len, on="2021-06-01").rows == (("value", 0, 0, 0, 0, 0),)
    assert monte_carlo(panel, len, during="2021", draws=5).column("median") == (2.0,)


def test_who_joined_in_a_year_shares_it_with_those_that_were_there(kg: gk.KnowledgeGraph) -> None:
    shared = interlocks(kg, THREE, during="2022", min_count=3, what="coalition")
    assert {"gifct", "christchurch-call"} <= set(shared.column("thing"))
    assert set(shared.column("certainty")) <= {"presumed", "certain"}
    absent = missing(kg, "gifct", "christchurch-call", during=2022).column("actor")
    assert set(missing(kg, "gifct", "christchurch-call", on="2022-12-31").column("actor")) - {
        *absent
    } <= set(kg.members("gifct", during=2022).column("member"))
