"""Ranks and communities from day to day, against counting pairs."""

from __future__ import annotations

from itertools import combinations

import igraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analysis import stability
from graphkit.analysis.time.stability import adjusted_rand
from graphkit.errors import InvalidChoice
from graphkit.panel import Panel

from ...cells import records

LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=9)


@given(LABELS)
def test_the_adjusted_rand_index_is_that_of_all_pairs(labels: list[tuple[int, int]]) -> None:
    first, second = ([both[side] for both in labels] for side in (0, 1))
    pairs = list(combinations(range(len(labels)), 2))
    one = [first[a] == first[b] for a, b in pairs]
    two = [second[a] == second[b] for a, b in pairs]
    together = sum(a and b for a, b in zip(one, two, strict=True))
    expected, most = sum(one) * sum(two) / len(pairs), (sum(one) + sum(two)) / 2
    right = 1 if most == expected else (together - expected) / (most - expected)
    assert adjusted_rand(first, second) == pytest.approx(right, abs=1e-6)


def test_what_stays_and_what_turns_round() -> None:
    ties = {
        15_000: ["ax", "bx", "bw", "cx", "cw", "cv", "dy"],
        16_000: ["ax", "aw", "av", "bx", "bw", "cx", "ey"],
    }
    rows = [
        {
            "membership": f"{tie}-{day}",
            "member": tie[0],
            "coalition": tie[1],
            "start": day,
            "end": day + 500,
        }
        for day, several in ties.items()
        for tie in several
    ]
    table = stability(Panel.from_rows(rows), ["2013-12-01", "2011-03-01", "2011-02-01"])
    quiet, turned = records(table)
    assert (quiet["stayed"], quiet["of"], quiet["ranks"], quiet["communities"]) == (4, 4, 1, 1)
    assert (turned["stayed"], turned["of"], turned["ranks"]) == (3, 5, -1)
    with pytest.raises(InvalidChoice, match="two days"):
        stability(Panel.from_rows(rows), ["2011-02-01"])


def test_communities_are_compared_among_those_that_stayed() -> None:
    """Two cliques of actors; between the days one actor changes sides, and one comes."""
    before = {"a": "uv", "b": "uv", "c": "uv", "d": "xy", "e": "xy", "f": "xy"}
    after = before | {"c": "xy", "g": "uv"}
    rows = [
        {"membership": f"{day}{name}{place}", "member": name, "coalition": place}
        | {"start": day, "end": day + 500}
        for day, members in ((15_000, before), (16_000, after))
        for name, places in members.items()
        for place in places
    ]
    (row,) = records(stability(Panel.from_rows(rows), [15_100, "2013-12-01"]))  # type: ignore[list-item]
    assert (row["first"], row["second"]) == ("2011-05-06", "2013-12-01")
    sides = [[int(day[name] == "uv") for name in before] for day in (before, after)]
    right = igraph.compare_communities(*sides, method="adjusted_rand")
    assert row["communities"] == pytest.approx(right, abs=1e-6)
    assert row["communities"] < 1
