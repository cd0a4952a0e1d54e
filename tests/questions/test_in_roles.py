"""Every question of a graph in some roles is about these alone."""

from __future__ import annotations

import pytest

import graphkit as gk


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def test_changes_are_about_the_roles_asked_for(kg: gk.KnowledgeGraph) -> None:
    founders = kg.in_roles("founder")
    found = founders.changes(at_least="possible")
    joined = [row for row in found.records() if row["change"] == "joined"]
    assert joined and {row["detail"] for row in joined} == {"founder"}
    assert {row["record"] for row in joined} <= set(founders.panel.membership)


def test_members_networks_pages_and_panels_agree(kg: gk.KnowledgeGraph) -> None:
    founders = kg.in_roles("founder")
    pairs = {
        (row["member"], coalition)
        for coalition in kg.list("coalitions").column("id")
        for row in founders.members(str(coalition)).records()
    }
    edges = founders.network(ever=True).edges
    ties = {frozenset(end.removesuffix("--as-member") for end in edge) for edge in edges}
    assert {frozenset(pair) for pair in pairs} == ties
    shown = gk.view(kg, roles="founder").scene.records
    drawn = {(r.source, r.target) for r in shown if r.relation == "membership"}
    assert drawn == pairs


def test_copies_keep_the_roles(kg: gk.KnowledgeGraph) -> None:
    founders = kg.in_roles("founder")
    more = founders.add("CONSTRUCT { ?m a id:marked } WHERE { ?m a cg:Coalition } LIMIT 1")
    assert len(more.panel) == len(founders.panel) < len(kg.panel)
