"""What foretells joinings: measures against definitions, and what is planted is found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

from graphkit.analysis import back_test
from graphkit.analysis.time.back_test import areas, precision_at
from graphkit.errors import DataError, InvalidChoice
from graphkit.panel import ActorInfo, Panel

from ...cells import records

DAY = 18_000
BEFORE, UNTIL = "2019-04-14", "2020-04-14"  # the days 18,000 and 18,366


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=20))
def test_auc_is_that_of_mann_and_whitney(pairs: list[tuple[int, bool]]) -> None:
    score, truth = np.array([p[0] for p in pairs], float), np.array([p[1] for p in pairs])
    if truth.all() or not truth.any():
        assert areas(score, truth, [np.ones(len(score))]) == [0.5]
        return
    right = mannwhitneyu(score[truth], score[~truth]).statistic / truth.sum() / (~truth).sum()
    once = np.ones(len(score))
    assert areas(score, truth, [once, 2 * once]) == pytest.approx([right, right])


def test_precision_counts_ties_in_proportion() -> None:
    score, truth = np.array([3.0, 2, 2, 2, 1]), np.array([True, True, False, False, True])
    assert precision_at(score, truth, 1) == 1
    assert precision_at(score, truth, 2) == pytest.approx((1 + 1 / 3) / 2)
    assert precision_at(score, truth, 9) == pytest.approx(3 / 5)


def panel_of(seed: int, *, follows: bool) -> Panel:
    """Forty actors of two circles; later joinings are within a circle, or anywhere."""
    random = np.random.default_rng(seed)
    rows = []
    for actor in range(40):
        own = [c for c in range(16) if c % 2 == actor % 2]
        first = random.choice(own, 3, replace=False).tolist()
        others = own if follows else list(range(16))
        later = random.choice([c for c in others if c not in first], 2, replace=False).tolist()
        days = [DAY - 10] * 3 + [DAY + 50] * 2
        for coalition, day in zip([*first, *later], days, strict=True):
            rows.append({"member": f"a{actor}", "coalition": f"c{coalition}", "start": day})
    return Panel.from_rows(rows)


def test_what_is_planted_is_found_and_chance_is_not() -> None:
    found = {
        row["rule"]: row for row in records(back_test(panel_of(1, follows=True), BEFORE, UNTIL))
    }
    assert found["common neighbours"]["low"] > 0.6
    assert found["common neighbours"]["lift"] > 1.5
    assert found["chance"]["joinings"] == 80
    assert found["chance"]["pairs"] == 40 * 13
    assert found["chance"]["precision"] == pytest.approx(80 / 520)
    chance = {
        row["rule"]: row for row in records(back_test(panel_of(1, follows=False), BEFORE, UNTIL))
    }
    assert chance["likeness"]["low"] < 0.5 < chance["likeness"]["high"]


def test_what_is_not_known_to_be_later_is_left_out() -> None:
    rows = [
        {"member": "a", "coalition": "x", "start": DAY - 5},
        {"member": "b", "coalition": "y", "start": DAY - 5},
        {"member": "a", "coalition": "y", "start_earliest": DAY - 9, "start_latest": DAY + 9},
        {"member": "b", "coalition": "x", "start": DAY + 9},
        {"member": "c", "coalition": "x", "start": DAY - 5},
    ]
    row = records(back_test(Panel.from_rows(rows), BEFORE, UNTIL, draws=2))[-1]
    assert (row["joinings"], row["pairs"]) == (1, 2)  # b in x of b in x and c in y


def test_days_without_joinings_are_refused() -> None:
    panel = panel_of(2, follows=True)
    with pytest.raises(InvalidChoice, match="until"):
        back_test(panel, UNTIL, BEFORE)
    with pytest.raises(DataError, match="nobody"):
        back_test(panel, UNTIL, "2021-01-01")


def test_actors_of_unknown_kind_are_not_of_one_kind() -> None:
    rows = [
        {"member": name, "coalition": place, "start": DAY - 5}
        for name, place in (("a", "x"), ("b", "y"), ("c", "y"), ("d", "x"))
    ]
    rows.append({"member": "a", "coalition": "y", "start": DAY + 5})
    found = {r["rule"]: r for r in records(back_test(Panel.from_rows(rows), BEFORE, UNTIL))}
    assert found["same kind"]["auc"] == 0.5


def test_each_rule_scores_each_pair_as_it_says() -> None:
    """Six actors of two kinds in four coalitions: all scores one pair at a time."""
    member = {"a": "wx", "b": "wy", "c": "x", "d": "yz", "e": "wxy", "f": "z"}
    kinds = {name: ActorInfo("", kind="ngo" if name in "ace" else "firm") for name in member}
    rows = [
        {"member": name, "coalition": place, "start": DAY - 5}
        for name, places in member.items()
        for place in places
    ]
    came = [("a", "y"), ("f", "y"), ("c", "w")]
    rows += [{"member": name, "coalition": place, "start": DAY + 5} for name, place in came]
    inside = {place: {n for n in member if place in member[n]} for place in "wxyz"}

    def shared(one: str, other: str) -> int:
        return len(set(member[one]) & set(member[other]))

    rules: dict[str, Callable[[str, str], float]] = {
        "size": lambda _, place: len(inside[place]),
        "activity": lambda name, _: len(member[name]),
        "preferential attachment": lambda name, place: len(member[name]) * len(inside[place]),
        "same kind": lambda name, place: sum(
            kinds[other].kind == kinds[name].kind for other in inside[place]
        ),
        "common neighbours": lambda name, place: sum(shared(name, o) for o in inside[place]),
        "likeness": lambda name, place: sum(
            shared(name, o) / len(set(member[name]) | set(member[o])) for o in inside[place]
        ),
    }
    panel = Panel.from_rows(rows, actors=kinds)
    found = {row["rule"]: row for row in records(back_test(panel, BEFORE, UNTIL, top=4, draws=2))}
    pairs = [(name, place) for name in member for place in "wxyz" if place not in member[name]]
    truth = np.array([pair in came for pair in pairs])
    for rule, score_of in rules.items():
        score = np.array([score_of(*pair) for pair in pairs])
        area = mannwhitneyu(score[truth], score[~truth]).statistic / 3 / (len(pairs) - 3)
        assert found[rule]["auc"] == pytest.approx(area, abs=1e-6), rule
        assert found[rule]["precision"] == pytest.approx(precision_at(score, truth, 4), abs=1e-6)
