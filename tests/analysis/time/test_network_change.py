"""What changed between two days."""

from __future__ import annotations

import graphkit
from graphkit.analysis import network_change, tie_changes
from graphkit.panel import Panel

from ...cells import rows

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


def test_ties_form_dissolve_and_grow_stronger() -> None:
    assert tie_changes(GROWN, "2020-01-01", "2022-01-01").rows == (
        ("a", "b", 1, 2, 1, "stronger", ("y",)),
        ("a", "c", 1, 0, -1, "dissolved", ("x",)),
        ("a", "d", 0, 1, 1, "formed", ("y",)),
        ("b", "c", 1, 0, -1, "dissolved", ("x",)),
        ("b", "d", 0, 1, 1, "formed", ("y",)),
    )


def test_the_sum_of_what_changed() -> None:
    rows = {row[0]: row[1:] for row in network_change(GROWN, "2020-01-01", "2022-01-01")}
    assert rows["nodes"] == (3, 3, 0)
    assert rows["memberships"] == (3, 5, 2)
    assert rows["pairs"] == (3, 3, 0)
    assert rows["pairs formed"] == rows["pairs dissolved"] == (None, None, 2)
    assert rows["jaccard"] == (None, None, 0.2)  # one pair stayed of five that ever were


def test_between_coalitions() -> None:
    table = tie_changes(GROWN, "2020-01-01", "2022-01-01", side="coalitions")
    assert table.rows == (("x", "y", 0, 2, 2, "formed", ("a", "b")),)


def test_nothing_changes_within_a_day(part: graphkit.KnowledgeGraph) -> None:
    assert tie_changes(part, "2022-01-01", "2022-01-01").rows == ()


def test_there_and_back_are_opposite(part: graphkit.KnowledgeGraph) -> None:
    there = tie_changes(part, "2019-01-01", "2021-01-01", kinds="company")
    back = tie_changes(part, "2021-01-01", "2019-01-01", kinds="company")
    assert len(there) > 20
    assert {row[:2]: row[4] for row in there} == {row[:2]: -row[4] for row in rows(back)}


def test_before_anything_began_there_is_no_density() -> None:
    rows = {row[0]: row[1:] for row in network_change(GROWN, "1990-01-01", "1991-01-01")}
    assert rows["density"] == (None, None, None)
    assert rows["jaccard"] == (None, None, None)
