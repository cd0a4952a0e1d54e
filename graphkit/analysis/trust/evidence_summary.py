"""How well the facts of each coalition are backed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.trust.evidence_by_record import WEAKNESSES, evidence_by_record
from graphkit.table import Table
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.trust.evidence_by_record import RecordEvidence
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day
    from graphkit.table import ValuesOfRow

SummaryBy: TypeAlias = Literal["coalition", "type"]

SUMMARY_BY: Final[dict[SummaryBy, str]] = {
    "coalition": "id of the coalition, for memberships and rosters",
    "type": "what kind of record it is",
}
"""What a row can be about."""
_DEFINITIONS: Final = {
    "records": "number of records",
    "one_source": "share that rests on one source (0 to 1); several may have copied from each "
    "other, which is not checked",
    "low_confidence": "share that rests on low-confidence evidence only",
    "not_confirmed": "share that still runs with no source of the last years",
    "conflict": "share on which sources contradict each other",
    "sources_each": "mean number of sources",
}


@method_recorded
def evidence_summary(
    kg: KnowledgeGraph,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day,
    by: SummaryBy = "coalition",
    years: float = 3,
) -> Table:
    """Sum up how well the facts of each coalition are backed.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    coalitions : str or iterable of str, optional
        Only memberships and rosters of these; by default all records.
    on : day
        The day from which age is counted: today, say.
    by : {"coalition", "type"}
        What a row is about. By coalition, records that belong to none are left out.
    years : float
        A record that still runs counts as not confirmed after so many years.

    Returns
    -------
    Table
        In order of coalition or type.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous
        As in `graphkit.analysis.evidence_quality`.

    Notes
    -----
    Whether two sources are independent (one may copy the other) is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = evidence_summary(gk.load(), on="2025-01-01", by="type")
    >>> "membership" in table.column("type")
    True
    """
    one_of("by", by, SUMMARY_BY)
    groups: dict[str, list[RecordEvidence]] = defaultdict(list)
    for record in evidence_by_record(kg, coalitions, on=on, years=years):
        name = record.coalition if by == "coalition" else record.type
        if name:
            groups[name].append(record)
    rows: list[ValuesOfRow] = [(name, *_shares(groups[name])) for name in sorted(groups)]
    definitions = {by: SUMMARY_BY[by]} | _DEFINITIONS
    return Table(tuple(definitions), rows, definitions=definitions)


def _shares(group: list[RecordEvidence]) -> tuple[float, ...]:
    size = len(group)
    weak = [round(_count(group, flag) / size, 6) for flag in WEAKNESSES]
    return (size, *weak, round(sum(record.sources for record in group) / size, 6))


def _count(group: Iterable[RecordEvidence], flag: str) -> int:
    return sum(flag in record.weak for record in group)
