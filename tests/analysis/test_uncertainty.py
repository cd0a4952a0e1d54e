"""Change between two days, and uncertainty carried through any measure."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis import as_range, cohesion, monte_carlo, network_change, tie_changes
from graphkit.analysis.trust.uncertainty import draw_dates
from graphkit.errors import DataError, InvalidChoice, NotFound
from graphkit.panel import BOUNDS, EARLIEST, LATEST, CoalitionInfo, Panel

GROWN = Panel.from_rows(
    [
        {"member": "a", "coalition": "x", "start": "2019-01-01"},
        {"member": "b", "coalition": "x", "start": "2019-01-01"},
        {"member": "c", "coalition": "x", "start": "2019-01-01", "end": "2020-06-30"},
        {"member": "a", "coalition": "y", "start": "2021-01-01"},
        {"member": "b", "coalition": "y", "start": "2021-01-01"},
        {"member": "d", "coalition": "y", "start": "2021-01-01"},
    ]
)


def test_ties_form_dissolve_and_grow_stronger():
    assert tie_changes(GROWN, "2020-01-01", "2022-01-01").rows == (
        ("a", "b", 1, 2, 1, "stronger", ("y",)),
        ("a", "c", 1, 0, -1, "dissolved", ("x",)),
        ("a", "d", 0, 1, 1, "formed", ("y",)),
        ("b", "c", 1, 0, -1, "dissolved", ("x",)),
        ("b", "d", 0, 1, 1, "formed", ("y",)),
    )


def test_the_sum_of_what_changed():
    rows = {row[0]: row[1:] for row in network_change(GROWN, "2020-01-01", "2022-01-01")}
    assert rows["nodes"] == (3, 3, 0)
    assert rows["memberships"] == (3, 5, 2)
    assert rows["pairs"] == (3, 3, 0)
    assert rows["pairs formed"] == rows["pairs dissolved"] == (None, None, 2)
    assert rows["jaccard"] == (None, None, 0.2)  # one pair stayed of five that ever were


def test_between_coalitions():
    table = tie_changes(GROWN, "2020-01-01", "2022-01-01", side="coalitions")
    assert table.rows == (("x", "y", 0, 2, 2, "formed", ("a", "b")),)


def test_nothing_changes_within_a_day(kg: graphkit.KnowledgeGraph):
    assert tie_changes(kg, "2022-01-01", "2022-01-01").rows == ()


def test_there_and_back_are_opposite(kg: graphkit.KnowledgeGraph):
    there = tie_changes(kg, "2019-01-01", "2021-01-01", kinds="company")
    back = tie_changes(kg, "2021-01-01", "2019-01-01", kinds="company")
    assert {row[:2]: row[4] for row in there} == {row[:2]: -row[4] for row in back}


def test_before_anything_began_there_is_no_density():
    rows = {row[0]: row[1:] for row in network_change(GROWN, "1990-01-01", "1991-01-01")}
    assert rows["density"] == (None, None, None)
    assert rows["jaccard"] == (None, None, None)


VAGUE = Panel.from_rows(
    [
        {"member": "a", "coalition": "x", "start": "2019-01-01", "confirmed_until": "2021-01-01"},
        {"member": "b", "coalition": "x", "start": "2019-01-01"},
        {"member": "c", "coalition": "x", "start_latest": "2022-01-01"},
        {"member": "d", "coalition": "y", "start": "2019-01-01", "confidence": "low"},
    ]
)


def test_a_number_as_a_range():
    table = as_range(VAGUE, len, on="2020-01-01")
    assert table.rows == (("value", 1, 2, 4, 1, 4),)


def test_a_table_as_a_range():
    table = as_range(VAGUE, cohesion, on="2020-01-01", key="measure", value="value")
    rows = {row[0]: row[1:4] for row in table}
    assert rows["actors"] == (1, 2, 4)
    assert rows["coalitions"] == (1, 1, 2)


def test_what_is_not_there_has_no_value():
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


def test_a_measure_must_give_numbers():
    with pytest.raises(DataError, match="not a number"):
        as_range(VAGUE, lambda panel: float("nan"), on="2020-01-01")
    with pytest.raises(DataError, match="finite number"):
        as_range(VAGUE, lambda panel: "many", on="2020-01-01")
    with pytest.raises(InvalidChoice, match="key and value"):
        as_range(VAGUE, cohesion, on="2020-01-01")
    with pytest.raises(NotFound, match="no column"):
        as_range(VAGUE, cohesion, on="2020-01-01", key="measure", value="worth")
    with pytest.raises(InvalidChoice, match="draws"):
        monte_carlo(VAGUE, len, on="2020-01-01", draws=0)


def test_exact_dates_leave_nothing_to_chance():
    row = monte_carlo(GROWN, len, on="2022-01-01", draws=20).records()[0]
    assert (row["mean"], row["deviation"], row["low"], row["high"]) == (5, 0, 5, 5)


def test_draws_follow_the_width_of_the_interval():
    panel = Panel.from_rows(
        [{"member": "a", "coalition": "x", "start_earliest": 100, "start_latest": 199}]
    )
    # By hand: of the 100 equally likely days, 25 are no later than day 124.
    row = monte_carlo(panel, len, on=124, draws=4000, seed=3).records()[0]
    assert row["mean"] == pytest.approx(0.25, abs=0.025)


def test_the_same_seed_gives_the_same_distribution(kg: graphkit.KnowledgeGraph):
    first, again, other = (
        monte_carlo(kg, len, on="2019-10-01", draws=20, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_absence_may_count_as_nothing():
    def count(panel: Panel) -> graphkit.Table:
        return graphkit.Table(["what", "n"], [["members", len(panel)]] if len(panel) else [])

    panel = Panel.from_rows(
        [{"member": "a", "coalition": "x", "start_earliest": 100, "start_latest": 199}]
    )
    options = {"on": 149, "key": "what", "value": "n", "draws": 200}
    left_out = monte_carlo(panel, count, **options).records()[0]
    counted = monte_carlo(panel, count, absent=0, **options).records()[0]
    assert left_out["mean"] == 1
    assert left_out["draws"] < 200
    assert counted["draws"] == 200
    assert counted["mean"] == pytest.approx(left_out["draws"] / 200)


days = st.one_of(st.none(), st.integers(100, 200))


@st.composite
def vague(draw):
    low, high = sorted(draw(st.lists(st.integers(100, 200), min_size=2, max_size=2)))
    until = sorted(draw(st.lists(st.integers(high, 260), min_size=2, max_size=2)))
    row = {"start_earliest": draw(st.sampled_from([low, None]))}
    row |= {"start_latest": draw(st.sampled_from([high, None])), "confirmed_until": until[0]}
    if draw(st.booleans()):
        row |= {"end_earliest": draw(st.sampled_from([until[0], None])), "end_latest": until[1]}
    return row | {"ongoing": draw(st.booleans())}


@given(st.lists(vague(), max_size=8), st.integers(0, 99))
def test_draws_stay_within_the_bounds(rows, seed):
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
    assert (drawn.end_latest >= np.minimum(panel.end_earliest, panel.end_latest)).all()
    assert (drawn.end_latest <= panel.end_latest).all()
    # The caller's panel is as it was.
    again = Panel.from_rows(named)
    assert all((getattr(panel, name) == getattr(again, name)).all() for name in BOUNDS)
