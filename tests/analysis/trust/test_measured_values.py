"""What a measure gave is taken whole: a key that several rows share is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

import graphkit
from graphkit.analysis import against_chance, as_range, monte_carlo, pairs, robust, rolling
from graphkit.errors import DataError
from graphkit.panel import Panel

PANEL = Panel.from_rows(
    [{"member": one, "coalition": in_, "start": "2019-01-01"} for in_ in "xy" for one in "abc"]
)
WOMEN = nx.davis_southern_women_graph()


def shared(network: Any) -> graphkit.Table:
    """Tell how many each pair shares; three pairs of the panel have two actors to begin with."""
    return pairs(network)


@pytest.mark.parametrize(
    "run",
    [
        lambda key: rolling(PANEL, shared, key=key, value="weight", last="2019-12-31"),
        lambda key: as_range(PANEL, shared, key=key, value="weight", on="2019-05-01"),
        lambda key: monte_carlo(PANEL, shared, key=key, value="weight", on="2019-05-01", draws=2),
        lambda key: robust(WOMEN, shared, key=key, value="weight"),
        lambda key: against_chance(WOMEN, shared, key=key, value="weight", model="fdsm", trials=2),
    ],
    ids=["rolling", "as_range", "monte_carlo", "robust", "against_chance"],
)
def test_a_key_that_several_rows_share_is_refused_with_one_that_parts_them(
    run: Callable[[str | tuple[str, ...]], graphkit.Table],
) -> None:
    """One of several pairs would be taken for all that begin with the same actor."""
    with pytest.raises(DataError) as refused:
        run("first")
    said = refused.value.said("python")
    assert "key 'first' does not tell the rows of the measure apart" in said
    assert "Say key=('first', 'second')." in said
    assert "Say --key first,second." in refused.value.said("terminal")
    assert len(run(("first", "second"))) > 0


def test_rows_that_nothing_parts_are_refused_as_such() -> None:
    def twice(_: object) -> graphkit.Table:
        return graphkit.Table(("who", "n", "share"), [("a", 1, 0.2), ("a", 2, 0.3)])

    with pytest.raises(DataError, match=r"2 of 2 are of 'a'.*No columns of it do"):
        as_range(PANEL, twice, on="2019-05-01", key="who", value="n")
