"""Every column of members, actors and coalitions is compared, or said not to be compared."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

import graphkit as gk
from graphkit.authoring.columns import headers

PAGE = (Path(__file__).parents[2] / "docs/own-data.md").read_text(encoding="utf-8")
Rows = Mapping[str, list[dict[str, str]]]
BEFORE: Final[Rows] = {
    "memberships": [
        {"actor": "b", "coalition": "c", "role": "member", "during": "2018/2020", "source": "s1"}
        | {"evidence": "Bee joined", "confidence": "high", "end_reason": "left"},
        {"actor": "b", "coalition": "c", "role": "member", "during": "2018/2020", "source": "s2"}
        | {"evidence": "Bee is in", "confidence": "low", "end_reason": "left"},
        {"actor": "d", "coalition": "c", "role": "member", "during": "2018/2021", "source": "s1"},
    ],
    "actors": [
        {"id": "b", "kind": "company", "name_en": "Bee", "country": "FR", "source": "s1"},
        {"id": "d", "kind": "government", "name_en": "Dee", "governs": "NZ", "source": "s1"},
        {"id": "e", "kind": "company", "name_en": "Eve", "source": "s1"},
    ],
    "coalitions": [
        {"id": "c", "name_en": "Pact", "during": "2010/..", "led_by": "industry", "source": "s1"},
        {"id": "o", "name_en": "Other", "during": "2010/..", "source": "s1"},
    ],
    "sources": [
        {"id": one, "title": f"The {one}", "url": f"https://{one}.org/{one}", "published": "2022"}
        for one in ("s1", "s2")
    ],
}
OTHER: Final = {
    "actor": "e",
    "coalition": "o",
    "spell": "first",
    "role": "observer",
    "during": "2019/2020",
    "start_reason": "succeeded-another",
    "end_reason": "expelled",
    "listed_as": "Bee Inc",
    "listed_under": "civil-society",
    "tier": "gold",
    "fee": "5 EUR",
    "jointly_with": "e",
    "joined_through": "e",
    "on_behalf_of": "e",
    "source": "s2",
    "evidence": "Other words",
    "confidence": "medium",
    "entered_by": "Ann",
    "entered": "2023-01-01",
    "polarity": "against",
    "note": "Some words",
    "id": "x",
    "kind": "civil-society",
    "name_en": "Ex",
    "name_fr": "Ix",
    "aliases": "Exx",
    "country": "DE",
    "governs": "FR",
    "parent": "e",
    "wikidata": "Q42",
    "lei": "529900T8BM49AURSDO55",
    "ror": "https://ror.org/02nr0ka47",
    "homepage": "https://example.org/",
    "seat_country": "DE",
    "legal_form": "A treaty",
    "purpose_en": "To do",
    "purpose_fr": "Faire",
    "led_by": "governments",
    "topics": "elections",
    "convened_by": "e",
}
SILENT: Final = {
    "name_en": "names",
    "name_fr": "names",
    "aliases": "aliases",
    "note": "notes",
    "homepage": "home pages",
    "wikidata": "identifiers",
    "lei": "identifiers",
    "ror": "identifiers",
    "parent": "what actors are part of",
    "topics": "topics",
    "legal_form": "forms",
    "purpose_en": "purposes",
    "purpose_fr": "purposes",
    "led_by": "leaders",
    "convened_by": "conveners",
    "entered_by": "who entered a row",
    "entered": "and when",
}


def folder(place: Path, tables: Rows) -> gk.KnowledgeGraph:
    place.mkdir()
    for table, rows in tables.items():
        with (place / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            columns = [*headers(table)]
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(rows)
    return gk.load(place, cache=False)


def edited(table: str, number: int, **cells: str) -> Rows:
    rows = [dict(row) for row in BEFORE[table]]
    rows[number] |= cells
    return {**BEFORE, table: rows}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> gk.KnowledgeGraph:
    return folder(tmp_path_factory.mktemp("before") / "one", BEFORE)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("table", "number"),
    [
        ("memberships", 0),
        ("memberships", 1),
        ("actors", 0),
        ("coalitions", 0),
    ],
)
def test_no_column_is_silent(
    table: str, number: int, before: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    own = "rows that are not adopted" if number else ""
    silent = {"source": "sources of actors and coalitions", "end_reason": own} | SILENT
    for column in headers(table):
        if column == "id":  # what has another id is another thing
            continue
        at = 1 if column == "governs" else number
        after = folder(tmp_path / column, edited(table, at, **{column: OTHER[column]}))
        found = gk.diff(before, after)
        if not found.rows:
            said = PAGE.partition("Not compared are")[2]
            assert silent.get(column) and silent[column] in said, column


@pytest.mark.parametrize(
    ("change", "words", "row"),
    [
        (
            "denied",
            "Bee in Pact: The s3 denies it; it is possible at most, and was certain.",
            {"during": "2018/..", "source": "s3", "polarity": "against"},
        ),
        (
            "denied",
            "Bee in Pact: The s3 denies it.",
            {"source": "s3", "polarity": "against", "confidence": "low", "evidence": "Not in it"},
        ),
        (
            "other source",
            "Bee in Pact: another source, too: The s3.",
            {"source": "s3"},
        ),
    ],
)
def test_a_denial_is_told_as_what_it_is(
    change: str, words: str, row: dict[str, str], before: gk.KnowledgeGraph, tmp_path: Path
) -> None:
    third = {"id": "s3", "title": "The s3", "published": "2022"}
    more = {**BEFORE["memberships"][0], "evidence": "", "end_reason": "", **row}
    tables = {
        **BEFORE,
        "memberships": [*BEFORE["memberships"], more],
        "sources": [*BEFORE["sources"], third],
    }
    after = folder(tmp_path / "after", tables)
    found = gk.diff(before, after).select("change", "words").rows
    assert found == ((change, words),)
    if change == "denied":
        assert gk.diff(after, before).column("change") == ("denied no more",)


def test_what_each_source_states_is_compared(before: gk.KnowledgeGraph, tmp_path: Path) -> None:
    swapped = edited("memberships", 0, evidence="Bee is in")
    swapped["memberships"][1]["evidence"] = "Bee joined"
    later = edited("memberships", 1, during="2019/2020", role="observer")
    ruled = edited("actors", 1, governs="FR")
    told = [
        gk.diff(before, folder(tmp_path / name, tables)).select("change", "before", "words").rows
        for name, tables in (("swapped", swapped), ("later", later), ("ruled", ruled))
    ]
    assert told == [
        (
            (
                "other source",
                "2018/2020, member; quotation of s1 Bee joined; quotation of s2 Bee is in",
                "Bee in Pact: another quotation from The s1; another quotation from The s2.",
            ),
        ),
        (
            (
                "other source",
                "2018/2020, member; period of s2 2018/2020; role of s2 member",
                "Bee in Pact: period according to The s2 2019/2020 instead of 2018/2020; "
                "role according to The s2 observer instead of member.",
            ),
        ),
        (("described otherwise", "governs NZ", "Dee: governs FR instead of NZ."),),
    ]
