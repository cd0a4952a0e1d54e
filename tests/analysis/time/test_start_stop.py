"""Spans of waiting: counted one by one, and fitted by a Cox model of somebody else."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from graphkit.analysis import person_period, start_stop
from graphkit.panel import CoalitionInfo, Panel, number_of

from ...cells import records
from .test_person_period import LAUNCH, panel


def test_spans_follow_each_other_and_end_where_somebody_joins() -> None:
    found = panel(np.random.default_rng(4))
    call = found.coalition == found.coalitions.index("call")
    day = {
        found.members[code]: first - LAUNCH
        for code, first in zip(found.member[call], found.start_earliest[call], strict=True)
    }
    rows = records(start_stop(found, "call", until="2024-01-01"))
    assert sum(row["joined"] for row in rows) == 10
    reached = dict.fromkeys((row["actor"] for row in rows), 0)
    for row in rows:
        assert row["start"] == reached[row["actor"]] < row["stop"]
        reached[row["actor"]] = row["stop"]
        before = [found.actors[who] for who, wait in day.items() if wait < row["start"]]
        own = found.actors[row["actor"]]
        assert row["members"] == len(before)
        assert row["same_kind"] == sum(other.kind == own.kind for other in before)
        alike = sum(bool(own.country) and other.country == own.country for other in before)
        assert row["same_country"] == alike
        inside = [wait for wait in day.values() if row["start"] < wait + 1 < row["stop"]]
        assert not inside
    assert all(reached[who] == wait + 1 for who, wait in day.items())
    watched = (datetime.date(2024, 1, 1) - datetime.date(1970, 1, 1)).days - LAUNCH
    assert {reached[who] for who in reached if who not in day} == {watched + 1}


def test_who_joined_at_the_launch_waited_for_one_day() -> None:
    rows = [{"member": name, "coalition": "call", "start": LAUNCH} for name in ("a", "b")]
    about = {"call": CoalitionInfo("Call", start_earliest=LAUNCH)}
    table = start_stop(Panel.from_rows(rows, coalitions=about), of="joined")
    assert table.select("start", "stop", "joined", "members").rows == ((0, 1, True, 0),) * 2
    assert len(start_stop(Panel.from_rows([]))) == 0


def test_a_joining_that_falls_after_the_last_day_watched_is_none_yet() -> None:
    rows = [
        {"member": "a", "coalition": "call", "start": "2019-05-15"},
        {
            "member": "b",
            "coalition": "call",
            "start_earliest": "2020-01-01",
            "start_latest": "2021-12-31",
        },
    ]
    about = {"call": CoalitionInfo("Call", start_earliest=number_of("2019-05-15"))}
    found = Panel.from_rows(rows, coalitions=about)
    spans = start_stop(found, of="known", until="2020-06-01").select(
        "actor", "start", "stop", "joined", "uncertain"
    )
    assert spans.rows == (
        ("a", 0, 1, True, 0),
        ("b", 0, 1, False, None),
        ("b", 1, 384, False, None),
    )
    periods = person_period(found, of="known", until="2020-06-01").select("actor", "joined").rows
    assert periods == (("a", True), ("b", False))
    assert start_stop(found, of="known").rows[-1][4]


@pytest.mark.oracle
@pytest.mark.filterwarnings("ignore:Starting with pandas")
def test_a_cox_model_of_the_spans_is_that_of_the_waits() -> None:
    """Of a covariate that does not change, spans and whole waits give the same estimate."""
    lifelines = pytest.importorskip("lifelines")
    import pandas as pd

    rows = pd.DataFrame(records(start_stop(panel(np.random.default_rng(4)), "call")))
    rows["company"] = (rows["kind"] == "company").astype(float)
    spans = rows[["actor", "start", "stop", "joined", "company"]]
    varying = lifelines.CoxTimeVaryingFitter().fit(
        spans, id_col="actor", event_col="joined", start_col="start", stop_col="stop"
    )
    waits = spans.groupby("actor").agg({"stop": "max", "joined": "max", "company": "first"})
    whole = lifelines.CoxPHFitter().fit(waits, duration_col="stop", event_col="joined")
    assert varying.params_["company"] == pytest.approx(whole.params_["company"], abs=1e-4)
