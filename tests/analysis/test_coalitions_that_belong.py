"""A coalition that belongs to others is never told about itself: it cannot join itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.analysis import (
    back_test,
    joined_by_peers,
    missing,
    person_period,
    start_stop,
    time_to_join,
)
from graphkit.analysis.time.survival.waits_of import POPULATIONS, Population, waits_of
from graphkit.panel import CoalitionInfo, Panel

DAY = 16_000
BEFORE, UNTIL = "2015-03-07", "2016-07-19"  # the days 16,501 and 17,001


def herds(*more: tuple[str, str, int]) -> Panel:
    """Herd is in Pack and Pack in Herd; bee is in Pack alone."""
    ties = [("ant", "pack", 0), ("bee", "pack", 300), ("herd", "pack", 900), ("pack", "herd", 1300)]
    ties += [("ant", "herd", 600), ("cat", "herd", 1100), *more]
    coalitions = {
        name: CoalitionInfo(name.title(), start_earliest=DAY) for name in ("pack", "herd")
    }
    return Panel.from_rows(
        [{"member": m, "coalition": c, "start": DAY + day} for m, c, day in ties],
        coalitions=coalitions,
    )


def test_nobody_is_missing_from_itself() -> None:
    assert missing(herds(), "herd", "pack").column("actor") == ("bee",)
    assert missing(herds(), "pack", "herd").column("actor") == ("cat",)


def test_it_may_be_missing_from_another_one() -> None:
    panel = herds(("bee", "den", 0))
    assert missing(panel, "den", "pack").column("actor") == ("ant", "herd")
    assert missing(panel, ["herd", "den"], "pack").column("actor") == ("herd",)


def test_no_peer_advises_to_join_oneself() -> None:
    assert joined_by_peers(herds(), "herd", at_least="possible").rows == ()


@pytest.mark.parametrize("of", POPULATIONS)
def test_nobody_waits_to_join_itself(of: Population) -> None:
    for table in (person_period(herds(), of=of), start_stop(herds(), of=of)):
        pairs = set(zip(table.column("actor"), table.column("coalition"), strict=True))
        assert not {("herd", "herd"), ("pack", "pack")} & pairs
    waits = waits_of(herds(), herds(), of=of)
    assert len(waits.member) == {"joined": 6, "eligible": 8, "known": 8}[of]


def test_who_waits_is_counted_without_the_coalition_itself() -> None:
    table = time_to_join(herds(), of="known")
    assert table.column("waiting")[0] == 8  # five known and two coalitions, without themselves


def test_no_pair_of_a_coalition_with_itself_is_to_be_foretold() -> None:
    panel = Panel.from_rows(
        {"member": m, "coalition": c, "start": DAY + day}
        for m, c, day in [
            ("ant", "pack", 0),
            ("herd", "pack", 0),
            ("cat", "herd", 0),
            ("ant", "herd", 900),
        ]
    )
    told = back_test(panel, BEFORE, UNTIL, draws=2)
    assert set(told.column("pairs")) == {2}  # ant and herd, cat and pack


@given(
    st.lists(
        st.tuples(st.sampled_from("abxyz"), st.sampled_from("xyz"), st.integers(0, 900)).filter(
            lambda tie: tie[0] != tie[1]
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda tie: tie[:2],
    )
)
def test_of_any_coalitions_none_is_told_about_itself(ties: list[tuple[str, str, int]]) -> None:
    about: dict[str, Any] = {c: CoalitionInfo(c, start_earliest=DAY) for c in "xyz"}
    rows = [{"member": m, "coalition": c, "start": DAY + day} for m, c, day in ties]
    panel = Panel.from_rows(rows, coalitions=about)
    waits = waits_of(panel, panel, of="known")
    for member, coalition in zip(waits.member.tolist(), waits.coalition.tolist(), strict=True):
        assert panel.members[member] != panel.coalitions[coalition]
    places = {c for _, c, _ in ties}
    for one in sorted(places):
        for other in sorted(places - {one}):
            assert one not in missing(panel, one, other).column("actor")
        if one in panel.members:
            assert one not in joined_by_peers(panel, one).column("coalition")


def test_of_the_bundled_facts_none_is_told_about_itself(kg: graphkit.KnowledgeGraph) -> None:
    panel = kg.panel
    waits = waits_of(panel, panel, of="known")
    for member, coalition in zip(waits.member.tolist(), waits.coalition.tolist(), strict=True):
        assert panel.members[member] != panel.coalitions[coalition]
    whom = "christchurch-call-advisory-network"
    absent = missing(kg, "global-network-initiative", whom, on="2023-01-01").column("actor")
    assert absent
    assert "global-network-initiative" not in absent
