"""How well the facts are backed: single sources, low confidence, age and contradiction."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphkit.analysis.subjects import coalition_ids
from graphkit.errors import InvalidChoice
from graphkit.facts.period import parse, to_day
from graphkit.panel import CONFIDENCE
from graphkit.table import Table

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel.days import Day
    from graphkit.table import Row

FLAGS: Final = {
    "one-source": "rests on one source",
    "low-confidence": "rests on low-confidence evidence only",
    "not-confirmed": "still runs, and no source of the last years shows it",
    "conflict": "sources contradict each other",
}
"""What can be weak about a fact."""
_RECORDS: Final = {
    "record": "id of the record",
    "type": "what kind of record it is",
    "coalition": "id of the coalition, for a membership or a roster",
    "sources": "number of sources",
    "confidence": "the best confidence among them: high, medium or low",
    "last_seen": "the last day up to which a source shows it; empty when none is dated",
    "years": "years from that day to the day asked, to one decimal; empty once it has ended",
    "conflicts": "on what sources contradict each other: start, end, role or count",
    "weak": "what is weak: " + "; ".join(f"{name} ({text})" for name, text in FLAGS.items()),
}
_SUMMARY: Final = {
    "records": "number of records",
    "one_source": "share that rests on one source (0 to 1)",
    "low_confidence": "share that rests on low-confidence evidence only",
    "not_confirmed": "share that still runs with no source of the last years",
    "conflict": "share on which sources contradict each other",
    "sources_each": "mean number of sources",
}
_GROUPS: Final = {"type": _RECORDS["type"], "coalition": _RECORDS["coalition"]}


class Backing(NamedTuple):
    """One record and what backs it."""

    record: str
    type: str
    coalition: str
    sources: int
    confidence: str
    last_seen: datetime.date | None
    years: float | None
    conflicts: tuple[str, ...]
    weak: tuple[str, ...]


def evidence_quality(
    kg: KnowledgeGraph,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day,
    years: float = 3,
    weak: str | Iterable[str] | None = None,
) -> Table:
    """List how each record is backed.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    coalitions : str or iterable of str, optional
        Only memberships and rosters of these; by default all records.
    on : day
        The day from which age is counted: today, say.
    years : float
        A record that still runs counts as not confirmed after so many years.
    weak : str or iterable of str, optional
        Only records with one of these weaknesses: ``"one-source"``, ``"low-confidence"``,
        ``"not-confirmed"`` or ``"conflict"``.

    Returns
    -------
    Table
        The records with most weaknesses first.

    Raises
    ------
    InvalidChoice
        If ``weak`` is another word, or ``years`` is negative.
    NotFound, Ambiguous
        If a coalition is unknown.

    Notes
    -----
    Two statements contradict each other if no one value fits both: starts or ends whose bounds do
    not meet, different counts, or roles of which neither includes the other. Whether two sources
    are independent (one may copy the other) is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = evidence_quality(gk.load(), "gifct", on="2025-01-01", weak="conflict")
    >>> "start" in table.column("conflicts")[0]
    True
    """
    chosen = (weak,) if isinstance(weak, str) else weak
    for name in (wanted := set(chosen or FLAGS)):
        if name not in FLAGS:
            raise InvalidChoice("weak", name, tuple(FLAGS))
    rows = [
        backing
        for backing in backings(kg, coalitions, on=on, years=years)
        if chosen is None or not wanted.isdisjoint(backing.weak)
    ]
    rows.sort(key=lambda backing: (-len(backing.weak), backing.record))
    return Table(tuple(_RECORDS), rows, definitions=_RECORDS)


def backings(
    kg: KnowledgeGraph, coalitions: str | Iterable[str] | None = None, *, on: Day, years: float = 3
) -> list[Backing]:
    """Give what backs each record; the parameters are those of `evidence_quality`."""
    if years < 0:
        raise InvalidChoice("years", years, ("0", "1", "…"))
    wanted = None if coalitions is None else set(coalition_ids(kg, coalitions))
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in kg.query("all-evidence").records():
        if wanted is None or row["coalition"] in wanted:
            groups[str(row["record"])].append(row)
    broader, day = kg.panel.broader, to_day(on)
    return [_backing(groups[name], day, years, broader) for name in sorted(groups)]


def _backing(
    rows: list[dict[str, Any]], day: datetime.date, years: float, broader: Mapping[str, str]
) -> Backing:
    first = rows[0]
    sources = {row["source"] for row in rows}
    best = max((row["confidence"] for row in rows), key=lambda word: CONFIDENCE.get(word, 0))
    seen = max(filter(None, (*map(_published, rows), first["confirmed_until"])), default=None)
    age = _age(str(first["during"]), seen, day)
    conflicts = _conflicts(rows, broader)
    found = {
        "one-source": len(sources) == 1,
        "low-confidence": best == "low",
        "not-confirmed": _runs(str(first["during"])) and (age is None or age > years),
        "conflict": bool(conflicts),
    }
    weak = tuple(name for name, is_so in found.items() if is_so)
    about = first["record"], first["type"], first["coalition"] or ""
    return Backing(*about, len(sources), best, seen, age, conflicts, weak)


def _published(row: Mapping[str, Any]) -> datetime.date | None:
    """Give the first day on which the source can have been published; it shows no later day."""
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


def evidence_summary(
    kg: KnowledgeGraph,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day,
    by: str = "coalition",
    years: float = 3,
) -> Table:
    """Sum up how well the facts are backed, by coalition or by type of record.

    Parameters
    ----------
    kg, coalitions, on, years
        As in `evidence_quality`.
    by : {"coalition", "type"}
        What a row is about. By coalition, records that belong to none are left out.

    Returns
    -------
    Table
        In order of coalition or type.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous
        As in `evidence_quality`.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = evidence_summary(gk.load(), on="2025-01-01", by="type")
    >>> "membership" in table.column("type")
    True
    """
    if by not in _GROUPS:
        raise InvalidChoice("by", by, tuple(_GROUPS))
    groups: dict[str, list[Backing]] = defaultdict(list)
    for backing in backings(kg, coalitions, on=on, years=years):
        name = backing.coalition if by == "coalition" else backing.type
        if name:
            groups[name].append(backing)
    rows: list[Row] = [(name, *_shares(groups[name])) for name in sorted(groups)]
    definitions = {by: _GROUPS[by]} | _SUMMARY
    return Table(tuple(definitions), rows, definitions=definitions)


def _shares(group: list[Backing]) -> tuple[float, ...]:
    size = len(group)
    weak = [round(_count(group, flag) / size, 6) for flag in FLAGS]
    return (size, *weak, round(sum(backing.sources for backing in group) / size, 6))


def _count(group: Iterable[Backing], flag: str) -> int:
    return sum(flag in backing.weak for backing in group)
