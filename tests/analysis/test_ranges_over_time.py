"""Stated ranges and bounds hold whatever the memberships: exact or vague, ended, few or many."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from graphkit import analysis
from graphkit.analysis.registry import analyses
from graphkit.errors import DataError
from graphkit.facts.one_day import from_day_number

from ..cells import records
from ..examples import examples
from .owed import check
from .small_panels import FIRST, LAST, MEMBERSHIPS, Drawn, panel_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit import Table
    from graphkit.panel import Panel

NEW_YEAR, MIDDLE, END = "2019-01-01", "2019-11-01", from_day_number(LAST)

ASKED: dict[str, Callable[[Panel], Table]] = {
    "back_test": lambda panel: analysis.back_test(panel, MIDDLE, END, draws=5, top=3),
    "followers": lambda panel: analysis.followers(panel, min_shared=1, permutations=9),
    "growth": lambda panel: analysis.growth(panel, every="quarter", by="kind"),
    "hazard": lambda panel: analysis.hazard(panel, every="quarter", of="known"),
    "joined_by_peers": lambda panel: analysis.joined_by_peers(
        panel, panel.members[0], kinds=("ngo", "company")
    ),
    "joins_and_exits": analysis.joins_and_exits,
    "log_rank": lambda panel: analysis.log_rank(panel, draws=5),
    "median_time_to_join": analysis.median_time_to_join,
    "missing": lambda panel: analysis.missing(panel, panel.coalitions[0], panel.coalitions[-1]),
    "network_change": lambda panel: analysis.network_change(panel, MIDDLE, END),
    "person_period": lambda panel: analysis.person_period(panel, every="quarter"),
    "rolling": analysis.rolling,
    "stability": lambda panel: analysis.stability(panel, [NEW_YEAR, MIDDLE, END]),
    "start_stop": analysis.start_stop,
    "tenure": analysis.tenure,
    "tie_changes": lambda panel: analysis.tie_changes(panel, MIDDLE, END),
    "time_to_join": analysis.time_to_join,
    "waves": lambda panel: analysis.waves(panel, trials=9, min_size=1),
}
ON_GRAPHS = {
    # These ask a graph about more than memberships; what they owe is asked of bundled facts.
    *("changes_in_words", "coverage", "evidence_quality", "evidence_summary", "interlocks"),
    *("most_bound", "overlapping_promises", "promised"),
    # Ties with a sign have properties of their own.
    *("agreement", "balance", "signed_ties"),
}


def test_every_analysis_of_memberships_is_tried() -> None:
    known = {one.name.replace("-", "_") for one in analyses() if one.needs != "network"}
    assert known == set(ASKED) | ON_GRAPHS


@pytest.mark.parametrize("name", ASKED)
@examples(40)
@given(memberships=MEMBERSHIPS)
def test_values_lie_in_the_range_that_their_column_states(
    name: str, memberships: list[Drawn]
) -> None:
    with suppress(DataError):  # says that there is nothing to tell
        check(ASKED[name](panel_of(memberships)))


@examples(60)
@given(memberships=MEMBERSHIPS)
def test_what_is_between_bounds_is_between_them(memberships: list[Drawn]) -> None:
    panel = panel_of(memberships)
    for row in records(analysis.followers(panel, min_shared=1, permutations=0)):
        assert row["led"] + row["followed"] + row["open"] == row["shared"]
        assert row["led"] >= row["followed"]
    for row in records(analysis.waves(panel, trials=0, min_size=1)):
        assert row["first"] <= row["last"]
        assert len(row["members"]) <= row["joined"] <= row["joined_at_most"]
    for row in records(analysis.log_rank(panel, draws=5)):
        assert row["least"] <= row["p"] <= row["most"]
    for row in records(analysis.time_to_join(panel)):
        assert row["least"] <= row["outside"] <= row["most"]
    for row in records(analysis.median_time_to_join(panel)):
        if None not in (row["least"], row["median"], row["most"]):
            assert row["least"] <= row["median"] <= row["most"]


@examples(40)
@given(memberships=MEMBERSHIPS)
def test_exposure_never_falls_and_waits_have_no_gaps(memberships: list[Drawn]) -> None:
    panel = panel_of(memberships)
    before: dict[str, Any] = {}
    for table, begin in (
        (analysis.start_stop(panel), "start"),
        (analysis.person_period(panel), ""),
    ):
        for row in records(table):
            assert row["same_kind"] <= row["members"]
            assert row["same_country"] <= row["members"]
            if before and (row["actor"], row["coalition"]) == (
                before["actor"],
                before["coalition"],
            ):
                assert not before["joined"]
                assert all(row[name] >= before[name] for name in ("members", "same_kind"))
                assert row[begin] == before["stop"] if begin else row["period"] > before["period"]
            before = row
        before = {}


def test_days_drawn_are_around_a_new_year() -> None:
    assert str(from_day_number(FIRST)) == "2018-12-25"
