"""Write memberships: who joined what, listed how, in which role, from when until when."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from graphkit.building.evidence import add_bounds, group, write_record
from graphkit.building.turtle import Facts, term, text, thing
from graphkit.facts.adopt import Word, begun, first_said, trusted
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.period import Period, certainty, parse

GENERAL_ROLE = "member"


def write_memberships(facts: Facts, tables: Tables, published: Mapping[str, Period | None]) -> None:
    """Write one membership for each actor, coalition and spell, with all its evidence."""
    lives = {row["id"]: _life(row) for row in tables["coalitions"]}
    operators = _operators(tables["operations"])
    services = {row["id"] for row in tables["actors"] if row["kind"] == "service"}
    for slug, rows in group(tables["memberships"], membership_slug).items():
        words, adopted = write_record(
            facts, slug, "cg:Membership", rows, published, more=_stated_role
        )
        record, actor, coalition = thing(slug), rows[0]["actor"], rows[0]["coalition"]
        period = _clipped(adopted.during, lives[coalition], words)
        add_bounds(facts, record, period)
        facts.add(record, "org:organization", thing(coalition))
        facts.add(record, "org:role", term("role", _role(words)))
        facts.add(record, "cg:endReason", term("end-reason", _cell(words, "end_reason")))
        facts.add(record, "cg:listedAs", text(_cell(words, "listed_as")))
        facts.add(record, "cg:listedUnder", term("group", _cell(words, "listed_under")))
        if actor in services:
            facts.add(record, "org:member", thing(_operator(operators[actor], period)))
            facts.add(record, "cg:coversService", thing(actor))
        else:
            facts.add(record, "org:member", thing(actor))


def membership_slug(row: Row) -> str:
    """Name a membership after coalition, actor as listed, and spell.

    >>> cells = {"coalition": "gifct", "actor": "snap", "spell": "observer"}
    >>> membership_slug(Row("memberships.csv", 2, cells))
    'gifct--snap--observer'
    """
    spell = f"--{row['spell']}" if row["spell"] else ""
    return f"{row['coalition']}--{row['actor']}{spell}"


def _stated_role(row: Row) -> dict[str, str]:
    return {"cg:statedRole": term("role", row["role"])}


def _role(words: Sequence[Word]) -> str:
    """Adopt the role; a particular one says more than plain membership."""
    best = max((word.confidence for word in trusted(words)), default="low", key=_trust)
    ranked = [word for word in words if word.confidence == best] or list(words)
    particular = [word for word in ranked if word.row["role"] != GENERAL_ROLE]
    return first_said(particular or ranked, lambda word: word.row["role"]) or GENERAL_ROLE


def _trust(confidence: str) -> int:
    return ("low", "medium", "high").index(confidence)


def _cell(words: Sequence[Word], column: str) -> str:
    return first_said(words, lambda word: word.row[column]) or ""


def _life(row: Row) -> Period:
    return parse(row["during"] or "/..")


def _clipped(period: Period, life: Period, words: Sequence[Word]) -> Period:
    """Close what a membership leaves open with what must be so.

    Nobody is a member before the coalition begins or after it has ended. A source that names a
    member without a date shows that the membership had begun when the source was published.
    """
    start_latest = begun(period, words).start_latest
    start_earliest = period.start_earliest
    if start_earliest is None and _not_after(life.start_earliest, start_latest):
        start_earliest = life.start_earliest
    ends = (period.end_earliest, period.end_latest)
    if not period.states_end and life.states_end:
        ends = (life.end_earliest, life.end_latest)
    return Period(period.text, start_earliest, start_latest, *ends, period.ongoing)


def _not_after(first: datetime.date | None, second: datetime.date | None) -> bool:
    return first is not None and (second is None or first <= second)


def _operators(rows: Sequence[Row]) -> dict[str, list[Row]]:
    operators: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: (row["during"], row["operator"])):
        operators.setdefault(row["service"], []).append(row)
    return operators


def _operator(rows: Sequence[Row], period: Period) -> str:
    """Choose who operated the service when it joined, as surely as is known."""
    day = period.start_latest or period.start_earliest or datetime.date.max
    ranks = ("certain", "presumed", "possible", "no")
    best = min(rows, key=lambda row: ranks.index(certainty(parse(row["during"]), day)))
    return best["operator"]
