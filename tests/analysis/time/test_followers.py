"""Who joins first, and who follows."""

import pytest

import graphkit
from graphkit.analysis import followers
from graphkit.errors import InvalidChoice, NotFound
from graphkit.panel import Panel

from ...cells import column


def joined(*entries: tuple[str, ...]) -> Panel:
    """Make a panel of members, and the bounds of the day on which each joined."""
    rows = []
    for member, coalition, low, *high in entries:
        row = {"member": member, "coalition": coalition, "start_earliest": low}
        rows.append({**row, "start_latest": high[0] if high else low})
    return Panel.from_rows(rows)


def test_one_who_always_comes_first_leads() -> None:
    panel = joined(
        *(("a", f"c{n}", f"20{n}-01-01") for n in range(10, 16)),
        *(("b", f"c{n}", f"20{n}-01-11") for n in range(10, 16)),
    )
    row = followers(panel, permutations=4999).records()[0]
    expected = {"leader": "a", "follower": "b", "shared": 6, "led": 6, "followed": 0, "lag": 10}
    assert {name: row[name] for name in expected} == expected
    # By hand: of the 2**6 equally likely orders, one has the leader first in all six.
    assert row["p"] == pytest.approx(1 / 2**6, abs=0.005)
    assert row["q"] == row["p"]


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


def test_the_same_seed_gives_the_same_table(kg: graphkit.KnowledgeGraph) -> None:
    first, again, other = (
        followers(kg, kinds="company", permutations=50, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other
    assert all(0 < p <= q <= 1 for p, q in zip(column(first, "p"), column(first, "q"), strict=True))


def test_bad_options_of_followers(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="min_shared"):
        followers(kg, min_shared=0)
    with pytest.raises(InvalidChoice, match="permutations"):
        followers(kg, permutations=-1)
    with pytest.raises(NotFound):
        followers(kg, "no such coalition")
