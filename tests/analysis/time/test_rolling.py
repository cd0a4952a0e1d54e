"""Measures year by year are those of the network on the last day of each."""

from __future__ import annotations

import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit import analysis
from graphkit.analysis import rolling
from graphkit.analysis.time.calendar_periods import EVERY, Every
from graphkit.errors import InvalidChoice
from graphkit.facts.one_day import from_day_number
from graphkit.network import two_mode
from graphkit.panel import AtLeast, Panel

from ...cells import records
from ...examples import examples
from ..small_panels import DAYS, MEMBERSHIPS, Drawn, panel_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx


def test_each_value_is_that_of_the_day(part: graphkit.KnowledgeGraph) -> None:
    table = rolling(part, every="year", first="2019-01-01", last="2021-06-30")
    rows = [row for row in records(table) if row["measure"] == "ties"]
    assert [row["period"] for row in rows] == ["2019", "2020", "2021"]
    assert str(rows[-1]["day"]) == "2021-06-30"
    for row in rows:
        assert row["value"] == part.network(on=row["day"]).number_of_edges()
    assert [row["change"] for row in rows[1:]] == [
        after["value"] - before["value"] for before, after in pairwise(rows)
    ]


def test_a_measure_with_keys_and_one_of_attributes(part: graphkit.KnowledgeGraph) -> None:
    days = {"first": "2020-01-01", "last": "2021-12-31"}
    degrees = rolling(part, "centrality", key="node", value="degree", kinds="company", **days)  # type: ignore[arg-type]
    day = part.network(on="2020-12-31", kinds="company")
    right = {r["node"]: r["degree"] for r in analysis.centrality(day).records()}
    found = {r["node"]: r["value"] for r in degrees.records() if r["period"] == "2020"}
    assert {node: value for node, value in found.items() if value is not None} == right
    with pytest.raises(InvalidChoice, match="measure"):
        rolling(part, "growth")


def test_the_degree_of_certainty_and_empty_networks_count() -> None:
    panel = Panel.from_rows(
        [
            {"member": "a", "coalition": "x", "start": "2019-05-01"},
            {"member": "b", "coalition": "x", "start_earliest": 18_000, "start_latest": 18_400},
        ]
    )
    numbers: dict[str, tuple[int, ...]] = {}
    for degree in ("presumed", "possible"):
        table = rolling(panel, first="2018-01-01", last="2020-12-31", at_least=degree)
        found = {(row["measure"], row["period"]): row["value"] for row in records(table)}
        numbers[degree] = tuple(found["actors", year] for year in ("2018", "2019", "2020"))
        assert found["density", "2018"] is None
    assert numbers == {"presumed": (0, 1, 2), "possible": (0, 2, 2)}


def strengths(network: nx.Graph[Any]) -> graphkit.Table:
    """Name each tie of a network."""
    ties = sorted("-".join(sorted(tie)) for tie in network.edges)
    return graphkit.Table(("tie", "there"), [(tie, 1) for tie in ties])


@examples(50)
@given(
    memberships=MEMBERSHIPS,
    bounds=st.tuples(DAYS, st.integers(0, 120)),
    every=st.sampled_from(list(EVERY)),
    degree=st.sampled_from(["certain", "presumed", "possible"]),
)
def test_every_row_is_that_of_the_network_of_its_day(
    memberships: list[Drawn],
    bounds: tuple[int, int],
    every: Every,
    degree: AtLeast,
) -> None:
    """Whatever the period, also where it begins or ends with a year."""
    panel, low, high = panel_of(memberships), bounds[0], bounds[0] + bounds[1]
    days = {"first": from_day_number(low), "last": from_day_number(high)}
    found: dict[str, dict[datetime.date, Any]] = {}
    for measure in (strengths, "cohesion"):
        own = {"key": "tie", "value": "there"} if measure is strengths else {}
        table = rolling(panel, measure, every=every, at_least=degree, **own, **days)  # type: ignore[arg-type]
        for row in records(table):
            found.setdefault(row[table.columns[0]], {})[row["day"]] = row["value"]
    ends = ends_of_periods(days["first"], days["last"], every)
    for what, values in found.items():
        assert list(values) == ends, what
    for day in ends:
        network = two_mode(panel, on=day, at_least=degree)
        ties = {row[0] for row in strengths(network)}
        assert {what for what in found if "-" in what and found[what][day] == 1} == ties
        for row in records(analysis.cohesion(network)):
            assert found[row["measure"]][day] == row["value"], (row, day)


def ends_of_periods(first: datetime.date, last: datetime.date, every: Every) -> list[datetime.date]:
    """Go through the days one by one, and take the last of each period."""
    names: dict[Every, Callable[[datetime.date], object]] = {
        "day": lambda day: day,
        "week": lambda day: day.isocalendar()[:2],
        "month": lambda day: (day.year, day.month),
        "quarter": lambda day: (day.year, (day.month - 1) // 3),
        "year": lambda day: day.year,
    }
    days = [first + datetime.timedelta(n) for n in range((last - first).days + 1)]
    by_name = {names[every](day): day for day in days}
    return list(by_name.values())
