"""What actors share, and on whose word."""

from __future__ import annotations

import pytest

import graphkit
from graphkit.analysis import interlocks
from graphkit.analysis.ties.interlocks import _together
from graphkit.errors import InvalidChoice, NotFound
from graphkit.facts.window import ALL_TIME, window_of
from graphkit.panel import Panel

from ...cells import records

THREE = ["Zoom", "microsoft", "Meta Platforms"]


def test_what_three_companies_share(kg: graphkit.KnowledgeGraph) -> None:
    table = interlocks(kg, THREE, min_count=3, what="coalition")
    shared = {
        "christchurch-call",
        "digital-trust-and-safety-partnership",
        "gifct",
        "tech-coalition",
    }
    assert set(table.column("thing")) == shared
    assert all(actors == ("zoom", "microsoft", "meta") for actors in table.column("actors"))
    call = next(row for row in records(table) if row["thing"] == "christchurch-call")
    assert str(call["since"]) == "2022-06-23"
    assert call["together"] is True
    assert {"frmfa-zoom-roblox", "awaaz-2019"} <= set(call["sources"])


def test_they_shared_less_before_the_last_of_them_came(kg: graphkit.KnowledgeGraph) -> None:
    table = interlocks(kg, THREE, on="2022-01-01", min_count=3, what="coalition")
    assert table.column("thing") == ("gifct",)
    assert table.column("certainty")[0] in ("presumed", "certain")


def test_shared_promises_and_events_name_their_sources(kg: graphkit.KnowledgeGraph) -> None:
    table = interlocks(kg, ["zoom", "roblox"])
    sorts = set(table.column("what"))
    assert sorts == {"coalition", "event", "promise"}
    rows = {row["thing"]: row for row in table.records()}
    assert rows["ev-zoom-roblox-join-2022-06-23"]["sources"] == ("frmfa-zoom-roblox",)
    assert set(table.definitions) == set(table.columns)


def test_two_terms_apart_are_not_together() -> None:
    rows = [("a", "2010-01-01", "2011-01-01"), ("b", "2012-01-01", "2013-01-01")]
    panel = Panel.from_rows(
        {"member": who, "coalition": "x", "start": start, "end": end} for who, start, end in rows
    )

    assert not _together(panel, "presumed", ALL_TIME)
    assert _together(panel.take(panel.member == 0), "presumed", ALL_TIME)
    assert not _together(panel, "presumed", window_of(during="2010/2013"))


@pytest.mark.parametrize("wrong", [["zoom"], []])
def test_one_actor_shares_nothing(kg: graphkit.KnowledgeGraph, wrong: list[str]) -> None:
    with pytest.raises(InvalidChoice, match="two or more"):
        interlocks(kg, wrong)


def test_bad_words(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(NotFound):
        interlocks(kg, ["zoom", "no such company"])
    with pytest.raises(InvalidChoice, match="what"):
        interlocks(kg, ["zoom", "meta"], what="friend")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="certain"):
        interlocks(kg, ["zoom", "meta"], at_least="maybe")  # type: ignore[arg-type]
