"""Periods of waiting, with exposure: counted one by one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

import graphkit
from graphkit.analysis import hazard, person_period, start_stop
from graphkit.analysis.time.event_history.person_period import DAYS
from graphkit.errors import InvalidChoice
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

from ...cells import records

LAUNCH = 18_000
EPOCH = date(1970, 1, 1)


def panel(random: np.random.Generator) -> Panel:
    """Twenty actors of two kinds and three countries, half of whom join."""
    names = [f"a{n:02}" for n in range(20)]
    rows = [{"member": name, "coalition": "elsewhere", "start": LAUNCH} for name in names]
    rows += [
        {"member": name, "coalition": "call", "start": LAUNCH + int(random.integers(0, 1500))}
        for name in names[:10]
    ]
    actors = {
        name: ActorInfo("", kind=("ngo", "company")[n % 2], country=("", "fr", "de")[n % 3])
        for n, name in enumerate(names)
    }
    about = CoalitionInfo("Call", start_earliest=LAUNCH, end_latest=LAUNCH + 2000)
    return Panel.from_rows(rows, actors=actors, coalitions={"call": about})


def test_of_some_kinds_members_are_counted_of_these_kinds_as_the_column_says() -> None:
    found = panel(np.random.default_rng(4))
    table = person_period(found, "call", kinds="company", of="joined")
    last = max(row["members"] for row in records(table))
    assert last < 5 <= max(row["members"] for row in records(person_period(found, "call")))
    for told in (table, start_stop(found, "call", kinds="company")):
        assert "of the kinds asked about" in told.definitions["members"]


def test_each_row_counts_who_had_joined_before() -> None:
    found = panel(np.random.default_rng(4))
    call = found.coalition == found.coalitions.index("call")
    day = {
        found.members[code]: first - LAUNCH
        for code, first in zip(found.member[call], found.start_earliest[call], strict=True)
    }
    for row in records(person_period(found, "call", every="quarter", until="2024-01-01")):
        begins = row["period"] * DAYS["quarter"]
        own = found.actors[row["actor"]]
        before = [found.actors[who] for who, wait in day.items() if wait < begins]
        assert row["members"] == len(before)
        assert row["same_kind"] == sum(other.kind == own.kind for other in before)
        alike = sum(bool(own.country) and other.country == own.country for other in before)
        assert row["same_country"] == alike
        wait = day.get(row["actor"], np.inf)
        assert row["joined"] == (begins <= wait < begins + DAYS["quarter"])


def test_who_did_not_join_is_watched_for_whole_periods() -> None:
    rows = records(person_period(panel(np.random.default_rng(4)), "call", until="2024-01-01"))
    last = {row["actor"]: row for row in rows}
    assert sum(row["joined"] for row in rows) == 10
    assert {row["period"] for name, row in last.items() if name >= "a10"} == {3}
    assert all(row["joined"] for name, row in last.items() if name < "a10")


def test_periods_of_the_bundled_facts(kg: graphkit.KnowledgeGraph) -> None:
    rows = records(person_period(kg, "christchurch-call", kinds="company"))
    zoom = [row for row in rows if row["actor"] == "zoom"]
    assert [(row["period"], row["joined"]) for row in zoom] == [
        (0, False),
        (1, False),
        (2, False),
        (3, True),
    ]
    assert [row["members"] for row in zoom] == sorted(row["members"] for row in zoom)
    with pytest.raises(InvalidChoice, match="every"):
        person_period(kg, every="day")  # type: ignore[arg-type]
    assert len(person_period(Panel.from_rows([]))) == 0


def test_joinings_without_an_exact_day_are_told_with_where_they_are_put() -> None:
    """Three that are known by 2022 only stand in one period, as if they had joined at once."""
    rows: list[dict[str, object]] = [
        {"member": f"v{n}", "coalition": "call", "start_latest": "2022-06-01"} for n in range(3)
    ]
    rows += [{"member": "w", "coalition": "call", "start_earliest": 18_700, "start_latest": 19_500}]
    rows += [{"member": f"d{n}", "coalition": "call", "start": 18_100 + 400 * n} for n in range(4)]
    kinds = {f"d{n}": ActorInfo("", kind=("ngo", "company")[n % 2]) for n in range(4)}
    about = {"call": CoalitionInfo("Call", start_earliest=16_000)}
    vague = Panel.from_rows(rows, coalitions=about, actors=kinds)
    table = person_period(vague, of="joined")
    said = "Of 8 joinings, 3 have no known date and 1 is known less exactly than a year"
    assert said in table.note and "put in the middle of its bounds" in table.note
    period = {row["actor"]: row["period"] for row in records(table) if row["joined"]}
    assert f"3 of them stand in period {period['v0']} of call together" in table.note
    assert said.replace("year", "day") in start_stop(vague, of="joined").note
    assert said in hazard(vague, of="joined", covariates="kind").note
    exact = person_period(panel(np.random.default_rng(4)), "call", until="2024-01-01")
    assert "Of " not in exact.note


def test_periods_say_which_days_of_the_calendar_they_are() -> None:
    found = panel(np.random.default_rng(4))
    for every in DAYS:
        table = records(person_period(found, "call", every=every, until="2024-01-01"))
        for row in table:
            days = [(row[end] - EPOCH).days - LAUNCH for end in ("first", "last")]
            assert [int(day // DAYS[every]) for day in days] == [row["period"]] * 2
        for one, other in pairwise(table):
            if one["actor"] == other["actor"]:
                assert other["first"] == one["last"] + timedelta(1)
