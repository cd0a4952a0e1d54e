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


@pytest.mark.parametrize("role", ["organiser", "signed-not-bound", "founder"])
def test_who_takes_a_chosen_role_joined_and_who_ends_it_left(role: str) -> None:
    facts = gk.load(cache=True).in_roles(role)
    told = facts.changes(at_least="possible").records()
    joined = {(row["thing"], row["coalition"]) for row in told if row["change"] == "joined"}
    panel = facts.panel
    codes = zip(panel.member.tolist(), panel.coalition.tolist(), strict=True)
    pairs = {(panel.members[member], panel.coalitions[place]) for member, place in codes}
    assert joined and joined <= pairs
    taken = {(row["thing"], row["coalition"]) for row in told if row["change"] == "role-taken"}
    assert taken <= joined  # of several spells or listings that are one stay


def test_signed_is_joined_where_signing_is_asked_about() -> None:
    facts = gk.load(cache=True).in_roles("signed-not-bound")
    treaty = "united-nations-convention-against-cybercrime"
    told = facts.changes("2025-10-01", "2025-12-31", of=treaty)
    counted = gk.analysis.joins_and_exits(facts, treaty, first="2025-10-01", last="2025-12-31")
    assert set(told.column("change")) == {"joined"}
    assert len(told) == counted.records()[0]["joined"] == len(facts.members(treaty))


def test_who_is_suspended_joined_where_that_is_asked_about(tmp_path: Path) -> None:
    tables = {
        "sources": "id,title,published\nlog,Log,2024-01-01\n",
        "actors": "id,kind,name_en\nann,company,Ann\n",
        "coalitions": "id,name_en,source\npact,Pact,log\n",
        "memberships": "actor,coalition,role,during,source,spell\n"
        "ann,pact,member,2010-01-01/2012-12-31,log,one\n"
        "ann,pact,suspended,2013-01-01/2013-12-31,log,two\n"
        "ann,pact,member,2014-01-01/..,log,three\n",
    }
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    kg = gk.load(tmp_path)
    told = [row["change"] for row in kg.changes().records()]
    assert told == ["joined", "role-ended", "suspended", "role-ended", "reinstated"]
    told = [row["change"] for row in kg.in_roles("suspended").changes().records()]
    assert told == ["joined", "left"]


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
