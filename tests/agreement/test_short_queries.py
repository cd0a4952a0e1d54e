"""The short queries of the documentation give what the library gives, everywhere and always."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit as gk

from .answers import coalitions_of
from .times import DEGREES, Time, at_times

PAGE = Path(__file__).parents[2] / "docs" / "time.md"
QUERIES = [
    query
    for query in re.findall(r"```sparql\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    if re.search(r"cg:(?:presumed|possible)From \?from\b", query)
]
DAYS = at_times(
    *("2008-10-29", "2015-05-29", "2017-06-26", "2018-12-31", "2019-05-15"),
    *("2021-05-10", "2022-06-23", "2023-11-06", "2024-02-29", "2026-03-01"),
)
YEARS = at_times(*(str(year) for year in (2017, 2019, 2021, 2024)))
ALL = at_times("all")


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def asked(query: str, time: Time, degree: str) -> str:
    """Write a query of the page for every coalition, another degree and another time."""
    first, last = map(str, time.window)
    said = re.search(r'\?from <= "(.*?)".*\?until >= "(.*?)"', query)
    text = re.sub(r"(?:presumed|possible)(?=From|Until)", degree, query)
    if said is not None:
        text = text.replace(f'?from <= "{said[1]}"', f'?from <= "{last}"')
        text = text.replace(f'?until >= "{said[2]}"', f'?until >= "{first}"')
    return text.replace("id:gifct", "?coalition").replace("?who WHERE", "?coalition ?who WHERE")


def by_library(kg: gk.KnowledgeGraph, time: Time) -> Iterator[tuple[str, str, str]]:
    for coalition in coalitions_of(kg):
        table = kg.members(coalition, **time.asked, at_least="possible")
        for row in table.select("member", "certainty"):
            yield coalition, str(row[0]), str(row[1])


def test_a_day_a_year_and_all_time_take_a_query_of_six_lines_at_most() -> None:
    assert len(QUERIES) == 3
    for query in QUERIES:
        assert len(query.strip().splitlines()) <= 6


@pytest.mark.parametrize(
    ("query", "times"),
    list(zip(QUERIES, (DAYS, YEARS, ALL), strict=True)),
    ids=["day", "year", "all"],
)
def test_they_are_the_members_of_every_coalition(
    kg: gk.KnowledgeGraph, query: str, times: tuple[Time, ...]
) -> None:
    for time in times:
        rows = list(by_library(kg, time))
        for number, degree in enumerate(DEGREES):
            expected = {row[:2] for row in rows if row[2] in DEGREES[number:]}
            found = {
                (str(what).rsplit("/", 1)[1], str(who).rsplit("/", 1)[1])
                for what, who in kg.query(asked(query, time, degree))
            }
            assert found == expected, (time, degree)
