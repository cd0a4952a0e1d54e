"""What promises have to reach, and who found what: targets and assessments of a made-up field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import DataError, NotFound

FolderOf = Callable[..., Path]
SOURCES = [
    {"id": "charter", "title": "The charter", "published": "2020-01-01"},
    {"id": "report", "title": "A report", "published": "2025-08-01"},
    {"id": "rumour", "title": "A rumour", "published": "2025-08-01"},
]
PROMISE = {"instrument": "text", "addressed_to": "everyone", "source": "charter"}
TARGET = {"commitment": "quiet", "indicator_en": "ships that switch off", "source": "charter"}
JUDGED = {"commitment": "quiet", "source": "report"}


@pytest.fixture
def kg(folder_of: FolderOf) -> gk.KnowledgeGraph:
    """A charter of two promises; acme and beta joined, and zeta judges."""
    return gk.load(
        folder_of(
            graph=[{"title_en": "Harbours", "base": "https://data.example.org/harbours/"}],
            sources=SOURCES,
            actors=[{"id": "zeta", "kind": "civil-society", "name_en": "Zeta"}],
            instruments=[{"id": "text", "coalition": "pact", "name_en": "Charter",
                          "issued": "2019-06-01", "source": "charter"}],
            commitments=[
                {**PROMISE, "id": "quiet", "number": "1", "summary_en": "Be quiet"},
                {**PROMISE, "id": "clean", "number": "2", "summary_en": "Be clean"},
            ],
            targets=[
                {**TARGET, "id": "quiet-by-june", "measure": "nine in ten", "due": "2025-06"},
                {**TARGET, "id": "quiet-by-june", "measure": "most", "due": "2025-06-30",
                 "source": "report"},
                {**TARGET, "id": "quiet-always"},
                {**TARGET, "id": "clean-of-beta", "commitment": "clean", "actor": "beta",
                 "due": "2024-12-31"},
            ],
            assessments=[
                {**JUDGED, "id": "first", "actor": "acme", "target": "quiet-by-june",
                 "assessor": "acme", "verdict": "on-track", "during": "2025-03-01"},
                {**JUDGED, "id": "second", "actor": "acme", "target": "quiet-by-june",
                 "assessor": "zeta", "verdict": "not-kept", "during": "2025-07-01"},
                {**JUDGED, "id": "third", "actor": "acme", "target": "quiet-by-june",
                 "assessor": "zeta", "verdict": "kept", "during": "2025-09-01"},
                {**JUDGED, "id": "doubtful", "actor": "beta", "target": "quiet-by-june",
                 "assessor": "zeta", "verdict": "kept", "during": "2025-07-01",
                 "source": "rumour", "confidence": "low"},
                {**JUDGED, "id": "together", "commitment": "text", "assessor": "zeta",
                 "verdict": "partly-kept", "during": "2025-07-01", "measured": "half"},
            ],
        )
    )  # fmt: skip


def states(table: gk.Table) -> dict[tuple[object, object], object]:
    return {(row["actor"], row["target"]): row["state"] for row in table.records()}


def test_the_state_of_a_target_follows_from_the_newest_verdicts(kg: gk.KnowledgeGraph) -> None:
    june = "quiet-by-june"
    days = {"2025-05-01": "open", "2025-06-30": "open", "2025-07-02": "missed",
            "2025-10-01": "kept"}  # fmt: skip
    for day, state in days.items():
        assert states(kg.targets("acme", on=day))["acme", june] == state, day
    row = next(r for r in kg.targets("acme", on="2025-10-01").records() if r["target"] == june)
    assert (row["verdict"], row["assessor"]) == (("on-track", "kept"), ("acme", "zeta"))
    assert (row["due"], row["measure"]) == ("2025-06-30", "nine in ten")  # precise; printed first


def test_of_a_time_with_two_ends_a_target_is_told_as_it_stood_at_its_end(
    kg: gk.KnowledgeGraph,
) -> None:
    for first, last in (("2025-05-01", "2025-07-02"), ("2025-01-01", "2025-12-31")):
        assert states(kg.targets(during=(first, last))) == states(kg.targets(on=last))
    late = kg.targets("beta", during=("2025-05-01", "2025-07-02"))
    assert states(late)["beta", "quiet-by-june"] == "unjudged"


def test_what_nobody_judged_is_not_called_missed(kg: gk.KnowledgeGraph) -> None:
    late = kg.targets(on="2025-07-02", overdue=True)
    assert states(late) == {
        ("acme", "quiet-by-june"): "missed",
        ("beta", "clean-of-beta"): "unjudged",
        ("beta", "quiet-by-june"): "unjudged",
    }
    doubtful = kg.targets("beta", on="2025-07-02", at_least="possible")
    assert states(doubtful)["beta", "quiet-by-june"] == "kept"  # a rumour is possible, no more


def test_a_target_set_for_one_is_nobody_elses(kg: gk.KnowledgeGraph) -> None:
    assert {actor for actor, _ in states(kg.targets("clean-of-beta", on="2025-07-02"))} == {"beta"}


def test_assessments_tell_who_judged_whom_and_whether_itself(kg: gk.KnowledgeGraph) -> None:
    own = {row["assessment"]: row["itself"] for row in kg.assessments("acme").records()}
    assert own == {"first": True, "second": False, "third": False}
    together = next(r for r in kg.assessments("zeta").records() if r["assessment"] == "together")
    assert (together["actor"], together["commitment"], together["measured"]) == ("", "text", "half")
    assert kg.assessments(verdict="kept", at_least="presumed").column("assessment") == ("third",)
    assert kg.evidence("zeta", "acme").column("record") == ("second", "third")
    with pytest.raises(NotFound, match="partly-kept"):
        kg.assessments(verdict="partly")


def test_sources_that_disagree_on_a_target_are_told(kg: gk.KnowledgeGraph) -> None:
    told = {row["record"]: str(row["message"]) for row in kg.conflicts().records()}
    assert "nine in ten" in told["quiet-by-june"] and "most" in told["quiet-by-june"]


@pytest.mark.parametrize(
    ("table", "row", "said"),
    [
        ("targets", {**TARGET, "id": "t", "due": "2025/2026"}, "is a period"),
        ("assessments", {**JUDGED, "id": "a", "assessor": "acme", "verdict": "good"}, "good"),
        ("assessments", {**JUDGED, "id": "a", "verdict": "kept"}, "assessor"),
    ],
)
def test_slips_are_named(folder_of: FolderOf, table: str, row: dict[str, str], said: str) -> None:
    text = {"id": "text", "coalition": "pact", "name_en": "Charter", "source": "charter"}
    promise = {**PROMISE, "id": "quiet", "summary_en": "Be quiet"}
    tables = {"sources": SOURCES, "instruments": [text], "commitments": [promise], table: [row]}
    with pytest.raises(DataError, match=said):
        gk.load(folder_of(**tables))


def test_who_asked_about_a_day_is_not_told_to_ask_about_one(part: gk.KnowledgeGraph) -> None:
    ever, then = part.promises("microsoft").note, part.promises("microsoft", on="2024-03-01").note
    assert "of the same promises" in ever and "tells what held on a day" in ever
    assert "of the same promises" in then and "tells what held" not in then
