"""Measures year by year are those of the network on the last day of each."""

from __future__ import annotations

from itertools import pairwise

import pytest

import graphkit
from graphkit import analysis
from graphkit.analysis import rolling
from graphkit.errors import InvalidChoice

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
