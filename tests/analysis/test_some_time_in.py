"""Analyses of what holds at a time take a year, a month or two days as well as a day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import (
    as_range,
    interlocks,
    joined_by_peers,
    missing,
    monte_carlo,
    most_bound,
)
from graphkit.panel import Panel

Y, BETWEEN = {"during": 2021}, {"on": "2021-06-01"}
THREE = ["zoom", "microsoft", "meta"]
ANALYSES: dict[str, Callable[..., Any]] = {
    "as_range": lambda kg, **time: as_range(kg, len, **time),
    "monte_carlo": lambda kg, **time: monte_carlo(kg, len, draws=20, **time),
    "interlocks": lambda kg, **time: interlocks(kg, THREE, **time),
    "missing": lambda kg, **time: missing(kg, "gifct", "christchurch-call", **time),
    "most_bound": most_bound,
    "joined_by_peers": lambda kg, **time: joined_by_peers(kg, "zoom", **time),
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


def test_who_came_late_in_a_year_and_who_left_early_were_both_there_in_it(tmp_path: Path) -> None:
    """Neither the first nor the last day of the year, nor any other day, has both of them."""
    rows = ["actor,coalition,since,until", "Ann,Pact,2019,2021-02-01", "Bob,Pact,2021-11-01,2023"]
    rows += ["Ann,Club,2019,2023", "Bob,Club,2019,2023", "Cid,Club,2019,2023"]
    path = tmp_path / "joined.csv"
    path.write_text("\n".join(rows) + "\n")
    kg = gk.load(path)
    shared = interlocks(kg, ["Ann", "Bob"], during=2021, what="coalition").records()
    together = {row["thing"]: row["together"] for row in shared}
    assert together == {"club": True, "pact": False}
    assert interlocks(kg, ["Ann", "Bob"], on="2021-06-01").column("thing") == ("club",)
    assert missing(kg, "Pact", "Club", during=2021).column("actor") == ("cid",)
    assert missing(kg, "Pact", "Club", on="2021-12-31").column("actor") == ("ann", "cid")
    peers = [joined_by_peers(kg, "Cid", **time) for time in (Y, {"on": "2021-12-31"}, BETWEEN)]
    assert [found.select("coalition", "peers").rows for found in peers] == [
        (("pact", 2),),
        (("pact", 1),),
        (),
    ]
    with pytest.raises(gk.InvalidChoice, match=r"roll_up=True .* one day\. Use on="):
        missing(kg, "Pact", "Club", during=2021, roll_up=True)


def test_promises_of_a_year_are_those_of_whoever_was_bound_in_it(part: gk.KnowledgeGraph) -> None:
    bound = most_bound(part, during="2019")
    assert dict(zip(bound.column("actor"), bound.column("promises"), strict=True)) == {
        actor: promises
        for actor in {row["actor"] for row in bound.records()}
        if (promises := len(part.promises(str(actor), during="2019")))
    }
    assert set(most_bound(part, on="2019-12-31").column("actor")) <= set(bound.column("actor"))
