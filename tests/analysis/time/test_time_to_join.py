"""Time to join: published survival estimates, and bounds for uncertain dates."""

from itertools import pairwise, product
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis import log_rank, median_time_to_join, time_to_join
from graphkit.analysis.time.survival.kaplan_meier import kaplan_meier
from graphkit.analysis.time.survival.log_rank_statistic import log_rank_statistic
from graphkit.analysis.time.survival.survival_bounds import survival_bounds
from graphkit.analysis.time.survival.turnbull import survival_at, turnbull
from graphkit.analysis.time.survival.waits_of import waits_of
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.facts.one_day import day_number
from graphkit.panel import ActorInfo, CoalitionInfo, Panel

from ...cells import rows
from ...examples import examples

# Weeks in remission of the 21 children on 6-mercaptopurine: E. J. Freireich et al., "The effect of
# 6-mercaptopurine on the duration of steroid-induced remissions in acute leukemia", Blood 21
# (1963), 699-716. The estimates and standard errors are those printed in D. R. Cox and D. Oakes,
# Analysis of Survival Data (1984), and in most textbooks since.
RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
IN_REMISSION = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]

# Months to cosmetic deterioration of the 46 patients with radiotherapy only, known to lie in
# (left, right]: D. M. Finkelstein and R. A. Wolfe, "A semiparametric model for regression analysis
# of interval-censored failure time data", Biometrics 41 (1985), 933-945. The estimate is the one
# that M. P. Fay and P. A. Shaw print for it, Journal of Statistical Software 36(2) (2010).
COSMESIS = """
45- 6-10 0-7 46- 46- 7-16 17- 7-14 37-44 0-8 4-11 15- 11-15 22- 46- 46- 25-37 46- 26-40 46- 27-34
36-44 46- 36-48 37- 40- 17-25 46- 11-18 38- 5-12 37- 0-5 18- 24- 36- 5-11 19-35 17-25 24- 32- 33-
19-26 37- 34- 36-
"""
COSMESIS_MASSES = {
    (4, 5): 0.0463,
    (6, 7): 0.0334,
    (7, 8): 0.0887,
    (11, 12): 0.0708,
    (24, 25): 0.0926,
    (33, 34): 0.0818,
    (38, 40): 0.1209,
    (46, 48): 0.4656,
}


SHARES = ("days", "waiting", "outside", "least", "most")


def test_kaplan_meier_of_the_leukaemia_trial() -> None:
    times = RELAPSED + IN_REMISSION
    curve = kaplan_meier(times, [True] * len(RELAPSED) + [False] * len(IN_REMISSION))
    assert curve.time.tolist() == [6, 7, 10, 13, 16, 22, 23]
    assert curve.at_risk.tolist() == [21, 17, 15, 12, 11, 7, 6]
    assert curve.events.tolist() == [3, 1, 1, 1, 1, 1, 1]
    printed = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert curve.survival.round(3).tolist() == printed
    errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert curve.error.round(4).tolist() == errors


def test_turnbull_of_the_cosmesis_trial() -> None:
    ends = [entry.split("-") for entry in COSMESIS.split()]
    low = [int(left) + 1 for left, _ in ends]
    high = [float(right or "inf") for _, right in ends]
    masses = turnbull(low, high)
    found = {
        (int(left) - 1, int(right)): round(float(mass), 4)
        for left, right, mass in zip(*masses, strict=True)
    }
    assert found == COSMESIS_MASSES


waits = st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=25)
spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 15)), min_size=1, max_size=25)


@given(waits)
def test_turnbull_is_kaplan_meier_for_exact_and_censored_times(
    observations: list[tuple[int, bool]],
) -> None:
    times = np.array([time for time, _ in observations])
    seen = np.array([is_seen for _, is_seen in observations])
    masses = turnbull(np.where(seen, times, times + 0.5), np.where(seen, times, np.inf))
    curve = kaplan_meier(times, seen)
    # Beyond the last observation, if censored, both are undetermined in different ways.
    days = curve.time[curve.time <= times[seen].max(initial=-1)]
    steps = np.concatenate([[1.0], curve.survival])[np.searchsorted(curve.time, days, "right")]
    assert np.allclose(survival_at(masses, days)[1], steps, atol=1e-3)


@given(spans)
def test_turnbull_is_the_maximum_of_the_likelihood(observations: list[tuple[int, int]]) -> None:
    low = np.array([start for start, _ in observations], dtype=float)
    high = low + [width for _, width in observations]
    masses = turnbull(low, high)
    holds = (low[:, None] <= masses.left) & (masses.right <= high[:, None])
    assert masses.mass.sum() == pytest.approx(1)
    # Gentleman and Geyer (1994): no interval can gain by taking mass from another.
    grid = np.arange(0, 46)
    anywhere = (low[:, None] <= grid) & (grid <= high[:, None])
    gain = (anywhere / (holds @ masses.mass)[:, None]).sum(axis=0)
    assert gain.max() <= len(low) * (1 + 1e-2)


# Each: the earliest wait, how much later it may have been, and whether it ended in joining.
uncertain = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans()), min_size=1, max_size=5
)


def bounds_of(observations: list[tuple[int, int, bool]]) -> tuple[np.ndarray, np.ndarray]:
    low = np.array([start if joined else start + 1 for start, _, joined in observations], float)
    width = np.array([width if joined else np.inf for _, width, joined in observations])
    return low, low + width


@given(uncertain)
def test_the_bounds_are_those_over_all_possible_dates(
    observations: list[tuple[int, int, bool]],
) -> None:
    low, high = bounds_of(observations)
    days = np.arange(12.0)
    least, most = np.ones(len(days)), np.zeros(len(days))
    joined = np.isfinite(high)
    choices = [
        range(int(a), int(b) + 1) if b < np.inf else [a - 1] for a, b in zip(low, high, strict=True)
    ]
    for times in product(*choices):
        curve = kaplan_meier(times, joined)
        steps = np.concatenate([[1.0], curve.survival])
        shares = steps[np.searchsorted(curve.time, days, side="right")]
        least, most = np.minimum(least, shares), np.maximum(most, shares)
    found = survival_bounds(low, high, days)
    assert (found.lower <= found.least).all()
    assert (found.most <= found.upper).all()
    assert np.allclose(found[0], least)
    assert np.allclose(found[1], most)


censored = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 15), st.booleans()), min_size=1, max_size=25
)


@examples(300)
@given(censored)
def test_the_likeliest_share_lies_within_the_bounds(
    observations: list[tuple[int, int, bool]],
) -> None:
    low, high = bounds_of(observations)
    days = np.unique(np.concatenate([low, high[np.isfinite(high)]]))
    least, most = survival_bounds(low, high, days)[:2]
    likeliest = survival_at(turnbull(low, high), days)[1]
    assert (least - 1e-6 <= likeliest).all()
    assert (likeliest <= most + 1e-6).all()
    assert (np.diff(least) <= 1e-12).all()
    assert (np.diff(most) <= 1e-12).all()


@pytest.mark.parametrize("of", ["eligible", "known", "joined"])
@pytest.mark.parametrize("until", [None, "2021-06-30"])
def test_shares_are_bounded_and_fall_in_every_curve(
    part: graphkit.KnowledgeGraph, of: Any, until: str | None
) -> None:
    last = 0 if until is None else day_number(until)
    groups: tuple[Literal["kind", "coalition"], ...] = ("kind", "coalition")
    for by in groups:
        curves: dict[object, list[tuple[float, ...]]] = {}
        for name, days, waiting, *shares, _, _ in rows(
            time_to_join(part, by=by, of=of, until=until)
        ):
            curves.setdefault(name, []).append((days, -waiting, *(1 - share for share in shares)))
            outside, least, most = shares
            assert 0 <= least <= outside <= most <= 1
            if by == "coalition" and until:
                assert part.panel.coalition_info[name].start_earliest + days <= last
        assert len(curves) > 3
        for steps in curves.values():
            assert steps == sorted(steps)
            assert all(
                a <= b for one, two in pairwise(steps) for a, b in zip(one, two, strict=True)
            )
            if of == "joined":
                assert steps[-1][2:] == (1, 1, 1)


def test_nobody_waits_for_a_coalition_that_has_ended() -> None:
    """It lived for ten days; one joined, one never did and is watched for these days only."""
    rows = [
        {"member": "a", "coalition": "call", "start": "2019-05-20", "end": "2019-05-25"},
        {"member": "b", "coalition": "other", "start": "2021-05-20"},
        {"member": "c", "coalition": "other", "start": "2021-05-22"},
    ]
    launch = day_number("2019-05-15")
    about = {
        "call": CoalitionInfo("C", start_earliest=launch, end_latest=launch + 10),
        "other": CoalitionInfo("O", start_earliest=day_number("2021-05-15")),
    }
    panel = Panel.from_rows(rows, coalitions=about)
    waits = waits_of(panel, panel, of="known")
    outside = ~np.isfinite(waits.high)
    ended = waits.coalition == panel.coalitions.index("call")
    assert waits.low[outside & ended].tolist() == [11, 11]
    assert waits.watched[ended].tolist() == [10, 10, 10]
    # Of five waits one ended on day 5, two of the others are watched until day 10 only.
    assert time_to_join(panel, by=None, of="known").column("days") == (5, 7)


def call(
    *joined: tuple[str, str, str], launch: int = 18031, actors: dict[str, ActorInfo] | None = None
) -> Panel:
    rows = [
        {"member": member, "coalition": "call", "start_earliest": low, "start_latest": high}
        for member, low, high in joined
    ]
    about = {"call": CoalitionInfo("C", start_earliest=launch)}
    return Panel.from_rows(rows, actors=actors, coalitions=about)


def test_dates_within_bounds_give_a_range() -> None:
    panel = call(("a", "2019-05-15", "2019-05-15"), ("b", "2019-05-25", "2019-06-14"))
    assert time_to_join(panel, by=None).select(*SHARES).rows == (
        (0, 2, 0.5, 0.5, 0.5),
        (10, 1, 0.5, 0.0, 0.5),
        (30, 1, 0.0, 0.0, 0.0),
    )
    assert median_time_to_join(panel, by=None).rows == ((2, 2, 0.0, 0, 0, 0),)


def test_those_who_never_joined_wait_until_the_last_day() -> None:
    rows = [
        {"member": "a", "coalition": "call", "start": "2019-05-20"},
        {"member": "b", "coalition": "other", "start": "2019-05-20"},
    ]
    about = {"call": CoalitionInfo("C", start_earliest=18031), "other": CoalitionInfo("O")}
    panel = Panel.from_rows(rows, coalitions=about)
    for of in ("known", "eligible"):
        table = time_to_join(panel, "call", by="coalition", of=of).select("coalition", *SHARES)
        assert table.rows == (("call", 5, 2, 0.5, 0.5, 0.5),)
        assert "still outside" in table.note
    assert median_time_to_join(panel, "call", by=None).rows == ((2, 1, 0.5, 5, 5, 5),)
    joined = median_time_to_join(panel, "call", by=None, of="joined")
    assert joined.rows == ((1, 1, 0.0, 5, 5, 5),)
    assert "right truncation" in joined.note


def test_only_the_kinds_that_joined_are_eligible() -> None:
    rows = [{"member": who, "coalition": "call", "start": "2019-05-20"} for who in ("x", "y")]
    rows += [{"member": who, "coalition": "other", "start": "2019-05-20"} for who in ("z", "g")]
    about = {"call": CoalitionInfo("C", start_earliest=18031), "other": CoalitionInfo("O")}
    kinds = {name: ActorInfo(name, kind="government" if name == "g" else "ngo") for name in "xyzg"}
    panel = Panel.from_rows(rows, actors=kinds, coalitions=about)
    waits = {
        of: median_time_to_join(panel, "call", by=None, of=of)[0][0]
        for of in ("eligible", "known", "joined")
    }
    assert waits == {"eligible": 3, "known": 4, "joined": 2}


def test_a_coalition_without_a_launch_is_named() -> None:
    panel = Panel.from_rows([{"member": "a", "coalition": "call", "start": "2019-05-20"}])
    table = time_to_join(panel)
    assert len(table) == 0
    assert table.note.endswith("No launch is known of call.")


def test_nothing_to_wait_for() -> None:
    assert len(kaplan_meier([]).time) == 0
    assert len(turnbull([], []).mass) == 0
    empty = Panel.from_rows([])
    assert time_to_join(empty).rows == ()
    assert median_time_to_join(empty).rows == ()


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [([1, 2], [3], "2 and 1 entries"), ([5], [3], "ends before"), ([float("nan")], [1], "number")],
)
def test_bad_times(low: list[float], high: list[float], says: str) -> None:
    with pytest.raises(DataError, match=says):
        turnbull(low, high)


def test_unknown_words(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="coalition"):
        time_to_join(kg, by="country")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="known"):
        time_to_join(kg, of="all")  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        time_to_join(kg, "no such coalition")
    with pytest.raises(NotFound):
        time_to_join(kg, kinds="robot")


def test_the_log_rank_test_of_the_leukaemia_trial() -> None:
    """Gehan (1965): the 21 on placebo relapsed sooner; chi-square 16.79 in most textbooks."""
    placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
    times = np.array(RELAPSED + IN_REMISSION + placebo, dtype=float)
    seen = np.array([True] * 9 + [False] * 12 + [True] * 21)
    group = np.array([0] * 21 + [1] * 21)
    assert log_rank_statistic(times, seen, group)[0] == pytest.approx(16.79, abs=0.005)


@pytest.mark.oracle
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_curves_and_tests_are_those_of_lifelines() -> None:
    lifelines = pytest.importorskip("lifelines")
    from lifelines.statistics import multivariate_logrank_test

    random = np.random.default_rng(5)
    times, group = random.integers(0, 30, 90).astype(float), random.integers(0, 3, 90)
    seen = random.random(90) < 0.6
    expected = multivariate_logrank_test(times, group, seen)
    found = log_rank_statistic(times, seen, group)
    assert found == pytest.approx((expected.test_statistic, expected.p_value))
    fitted = lifelines.KaplanMeierFitter().fit(times, seen)
    curve = kaplan_meier(times, seen)
    shares = fitted.survival_function_at_times(curve.time).to_numpy()
    assert curve.survival == pytest.approx(shares)
    days = curve.time[:-1]
    limits = survival_bounds(np.where(seen, times, times + 1), np.where(seen, times, np.inf), days)
    theirs = fitted.confidence_interval_survival_function_.loc[days].to_numpy().T
    assert np.array(limits[2:]) == pytest.approx(theirs)


def test_groups_are_compared_over_dates_that_are_drawn() -> None:
    kinds = {f"m{n}": ActorInfo("", kind=("ngo", "company")[n % 2]) for n in range(8)}
    days = [
        ("2019-05-15", "2019-06-01") if n % 2 else ("2020-01-01", "2020-02-01") for n in range(8)
    ]
    panel = call(*((f"m{n}", *days[n]) for n in range(8)), actors=kinds)
    p, least, most = rows(log_rank(panel, draws=10).select("p", "least", "most"))[0]
    assert least <= p <= most < 0.02
    assert log_rank(panel, draws=10) == log_rank(panel, draws=10)
    assert "8 of 8 dates drawn" in log_rank(panel, draws=10).note
    assert len(log_rank(panel, kinds="ngo")) == 0


def test_half_of_the_companies_of_the_call(kg: graphkit.KnowledgeGraph) -> None:
    row = median_time_to_join(kg, "Christchurch Call", kinds="company", of="joined").records()[0]
    # Seven founded it; LINE was the eighth of sixteen, on 29 June 2020.
    assert (row["joined"], row["median"]) == (16, 411)
