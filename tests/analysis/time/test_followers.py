"""Who joins first, and who follows."""

from itertools import pairwise

import numpy as np
import pytest

import graphkit
from graphkit.analysis import followers
from graphkit.analysis.time.earliness import earliness
from graphkit.analysis.time.first_joinings import first_joinings, meetings
from graphkit.errors import InvalidChoice, NotFound
from graphkit.panel import EARLIEST, Panel

from ...cells import column
from ..levels.joining_dates import some_vague


def joined(*entries: tuple[str, ...]) -> Panel:
    """Make a panel of members, and the bounds of the day on which each joined."""
    rows = []
    for member, coalition, low, *high in entries:
        row = {"member": member, "coalition": coalition, "start_earliest": low}
        rows.append({**row, "start_latest": high[0] if high else low})
    return Panel.from_rows(rows)


ALWAYS_FIRST = joined(
    *(("a", f"c{n}", f"20{n}-01-01") for n in range(10, 16)),
    *(("b", f"c{n}", f"20{n}-01-11") for n in range(10, 16)),
)


def test_one_who_always_comes_first_leads() -> None:
    row = followers(ALWAYS_FIRST, null="order", permutations=4999).records()[0]
    expected = {"leader": "a", "follower": "b", "shared": 6, "led": 6, "followed": 0, "lag": 10}
    assert {name: row[name] for name in expected} == expected
    # By hand: of the 2**6 equally likely orders, one has the leader first in all six.
    assert row["p"] == pytest.approx(2 / 2**6, abs=0.008)
    assert row["q"] == row["p"]
    one_sided = followers(ALWAYS_FIRST, null="order", permutations=4999, leader="a").records()[0]
    assert one_sided["p"] == pytest.approx(1 / 2**6, abs=0.005)
    never = followers(ALWAYS_FIRST, null="order", permutations=99, leader="b").records()[0]
    assert (never["leader"], never["led"], never["followed"], never["p"]) == ("b", 0, 6, 1)


def test_a_habit_of_coming_early_is_no_lead() -> None:
    assert column(followers(ALWAYS_FIRST, permutations=99), "p") == [1.0]


def test_the_pace_of_two_is_the_odds_that_one_comes_first() -> None:
    """By hand: 6 of 6, with half a win and half a loss more against one of pace 1."""
    when = first_joinings(ALWAYS_FIRST)
    first, second = earliness(meetings(when, 1), when, 2).tolist()
    odds = first / second
    assert first * second == pytest.approx(1, abs=1e-3)
    # The likelihood is flat where wins equal their expectation.
    wins = 6 * odds / (1 + odds) + first / (1 + first)
    assert wins == pytest.approx(6.5, abs=1e-3)


def test_only_dates_that_are_equally_precise_are_dealt() -> None:
    when = first_joinings(some_vague(np.random.default_rng(1)))
    dealt = when.with_dates(when.dealing(np.random.default_rng(2)))
    assert not np.array_equal(dealt.earliest, when.earliest)
    for group in np.unique(when.group):
        rows = when.group == group
        widths = np.unique(when.latest[rows].astype(int) - when.earliest[rows])
        assert len(np.unique(when.coalition[rows])) == 1
        assert len(widths) == 1 or when.earliest[rows].max() == EARLIEST
        bounds = [
            sorted(zip(*one[2:4], strict=True))
            for one in ([c[rows] for c in dealt], [c[rows] for c in when])
        ]
        assert bounds[0] == bounds[1]


def test_the_note_says_when_nothing_can_pass() -> None:
    assert "With all orders alike no pair can pass" in followers(ALWAYS_FIRST, permutations=9).note
    note = followers(ALWAYS_FIRST, permutations=999).note
    assert "can give is 0.002" in note
    assert "no pair can pass" not in note


def test_dates_that_overlap_or_are_equal_leave_it_open() -> None:
    panel = joined(
        ("a", "c1", "2010-01-01"),
        ("b", "c1", "2010-01-01"),
        ("a", "c2", "2011-01-01", "2011-12-31"),
        ("b", "c2", "2011-12-31", "2012-12-31"),
        ("a", "c3", "2012-01-02"),
        ("b", "c3", "2012-01-01"),
    )
    table = followers(panel, permutations=0)
    assert table.select("leader", "led", "followed", "open", "lag", "p").rows == (
        ("b", 1, 0, 2, 1, None),
    )


def test_pairs_that_share_too_little_are_not_tested() -> None:
    panel = joined(("a", "c1", "2010-01-01"), ("b", "c1", "2011-01-01"))
    assert followers(panel).rows == ()
    assert len(followers(panel, min_shared=1, permutations=9)) == 1
    assert followers(Panel.from_rows([])).rows == ()


def test_the_same_seed_gives_the_same_table(part: graphkit.KnowledgeGraph) -> None:
    first, again, other = (
        followers(part, kinds="company", permutations=50, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again and len(first) > 10
    assert first != other
    assert all(0 < p <= q <= 1 for p, q in zip(column(first, "p"), column(first, "q"), strict=True))
    assert all(p <= q for p, q in pairwise(column(first, "p")))


def test_bad_options_of_followers(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="min_shared"):
        followers(kg, min_shared=0)
    with pytest.raises(InvalidChoice, match="permutations"):
        followers(kg, permutations=-1)
    with pytest.raises(NotFound):
        followers(kg, "no such coalition")
    with pytest.raises(NotFound):
        followers(kg, leader="no such actor")
