"""A median that is not one day is told with all its days."""

from __future__ import annotations

import pytest

from graphkit.analysis import median_time_to_join
from graphkit.panel import CoalitionInfo, Panel

LAUNCH = 15_000


def panel_of(*days: int) -> Panel:
    """Whoever joins one coalition so many days after its launch."""
    rows = [
        {"member": f"a{n}", "coalition": "call", "start": LAUNCH + day}
        for n, day in enumerate(days)
    ]
    return Panel.from_rows(rows, coalitions={"call": CoalitionInfo("", start_earliest=LAUNCH)})


@pytest.mark.parametrize(
    ("days", "median", "told"),
    [
        ((5, 9), 5, "Exactly half was outside from day 5 until day 9."),
        ((1, 5, 9), 5, ""),
        ((1, 5, 8, 9), 5, "Exactly half was outside from day 5 until day 8."),
    ],
)
def test_the_note_says_until_when_half_was_outside(
    days: tuple[int, ...], median: int, told: str
) -> None:
    table = median_time_to_join(panel_of(*days), by=None)
    assert table.column("median") == (median,)
    assert told in table.note
    assert ("Exactly" in table.note) == bool(told)


def test_it_names_the_curve() -> None:
    note = median_time_to_join(panel_of(5, 9), by="coalition").note
    assert "call: exactly half was outside from day 5 until day 9." in note
