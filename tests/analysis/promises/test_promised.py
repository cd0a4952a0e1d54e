"""Who has promised what, how much, and where promises meet."""

from __future__ import annotations

import pytest

import graphkit
from graphkit.analysis import coverage, most_bound, overlapping_promises, promised
from graphkit.errors import InvalidChoice

from ...cells import records, rows


@pytest.fixture(scope="module")
def kg(part: graphkit.KnowledgeGraph) -> graphkit.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


@pytest.mark.parametrize("actor", ["zoom", "new-zealand", "meta", "internetnz", "european-union"])
@pytest.mark.parametrize("day", [None, "2023-01-01"])
def test_promises_agree_with_the_question_about_one_actor(
    kg: graphkit.KnowledgeGraph, actor: str, day: str | None
) -> None:
    answer = kg.promises(actor, on=day)
    table = promised(kg, actor, on=day)
    assert set(table.column("commitment")) == set(answer.column("commitment"))
    both = zip(table.column("commitment"), table.column("certainty"), strict=True)
    asked = zip(answer.column("commitment"), answer.column("certainty"), strict=True)
    assert set(both) == set(asked)


def test_promises_of_a_window_and_of_all_time_keep_to_the_degree(
    kg: graphkit.KnowledgeGraph,
) -> None:
    for degree in ("certain", "presumed", "possible"):
        for asked in ({"during": "2021"}, {"during": ("2021-03-01", "2021-04-30")}, {}):
            table = promised(kg, "meta", at_least=degree, **asked)
            answer = kg.promises("meta", at_least=degree, **asked)
            assert set(table.column("commitment")) == set(answer.column("commitment"))
    assert "possible" not in promised(kg, at_least="certain").column("certainty")
    assert len(promised(kg)) > len(promised(kg, at_least="certain"))


def test_promises_of_nobody_say_why(kg: graphkit.KnowledgeGraph) -> None:
    assert "none binds anybody" in promised(kg, "zoom", on="1990-01-01").note


def test_promises_are_the_endorsements_that_the_rule_derives(kg: graphkit.KnowledgeGraph) -> None:
    derived = kg.query("""
        SELECT DISTINCT ?who ?what { ?token a cg:Endorsement ; cg:endorser ?a ; cg:endorses ?c .
          BIND(STRAFTER(STR(?a), "/id/") AS ?who) BIND(STRAFTER(STR(?c), "/id/") AS ?what) }""")
    table = promised(kg)
    pairs = zip(table.column("actor"), table.column("commitment"), strict=True)
    assert set(pairs) == set(derived.rows)


def test_the_matrix_adds_up(kg: graphkit.KnowledgeGraph) -> None:
    for by in ("goal", "coalition"):
        table = coverage(kg, by=by, on="2023-01-01", kinds="company")
        assert all(sum(row[4:]) == row[3] for row in rows(table))
    ranking = most_bound(kg, on="2023-01-01", kinds="company")
    matrix = coverage(kg, by="coalition", on="2023-01-01", kinds="company")
    assert matrix.column("promises") == ranking.column("promises")
    assert matrix.column("actor")[:3] == ranking.column("actor")[:3]


def test_an_actor_without_promises_has_a_row_of_noughts(kg: graphkit.KnowledgeGraph) -> None:
    table = coverage(kg, by="topic", on="1990-01-01", actors=["zoom", "meta"])
    assert table.select("actor", "promises").rows == (("meta", 0), ("zoom", 0))
    assert promised(kg, "zoom", on="1990-01-01").rows == ()
    assert most_bound(kg, on="1990-01-01").rows == ()


def test_ranges_of_promises_are_nested(kg: graphkit.KnowledgeGraph) -> None:
    for row in records(most_bound(kg, on="2022-07-01")):
        assert row["certain"] <= row["promises"] <= row["possible"]


def test_overlapping_promises_share_a_goal(kg: graphkit.KnowledgeGraph) -> None:
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


def test_bad_words_of_coverage(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="by"):
        coverage(kg, by="colour")  # type: ignore[arg-type]


def test_in_some_roles_only_their_promises_count(kg: graphkit.KnowledgeGraph) -> None:
    founders = kg.in_roles("founder")
    found = promised(founders, coalitions="gifct")
    whole = promised(kg, coalitions="gifct")
    assert 0 < len(set(found.column("actor"))) < len(set(whole.column("actor")))
    joined = founders.members("gifct", at_least="possible").column("member")
    assert set(found.column("actor")) <= set(joined)
