"""An actor that is a coalition, too, goes by an id that every door finds, whatever is asked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit import analysis
from graphkit.analysis.registry import analyses, get

ROWS = """member,coalition,since,until,kind
A,Call,2010,,company
B,Call,2011,,company
C,Call,2012,2015,NGO
A,Pact,2012,,company
B,Pact,2013,,company
C,Pact,2011,,NGO
D,Pact,2015,,NGO
Call,Pact,2014,,
Call,Club,2011,2017,
A,Club,2012,,company
D,Club,2013,,NGO
Pact,Club,2016,,
"""
DAY = "2016-12-31"
CALLS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "agreement": (("2019-01-01",), {}),
    "back-test": (("2013-01-01", DAY), {}),
    "backbone": ((), {"model": "sdsm", "correction": "none"}),
    "bridges": ((), {"across": "kind"}),
    "changes-in-words": (("2010-01-01", DAY), {}),
    "coverage": ((), {"by": "goal", "on": DAY}),
    "evidence-quality": ((), {"on": DAY}),
    "evidence-summary": ((), {"on": DAY}),
    "followers": ((), {"permutations": 9}),
    "growth": ((), {"every": "year", "by": ["coalition", "kind"]}),
    "interlocks": ((["call--as-member", "pact", "a"],), {"on": DAY}),
    "joined-by-peers": (("call--as-member",), {"on": DAY}),
    "missing": (("call", "pact"), {"on": DAY}),
    "most-bound": ((), {"on": DAY}),
    "mrqap": (("memberships", ["kind"]), {}),
    "network-change": (("2012-01-01", DAY), {}),
    "overlapping-promises": ((), {"on": DAY}),
    "promised": (("call--as-member",), {"on": DAY}),
    "signed-ties": (("2019-01-01",), {}),
    "stability": ((["2013-01-01", DAY],), {}),
    "tie-changes": (("2012-01-01", DAY), {}),
}
LEFT = {"hazard", "mrqap"}
"""Models: their rows are terms, and these few facts are too few for them."""


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    path: Path = tmp_path_factory.mktemp("both") / "both.csv"
    path.write_text(ROWS, encoding="utf-8")
    return gk.load(path)


def ids_in(table: gk.Table) -> set[str]:
    """List what stands in the columns that say that they hold ids of actors and coalitions."""
    said = [
        name
        for name, words in table.definitions.items()
        if re.search(r"\bids?\b|\bnode\b", words)
        and not re.search("record|source|that node", words)
    ]
    cells = [cell for name in said if name in table.columns for cell in table.column(name)]
    several = (cell if isinstance(cell, tuple) else (cell,) for cell in cells)
    return {id for ids in several for id in ids if isinstance(id, str)}


@pytest.mark.parametrize("name", sorted({one.name for one in analyses()} - LEFT))
def test_each_id_in_an_answer_is_found(name: str, kg: gk.KnowledgeGraph) -> None:
    entry = get(name)
    positional, options = CALLS.get(name, ((), {}))
    first = {"kg": kg, "panel": kg.panel, "network": kg.network(on=DAY)}[entry.needs]
    table = entry.function(first, *positional, **options)
    for id in ids_in(table):
        thing = kg.ids_of("thing", id)
        assert thing == (id.removesuffix("--as-member"),)
        assert kg.find(id).column("id")[0] == thing[0]
    if entry.needs != "network":
        assert "--as-member" not in table.to_csv()


def test_who_joined_is_called_the_same_in_ties_and_in_lists(kg: gk.KnowledgeGraph) -> None:
    ties = analysis.signed_ties(kg, DAY).rows
    joined = {row[0] for row in ties if row[1] == "pact" and row[2] == 1}
    assert (
        joined == set(kg.members("Pact", on=DAY).column("member")) == {"a", "b", "c", "call", "d"}
    )


def test_a_node_of_a_network_is_taken_wherever_a_name_is(kg: gk.KnowledgeGraph) -> None:
    network = kg.network(on=DAY)
    doubled = [node for node in network if node.endswith("--as-member")]
    assert doubled == ["call--as-member", "pact--as-member"]
    assert all(kg.actor(node).id == kg.coalition(node).id for node in doubled)
    assert kg.memberships("call--as-member") == kg.memberships("call")
    assert kg.find("call--as-member").column("id") == kg.find("call").column("id")
    same = analysis.intersections(network, among=["call", "a"], side="actors")
    assert same.rows
    nodes = ["call--as-member", "a"]
    assert same == analysis.intersections(network, among=nodes, side="actors")
    with pytest.raises(gk.NotFound):
        kg.actor("zoom--as-member")


def test_networks_have_nodes_that_are_found(kg: gk.KnowledgeGraph) -> None:
    for graph in (analysis.signed_network(kg, DAY), kg.network(ever=True)):
        assert "call--as-member" in graph
        assert all(kg.actor(node) for node in graph)
