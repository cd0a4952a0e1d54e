"""Members on any day are those of the public list on that day, replayed from its own history.

``coalition-for-secure-ai.csv`` has what came and went in each version of ``SPONSORS.md`` in the
repository ``cosai-oasis/oasis-open-project``, the last version of each day; a name that was
spelt or called anew is written in one way. ``fact-checkers.csv`` has the same of fourteen of the
two hundred days on which ``list`` in ``IFCN/verified-signatories`` was changed, without paths and
``www.``; those in ``lapsed`` are not on it that day, but were before and are again, and are missing
from the versions of less than sixty days, without those that changed more than a fifth of the list.
``c2pa.csv`` has the days on which the members in ``config.toml`` of ``c2pa-org/c2pa-org.github.io``
changed, the last version of each day by the clock of who committed it, without the four versions
that are no TOML and the one name that is not clear, "Quibee". Amazon is its web services, too.
"""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit as gk

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
MEMBERSHIPS = Path(__file__).parents[2] / "data" / "memberships.csv"
COALITION, SOURCE = "coalition-for-secure-ai", "cosai-sponsors"
FACT_CHECKERS = "ifcn-code-of-principles"
RENAMED = {"TrendAI": "Trend Micro"}


def versions(history: str) -> Iterator[tuple[datetime.date, frozenset[str]]]:
    """Replay a list: the names that it has from each day on."""
    names: set[str] = set()
    with (HERE / history).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = (names | {*row["came"].split(";")}) - {*row["went"].split(";")} - {""}
            lapsed = {*row.get("lapsed", "").split(";")} - {""}
            yield datetime.date.fromisoformat(row["day"]), frozenset(names | lapsed)


def rows_of(source: str) -> list[dict[str, str]]:
    with MEMBERSHIPS.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["source"] == source]


def listed_names() -> dict[str, str]:
    """The name under which the list has each member, from the excerpts."""
    plain = {row["actor"]: row["evidence"].partition("… ")[2] for row in rows_of(SOURCE)}
    return {actor: name.replace(" (premier sponsor)", "") for actor, name in plain.items()}


def test_members_on_any_day_are_those_of_the_list(kg: gk.KnowledgeGraph) -> None:
    names = listed_names()
    replayed = list(versions("coalition-for-secure-ai.csv"))
    until = [day - datetime.timedelta(days=1) for day, _ in replayed[1:]] + [replayed[-1][0]]
    for (day, listed), last in zip(replayed, until, strict=True):
        for asked in {day, last}:
            held = kg.members(COALITION, on=asked).column("member")
            ours = {RENAMED.get(names[str(one)], names[str(one)]) for one in held}
            assert ours == listed, asked
    assert len(replayed) == 56


def test_members_of_c2pa_on_any_day_are_those_of_its_configuration(kg: gk.KnowledgeGraph) -> None:
    """One announcement says its own: Publicis joined on 5 June 2023, a day after it was listed."""
    actor_of = {
        names[0]: row["actor"]
        for row in rows_of("c2pa-config")
        if (names := re.findall(r'name ?= ?"([^"]*?) *"', row["evidence"]))
    }
    replayed = list(versions("c2pa.csv"))
    for day, listed in replayed:
        held = {str(one) for one in kg.members("c2pa", on=day).column("member")}
        differing = held ^ {actor_of[name] for name in listed}
        assert differing == ({"publicis"} if str(day) == "2023-06-04" else set()), day
    assert len(replayed) == 75
    assert len(replayed[-1][1]) == 268


def test_fact_checkers_on_a_day_are_those_of_the_list(kg: gk.KnowledgeGraph) -> None:
    rows = rows_of("ifcn-verified-signatories")
    actor_of = {
        domain: row["actor"]
        for row in rows
        for domain in re.findall(r"([\w.-]+)[\w./-]* \(", row["evidence"])
    }
    from_list = set(actor_of.values())
    replayed = list(versions("fact-checkers.csv"))
    for day, listed in replayed:
        held = {str(one) for one in kg.members(FACT_CHECKERS, on=day).column("member")}
        assert held & from_list == {actor_of[domain] for domain in listed}, day
    assert len(replayed) == 14
    assert len(replayed[-1][1]) == 172


@pytest.mark.parametrize(
    ("coalition", "one"),
    [
        ("open-source-security-foundation", "Fidelity Investments;Fidelity Technology Group, LLC"),
        ("open-source-security-foundation", "Mend.io;White Source Ltd., d.b.a mend.io"),
        ("lf-ai-and-data", "Xiaoju Science Technology (Hong Kong) Limited"),
        ("lf-ai-and-data", "ByteDance;Douyin Vision Co., Ltd."),
        ("lf-ai-and-data", "CSDN;GitCode"),
        ("lf-ai-and-data", "ING Group"),
        ("lf-ai-and-data", "Zilliz"),
    ],
)
def test_an_entry_that_took_another_name_is_one_member_and_goes_on(
    kg: gk.KnowledgeGraph, coalition: str, one: str
) -> None:
    (member,) = {str(kg.find(name).column("id")[0]) for name in one.split(";")}
    held = [row for row in kg.memberships(member).records() if row["coalition"] == coalition]
    breaks = 1 if member == "mend-io" else 0  # gone from the list from January 2022 on
    assert len(held) == 1 + breaks


@pytest.mark.parametrize(
    "source", [SOURCE, "ifcn-verified-signatories", "lfai-landscape", "ossf-landscape"]
)
def test_words_about_who_is_gone_are_said_to_be_of_an_earlier_version(source: str) -> None:
    gone = [row for row in rows_of(source) if not row["during"].endswith("..")]
    assert len(gone) >= 20
    for row in gone:
        assert re.match(r"The words are of a version of the list before \d{4}", row["note"]), row
