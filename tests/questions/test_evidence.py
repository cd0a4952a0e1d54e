"""Each source's word says whom it is about, and who speaks."""

from __future__ import annotations

import datetime

import pytest

import graphkit as gk
from graphkit.questions.evidence import _day_read


def test_a_row_names_the_other_side_and_the_speaker(kg: gk.KnowledgeGraph) -> None:
    rows = kg.evidence("zoom").records()
    about = {row["about"] for row in rows if row["type"] == "membership"}
    assert "Christchurch Call" in about and None not in about
    said = {row["record"]: row["speaker"] for row in rows if row["type"] == "statement"}
    assert said["st-01"] == "Emmanuel Macron (France)"
    members = kg.evidence("christchurch-call", "zoom").records()
    assert {row["about"] for row in members if row["type"] == "membership"} == {
        "Zoom Video Communications"
    }


def test_quotations_are_of_who_is_spoken_of_for_and_by(kg: gk.KnowledgeGraph) -> None:
    for thing in ("zoom", "france", "emmanuel-macron"):
        found = kg.query("quotations", thing=thing).records()
        assert [(row["for"], row["about"]) for row in found if row["statement"] == "st-01"] == [
            ("France", "zoom")
        ]


def test_evidence_has_what_a_footnote_needs(kg: gk.KnowledgeGraph) -> None:
    titles = {(row["source"], row["title"]) for row in kg.list("sources").records()}
    told = [*kg.evidence("oecd", "christchurch-call").records()]
    assert told and {(row["source"], row["source_title"]) for row in told} <= titles
    assert all(row["url"] and row["publisher"] and row["published"] for row in told)


@pytest.mark.parametrize(
    ("noted", "day"),
    [
        ("2024-05-20", datetime.date(2024, 5, 20)),
        ("2024-05", datetime.date(2024, 5, 31)),
        ("2024-05-20T08:30:00Z", datetime.date(2024, 5, 20)),
        (None, None),
        ("long ago", None),
    ],
)
def test_the_day_on_which_a_source_was_read_is_a_date(
    noted: str | None, day: datetime.date | None
) -> None:
    assert _day_read(noted) == day
