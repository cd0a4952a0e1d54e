"""Every question of a graph in some roles is about these alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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


@pytest.mark.parametrize("asked", ["organiser", ["member", "organiser"]])
def test_a_panel_refuses_roles_that_it_leaves_out(kg: gk.KnowledgeGraph, asked: str) -> None:
    with pytest.raises(gk.InvalidChoice, match=r"'organiser' are not in this panel.*whole_panel"):
        kg.panel.select(roles=asked)
    with pytest.raises(gk.InvalidChoice, match="whole_panel"):
        kg.panel.in_roles(asked)
    with pytest.raises(gk.InvalidChoice, match="'member' are not in this panel"):
        kg.in_roles("founder").panel.select(roles="member")


def test_roles_of_a_panel_are_named_as_everywhere(kg: gk.KnowledgeGraph) -> None:
    whole = kg.whole_panel
    for name in ("Founder", "fondateur", kg.ids_of("role", "founder")):
        assert len(whole.in_roles(name)) == len(whole.select(roles="founder")) > 0
    without = whole.without_roles("Founder")
    assert len(without) == len(whole) - len(whole.in_roles("founder"))
    assert len(kg.panel.without_roles("organiser")) == len(kg.panel)  # it leaves them out anyway
    for question in (whole.in_roles, whole.without_roles):
        with pytest.raises(gk.NotFound, match="no role is called 'xyz'"):
            question("xyz")
    assert whole.code(kg.coalition("gifct")) == whole.code("gifct") == whole.code("GIFCT")


def test_no_role_at_all_is_refused_and_not_answered_by_nobody(kg: gk.KnowledgeGraph) -> None:
    asked: list[Callable[[], object]] = [
        lambda: kg.members("gifct", roles=[]),
        lambda: kg.members("gifct", kinds=()),
        lambda: kg.panel.in_roles([]),
        lambda: kg.panel.select(roles=set()),
        lambda: kg.network(on="2021-05-10", coalitions=[]),
    ]
    for question in asked:
        with pytest.raises(gk.InvalidChoice, match="it names nothing"):
            question()


def test_roles_that_do_not_count_are_in_the_whole_panel_networks_and_analyses(
    kg: gk.KnowledgeGraph,
) -> None:
    organisers = kg.in_roles("organiser").panel
    assert len(kg.whole_panel.select(roles="organiser")) == len(organisers) > 0
    assert len(kg.whole_panel.in_roles("organiser")) == len(organisers)
    network = kg.network(ever=True, roles="organiser")
    assert sum(len(tie["memberships"]) for *_, tie in network.edges(data=True)) == len(organisers)
    assert len(gk.analysis.growth(organisers)) > 0


def test_a_panel_in_files_still_refuses_them(kg: gk.KnowledgeGraph, tmp_path: Path) -> None:
    kg.panel.to_parquet(tmp_path)
    with pytest.raises(gk.InvalidChoice, match="whole_panel"):
        gk.Panel.from_parquet(tmp_path).select(roles="organiser")
