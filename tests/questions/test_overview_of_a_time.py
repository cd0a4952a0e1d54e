"""The overview of a day or a year counts whom `members` lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

TIMES: tuple[dict[str, Any], ...] = (
    {},
    {"on": "2019-12-31"},
    {"on": "2021-05-14", "at_least": "certain"},
    {"during": "2018", "at_least": "possible"},
    {"on": "2024-02-16", "roles": ("founder", "signatory")},
)


@pytest.mark.parametrize("asked", TIMES, ids=str)
def test_it_counts_the_members_of_every_coalition(
    part: gk.KnowledgeGraph, asked: dict[str, Any]
) -> None:
    rows = part.overview(**asked).records()
    counted = {str(row["coalition"]): row["members"] for row in rows}
    listed = {
        coalition: len({*part.members(coalition, **asked).column("member")})
        for coalition in counted
    }
    assert counted == listed
    assert any(counted.values())


def test_others_are_those_of_that_time(tmp_path: Path) -> None:
    path = tmp_path / "pact.csv"
    path.write_text(
        "member,coalition,role,since,until\nAnn,Pact,organiser,2010-01-01,2012-01-01\n"
        "Bob,Pact,member,2010-01-01,\n",
        encoding="utf-8",
    )
    kg = gk.load(path)
    counted = [
        kg.overview(on=day).select("members", "others").rows[0]
        for day in ("2011-01-01", "2014-01-01")
    ]
    assert counted == [(1, 1), (1, 0)]


def test_it_says_how_many_are_less_sure(part: gk.KnowledgeGraph) -> None:
    presumed = part.overview(on="2019-12-31")
    possible = part.overview(on="2019-12-31", at_least="possible")
    assert "more may have been held" in presumed.note and "more may" not in possible.note
    counted = [
        sum(n for n in table.column("members") if isinstance(n, int))
        for table in (presumed, possible)
    ]
    assert counted[0] < counted[1]
