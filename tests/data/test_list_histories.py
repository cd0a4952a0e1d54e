"""Members on any day are those of the public list on that day, replayed from its own history.

``coalition-for-secure-ai.csv`` has what came and went in each version of ``SPONSORS.md`` in the
repository ``cosai-oasis/oasis-open-project``, the last version of each day; a name that was
spelt or called anew is written in one way.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

import graphkit as gk

HISTORY = Path(__file__).parent / "coalition-for-secure-ai.csv"
MEMBERSHIPS = Path(__file__).parents[2] / "data" / "memberships.csv"
COALITION, SOURCE = "coalition-for-secure-ai", "cosai-sponsors"
RENAMED = {"TrendAI": "Trend Micro"}


def versions() -> Iterator[tuple[datetime.date, frozenset[str]]]:
    """Replay the list: the names that it has from each day on."""
    names: set[str] = set()
    with HISTORY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = (names | {*row["came"].split(";")}) - {*row["went"].split(";")} - {""}
            yield datetime.date.fromisoformat(row["day"]), frozenset(names)


def listed_names() -> dict[str, str]:
    """The name under which the list has each member, from the excerpts."""
    with MEMBERSHIPS.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["source"] == SOURCE]
    plain = {row["actor"]: row["evidence"].partition("… ")[2] for row in rows}
    return {actor: name.replace(" (premier sponsor)", "") for actor, name in plain.items()}


def test_members_on_any_day_are_those_of_the_list() -> None:
    kg, names = gk.load(), listed_names()
    replayed = list(versions())
    until = [day - datetime.timedelta(days=1) for day, _ in replayed[1:]] + [replayed[-1][0]]
    for (day, listed), last in zip(replayed, until, strict=True):
        for asked in {day, last}:
            held = kg.members(COALITION, on=asked).column("member")
            ours = {RENAMED.get(names[str(one)], names[str(one)]) for one in held}
            assert ours == listed, asked
    assert len(replayed) == 56
