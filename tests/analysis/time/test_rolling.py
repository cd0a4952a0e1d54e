"""Measures year by year are those of the network on the last day of each."""

from __future__ import annotations

from itertools import pairwise

import pytest

import graphkit
from graphkit import analysis
from graphkit.analysis import rolling
from graphkit.errors import InvalidChoice
from graphkit.panel import Panel

from ...cells import records


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
