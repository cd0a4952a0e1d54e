"""Where the promises of different coalitions meet: commitments that pursue one goal."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import coalition_ids
from graphkit.analysis.promises.commitments_of import commitments_of, in_text_order
from graphkit.analysis.promises.promises_of import promises_of
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.analysis.promises.commitments_of import AddressedCommitment
    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day

_DEFINITIONS: Final = {
    "goal": "id of the goal that both pursue",
    "first": "id of a commitment",
    "first_coalition": "id of the coalition that asks it",
    "second": "id of a commitment of another coalition",
    "second_coalition": "id of the coalition that asks that",
    "groups": "groups that both address",
    "bound": "number of actors bound by both",
    "first_summary": "what the first promises, in our own words",
    "second_summary": "what the second promises",
}


@method_recorded
def overlapping_promises(
    kg: KnowledgeGraph,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    lang: str = "en",
) -> Table:
    """List the promises of different coalitions that pursue the same goal.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    coalitions : str or iterable of str, optional
        Only promises to these coalitions; by default to all.
    on, during : day, year or month or two days, optional
        The time in which somebody must be bound to count; without either, whoever ever was.
    at_least : {"certain", "presumed", "possible"}, optional
        The least degree of certainty of a promise then; by default *presumed*, and of all time
        *possible*.
    lang : str
        The language of labels and summaries.

    Returns
    -------
    Table
        Each two commitments of different coalitions with one goal that address a group or a kind
        of actor in common, with the number of actors bound by both; the greatest first. Coalitions
        without members, whose promises are taken on by acts, are among them.

    Raises
    ------
    NotFound, Ambiguous, InvalidChoice
        If a name or a word is unknown.

    Notes
    -----
    Which goal a commitment pursues is an editorial reading; whether two promises with one goal
    ask the same is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = overlapping_promises(gk.load(), on="2023-01-01")
    >>> all(a != b for a, b in zip(table.column("first_coalition"),
    ...                            table.column("second_coalition")))
    True
    """
    bound: dict[str, set[str]] = defaultdict(set)
    for promise in promises_of(
        kg, on=on, during=during, at_least=at_least, coalitions=coalitions, lang=lang
    ):
        bound[promise.commitment.id].add(promise.actor)
    inside = None if coalitions is None else set(coalition_ids(kg, coalitions))
    by_goal: dict[str, list[AddressedCommitment]] = defaultdict(list)
    for commitment in sorted(commitments_of(kg, lang).values(), key=in_text_order):
        if commitment.goal and (inside is None or commitment.coalition in inside):
            by_goal[commitment.goal].append(commitment)
    pairs = (pair for goal in sorted(by_goal) for pair in combinations(by_goal[goal], 2))
    rows = [_overlap(one, two, bound) for one, two in pairs if _meet(one, two)]
    rows.sort(key=lambda row: (-int(str(row[6])), *map(str, row[:4])))
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS)


def _meet(one: AddressedCommitment, two: AddressedCommitment) -> bool:
    if one.coalition == two.coalition:
        return False
    return bool(one.groups & two.groups or one.covers & two.covers)


def _overlap(
    one: AddressedCommitment, two: AddressedCommitment, bound: Mapping[str, set[str]]
) -> tuple[str | int | tuple[str, ...], ...]:
    return (
        one.goal,
        one.id,
        one.coalition,
        two.id,
        two.coalition,
        tuple(sorted(one.groups & two.groups)),
        len(bound.get(one.id, set()) & bound.get(two.id, set())),
        one.summary,
        two.summary,
    )
