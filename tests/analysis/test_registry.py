"""The analyses by name."""

from __future__ import annotations

import inspect

import networkx as nx
import pytest

from graphkit.analysis.registry import ANALYSES, analyses, get, table
from graphkit.errors import NotFound


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda analysis: analysis.name)
def test_every_analysis_can_be_imported_and_has_documented_options(analysis: object) -> None:
    assert callable(analysis.function)
    assert analysis.function.__doc__
    assert all(p.kind is not inspect.Parameter.VAR_KEYWORD for p in analysis.parameters)


def test_names_are_unique_and_listed_in_order() -> None:
    names = [analysis.name for analysis in analyses()]
    assert names == sorted(set(names))
    assert list(table().column("name")) == names


def test_an_analysis_runs_by_its_name() -> None:
    women = nx.davis_southern_women_graph()
    assert len(get("centrality").function(women, measures="degree")) == 32
    options = {parameter.name: parameter.default for parameter in get("backbone").parameters}
    assert options["model"] is inspect.Parameter.empty
    assert options["alpha"] == 0.05


def test_an_unknown_name_is_met_with_the_nearest() -> None:
    with pytest.raises(NotFound, match="'centrality'"):
        get("centralty")
