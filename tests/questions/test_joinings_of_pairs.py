"""An actor joins a coalition once for each uninterrupted stay, however many roles it has there."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from pathlib import Path
from typing import cast

import pytest

import graphkit as gk
from graphkit.analysis import joins_and_exits
from tests.agreement.tables import rows_of, write_folder

FIRST, LAST = datetime.date.min, datetime.date.max
Bounds = tuple[datetime.date, datetime.date]
Span = tuple[datetime.date, datetime.date, datetime.date]


@pytest.fixture(scope="module")
def kg() -> gk.KnowledgeGraph:
    return gk.load()


BOUNDS = ("low", "by", "until")
RECORDS = """
SELECT ?record ?member ?coalition ?low ?by ?until ?after {
  ?record a cg:Membership ; org:member ?member ; org:organization ?coalition .
  ?record cg:presumedFrom ?day ; cg:during ?during .
  FILTER NOT EXISTS { ?record org:role/cg:countsAsBelonging false }
  OPTIONAL { ?record cg:startEarliest ?low }
  OPTIONAL { ?record cg:startLatest ?by }
  OPTIONAL { ?record cg:endLatest ?until }
  BIND(STRENDS(STRBEFORE(?during, "/"), "..]") AS ?after)
}"""


def name(iri: object) -> str:
    return str(iri).rpartition("/")[2]


def by_hand(kg: gk.KnowledgeGraph) -> dict[tuple[str, str], list[Bounds]]:
    """Work out from the records when each actor began each of its stays in each coalition."""
    spans: dict[tuple[str, str], list[Span]] = defaultdict(list)
    begins_after: set[tuple[tuple[str, str], datetime.date]] = set()
    for row in kg.query(RECORDS).records():
        low, by, until = (cast("datetime.date | None", row[bound]) for bound in BOUNDS)
        span = low or FIRST, by or LAST, until or LAST
        pair = name(row["member"]), name(row["coalition"])
        spans[pair].append(span)
        if row["after"]:  # "after May 2019": it has a beginning, of which no last day is known
            begins_after.add((pair, span[0]))
    found = {}
    for pair, parts in spans.items():
        stays: list[Span] = []
        for low, by, until in sorted(parts):
            if stays and (low - stays[-1][2]).days <= 1:
                begun, first, over = stays[-1]
                stays[-1] = begun, min(by, first), max(until, over)
            else:
                stays.append((low, by, until))
        found[pair] = [
            (low, by) for low, by, _ in stays if by != LAST or (pair, low) in begins_after
        ]
    return found


def joined(kg: gk.KnowledgeGraph) -> dict[tuple[str, str], list[Bounds]]:
    found: dict[tuple[str, str], list[Bounds]] = defaultdict(list)
    for row in kg.changes().records():
        if row["change"] == "joined":
            low, by = (cast("datetime.date | None", row[day]) for day in ("earliest", "latest"))
            found[str(row["thing"]), str(row["coalition"])].append((low or FIRST, by or LAST))
    return {pair: sorted(bounds) for pair, bounds in found.items()}


def test_each_stay_of_the_bundled_graph_is_one_joining(kg: gk.KnowledgeGraph) -> None:
    expected = {pair: sorted(bounds) for pair, bounds in by_hand(kg).items() if bounds}
    assert joined(kg) == expected
    assert len(expected) > 3000


def test_a_year_has_as_many_joinings_as_the_analysis_counts(kg: gk.KnowledgeGraph) -> None:
    """Surely in the year, and at most."""
    counted = {
        (str(row["coalition"]), row["period"]): (
            cast("int", row["joined"]),
            cast("int", row["joined_at_most"]),
        )
        for row in joins_and_exits(kg).records()
    }
    trusted = {name(row["record"]) for row in kg.query(RECORDS).records()}
    for year in ("2012", "2017", "2019", "2022", "2024"):
        sure: Counter[str] = Counter()
        possible: Counter[str] = Counter()
        for row in kg.changes(year, year, at_least="possible").records():
            if row["change"] == "joined" and row["record"] in trusted:
                possible[str(row["coalition"])] += 1
                sure[str(row["coalition"])] += row["certainty"] == "certain"
        told = {c: n for (c, period), n in counted.items() if period == year and n[1]}
        assert {c: n for c, n in sure.items() if n} == {c: n for c, (n, _) in told.items() if n}
        assert all(possible[c] <= most for c, (_, most) in told.items())


@pytest.mark.parametrize(
    ("who", "where", "day"),
    [
        ("microsoft", "gifct", "2017-06-26"),
        ("google", "christchurch-call", "2019-05-15"),
        ("turkey", "global-counterterrorism-forum", "2011-09-22"),
    ],
)
def test_who_is_founder_leader_or_listed_by_a_service_too_joined_once(
    kg: gk.KnowledgeGraph, who: str, where: str, day: str
) -> None:
    rows = [r for r in kg.changes(of=where).records() if r["thing"] == who]
    told = Counter(r["change"] for r in rows)
    assert told["joined"] == 1 and told["role-taken"] >= 1
    (first,) = (r for r in rows if r["change"] == "joined")
    assert (str(first["date"]), first["detail"] in ("founder", "supporter")) == (day, True)


def changes(folder: Path, *rows: str) -> list[tuple[str, str, str]]:
    """Make a graph of a company and a service of it, and tell what happened."""
    tables = {
        "sources": rows_of("id title published", "page | Page | 2025-01-01"),
        "actors": rows_of("id kind name_en", "ant | company | Ant", "app | service | App"),
        "operations": rows_of("service operator during source", "app | ant | /.. | page"),
        "coalitions": rows_of("id name_en during source", "pack | Pack | 2000/.. | page"),
        "memberships": rows_of("actor coalition spell role during source", *rows),
    }
    found = gk.load(write_folder(folder, tables)).changes(at_least="possible")
    return [(str(r["change"]), str(r["date"]), str(r["detail"])) for r in found.records()]


def test_the_own_membership_is_the_joining_where_a_service_is_listed_the_same_day(
    tmp_path: Path,
) -> None:
    told = changes(
        tmp_path,
        "app | pack | | founder | 2010-01-02/.. | page",
        "ant | pack | | member | 2010-01-02/.. | page",
    )
    assert told == [("joined", "2010-01-02", "member"), ("role-taken", "2010-01-02", "founder")]


def test_a_role_that_may_have_begun_before_leaves_the_joining_as_vague_as_it_is(
    tmp_path: Path,
) -> None:
    told = changes(
        tmp_path,
        "ant | pack | | member | 2010/.. | page",
        "ant | pack | chair | leader | [2008..2012]/2013 | page",
    )
    assert told[:2] == [
        ("joined", "[2008-01-01..2010-12-31]", "member"),
        ("role-taken", "[2008-01-01..2012-12-31]", "leader"),
    ]
    assert told[2][0] == "role-ended"


def test_who_leaves_and_comes_back_joins_twice(tmp_path: Path) -> None:
    told = changes(
        tmp_path,
        "ant | pack | | member | 2010/2011-05 | page",
        "ant | pack | again | member | 2014/.. | page",
    )
    assert [change for change, _, _ in told] == ["joined", "left", "joined"]


def test_what_ends_on_one_day_is_left_once(tmp_path: Path) -> None:
    told = changes(
        tmp_path,
        "app | pack | | member | 2010-01-02/2012-03-04 | page",
        "ant | pack | | member | 2010-01-02/2012-03-04 | page",
    )
    assert sorted(change for change, _, _ in told) == ["joined", "left", "role-ended", "role-taken"]
