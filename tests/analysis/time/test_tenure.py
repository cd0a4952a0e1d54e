"""How long members stay, against published survival times and bounds computed by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import graphkit as gk
from graphkit.analysis import tenure
from graphkit.errors import InvalidChoice
from graphkit.facts.period import from_day_number
from graphkit.panel import ActorInfo, Panel

from ...cells import records

FIRST = 18_000
# Weeks of remission of children with leukaemia; a minus: last seen so. Freireich et al., Blood 21
# (1963), 699-716; the medians are those of Gehan, Biometrika 52 (1965), 203-223.
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35]


def of_lengths(**groups: list[int]) -> Panel:
    """Stays of so many days, by the kind of the actor; what is below 0 goes on when last seen."""
    rows: list[dict[str, Any]] = []
    kinds: dict[str, ActorInfo] = {}
    for kind, lengths in groups.items():
        for place, days in enumerate(lengths):
            name = f"{kind}-{place:02}"
            kinds[name] = ActorInfo(name, kind=kind)
            last = from_day_number(FIRST + abs(days) - 1).isoformat()
            told = {"end": last} if days > 0 else {"confirmed_until": last}
            start = from_day_number(FIRST).isoformat()
            rows.append({"member": name, "coalition": "trial", "start": start, **told})
    return Panel.from_rows(rows, actors=kinds)


def test_medians_are_those_that_are_published() -> None:
    placebo, treated = records(tenure(of_lengths(placebo=PLACEBO, treated=TREATED)))
    assert (placebo["kind"], placebo["stays"], placebo["ended"]) == ("placebo", 21, 21)
    assert (treated["kind"], treated["stays"], treated["ended"]) == ("treated", 21, 9)
    assert placebo["median"] == placebo["least"] == placebo["most"] == 8
    assert treated["median"] == treated["least"] == treated["most"] == 23
    assert (placebo["watched"], treated["watched"]) == (12, 6)


def test_days_known_within_bounds_bound_each_stay() -> None:
    panel = Panel.from_rows(
        [
            {
                "member": "a",
                "coalition": "c",
                "start_earliest": "2020-01-01",
                "start_latest": "2020-12-31",
                "end_earliest": "2021-03-01",
                "end_latest": "2021-03-31",
            }
        ],
    )
    (row,) = records(tenure(panel, by="stay"))
    # From 31 December 2020 to 1 March 2021, and from 1 January 2020 to 31 March 2021.
    assert (row["ended"], row["least"], row["most"]) == (True, 61, 456)


def test_who_goes_on_is_watched_until_seen_last_or_until_the_day_that_is_said() -> None:
    panel = of_lengths(some=[-10])
    (seen,) = records(tenure(panel, by="stay"))
    assert (seen["ended"], seen["least"], seen["most"]) == (False, 10, None)
    later = from_day_number(FIRST + 99).isoformat()
    (until,) = records(tenure(panel, by="stay", watched="until", until=later))
    assert until["least"] == 100


def test_an_end_after_the_last_day_is_none_yet() -> None:
    day = from_day_number(FIRST + 4).isoformat()
    (row,) = records(tenure(of_lengths(some=[10]), by="stay", watched="until", until=day))
    assert (row["ended"], row["least"]) == (False, 5)


def test_shares_after_years_are_empty_where_nobody_was_watched_so_long() -> None:
    (row,) = records(tenure(of_lengths(some=[100, 500, -600]), by=None))
    assert row["after_1_year"] == pytest.approx(2 / 3, abs=1e-6)
    assert row["after_5_years"] is None
    with pytest.raises(InvalidChoice, match="region"):
        tenure(of_lengths(some=[1]), by="region")  # type: ignore[arg-type]


@pytest.mark.slow
def test_every_known_stay_counts_once(kg: gk.KnowledgeGraph) -> None:
    whole = records(tenure(kg, by=None))[0]
    for by in ("kind", "coalition", "country"):
        assert sum(row["stays"] for row in records(tenure(kg, by=by))) == whole["stays"]
    each = records(tenure(kg, by="stay"))
    assert len(each) == whole["stays"]
    assert sum(row["ended"] for row in each) == whole["ended"]
    assert all(row["most"] is None or row["least"] <= row["most"] for row in each)
    assert np.median([row["least"] for row in each]) > 0
