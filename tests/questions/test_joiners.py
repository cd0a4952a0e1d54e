"""Who is in at least so many coalitions is who `members` lists in as many of them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice

TIMES: tuple[dict[str, Any], ...] = (
    {},
    {"on": "2021-05-14"},
    {"on": "2021-05-14", "at_least": "certain"},
    {"during": "2018", "at_least": "possible"},
    {"on": "2022-06-23", "kinds": "company"},
    {"on": "2022-06-23", "countries": "NZ"},
    {"on": "2024-02-16", "roles": ("founder", "signatory")},
)


@pytest.mark.parametrize("asked", TIMES, ids=str)
def test_it_counts_the_coalitions_whose_members_name_them(
    part: gk.KnowledgeGraph, asked: dict[str, Any]
) -> None:
    coalitions = part.list("coalitions").column("id")
    counted = Counter(
        member
        for coalition in coalitions
        for member in {*part.members(str(coalition), **asked).column("member")}
    )
    found = part.joiners(**asked)
    assert {row["actor"]: row["coalitions"] for row in found.records()} == counted
    assert counted
    many = part.joiners(min_coalitions=3, **asked)
    assert {*many.column("actor")} == {one for one, count in counted.items() if count >= 3}
    for row in many.records():
        assert isinstance(row["joined"], tuple) and len(row["joined"]) == row["coalitions"]


def test_it_is_as_sure_as_the_least_sure_of_those_that_are_needed(
    part: gk.KnowledgeGraph,
) -> None:
    day = "2022-06-23"
    for degree in ("certain", "presumed", "possible"):
        surely = {*part.joiners(min_coalitions=3, on=day, at_least=degree).column("actor")}
        shown = part.joiners(min_coalitions=3, on=day, at_least="possible").records()
        order = ("certain", "presumed", "possible")
        enough = order[: order.index(degree) + 1]
        assert {row["actor"] for row in shown if row["certainty"] in enough} == surely


def test_it_says_what_is_not_shown_and_that_a_time_is_not_a_day(part: gk.KnowledgeGraph) -> None:
    presumed = part.joiners(min_coalitions=3, on="2022-06-23")
    possible = part.joiners(min_coalitions=3, on="2022-06-23", at_least="possible")
    more = len(possible) - len(presumed)
    assert more and f"{more} more may have been in as many" in presumed.note
    assert "not all at once" not in presumed.note
    assert "not all at once" in part.joiners(during="2022").note


def test_a_number_that_is_none_is_refused(part: gk.KnowledgeGraph) -> None:
    with pytest.raises(InvalidChoice, match="Use '1', '2'"):
        part.joiners(min_coalitions=0)
