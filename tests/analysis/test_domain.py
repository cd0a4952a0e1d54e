"""What actors share, lack and promise, and how well that is known."""

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit
from graphkit.analysis import (
    coverage,
    evidence_quality,
    evidence_summary,
    interlocks,
    joined_by_peers,
    missing,
    most_bound,
    overlapping_promises,
    promised,
)
from graphkit.errors import InvalidChoice, NotFound
from graphkit.panel import ActorInfo, Link, Panel

THREE = ["Zoom", "microsoft", "Meta Platforms"]


def test_what_three_companies_share(kg: graphkit.KnowledgeGraph):
    table = interlocks(kg, THREE, min_count=3, what="coalition")
    shared = {
        "christchurch-call",
        "digital-trust-and-safety-partnership",
        "gifct",
        "tech-coalition",
    }
    assert set(table.column("thing")) == shared
    assert all(actors == ("zoom", "microsoft", "meta") for actors in table.column("actors"))
    call = next(row for row in table.records() if row["thing"] == "christchurch-call")
    assert str(call["since"]) == "2022-06-23"
    assert call["together"] is True
    assert {"frmfa-zoom-roblox", "awaaz-2019"} <= set(call["sources"])


def test_they_shared_less_before_the_last_of_them_came(kg: graphkit.KnowledgeGraph):
    table = interlocks(kg, THREE, on="2022-01-01", min_count=3, what="coalition")
    assert table.column("thing") == ("gifct",)
    assert table.column("certainty")[0] in ("presumed", "certain")


def test_shared_promises_and_events_name_their_sources(kg: graphkit.KnowledgeGraph):
    table = interlocks(kg, ["zoom", "roblox"])
    sorts = set(table.column("what"))
    assert sorts == {"coalition", "event", "promise"}
    rows = {row["thing"]: row for row in table.records()}
    assert rows["ev-zoom-roblox-join-2022-06-23"]["sources"] == ("frmfa-zoom-roblox",)
    assert set(table.definitions) == set(table.columns)


def test_two_terms_apart_are_not_together():
    rows = [("a", "2010-01-01", "2011-01-01"), ("b", "2012-01-01", "2013-01-01")]
    panel = Panel.from_rows(
        {"member": who, "coalition": "x", "start": start, "end": end} for who, start, end in rows
    )
    from graphkit.analysis.ties.interlocks import _together

    assert not _together(panel, "presumed")
    assert _together(panel.take(panel.member == 0), "presumed")


@pytest.mark.parametrize("wrong", [["zoom"], []])
def test_one_actor_shares_nothing(kg: graphkit.KnowledgeGraph, wrong: list[str]):
    with pytest.raises(InvalidChoice, match="two or more"):
        interlocks(kg, wrong)


def test_bad_words(kg: graphkit.KnowledgeGraph):
    with pytest.raises(NotFound):
        interlocks(kg, ["zoom", "no such company"])
    with pytest.raises(InvalidChoice, match="what"):
        interlocks(kg, ["zoom", "meta"], what="party")
    with pytest.raises(InvalidChoice, match="at_least"):
        interlocks(kg, ["zoom", "meta"], at_least="maybe")
    with pytest.raises(InvalidChoice, match="by"):
        coverage(kg, by="colour")
    with pytest.raises(InvalidChoice, match="weak"):
        evidence_quality(kg, on="2025-01-01", weak="feeble")
    with pytest.raises(InvalidChoice, match="years"):
        evidence_quality(kg, on="2025-01-01", years=-1)
    with pytest.raises(InvalidChoice, match="likeness"):
        joined_by_peers(kg, "zoom", likeness="warmth")
    with pytest.raises(InvalidChoice, match="links_on"):
        missing(kg, "gifct", "lantern", roll_up=True)
    with pytest.raises(InvalidChoice, match="names of coalitions"):
        missing(kg, [], "lantern")
    with pytest.raises(NotFound, match="kind"):
        missing(kg, "gifct", "lantern", kinds="robot")


# Missing


def test_who_was_missing_on_the_first_day(kg: graphkit.KnowledgeGraph):
    later = kg.members("christchurch-call", on="2024-01-01")
    table = missing(kg, "christchurch-call", "tech-coalition", on="2024-01-01")
    assert not set(table.column("actor")) & set(later.column("member"))
    assert {"snap", "adobe", "apple"} <= set(table.column("actor"))
    founders = missing(kg, "christchurch-call", "nine-point-plan", on="2019-05-15")
    assert founders.rows == ()  # the five companies of the plan signed the call that day


def test_missing_equals_a_difference_of_sets(kg: graphkit.KnowledgeGraph):
    day = "2023-01-01"
    inside = set(kg.members("weprotect-global-alliance", on=day).column("member"))
    outside = set(kg.members("gifct", on=day).column("member"))
    table = missing(kg, "gifct", "weprotect-global-alliance", on=day)
    assert set(table.column("actor")) == inside - outside


def test_a_doubtful_membership_makes_absence_doubtful(kg: graphkit.KnowledgeGraph):
    table = missing(kg, "gifct", "tech-coalition", on="2024-01-01")
    absent = dict(zip(table.column("actor"), table.column("absent"), strict=True))
    assert absent["yahoo"] == "possible"  # one source of low confidence lists it
    assert absent["adobe"] == "certain"


def test_all_or_any_of_several():
    panel = Panel.from_rows(
        {"member": m, "coalition": c, "start": "2020-01-01"} for m, c in ("ax", "ay", "bx", "az")
    )
    assert missing(panel, "z", ["x", "y"], on="2021-01-01").rows == ()
    assert missing(panel, "z", ["x", "y"], on="2021-01-01", every=False).column("actor") == ("b",)
    assert missing(panel, "x", "y", on="2019-01-01").rows == ()


def test_a_subsidiary_inside_counts_for_its_owner_when_rolled_up():
    panel = Panel.from_rows(
        [
            {"member": "parent", "coalition": "x", "start": "2020-01-01"},
            {"member": "child", "coalition": "y", "start": "2020-01-01"},
        ],
        links=[Link("child", "parent", "ownership")],
    )
    day = "2021-01-01"
    assert missing(panel, "y", "x", on=day).column("actor") == ("parent",)
    assert missing(panel, "y", "x", on=day, roll_up=True).rows == ()


def test_peers_by_hand():
    infos = {name: ActorInfo(name, kind="company") for name in "abcd"} | {"g": ActorInfo("g")}
    pairs = ("ax", "az", "bx", "by", "cx", "cz", "cy", "dw", "gx", "gv")
    panel = Panel.from_rows(
        ({"member": m, "coalition": c, "start": "2020-01-01"} for m, c in pairs), actors=infos
    )
    table = joined_by_peers(panel, "a", on="2021-01-01")
    # Likeness (Jaccard) of a = {x, z}: with b = {x, y} 1/3, with c = {x, y, z} 2/3, with d 0.
    assert table.select("coalition", "score", "peers", "share", "closest").rows == (
        ("y", 1.0, 2, round(2 / 3, 6), ("c", "b")),
        ("w", 0.0, 1, round(1 / 3, 6), ()),
    )
    assert joined_by_peers(panel, "d", on="2021-01-01").column("score") == (0.0, 0.0, 0.0)
    assert joined_by_peers(panel, "a", on="2019-01-01").rows == ()


def test_what_peers_of_a_company_have_joined(kg: graphkit.KnowledgeGraph):
    table = joined_by_peers(kg, "zoom", on="2023-01-01")
    own = kg.memberships("zoom", on="2023-01-01").column("coalition")
    assert not set(own) & set(table.column("coalition"))
    scores = table.column("score")
    assert list(scores) == sorted(scores, reverse=True)


# Promises


@pytest.mark.parametrize("actor", ["zoom", "new-zealand", "meta", "internetnz", "european-union"])
@pytest.mark.parametrize("day", [None, "2023-01-01"])
def test_promises_agree_with_the_question_about_one_actor(
    kg: graphkit.KnowledgeGraph, actor: str, day: str | None
):
    answer = kg.promises(actor, on=day)
    table = promised(kg, actor, on=day)
    assert set(table.column("commitment")) == set(answer.column("commitment"))
    both = zip(table.column("commitment"), table.column("certainty"), strict=True)
    asked = zip(answer.column("commitment"), answer.column("certainty"), strict=True)
    assert set(both) == set(asked)


def test_promises_are_the_endorsements_that_the_rule_derives(kg: graphkit.KnowledgeGraph):
    derived = kg.query("""
        SELECT DISTINCT ?who ?what { ?token a cg:Endorsement ; cg:endorser ?a ; cg:endorses ?c .
          BIND(STRAFTER(STR(?a), "/id/") AS ?who) BIND(STRAFTER(STR(?c), "/id/") AS ?what) }""")
    table = promised(kg)
    pairs = zip(table.column("actor"), table.column("commitment"), strict=True)
    assert set(pairs) == set(derived.rows)


def test_the_matrix_adds_up(kg: graphkit.KnowledgeGraph):
    for by in ("goal", "coalition"):
        table = coverage(kg, by=by, on="2023-01-01", kinds="company")
        assert all(sum(row[4:]) == row[3] for row in table)
    ranking = most_bound(kg, on="2023-01-01", kinds="company")
    matrix = coverage(kg, by="coalition", on="2023-01-01", kinds="company")
    assert matrix.column("promises") == ranking.column("promises")
    assert matrix.column("actor")[:3] == ranking.column("actor")[:3]


def test_an_actor_without_promises_has_a_row_of_noughts(kg: graphkit.KnowledgeGraph):
    table = coverage(kg, by="topic", on="1990-01-01", actors=["zoom", "meta"])
    assert table.select("actor", "promises").rows == (("meta", 0), ("zoom", 0))
    assert promised(kg, "zoom", on="1990-01-01").rows == ()
    assert most_bound(kg, on="1990-01-01").rows == ()


def test_ranges_of_promises_are_nested(kg: graphkit.KnowledgeGraph):
    for row in most_bound(kg, on="2022-07-01").records():
        assert row["certain"] <= row["promises"] <= row["possible"]


def test_overlapping_promises_share_a_goal(kg: graphkit.KnowledgeGraph):
    table = overlapping_promises(kg, on="2023-01-01")
    assert len(table) > 0
    goals = {
        row["commitment"]: row["goal"] for row in kg.query("commitments").records() if row["goal"]
    }
    for row in table.records():
        assert goals[row["first"]] == goals[row["second"]] == row["goal"]
        assert row["first_coalition"] != row["second_coalition"]
    french = overlapping_promises(kg, on="2023-01-01", lang="fr")
    assert french.column("first_summary") != table.column("first_summary")


# Evidence


FOLDER = {
    "sources": [
        {"id": "rumour", "title": "Rumour", "published": "2019-01-01"},
        {"id": "chronicle", "title": "Chronicle", "published": "2024-05-05"},
    ],
    "actors": [{"id": "gamma", "kind": "company", "name_en": "Gamma"}],
    "memberships": [
        {
            "actor": "acme",
            "coalition": "pact",
            "role": "observer",
            "during": "2020-05-01/..",
            "source": "chronicle",
        },
        {
            "actor": "gamma",
            "coalition": "pact",
            "role": "member",
            "during": "2019-01-01/2019-12-31",
            "source": "rumour",
            "confidence": "low",
        },
    ],
}


@pytest.fixture
def backed(folder_of: Callable[..., Path]) -> graphkit.KnowledgeGraph:
    """Give three memberships: contradicted, old, and doubtful."""
    return graphkit.load(folder_of(**FOLDER))


def test_what_is_weak_about_a_fact(backed: graphkit.KnowledgeGraph):
    table = evidence_quality(backed, on="2025-06-01")
    rows = {row["record"]: row for row in table.records() if row["type"] == "membership"}
    assert rows["pact--acme"]["conflicts"] == ("start", "role")
    assert rows["pact--acme"]["weak"] == ("conflict",)
    assert str(rows["pact--acme"]["last_seen"]) == "2024-05-05"
    assert rows["pact--beta"]["weak"] == ("one-source", "not-confirmed")
    assert rows["pact--beta"]["years"] == 5.0
    assert rows["pact--gamma"]["weak"] == ("one-source", "low-confidence")
    assert rows["pact--gamma"]["years"] is None


def test_weaknesses_summed_up(backed: graphkit.KnowledgeGraph):
    row = evidence_summary(backed, "pact", on="2025-06-01").records()[0]
    third = round(1 / 3, 6)
    assert (row["records"], row["one_source"], row["conflict"]) == (3, round(2 / 3, 6), third)
    assert (row["low_confidence"], row["not_confirmed"]) == (third, third)
    assert row["sources_each"] == round(4 / 3, 6)
    fresh = evidence_summary(backed, "pact", on="2025-06-01", years=10).records()[0]
    assert fresh["not_confirmed"] == 0


def test_conflicts_are_those_that_the_checks_report(kg: graphkit.KnowledgeGraph):
    found = {
        row["record"]: row["conflicts"]
        for row in evidence_quality(kg, on="2025-01-01", weak="conflict").records()
    }
    counts = kg.query("""
        SELECT DISTINCT ?record { ?record a cg:Roster ; cg:evidence ?one, ?two .
          ?one cg:statedCount ?fewer . ?two cg:statedCount ?more . FILTER(?fewer < ?more) }""")
    names = {str(name).rpartition("/")[2] for name in counts.column("record")}
    assert {record for record, kinds in found.items() if "count" in kinds} == names
