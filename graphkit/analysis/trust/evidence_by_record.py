"""What the evidence of each record amounts to: sources, confidence, age and contradictions."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from graphkit.analysis.panel_analysed import check_graph, coalition_ids
from graphkit.checking.conflicts import conflicts
from graphkit.facts.confidence import TRUST, is_trusted
from graphkit.facts.one_day import to_day
from graphkit.facts.source_word import AGAINST
from graphkit.questions.words_for import WORDS_FOR
from graphkit.sparql.run import run
from graphkit.sparql.short_address import short_address
from graphkit.type_checks import not_below

if TYPE_CHECKING:
    from collections.abc import Iterable

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
_FOR: Final = f"""
SELECT ?evidence {{{WORDS_FOR}
  BIND({short_address("?word")} AS ?evidence)
}}"""
_ENDS: Final = f"""
SELECT DISTINCT ?record ?end {{
  ?it cg:evidence ?word ; cg:endLatest ?end .
  BIND({short_address("?it")} AS ?record)
}}"""


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
    shown, over = _shown(kg), _over(kg, day)
    found = []
    for name in sorted(groups):
        rows = [row for row in groups[name] if _is_for(row, shown)] or groups[name]
        runs = str(rows[0]["during"]).endswith("/..") and name not in over
        seen = rows[0]["confirmed_until"]
        age = round(max((day - seen).days, 0) / 365.25, 1) if seen and runs else None
        old = runs and (age is None or age > years)
        found.append(_summed_up(rows, disputed[name], age=age, not_confirmed=old))
    return found


def _shown(kg: KnowledgeGraph) -> set[object]:
    """List the words by which a record is so."""
    return set(run(kg.store, _FOR).column("evidence"))


def _is_for(row: dict[str, Any], shown: set[object]) -> bool:
    """Tell it by the polarity, too: words without an address have no id to be listed by."""
    return row["evidence"] in shown and row["polarity"] != AGAINST


def _over(kg: KnowledgeGraph, day: datetime.date) -> set[str]:
    """List the records that had ended before a day, if only because their coalition had."""
    ends = run(kg.store, _ENDS).rows
    return {str(record) for record, end in ends if isinstance(end, datetime.date) and end < day}


def _disputed(kg: KnowledgeGraph) -> defaultdict[str, set[str]]:
    """List about what of each record sources disagree, as `conflicts` does."""
    found = defaultdict[str, set[str]](set)
    for disputed, record, _ in conflicts(kg.store).rows:
        if word := _DISPUTES.get(str(disputed)):
            found[str(record)].add(word)
    return found


def _summed_up(
    rows: list[dict[str, Any]], disputed: set[str], *, age: float | None, not_confirmed: bool
) -> RecordEvidence:
    first = rows[0]
    sources = {row["source"] for row in rows}
    best = max((row["confidence"] for row in rows), key=lambda one: TRUST.get(one, 0))
    conflicts = tuple(word for word in _DISPUTES.values() if word in disputed)
    found: dict[Weakness, bool] = {
        "one-source": len(sources) == 1,
        "low-confidence": not is_trusted(best),
        "not-confirmed": not_confirmed,
        "conflict": bool(conflicts),
    }
    weak = tuple(name for name, is_so in found.items() if is_so)
    about = first["record"], first["type"], first["coalition"] or ""
    seen = first["confirmed_until"]
    return RecordEvidence(*about, len(sources), best, seen, age, conflicts, weak)
