"""Small panels of memberships that tests of properties draw: exact or vague, ended or not."""

from __future__ import annotations

from typing import Any, TypeAlias

from hypothesis import strategies as st

from graphkit.panel import ActorInfo, CoalitionInfo, Panel

Drawn: TypeAlias = "tuple[int, int, int, int | None, int | None, int | None]"

FIRST = 17_890  # 25 December 2018: days of a year's end and beginning are among those drawn
LAST = FIRST + 800
DAYS = st.integers(FIRST, LAST)
MEMBERSHIPS = st.lists(
    st.tuples(
        *(st.integers(0, 6), st.integers(0, 2), DAYS),
        *(st.none() | DAYS, st.none() | DAYS, st.none() | DAYS),
    ),
    min_size=1,
    max_size=14,
)


def panel_of(memberships: list[Drawn]) -> Panel:
    """Memberships that begin on a day or within bounds, and end on a day, within bounds or not."""
    rows = []
    for number, (member, coalition, low, high, end, seen) in enumerate(memberships):
        row: dict[str, Any] = {"member": f"a{member}", "coalition": f"c{coalition}"}
        row["membership"] = f"m{number}"
        first, last = min(low, low if high is None else high), max(low, high or low)
        row |= {"start_earliest": first, "start_latest": last}
        if end is not None:
            row |= {"end_earliest": max(end, first), "end_latest": max(end, last) + 20}
        if seen is not None:
            row["confirmed_until"] = max(seen, first)
        rows.append(row)
    actors = {
        f"a{n}": ActorInfo("", kind=("ngo", "company", "")[n % 3], country=("fr", "nz")[n % 2])
        for n in range(7)
    }
    coalitions = {
        f"c{n}": CoalitionInfo("", start_earliest=FIRST - 30 + 200 * n, end_latest=LAST + 300)
        for n in range(2)
    }
    return Panel.from_rows(rows, actors=actors, coalitions=coalitions)
