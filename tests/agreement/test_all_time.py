"""All time is every record that is supported at all, dated or not, at every door."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graphkit as gk

from .answers import pairs_by_members, pairs_by_network
from .page import Shown, data_of
from .tables import rows_of, write_folder
from .times import DEGREES, Time

if TYPE_CHECKING:
    from playwright.sync_api import Page

ALL = Time("all")
CIRCLES = 7
PEOPLE = 254


def pairs_by_sparql(kg: gk.KnowledgeGraph) -> set[tuple[str, str]]:
    query = """SELECT ?who ?what {
      [] a cg:Membership ; org:member ?who ; org:organization ?what ; org:role ?role
      FILTER NOT EXISTS { ?role cg:countsAsBelonging false } }"""
    return {
        (str(who).rsplit("/", 1)[1], str(what).rsplit("/", 1)[1]) for who, what in kg.query(query)
    }


def circles_of(person: int) -> tuple[int, ...]:
    """Everybody is in one circle, every third in two, every tenth in three."""
    extra = [1] * (person % 3 == 0) + [3] * (person % 10 == 0)
    return tuple(dict.fromkeys((person + step) % CIRCLES for step in (0, *extra)))


@pytest.fixture(scope="module")
def undated(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    """Some hundred people in a few groups, from lists that give no date at all."""
    joined = [
        f"person-{person:03} | circle-{circle} | member | {'/' if person % 2 else '/..'} | roll"
        for person in range(PEOPLE)
        for circle in circles_of(person)
    ]
    people = (f"person-{n:03} | person | Person {n}" for n in range(PEOPLE))
    circles = (f"circle-{n} | Circle {n} | | roll" for n in range(CIRCLES))
    tables = {
        "sources": rows_of("id title", "roll | An undated roll"),
        "actors": rows_of("id kind name_en", *people),
        "coalitions": rows_of("id name_en during source", *circles),
        "memberships": rows_of("actor coalition role during source", *joined),
    }
    return gk.load(write_folder(tmp_path_factory.mktemp("undated"), tables))


@pytest.fixture(scope="module")
def page(page_of: Callable[..., Page], corpus: gk.KnowledgeGraph) -> Page:
    """A page whose scripts read the data of others, which need not be drawn for that."""
    return page_of(corpus)


@pytest.mark.browser
def test_all_ties_that_ever_were_of_the_bundled_facts(kg: gk.KnowledgeGraph, page: Page) -> None:
    pairs = pairs_by_members(kg)
    assert len(pairs) > 2_000
    assert pairs_by_network(kg, ALL, None) == pairs == pairs_by_sparql(kg)
    assert kg.network(ever=True).number_of_edges() == len(pairs)
    assert Shown(page, [ALL], data_of(kg)).pairs(ALL, "possible") == pairs


@pytest.mark.browser
def test_undated_people_are_in_their_groups_of_all_time(
    undated: gk.KnowledgeGraph, page_of: Callable[..., Page]
) -> None:
    pairs = pairs_by_members(undated)
    assert len({person for person, _ in pairs}) == PEOPLE
    assert len({circle for _, circle in pairs}) == CIRCLES
    assert len(pairs) == sum(len(circles_of(person)) for person in range(PEOPLE))
    for degree in (None, *DEGREES):
        assert pairs_by_network(undated, ALL, degree) == pairs
    page = page_of(undated, "on=all&form=table")
    assert Shown(page, [ALL]).pairs(ALL, "possible") == pairs
    assert f"{len(pairs)}" in page.locator("#table caption").inner_text()
    assert undated.network(on="2020-01-01").number_of_edges() == 0
    assert undated.network(on="2020-01-01", at_least="possible").number_of_edges() == len(pairs)


def test_measures_of_undated_people_are_not_empty(undated: gk.KnowledgeGraph) -> None:
    ever = undated.network(ever=True)
    shared = {
        frozenset((f"person-{a:03}", f"person-{b:03}"))
        for a, b in combinations(range(PEOPLE), 2)
        if set(circles_of(a)) & set(circles_of(b))
    }
    ties = gk.analysis.co_membership(ever)
    assert {frozenset(ends) for ends in ties.edges} == shared
    counted = undated.overview()
    assert sum(counted.column("members")) == len(pairs_by_members(undated))  # type: ignore[arg-type]


@pytest.mark.browser
def test_two_undated_members_and_one_of_some_part_of_a_year(tmp_path: Path, page: Page) -> None:
    """Nobody says when the first two belonged; the third belonged within the year 2000."""
    tables = {
        "sources": rows_of("id title published", "almanac | The Almanac | 1994-12-31"),
        "actors": rows_of(
            "id kind name_en", "ash | company | Ash", "elm | company | Elm", "fir | company | Fir"
        ),
        "coalitions": rows_of("id name_en during source", "grove | Grove | /.. | almanac"),
        "memberships": rows_of(
            "actor coalition role during source",
            "ash | grove | member | / | almanac",
            "elm | grove | member | /.. | almanac",
            "fir | grove | member | 2000/2000 | almanac",
        ),
    }
    kg = gk.load(write_folder(tmp_path / "grove", tables))
    everyone = {("ash", "grove"), ("elm", "grove"), ("fir", "grove")}
    assert pairs_by_members(kg) == everyone == pairs_by_network(kg, ALL, None)
    year = Time("2000")
    shown = Shown(page, [ALL, year], data_of(kg))
    assert shown.pairs(ALL, "possible") == everyone
    certain = kg.members("grove", during="2000", at_least="certain").column("member")
    assert certain == ("fir",)
    assert (
        shown.pairs(year, "certain") == pairs_by_network(kg, year, "certain") == {("fir", "grove")}
    )
    assert len(gk.analysis.pairs(kg.network(ever=True))) == 3
