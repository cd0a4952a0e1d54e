"""Uncertainty carried through any measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis import as_range, cohesion, monte_carlo
from graphkit.analysis.trust.draw_dates import draw_dates, exit_rate_of
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.panel import BOUNDS, EARLIEST, LATEST, CoalitionInfo, Panel

from ...cells import records

VAGUE = Panel.from_rows(
    [
        {"member": "a", "coalition": "x", "start": "2019-01-01", "confirmed_until": "2021-01-01"},
        {"member": "b", "coalition": "x", "start": "2019-01-01"},
        {"member": "c", "coalition": "x", "start_latest": "2022-01-01"},
        {"member": "d", "coalition": "y", "start": "2019-01-01", "confidence": "low"},
    ]
)


@pytest.fixture(scope="module")
def kg(part: graphkit.KnowledgeGraph) -> graphkit.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def test_a_number_as_a_range() -> None:
    table = as_range(VAGUE, len, on="2020-01-01")
    assert table.rows == (("value", 1, 2, 4, 1, 4),)


def test_the_extremes_of_three_are_not_called_those_of_all_that_is_possible() -> None:
    """A share can be lower between them, so that nobody may read a bound."""
    table = as_range(VAGUE, len, on="2020-01-01")
    assert table.columns[-2:] == ("lowest_of_three", "highest_of_three")
    assert all("no bound" in table.definitions[name] for name in table.columns[-2:])


def test_a_table_as_a_range() -> None:
    table = as_range(VAGUE, cohesion, on="2020-01-01", key="measure", value="value")
    rows = {row[0]: row[1:4] for row in table}
    assert rows["actors"] == (1, 2, 4)
    assert rows["coalitions"] == (1, 1, 2)


def test_what_is_not_there_has_no_value() -> None:
    def members(panel: Panel) -> graphkit.Table:
        names = sorted({panel.members[code] for code in panel.member.tolist()})
        return graphkit.Table(["who", "n"], [[name, 1] for name in names])

    table = as_range(VAGUE, members, on="2020-01-01", key="who", value="n")
    assert table.select("who", "certain", "presumed", "possible").rows == (
        ("a", 1, 1, 1),
        ("b", None, 1, 1),
        ("c", None, None, 1),
        ("d", None, None, 1),
    )


def test_a_measure_must_give_numbers() -> None:
    with pytest.raises(DataError, match="not a number"):
        as_range(VAGUE, lambda panel: float("nan"), on="2020-01-01")
    with pytest.raises(DataError, match="finite number"):
        as_range(VAGUE, lambda panel: "many", on="2020-01-01")  # type: ignore[arg-type, return-value]
    with pytest.raises(InvalidChoice, match="key and value"):
        as_range(VAGUE, cohesion, on="2020-01-01")
    with pytest.raises(NotFound, match="no column"):
        as_range(VAGUE, cohesion, on="2020-01-01", key="measure", value="worth")
    with pytest.raises(InvalidChoice, match="draws"):
        monte_carlo(VAGUE, len, on="2020-01-01", draws=0)
    with pytest.raises(InvalidChoice, match="low_confidence"):
        monte_carlo(VAGUE, len, on="2020-01-01", low_confidence=2)
    with pytest.raises(InvalidChoice, match="exit_rate"):
        monte_carlo(VAGUE, len, on="2020-01-01", exit_rate=-1)


def test_exact_dates_leave_nothing_to_chance() -> None:
    days = ["2019-01-01", "2019-01-01", "2021-01-01", "2021-01-01", "2021-01-01"]
    exact = Panel.from_rows(
        {"member": f"m{n}", "coalition": "x", "start": day} for n, day in enumerate(days)
    )
    row = monte_carlo(exact, len, on="2022-01-01", draws=20).records()[0]
    assert (row["mean"], row["deviation"], row["low"], row["high"]) == (5, 0, 5, 5)


def test_draws_follow_the_width_of_the_interval() -> None:
    panel = Panel.from_rows(
        [{"member": "a", "coalition": "x", "start_earliest": 100, "start_latest": 199}]
    )
    # By hand: of the 100 equally likely days, 25 are no later than day 124 of 1970.
    row = monte_carlo(panel, len, on="1970-05-05", draws=4000, seed=3).records()[0]
    assert row["mean"] == pytest.approx(0.25, abs=0.025)


def test_the_same_seed_gives_the_same_distribution(kg: graphkit.KnowledgeGraph) -> None:
    first, again, other = (
        monte_carlo(kg, len, on="2019-10-01", draws=20, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_absence_may_count_as_nothing() -> None:
    def count(panel: Panel) -> graphkit.Table:
        return graphkit.Table(["what", "n"], [["members", len(panel)]] if len(panel) else [])

    panel = Panel.from_rows(
        [{"member": "a", "coalition": "x", "start_earliest": 100, "start_latest": 199}]
    )
    options: dict[str, Any] = {"on": "1970-05-30", "key": "what", "value": "n", "draws": 200}
    left_out = records(monte_carlo(panel, count, **options))[0]
    counted = records(monte_carlo(panel, count, absent=0, **options))[0]
    assert left_out["mean"] == 1
    assert left_out["draws"] < 200
    assert counted["draws"] == 200
    assert counted["mean"] == pytest.approx(left_out["draws"] / 200)


def mean(panel: Panel, on: str, **options: Any) -> float:
    found = records(monte_carlo(panel, len, on=on, draws=400, **options))[0]["mean"]
    assert isinstance(found, float)
    return found


def test_what_is_of_low_confidence_held_as_often_as_the_coin_says() -> None:
    rows = [
        {"member": f"m{n}", "coalition": "x", "start": 100, "confidence": "low"} for n in range(50)
    ]
    panel = Panel.from_rows(rows)
    assert mean(panel, "1970-06-01") == pytest.approx(25, abs=1)
    assert mean(panel, "1970-06-01", low_confidence=1) == 50
    assert mean(panel, "1970-06-01", low_confidence=0) == 0


def test_undated_members_began_at_some_time() -> None:
    rows: list[dict[str, Any]] = [{"member": f"m{n}", "coalition": "x"} for n in range(40)]
    rows.append({"member": "seen", "coalition": "x", "start": 0, "confirmed_until": 1000})
    panel = Panel.from_rows(rows, coalitions={"x": CoalitionInfo("X", start_earliest=0)})
    # By hand: of the days 0 to 1000, 501 are no later than day 500.
    assert mean(panel, "1971-05-16") == pytest.approx(1 + 40 * 501 / 1001, abs=1)
    assert "40 of which nothing is known" in monte_carlo(panel, len, on="1971-05-16", draws=1).note


def test_open_ends_end_at_the_rate_after_they_were_last_seen() -> None:
    rows = [
        {"member": f"m{n}", "coalition": "x", "start": 0, "confirmed_until": 365} for n in range(50)
    ]
    panel = Panel.from_rows(rows)
    assert mean(panel, "1971-01-01", exit_rate=0.1) == 50
    # By hand: ten years after they were seen, e**-1 of them are left.
    assert mean(panel, "1981-01-01", exit_rate=0.1) == pytest.approx(50 * np.exp(-1), abs=1)
    assert mean(panel, "1981-01-01", exit_rate=0) == 50
    assert mean(panel, "1981-01-01") == 50, "nobody is known to have left"


def test_the_rate_of_exits_is_that_over_the_years_watched() -> None:
    rows = [
        {"member": "a", "coalition": "x", "start": 0, "confirmed_until": 3653},
        {"member": "b", "coalition": "x", "start": 0, "end": 3652},
    ]
    assert exit_rate_of(Panel.from_rows(rows)) == pytest.approx(1 / 20, rel=1e-3)
    assert exit_rate_of(Panel.from_rows([])) == 0


days = st.one_of(st.none(), st.integers(100, 200))


@st.composite
def vague(draw: Callable[[st.SearchStrategy[Any]], Any]) -> dict[str, Any]:
    low, high = sorted(draw(st.lists(st.integers(100, 200), min_size=2, max_size=2)))
    until = sorted(draw(st.lists(st.integers(high, 260), min_size=2, max_size=2)))
    row: dict[str, Any] = {"start_earliest": draw(st.sampled_from([low, None]))}
    row |= {"start_latest": draw(st.sampled_from([high, None])), "confirmed_until": until[0]}
    if draw(st.booleans()):
        row |= {"end_earliest": draw(st.sampled_from([until[0], None])), "end_latest": until[1]}
    return row | {"ongoing": draw(st.booleans())}


@given(st.lists(vague(), max_size=8), st.integers(0, 99))
def test_draws_stay_within_the_bounds(rows: list[dict[str, Any]], seed: int) -> None:
    named = [
        {"membership": f"m{n}", "member": f"a{n}", "coalition": "x", **row}
        for n, row in enumerate(rows)
    ]
    panel = Panel.from_rows(named, coalitions={"x": CoalitionInfo("X", start_earliest=90)})
    drawn = draw_dates(panel, np.random.default_rng(seed))
    drawn.check()
    known = panel.start_latest < LATEST
    assert (drawn.start_latest >= panel.start_earliest).all()
    assert (drawn.start_latest <= panel.start_latest).all()
    assert (drawn.start_earliest == drawn.start_latest)[known].all()
    assert (drawn.start_latest[known] > EARLIEST).all()
    ended = panel.end_latest < LATEST
    assert (drawn.end_latest >= np.minimum(panel.end_earliest, panel.end_latest))[ended].all()
    assert (drawn.end_latest >= panel.confirmed_until)[~ended].all()
    assert (drawn.end_latest <= panel.end_latest).all()
    # The caller's panel is as it was.
    again = Panel.from_rows(named)
    assert all((getattr(panel, name) == getattr(again, name)).all() for name in BOUNDS)
