"""Which facts are badly backed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.trust.evidence_by_record import WEAKNESSES, evidence_by_record
from graphkit.table import Table
from graphkit.type_checks import one_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.trust.evidence_by_record import Weakness
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day

_DEFINITIONS: Final = {
    "record": "id of the record",
    "type": "what kind of record it is",
    "coalition": "id of the coalition, for a membership or a roster",
    "sources": "number of sources by which it is so; a list that lacks the member is none",
    "confidence": "the best confidence among them: high, medium or low",
    "last_seen": "the last day on which a source or a list of members shows it running, as in "
    "members; empty where none does",
    "years": "years from that day to the day asked, to one decimal; empty once it has ended, "
    "be it with its coalition",
    "conflicts": "on what sources contradict each other: membership, start, end, role, count, "
    "target (or verdict) or speaker",
    "weak": "what is weak: " + "; ".join(f"{name} ({text})" for name, text in WEAKNESSES.items()),
}


@method_recorded
def evidence_quality(
    kg: KnowledgeGraph,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day,
    years: float = 3,
    weak: Weakness | Iterable[Weakness] | None = None,
) -> Table:
    """List how well each fact is backed, the worst first.

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
    What is contradicted is what ``kg.conflicts()`` lists: starts or ends whose bounds do not meet,
    different counts, targets or speakers, roles that do not go together (founding goes with any
    role of a member), and memberships that a trusted source denies for a time in them. Whether
    two sources are independent (one may copy the other) is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = evidence_quality(gk.load(), "gifct", on="2025-01-01", weak="conflict")
    >>> "start" in table.column("conflicts")[0]
    True
    """
    chosen = None if weak is None else texts("weak", weak, "a weakness or several as texts")
    for name in (wanted := set(chosen or WEAKNESSES)):
        one_of("weak", name, WEAKNESSES)
    rows = [
        record
        for record in evidence_by_record(kg, coalitions, on=on, years=years)
        if chosen is None or not wanted.isdisjoint(record.weak)
    ]
    rows.sort(key=lambda record: (-len(record.weak), record.id))
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS)
