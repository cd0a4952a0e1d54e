"""Who is missing, and what peers have joined."""

from __future__ import annotations

from typing import Any

import pytest

import graphkit
from graphkit.analysis import joined_by_peers, missing
from graphkit.errors import InvalidChoice, NotFound
from graphkit.panel import ActorInfo, Link, Panel

from ...cells import column


def test_who_was_missing_on_the_first_day(kg: graphkit.KnowledgeGraph) -> None:
    later = kg.members("christchurch-call", on="2024-01-01")
    table = missing(kg, "christchurch-call", "tech-coalition", on="2024-01-01")
    assert not set(table.column("actor")) & set(later.column("member"))
    assert {"snap", "adobe", "apple"} <= set(table.column("actor"))
    founders = missing(kg, "christchurch-call", "nine-point-plan", on="2019-05-15")
    assert founders.rows == ()  # the five companies of the plan signed the call that day


def test_missing_equals_a_difference_of_sets(kg: graphkit.KnowledgeGraph) -> None:
    day = "2023-01-01"
    inside = set(kg.members("weprotect-global-alliance", on=day).column("member"))
    outside = set(kg.members("gifct", on=day).column("member"))
    table = missing(kg, "gifct", "weprotect-global-alliance", on=day)
    assert set(table.column("actor")) == inside - outside


def test_a_doubtful_membership_makes_absence_doubtful(kg: graphkit.KnowledgeGraph) -> None:
    table = missing(kg, "gifct", "tech-coalition", on="2024-01-01")
    absent = dict(zip(table.column("actor"), table.column("absent"), strict=True))
    assert absent["yahoo"] == "possible"  # one source of low confidence lists it
    assert absent["adobe"] == "certain"
    doubtful = sum(value == "possible" for value in absent.values())
    told = f"{len(table)} actors are absent; {doubtful} of them may be in after all."
    assert table.note.startswith(told)


def test_all_or_any_of_several() -> None:
    panel = Panel.from_rows(
        {"member": m, "coalition": c, "start": "2020-01-01"} for m, c in ("ax", "ay", "bx", "az")
    )
    assert missing(panel, "z", ["x", "y"], on="2021-01-01").rows == ()
    assert missing(panel, "z", ["x", "y"], on="2021-01-01", every=False).column("actor") == ("b",)
    assert missing(panel, "x", "y", on="2019-01-01").rows == ()


def test_a_subsidiary_inside_counts_for_its_owner_when_rolled_up() -> None:
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


def test_peers_by_hand() -> None:
    infos = {name: ActorInfo(name, kind="company") for name in "abcd"} | {"g": ActorInfo("g")}
    pairs = ("ax", "az", "bx", "by", "cx", "cz", "cy", "dw", "gx", "gv")
    panel = Panel.from_rows(
        ({"member": m, "coalition": c, "start": "2020-01-01"} for m, c in map(tuple, pairs)),
        actors=infos,
    )
    table = joined_by_peers(panel, "a", on="2021-01-01")
    # Likeness (Jaccard) of a = {x, z}: with b = {x, y} 1/3, with c = {x, y, z} 2/3, with d 0.
    assert table.select("coalition", "score", "peers", "share", "closest").rows == (
        ("y", 1.0, 2, round(2 / 3, 6), ("c", "b")),
        ("w", 0.0, 1, round(1 / 3, 6), ()),
    )
    assert joined_by_peers(panel, "d", on="2021-01-01").column("score") == (0.0, 0.0, 0.0)
    assert joined_by_peers(panel, "a", on="2019-01-01").rows == ()


def test_what_peers_of_a_company_have_joined(kg: graphkit.KnowledgeGraph) -> None:
    table = joined_by_peers(kg, "zoom", on="2023-01-01")
    own = kg.memberships("zoom", on="2023-01-01").column("coalition")
    assert not set(own) & set(table.column("coalition"))
    scores = column(table, "score")
    assert scores == sorted(scores, reverse=True)


def test_bad_words_of_missing(kg: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="likeness"):
        joined_by_peers(kg, "zoom", likeness="warmth")  # type: ignore[arg-type]
    times: tuple[dict[str, Any], ...] = ({}, {"during": 2021})
    for time in times:
        with pytest.raises(InvalidChoice, match=r"on one day\. Use on='") as refused:
            missing(kg, "gifct", "lantern", roll_up=True, **time)
        assert "links" not in str(refused.value)
        assert refused.value.said("terminal").endswith("Use --on 2021-05-10.")
    with pytest.raises(InvalidChoice, match="'operation' or 'ownership'"):
        missing(kg, "gifct", "lantern", roll_up="all")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="names of coalitions"):
        missing(kg, [], "lantern")
    with pytest.raises(NotFound, match="kind"):
        missing(kg, "gifct", "lantern", kinds="robot")
