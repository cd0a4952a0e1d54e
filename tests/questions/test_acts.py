"""How a text binds, and what an actor itself takes on, reserves, declines or withdraws from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.analysis import promised
from graphkit.views.gathering.gather import gather
from graphkit.views.scene import Opening

pytestmark = pytest.mark.slow

FolderOf = Callable[..., Path]
BASES = ("", "https://data.example.org/harbours/")
SOURCES = [
    {"id": "charter", "title": "The charter", "published": "2020-01-01"},
    {"id": "rumour", "title": "A rumour", "published": "2022-01-01"},
]


def rows(base: str, binding: str, acts: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """A charter of two promises, by a coalition that acme has joined and zeta has not."""
    text = {"id": "text", "coalition": "pact", "name_en": "Charter", "issued": "2019-06-01"}
    joint = {"instrument": "text", "addressed_to": "everyone", "source": "charter"}
    return {
        "graph": [{"title_en": "Harbours", "base": base}],
        "sources": SOURCES,
        "actors": [{"id": "zeta", "kind": "company", "name_en": "Zeta"}],
        "instruments": [{**text, "binding": binding, "source": "charter"}],
        "commitments": [
            {**joint, "id": name, "number": number, "summary_en": name.title()}
            for name, number in (("quiet", "1"), ("clean", "2"))
        ],
        "endorsements": [{"source": "charter", **act} for act in acts],
    }


@pytest.fixture(params=BASES, ids=["namespace of the house", "namespace of its own"])
def opened(folder_of: FolderOf, request: pytest.FixtureRequest) -> Callable[..., gk.KnowledgeGraph]:
    """Open the charter with what actors do about it, and how it binds."""

    def write(*acts: Mapping[str, str], binding: str = "") -> gk.KnowledgeGraph:
        return gk.load(folder_of(**rows(request.param, binding, acts)))

    return write


def bound(kg: gk.KnowledgeGraph, actor: str, **asked: Any) -> dict[str, str]:
    table = kg.promises(actor, **{"at_least": "possible", **asked})
    pairs = zip(
        map(str, table.column("commitment")), map(str, table.column("certainty")), strict=True
    )
    return dict(pairs)


def test_a_text_binds_by_joining_where_nothing_else_is_said(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened()
    assert set(bound(kg, "acme")) == {"quiet", "clean"}
    assert set(kg.promises("acme").column("mode")) == {"by-joining"}
    assert bound(kg, "zeta") == {}


def test_a_text_that_binds_by_pledge_binds_those_who_say_so_themselves(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    took = {"actor": "zeta", "commitment": "quiet", "act": "takes-on", "during": "2021-05-01"}
    kg = opened({**took, "source": "rumour"}, binding="by-subscription")
    assert bound(kg, "acme") == {}
    days = ("2021-04-30", "2021-05-01", "2030-01-01")
    assert [bound(kg, "zeta", on=day).get("quiet") for day in days] == [None, "certain", "presumed"]
    row = next(iter(kg.promises("zeta").records()))
    assert (row["mode"], row["start"], row["end"]) == ("by-subscription", "2021-05-01", "..")
    assert row["act"] == "zeta--takes-on--quiet" and not row["membership"]
    said = kg.evidence("zeta").select("record", "type", "source").rows
    assert said == (("zeta--takes-on--quiet", "act", "rumour"),)
    assert promised(kg).select("actor", "commitment", "mode").rows == (
        ("zeta", "quiet", "by-subscription"),
    )
    shown = next(
        n for n in gather(kg, titles={"en": ""}, opening=Opening()).nodes if n.id == "zeta"
    )
    assert [one.commitments for one in shown.promises] == [("quiet",)]


def test_a_whole_text_may_be_taken_on_but_for_what_is_reserved(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    whole = {"actor": "zeta", "commitment": "text", "act": "takes-on", "during": "2020"}
    but = {"actor": "zeta", "commitment": "clean", "act": "reserves", "during": "2020"}
    kg = opened(whole, but)
    assert set(bound(kg, "zeta")) == {"quiet"}
    assert set(kg.promises("zeta").column("mode")) == {"by-own-pledge"}


def test_what_was_reserved_may_be_taken_on_later(opened: Callable[..., gk.KnowledgeGraph]) -> None:
    kg = opened(
        {"actor": "zeta", "commitment": "text", "act": "takes-on", "during": "2020"},
        {"actor": "zeta", "commitment": "clean", "act": "reserves", "during": "2020"},
        {"actor": "zeta", "commitment": "clean", "act": "takes-on", "during": "2024"},
    )
    assert set(bound(kg, "zeta", on="2021-06-01")) == {"quiet"}
    assert set(bound(kg, "zeta", on="2025-01-01")) == {"quiet", "clean"}


@pytest.mark.parametrize("act", ["reserves", "declines"])
def test_what_is_reserved_or_declined_is_not_taken_on_by_joining(
    opened: Callable[..., gk.KnowledgeGraph], act: str
) -> None:
    kg = opened({"actor": "acme", "commitment": "clean", "act": act, "during": "2020-01-01"})
    assert set(bound(kg, "acme")) == {"quiet"}
    assert set(bound(kg, "beta")) == {"quiet", "clean"}


def test_who_declines_the_whole_text_takes_on_nothing_by_joining(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    assert bound(opened({"actor": "acme", "commitment": "text", "act": "declines"}), "acme") == {}


def test_a_doubtful_refusal_leaves_what_it_denies_possible(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    doubt = {"source": "rumour", "confidence": "low"}
    kg = opened({"actor": "acme", "commitment": "clean", "act": "declines", **doubt})
    assert bound(kg, "acme") == {"quiet": "certain", "clean": "possible"}


def test_a_withdrawal_ends_what_was_taken_on_as_surely_as_its_day_is_known(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    left = {"actor": "acme", "commitment": "clean", "act": "withdraws", "during": "2022-03"}
    kg = opened(left)
    days = ("2022-03-01", "2022-03-02", "2022-03-31", "2022-04-01")
    degrees = [bound(kg, "acme", on=day).get("clean") for day in days]
    assert degrees == ["presumed", "possible", "possible", None]
    assert bound(kg, "acme", on="2023-01-01") == {"quiet": "presumed"}
    row = next(r for r in kg.promises("acme").records() if r["commitment"] == "clean")
    assert row["end"] == "2022-03"


def test_a_withdrawal_does_not_reach_what_was_taken_on_after_it(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(
        {"actor": "acme", "commitment": "text", "act": "withdraws", "during": "2022-03-01"},
        {"actor": "acme", "commitment": "clean", "act": "takes-on", "during": "2024-01-01"},
    )
    assert bound(kg, "acme", on="2023-01-01") == {}
    assert bound(kg, "acme", on="2024-06-01") == {"clean": "presumed"}


def test_a_withdrawal_of_unknown_day_leaves_nothing_sure(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    told = {"actor": "acme", "commitment": "text", "act": "withdraws", "source": "rumour"}
    kg = opened(told)
    assert set(bound(kg, "acme").values()) == {"possible"}
    assert bound(kg, "acme", on="2022-06-01") == {}


def test_a_folder_with_acts_has_no_faults(folder_of: FolderOf) -> None:
    acts = [
        {"actor": "acme", "commitment": "clean", "act": "withdraws", "during": "2022"},
        {"actor": "zeta", "commitment": "text", "act": "takes-on", "during": "2021"},
    ]
    report = gk.check(folder_of(**rows("", "by-own-pledge", acts)))
    assert report.readable
    assert [f for f in report.findings if f.severity == "error"] == []


def test_a_wrong_act_is_named(folder_of: FolderOf) -> None:
    act = {"actor": "acme", "commitment": "nothing", "act": "laments", "source": "gazette"}
    with pytest.raises(gk.DataError) as told:
        gk.load(folder_of(endorsements=[act]))
    found = {problem.column: problem.message for problem in told.value.problems}
    assert "unknown" in found["commitment"] and "laments" in found["act"]


def test_a_source_may_deny_that_something_was_taken_on(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    took = {"actor": "zeta", "commitment": "quiet", "act": "takes-on", "during": "2021-05-01"}
    against = {**took, "source": "rumour", "polarity": "against"}
    disputed = opened(took, against, binding="by-subscription")
    assert bound(disputed, "zeta") == {"quiet": "possible"}
    asked = disputed.query("89-denied-promises", actor="zeta")
    assert asked.rows == (("zeta", "quiet", "disputed", "rumour"),)


def test_what_every_source_denies_is_no_promise(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    took = {"actor": "zeta", "commitment": "quiet", "act": "takes-on", "during": "2021-05-01"}
    kg = opened({**took, "polarity": "against"}, binding="by-subscription")
    assert bound(kg, "zeta") == {}
    assert kg.query("89-denied-promises").rows == (("zeta", "quiet", "denied", "charter"),)
    assert len(kg.denials()) == 0


RESERVED = {"actor": "acme", "commitment": "quiet", "act": "reserves", "during": "2021-05-01"}
AGAINST = {**RESERVED, "source": "rumour", "polarity": "against"}


def test_who_is_said_not_to_have_reserved_made_the_promise(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    kg = opened(AGAINST)
    assert set(bound(kg, "acme")) == {"quiet", "clean"}
    denial = "SELECT ?act { ?it a cg:Denial ; cg:actKind/skos:notation ?act }"
    assert kg.query(denial).rows == (("reserves",),)
    assert kg.query("89-denied-promises").rows == ()


def test_who_disputes_a_reservation_is_no_source_of_it(
    opened: Callable[..., gk.KnowledgeGraph],
) -> None:
    disputed = opened(RESERVED, AGAINST).query("89-denied-promises")
    assert disputed.rows == (("acme", "quiet", "reserves", "charter"),)


def took(actor: str, commitment: str, **more: str) -> dict[str, str]:
    row = {"actor": actor, "commitment": commitment, "act": "takes-on", "during": "2021-05-01"}
    return {**row, **more}


@pytest.mark.parametrize("act", ["reserves", "declines"])
def test_a_refusal_of_one_commitment_reaches_what_was_taken_on_with_the_text(
    opened: Callable[..., gk.KnowledgeGraph], act: str
) -> None:
    kg = opened(took("zeta", "text"), took("zeta", "clean", act=act))
    assert set(bound(kg, "zeta")) == {"quiet"}


@pytest.mark.parametrize("act", ["reserves", "declines"])
def test_who_refuses_the_text_holds_what_it_took_on_by_name(
    opened: Callable[..., gk.KnowledgeGraph], act: str
) -> None:
    kg = opened(took("acme", "text", act=act), took("acme", "clean"))
    assert set(bound(kg, "acme")) == {"clean"}


DENIED = {"polarity": "against", "source": "rumour"}
BOTH = {"quiet", "clean"}


@pytest.mark.parametrize(
    ("actor", "acts", "expected"),
    [
        ("zeta", [took("zeta", "text"), took("zeta", "clean", **DENIED)], {"clean"}),
        ("zeta", [took("zeta", "clean"), took("zeta", "text", **DENIED)], {"clean"}),
        ("acme", [took("acme", "clean", **DENIED)], {"clean"}),
        ("acme", [took("acme", "text", **DENIED)], BOTH),
        (
            "zeta",
            [took("zeta", "text"), took("zeta", "clean"), took("zeta", "clean", **DENIED)],
            {"clean"},
        ),
        ("zeta", [took("zeta", "text"), took("beta", "clean", **DENIED)], set()),
        ("zeta", [took("zeta", "text"), took("zeta", "clean", confidence="low", **DENIED)], set()),
        (
            "zeta",
            [took("zeta", "text"), took("zeta", "clean", **{**DENIED, "during": "2019/2020"})],
            set(),
        ),
        ("zeta", [took("zeta", "text"), took("zeta", "clean", act="reserves", **DENIED)], set()),
    ],
)
def test_what_a_source_denies_is_possible_by_whatever_it_was_taken_on(
    opened: Callable[..., gk.KnowledgeGraph],
    actor: str,
    acts: Sequence[Mapping[str, str]],
    expected: set[str],
) -> None:
    found = bound(opened(*acts), actor)
    assert {promise for promise, degree in found.items() if degree == "possible"} == expected
    assert set(found) == BOTH or not expected.isdisjoint(found)
