"""What the evidence of each record amounts to: sources, confidence, age and contradictions."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from graphkit.analysis.panel_analysed import check_graph, coalition_ids
from graphkit.facts.adopt import AGAINST, denies
from graphkit.facts.period import Period, parse, to_day
from graphkit.panel import BOUNDS, CONFIDENCE
from graphkit.type_checks import not_below

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day

Weakness: TypeAlias = Literal["one-source", "low-confidence", "not-confirmed", "conflict"]

WEAKNESSES: Final[dict[Weakness, str]] = {
    "one-source": "rests on one source",
    "low-confidence": "rests on low-confidence evidence only",
    "not-confirmed": "still runs, and no source of the last years shows it",
    "conflict": "sources contradict each other",
}
"""What can be weak about a fact."""


class RecordEvidence(NamedTuple):
    """One record and what its evidence amounts to; as the columns of `evidence_quality`."""

    id: str
    type: str
    coalition: str
    sources: int
    confidence: str
    last_seen: datetime.date | None
    years: float | None
    conflicts: tuple[str, ...]
    weak: tuple[Weakness, ...]


def evidence_by_record(
    kg: KnowledgeGraph, coalitions: str | Iterable[str] | None = None, *, on: Day, years: float = 3
) -> list[RecordEvidence]:
    """Sum up the evidence of each record; parameters as in `evidence_quality`."""
    check_graph(kg)
    years = not_below("years", years, 0)
    wanted = None if coalitions is None else set(coalition_ids(kg, coalitions))
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in kg.query("all-evidence").records():
        if wanted is None or row["coalition"] in wanted:
            groups[str(row["record"])].append(row)
    broader, day = kg.panel.broader, to_day(on)
    return [_summed_up(groups[name], day, years, broader) for name in sorted(groups)]


def _summed_up(
    rows: list[dict[str, Any]], day: datetime.date, years: float, broader: Mapping[str, str]
) -> RecordEvidence:
    first = rows[0]
    supporting = [row for row in rows if row["polarity"] != AGAINST] or rows
    sources = {row["source"] for row in supporting}
    best = max((row["confidence"] for row in supporting), key=lambda one: CONFIDENCE.get(one, 0))
    seen = max(filter(None, (*map(_published, supporting), first["confirmed_until"])), default=None)
    age = _age(str(first["during"]), seen, day)
    disputed = supporting is not rows and any(map(_denies, rows))
    conflicts = (*(("membership",) if disputed else ()), *_conflicts(supporting, broader))
    found: dict[Weakness, bool] = {
        "one-source": len(sources) == 1,
        "low-confidence": best == "low",
        "not-confirmed": _runs(str(first["during"])) and (age is None or age > years),
        "conflict": bool(conflicts),
    }
    weak = tuple(name for name, is_so in found.items() if is_so)
    about = first["record"], first["type"], first["coalition"] or ""
    return RecordEvidence(*about, len(sources), best, seen, age, conflicts, weak)


def _denies(row: Mapping[str, Any]) -> bool:
    said = Period._make(("", *(row[name] for name in BOUNDS[:4]), False))
    return denies(row["polarity"], row["confidence"], said, parse(str(row["during"])))


def _published(row: Mapping[str, Any]) -> datetime.date | None:
    """Find the first day on which the source can have been published; it shows no later day."""
    return parse(str(row["published"])).start_earliest if row["published"] else None


def _runs(during: str) -> bool:
    return during.endswith("/..")


def _age(during: str, seen: datetime.date | None, day: datetime.date) -> float | None:
    if seen is None or not _runs(during):
        return None
    return round(max((day - seen).days, 0) / 365.25, 1)


def _conflicts(rows: Sequence[Mapping[str, Any]], broader: Mapping[str, str]) -> tuple[str, ...]:
    """Name what no two of the statements can both be right about."""
    found = set()
    for one, two in combinations(rows, 2):
        for edge in ("start", "end"):
            if _apart(one, two, edge) or _apart(two, one, edge):
                found.add(edge)
        counts = one["count"], two["count"]
        if None not in counts and counts[0] != counts[1]:
            found.add("count")
        if one["role"] and two["role"] and _unlike(one["role"], two["role"], broader):
            found.add("role")
    return tuple(name for name in ("start", "end", "role", "count") if name in found)


def _apart(one: Mapping[str, Any], two: Mapping[str, Any], edge: str) -> bool:
    latest, earliest = one[f"{edge}_latest"], two[f"{edge}_earliest"]
    return latest is not None and earliest is not None and latest < earliest


def _unlike(one: str, two: str, broader: Mapping[str, str]) -> bool:
    return two not in _line(one, broader) and one not in _line(two, broader)


def _line(role: str, broader: Mapping[str, str]) -> list[str]:
    line = [role]
    while (above := broader.get(line[-1])) and above not in line:
        line.append(above)
    return line
