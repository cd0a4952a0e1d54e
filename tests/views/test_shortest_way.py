"""The way between two names, drawn and in words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import networkx as nx
import pytest

import graphkit as gk

pytestmark = pytest.mark.browser

PAIRS = [("zoom", "kenya"), ("amazon", "unesco"), ("zoom", "gifct"), ("japan", "pinterest")]


def test_the_way_is_as_short_as_networkx_finds_it(explorer: Any, kg: gk.KnowledgeGraph) -> None:
    page = explorer.go("on=2024-07-01&atLeast=presumed")
    network = nx.Graph(kg.network(on="2024-07-01", at_least="presumed"))
    for a, b in PAIRS:
        way = page.evaluate("([a, b]) => explorer.way(a, b)", [a, b])
        assert (way[0], way[-1]) == (a, b)
        assert all(network.has_edge(p, q) for p, q in pairwise(way))
        assert len(way) - 1 == nx.shortest_path_length(network, a, b)


def test_each_step_of_the_way_leads_to_its_evidence(explorer: Any) -> None:
    page = explorer.go("sel=zoom~kenya&on=2024-07-01")
    way = page.evaluate("explorer.way('zoom', 'kenya')")
    page.click("#way")
    assert "way=on" in page.url
    headline = page.inner_text("#headline")
    assert headline.startswith("From Zoom Video Communications to Kenya on 1 July 2024")
    steps = page.locator("#panel details", has_text="The way between them").first
    assert steps.locator(".links .row").count() == len(way) - 1
    steps.locator(".links .row").first.click()
    assert page.locator("#panel .evidence li").count() > 0
