"""What a record adopts when its sources disagree, and how open ends are closed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.facts.adopt import adopt, first_said
from graphkit.facts.authored_row import Row
from graphkit.facts.certainty import days_of, degree_in
from graphkit.facts.period import parse
from graphkit.facts.source_word import word

PUBLISHED = {
    "early": parse("2019-06-01"),
    "late": parse("2022-06-01"),
    "undated": None,
    "month": parse("2020-01"),
}


def words(*rows: tuple[str, str, str]) -> list[Any]:
    """Words from (period, source, confidence)."""
    return [
        word(
            Row("m.csv", n, {"during": during, "source": source, "confidence": confidence}),
            PUBLISHED,
        )
        for n, (during, source, confidence) in enumerate(rows, 2)
    ]


@pytest.mark.parametrize(
    ("said", "adopted", "whose"),
    [
        ([("2019/..", "late", "high")], "2019/..", "late"),
        # the trusted one, however vague
        ([("2019-05-15/..", "early", "low"), ("2020/..", "late", "high")], "2020/..", "late"),
        ([("2019-05-15/..", "early", "medium"), ("2020/..", "late", "")], "2020/..", "late"),
        # then the precise one
        ([("2019/..", "early", "high"), ("2019-05/..", "late", "high")], "2019-05/..", "late"),
        (
            [("[..2019-05-15]/..", "early", "high"), ("2019/..", "late", "high")],
            "2019/..",
            "late",
        ),
        # of two bounds the tighter one
        (
            [("[..2021-03]/..", "early", "high"), ("[..2020-05-01]/..", "late", "high")],
            "[..2020-05-01]/..",
            "late",
        ),
        # then the first published; without a date comes last
        ([("2020-02/..", "late", "high"), ("2020-03/..", "early", "high")], "2020-03/..", "early"),
        ([("2020-02/..", "undated", "high"), ("2020-03/..", "late", "high")], "2020-03/..", "late"),
        # then by the name of the source
        ([("2020-03/..", "zeta", "high"), ("2020-02/..", "alpha", "high")], "2020-02/..", "alpha"),
        # a source that gives no start is not asked for one
        ([("/..", "early", "high"), ("2020/..", "late", "medium")], "2020/..", "late"),
        ([("/..", "late", "high"), ("/..", "early", "high")], "/..", "early"),
        # start and end may come from two sources
        (
            [("2019-05-15/..", "early", "high"), ("2019/2021-03", "late", "high")],
            "2019-05-15/2021-03",
            "early",
        ),
        ([("2019/", "early", "high"), ("/2021", "late", "high")], "2019/2021", "early"),
        ([("2019", "early", "high"), ("2019-05-15", "late", "high")], "2019-05-15", "late"),
        # unless one contradicts the other: then both are one source's
        (
            [("2018/2020-06", "early", "high"), ("2020-06/2022", "late", "high")],
            "2020-06/2022",
            "late",
        ),
        (
            [("2019-01-01/2021", "late", "high"), ("2019/2020-05-01", "early", "high")],
            "2019-01-01/2021",
            "late",
        ),
        (
            [("2019-01-01/..", "early", "high"), ("2020/2021-12-31", "late", "high")],
            "2020/2021-12-31",
            "late",
        ),
        (
            [("2019-01-01/..", "early", "high"), ("2020/2021-12-31", "late", "medium")],
            "2019-01-01/..",
            "early",
        ),
    ],
)
def test_whose_word_is_adopted(said: list[tuple[str, str, str]], adopted: str, whose: str) -> None:
    for order in (said, said[::-1]):
        chosen = adopt(words(*order))
        assert chosen.during.text == adopted
        assert chosen.from_.row["source"] == whose


def test_a_record_is_as_sure_as_its_best_source() -> None:
    assert adopt(words(("2019/..", "early", "low"), ("/..", "late", "medium"))).confidence == (
        "medium"
    )
    assert adopt(words(("2019/..", "early", ""))).confidence == "high"


def test_what_confirms_a_membership() -> None:
    said = words(("2019-05-15/..", "early", "high"), ("/..", "late", "medium"))
    assert str(adopt(said).confirmed_until) == "2022-06-01"
    assert adopt(words(("2019/..", "late", "low"))).confirmed_until is None
    assert adopt(words(("2019/..", "undated", "high"))).confirmed_until is None
    assert adopt(words(("2019/2020", "late", "high"))).confirmed_until is None
    assert str(adopt(words(("/..", "month", "high"))).confirmed_until) == "2020-01-01"


@pytest.mark.parametrize(
    ("during", "published", "shown"),
    [
        # began some day of 2026, told in that year: shown true when it was told, no later
        ("2026/..", "2026-06-14", "2026-06-14"),
        ("2026/..", "2026-06", "2026-06-01"),
        ("2026/..", "2026", "2026-01-01"),
        ("2026-03/..", "2026", "2026-03-01"),
        ("[..2026]/..", "2026-06-14", "2026-06-14"),
        ("[..2026]/..", "", "None"),
        # a day that a source dates itself to is a day on which it was so
        ("[..2026-05-14]/..", "", "2026-05-14"),
        ("[..2026-05-14]/..", "2026", "2026-05-14"),
        ("2026-05-14/..", "2026", "2026-05-14"),
        # what is announced is not shown yet
        ("2026-09-01/..", "2026-06-14", "None"),
        ("2026-09/..", "2026", "2026-09-01"),
    ],
)
def test_nothing_is_confirmed_beyond_the_day_on_which_its_source_was_read(
    during: str, published: str, shown: str
) -> None:
    row = Row("m.csv", 2, {"during": during, "source": "gazette", "confidence": ""})
    said = word(row, {"gazette": parse(published) if published else None})
    assert str(adopt([said]).confirmed_until) == shown


def test_an_end_of_low_confidence_is_not_adopted_beside_a_better_source() -> None:
    chosen = adopt(words(("2019/..", "early", "high"), ("2019/2030", "late", "low")))
    assert chosen.during.text == "2019/.."
    days = days_of(chosen.during, confirmed_until=chosen.confirmed_until)
    assert days.certain is not None
    assert str(days.certain.until) == "2019-06-01"
    assert adopt(words(("2019/2021", "late", "low"))).during.text == "2019/2021"


def test_the_first_answer_of_the_best_source() -> None:
    said = words(("2019/..", "late", "high"), ("2020/..", "early", "high"))
    assert first_said(said, lambda w: w.row["during"]) == "2020/.."
    assert first_said(said, lambda w: "") is None


def bounds(folder: Path) -> dict[str, object]:
    """The bounds of the membership of beta's second spell."""
    kg = graphkit.load(folder)
    row = kg.query(
        "SELECT ?a ?b ?c ?d { id:later--beta a cg:Membership"
        " OPTIONAL { id:later--beta cg:startEarliest ?a }"
        " OPTIONAL { id:later--beta cg:startLatest ?b }"
        " OPTIONAL { id:later--beta cg:endEarliest ?c }"
        " OPTIONAL { id:later--beta cg:endLatest ?d } }"
    ).records()[0]
    return {name: value and str(value) for name, value in row.items()}


@pytest.mark.parametrize(
    ("life", "during", "expected"),
    [
        # nobody belongs before the beginning or after the end
        ("2015/2020", "/..", ("2015-01-01", "2020-06-01", "2020-01-01", "2020-12-31")),
        ("2015/..", "[..2019-05-14]/..", ("2015-01-01", "2019-05-14", None, None)),
        ("", "/..", (None, "2020-06-01", None, None)),
        # what cannot be right is moved into the life, so that no answer rests on it
        ("2015/..", "2010-01-01/..", ("2015-01-01", "2015-12-31", None, None)),
        ("2015/2020", "2016/2030", ("2016-01-01", "2016-12-31", "2020-01-01", "2020-12-31")),
        ("2015/2020", "2030/..", ("2020-01-01", "2020-12-31", "2020-01-01", "2020-12-31")),
        ("2015/2020", "2016/[2018..]", ("2016-01-01", "2016-12-31", "2018-01-01", "2020-12-31")),
        ("2015/..", "2005/2010", ("2015-01-01", "2015-12-31", "2015-01-01", "2015-12-31")),
        ("2015/2020", "2016/2017", ("2016-01-01", "2016-12-31", "2017-01-01", "2017-12-31")),
        ("2015/..", "[..2010]/..", ("2015-01-01", "2015-12-31", None, None)),
    ],
)
def test_open_ends_are_closed_by_the_life_of_the_coalition(
    folder_of: Callable[..., Path], life: str, during: str, expected: tuple[object, ...]
) -> None:
    folder = folder_of(
        coalitions=[{"id": "later", "name_en": "Later", "during": life, "source": "gazette"}],
        memberships=[
            {
                "actor": "beta",
                "coalition": "later",
                "role": "member",
                "during": during,
                "source": "gazette",
            }
        ],
    )
    assert tuple(bounds(folder)[name] for name in "abcd") == expected


def test_a_particular_role_says_more_than_member(folder_of: Callable[..., Path]) -> None:
    row = {"actor": "acme", "coalition": "pact", "during": "2020-01-01/..", "source": "herald"}
    kg = graphkit.load(folder_of(memberships=[{**row, "role": "founder"}]))
    found = {r["member"]: r["role"] for r in kg.members("pact").records()}
    assert found == {"acme": "founder", "beta": "member"}
    assert {r["role"] for r in kg.evidence("acme", "pact").records()} == {"founder", "member"}


def test_a_service_is_listed_under_who_operated_it_then(folder_of: Callable[..., Path]) -> None:
    kg = graphkit.load(
        folder_of(
            actors=[{"id": "chat", "kind": "service", "name_en": "Chat"}],
            operations=[
                {"service": "chat", "operator": "acme", "during": "2010/2019", "source": "gazette"},
                {"service": "chat", "operator": "beta", "during": "2020/..", "source": "gazette"},
            ],
            memberships=[
                {
                    "actor": "chat",
                    "coalition": "pact",
                    "spell": spell,
                    "role": "member",
                    "during": during,
                    "listed_as": "Chat",
                    "source": "gazette",
                }
                for spell, during in [("one", "2019-02-01/2019-03-01"), ("two", "2021-01-01/..")]
            ],
        )
    )
    listed = {r["membership"]: r["member"] for r in kg.members("pact").records()}
    assert listed["pact--chat--one"] == "acme"
    assert listed["pact--chat--two"] == "beta"
    assert len(kg.memberships("chat")) == 2


def test_a_disputed_membership_is_only_possible(folder_of: Callable[..., Path]) -> None:
    doubtful = {
        "id": "gamma",
        "kind": "company",
        "name_en": "Gamma",
    }
    row = {
        "actor": "gamma",
        "coalition": "pact",
        "role": "member",
        "during": "2020-01-01/..",
        "source": "herald",
        "confidence": "low",
    }
    kg = graphkit.load(folder_of(actors=[doubtful], memberships=[row]))
    on = "2020-02-01"
    assert "gamma" not in kg.members("pact", on=on).column("member")
    assert "gamma" in kg.members("pact", on=on, at_least="possible").column("member")


def test_what_may_have_been_over_by_a_day_is_not_seen_on_it() -> None:
    """Nor certain; what runs on, or began on the day, is."""
    day = parse("2021-01-28").start_latest
    assert day is not None
    seen = {}
    for said in ("[..2021-01-28]/", "[..2021-01-28]/..", "2021-01-28/"):
        adopted = adopt(words((said, "undated", "high")))
        degrees = days_of(adopted.during, confirmed_until=adopted.confirmed_until)
        seen[said] = degree_in(degrees, day, day)
    assert [*seen.values()] == ["possible", "certain", "certain"]
