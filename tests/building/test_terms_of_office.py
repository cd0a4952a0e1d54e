"""Who held one position twice has two records; who held it once has one, whatever sources say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import graphkit as gk

SOURCES = [
    {"id": "then", "title": "A newspaper of 2019", "published": "2019-05-01"},
    {"id": "later", "title": "A newspaper of 2022", "published": "2022-12-18"},
]


def test_two_terms_of_one_office_keep_their_days(folder_of: Callable[..., Path]) -> None:
    office = {"person": "rae", "organisation": "crown", "title_en": "Premier"}
    kg = gk.load(
        folder_of(
            sources=SOURCES,
            actors=[
                {"id": "rae", "kind": "person", "name_en": "Rae"},
                {"id": "crown", "kind": "government", "name_en": "Crown", "governs": "NZ"},
            ],
            appointments=[
                {**office, "during": "2017-06-14/2020", "source": "then"},
                {**office, "during": "/..", "source": "then"},
                {**office, "spell": "returned", "during": "2022-12-17/..", "source": "later"},
                {**office, "spell": "returned", "during": "/2024-04-09", "source": "later"},
            ],
            statements=[
                {
                    "id": "speech",
                    "speaker": "rae",
                    "speaking_as": "crown",
                    "about": "acme",
                    "during": "2023-01-01",
                    "quote": "Welcome.",
                    "source": "later",
                }
            ],
        )
    )
    terms = kg.query(
        "SELECT ?term ?from ?until { ?term a cg:Appointment ; cg:startLatest ?from ;"
        " cg:endEarliest ?until } ORDER BY ?from"
    )
    ids = [str(row["term"]).rpartition("/")[2] for row in terms.records()]
    assert ids == ["rae--crown--premier", "rae--crown--premier--returned"]
    assert [str(day) for day in terms.column("from")] == ["2017-06-14", "2022-12-17"]
    assert [str(day) for day in terms.column("until")] == ["2020-01-01", "2024-04-09"]
    spoken = kg.query("SELECT ?as { id:speech cg:speakingAs ?as }")
    assert str(spoken[0][0]).endswith("--returned")


def test_terms_that_are_not_told_apart_are_told_by_the_check(
    folder_of: Callable[..., Path],
) -> None:
    held = {"person": "ann", "organisation": "acme", "title_en": "Chair"}
    folder = folder_of(
        actors=[{"id": "ann", "kind": "person", "name_en": "Ann"}],
        appointments=[
            held | {"during": "2010-01-01/2012-01-01", "source": "gazette"},
            held | {"during": "2014-01-01/2016-01-01", "source": "herald"},
        ],
    )
    warnings = [one.message for one in gk.check(folder).findings if one.severity == "warning"]
    assert any("2010-01-01/2012-01-01" in m and "column spell" in m for m in warnings), warnings
