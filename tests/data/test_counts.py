"""The tables hold the number of facts that docs/data.md publishes."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
PAGE = Path(__file__).parents[2] / "docs" / "data.md"

SOURCED_ROWS = {
    "coalitions": 97,
    "actors": 2651,
    "memberships": 5289,
    "commitments": 202,
    "events": 157,
    "appointments": 148,
    "sources": 748,
}

COMPLETE = {
    "ai-elections-accord": 20,
    "bletchley-declaration": 29,
    "counter-ransomware-initiative": 68,
    "cybersecurity-tech-accord": 34,
    "declaration-for-the-future-of-the-internet": 62,
    "digital-nations": 10,
    "eu-code-of-conduct-on-hate-speech": 13,
    "eu-code-of-conduct-on-hate-speech-plus": 12,
    "eu-code-of-practice-on-disinformation-2018": 16,
    "export-controls-and-human-rights-initiative": 25,
    "frontier-ai-safety-commitments": 22,
    "frontier-model-forum": 6,
    "global-counterterrorism-forum": 30,
    "international-network-of-ai-safety-institutes": 10,
    "media-freedom-coalition": 51,
    "safety-by-design-for-generative-ai": 13,
    "seoul-declaration": 11,
    "tech-against-scams-coalition": 7,
    "white-house-ai-commitments": 17,
}


def rows_of(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("table", "rows"), SOURCED_ROWS.items())
def test_number_of_rows(table: str, rows: int) -> None:
    assert len(rows_of(table)) == rows


def test_number_of_actors_in_coalitions() -> None:
    pairs = {(row["actor"], row["coalition"]) for row in rows_of("memberships")}
    assert len(pairs) == 4218


def test_quotations_and_reported_stances_are_told_apart() -> None:
    statements = rows_of("statements")
    assert sum(bool(row["quote"]) for row in statements) == 66
    unquoted = {row["id"]: row["stance"] for row in statements if not row["quote"]}
    assert unquoted == {
        "belgium-declines-jutland-2025": "declined",
        "estonia-declines-jutland-2025": "declined",
    }


def test_every_table_has_rows() -> None:
    assert [path.name for path in DATA.glob("*.csv") if not rows_of(path.stem)] == []


def test_every_coalition_has_members_and_is_classified() -> None:
    joined = {row["coalition"] for row in rows_of("memberships")}
    for row in rows_of("coalitions"):
        assert row["led_by"], row["id"]
        assert 1 <= len(row["topics"].split(";")) <= 3, row["id"]
        assert row["id"] in joined or row["id"] == "christchurch-call-foundation"


@pytest.mark.parametrize(("coalition", "actors"), COMPLETE.items())
def test_lists_that_are_complete(coalition: str, actors: int) -> None:
    members = {row["actor"] for row in rows_of("memberships") if row["coalition"] == coalition}
    assert len(members) == actors


def test_the_founders_of_the_christchurch_call() -> None:
    kinds = {row["id"]: row["kind"] for row in rows_of("actors")}
    founders = {
        row["actor"]
        for row in rows_of("memberships")
        if row["coalition"] == "christchurch-call" and row["during"] == "2019-05-15/.."
    }
    assert Counter(kinds[actor] for actor in founders) == {
        "government": 17,
        "public-body": 1,
        "company": 7,
        "service": 1,
    }


def test_the_commitments_of_the_christchurch_call() -> None:
    commitments = [
        row for row in rows_of("commitments") if row["instrument"] == "christchurch-call-text"
    ]
    assert [row["number"] for row in commitments] == [str(n) for n in range(1, 26)]
    assert Counter(row["addressed_to"] for row in commitments) == {
        "governments": 5,
        "online-service-providers": 7,
        "governments;online-service-providers": 13,
    }
    assert {row["confidence"] for row in commitments} == {"medium"}
    claimed = {
        int(row["count"])
        for row in rows_of("rosters")
        if row["id"] == "christchurch-call-number-of-commitments"
    }
    assert claimed == {24, 25}


def test_no_service_stands_alone() -> None:
    operated = {row["service"] for row in rows_of("operations")}
    services = {row["id"] for row in rows_of("actors") if row["kind"] == "service"}
    assert services == operated


def test_translations_are_complete() -> None:
    for row in rows_of("commitments"):
        assert row["summary_fr"], row["id"]
    for row in rows_of("goals"):
        assert row["name_fr"], row["id"]


def test_the_page_about_the_data_gives_the_numbers_of_the_tables() -> None:
    memberships, statements = rows_of("memberships"), rows_of("statements")
    table = PAGE.read_text(encoding="utf-8").split("| --- | ---: |\n", 1)[1].split("\n\n", 1)[0]
    published = [int(number.replace(",", "")) for number in re.findall(r"\| ([\d,]+) \|", table)]
    assert published == [
        len(rows_of("coalitions")),
        len(rows_of("actors")),
        len(memberships),
        len({(row["actor"], row["coalition"]) for row in memberships}),
        len({(row["actor"], row["coalition"], row["spell"]) for row in memberships}),
        len(rows_of("commitments")),
        len(rows_of("events")),
        len(rows_of("appointments")),
        sum(bool(row["quote"]) for row in statements),
        len(rows_of("rosters")),
        len(rows_of("sources")),
    ]


def test_the_source_of_an_end_is_in_the_tables() -> None:
    sources = {row["id"] for row in rows_of("sources")}
    notes = " ".join(row["note"] for row in rows_of("memberships"))
    named = re.findall(r"\(end: ([^)]+)\)", notes)
    assert len(named) == 8
    assert set(named) <= sources


def test_the_register_of_the_paris_call_is_complete_and_its_names_are_reviewed() -> None:
    entries = [
        row
        for row in rows_of("memberships")
        if (row["coalition"], row["source"]) == ("paris-call", "pariscall-register")
    ]
    assert len(entries) == 1222
    actors = {row["id"] for row in rows_of("actors")}
    reviewed = rows_of("review/paris-call-names")
    assert {row["judgement"] for row in reviewed} == {"positive", "negative", "unsure"}
    assert {row["actor"] for row in reviewed} <= actors
    applied = {row["name"]: row["actor"] for row in reviewed if row["judgement"] == "positive"}
    meant = {(row["evidence"].split(" category:")[0], row["actor"]) for row in entries}
    assert {(f"name: {name}", actor) for name, actor in applied.items()} <= meant


def test_each_source_is_cited_or_said_to_be_consulted() -> None:
    rows = [
        row for path in DATA.glob("*.csv") if path.stem != "sources" for row in rows_of(path.stem)
    ]
    ends = re.findall(r"\(end: ([^)]+)\)", " ".join(row.get("note", "") for row in rows))
    cited = {row.get("source", "") for row in rows} | set(ends)
    for row in rows_of("sources"):
        assert (row["id"] in cited) != row["note"].startswith("Consulted:"), row["id"]


def test_each_refusal_rests_on_a_source_that_is_sure_of_it() -> None:
    refusals = [row for row in rows_of("statements") if row["stance"] == "declined"]
    assert {row["speaker"] for row in refusals} == {"belgium", "estonia", "united-states"}
    assert {row["confidence"] for row in refusals} == {"high"}


def test_france_and_new_zealand_are_founders_by_words_that_say_so() -> None:
    said = [
        row["evidence"]
        for row in rows_of("memberships")
        if row["coalition"] == "christchurch-call" and row["role"] == "founder"
    ]
    assert len(said) == 4
    assert all("initiative of" in words or "we launched" in words for words in said)
