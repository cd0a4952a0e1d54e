"""What the evidence of each record amounts to: sources, confidence, age and contradictions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from graphkit.analysis.panel_analysed import check_graph, coalition_ids
from graphkit.checking.conflicts import conflicts
from graphkit.facts.adopt import AGAINST
from graphkit.facts.confidence import TRUST, is_trusted
from graphkit.facts.one_day import to_day
from graphkit.facts.period import parse
from graphkit.type_checks import not_below

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

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
_DISPUTES: Final = {
    "Sources disagree on the membership": "membership",
    "Sources disagree on the start": "start",
    "Sources disagree on the end": "end",
    "Sources disagree on the role": "role",
    "Sources disagree on a count": "count",
    "Sources disagree on a target or a verdict": "target",
    "Sources disagree on who said it": "speaker",
}
"""What conflicts are called in one word. A source that prints two dates is no record."""


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
    disputed, day = _disputed(kg), to_day(on)
    return [_summed_up(groups[name], day, years, disputed[name]) for name in sorted(groups)]


def _disputed(kg: KnowledgeGraph) -> defaultdict[str, set[str]]:
    """List about what of each record sources disagree, as `conflicts` does."""
    found = defaultdict[str, set[str]](set)
    for disputed, record, _ in conflicts(kg.store).rows:
        if word := _DISPUTES.get(str(disputed)):
            found[str(record)].add(word)
    return found


def _summed_up(
    rows: list[dict[str, Any]], day: datetime.date, years: float, disputed: set[str]
) -> RecordEvidence:
    first = rows[0]
    supporting = [row for row in rows if row["polarity"] != AGAINST] or rows
    sources = {row["source"] for row in supporting}
    best = max((row["confidence"] for row in supporting), key=lambda one: TRUST.get(one, 0))
    seen = max(filter(None, (*map(_published, supporting), first["confirmed_until"])), default=None)
    age = _age(str(first["during"]), seen, day)
    conflicts = tuple(word for word in _DISPUTES.values() if word in disputed)
    found: dict[Weakness, bool] = {
        "one-source": len(sources) == 1,
        "low-confidence": not is_trusted(best),
        "not-confirmed": _runs(str(first["during"])) and (age is None or age > years),
        "conflict": bool(conflicts),
    }
    weak = tuple(name for name, is_so in found.items() if is_so)
    about = first["record"], first["type"], first["coalition"] or ""
    return RecordEvidence(*about, len(sources), best, seen, age, conflicts, weak)


def _published(row: Mapping[str, Any]) -> datetime.date | None:
    """Find the first day on which the source can have been published; it shows no later day."""
    return parse(str(row["published"])).start_earliest if row["published"] else None


def _runs(during: str) -> bool:
    return during.endswith("/..")


def _age(during: str, seen: datetime.date | None, day: datetime.date) -> float | None:
    if seen is None or not _runs(during):
        return None
    return round(max((day - seen).days, 0) / 365.25, 1)
