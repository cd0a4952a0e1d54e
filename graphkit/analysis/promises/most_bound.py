"""Who is bound by most commitments."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.findings import first_of
from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.promises.promises_of import ON_RECORD, promises_of
from graphkit.facts.certainty import CERTAINTIES, rank_of
from graphkit.facts.window import window_of
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.analysis.promises.commitments_of import AddressedCommitment
    from graphkit.analysis.promises.promises_of import Promise
    from graphkit.facts.window import During, Window
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day

_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "kind": "what it is",
    "promises": "number of commitments that bind it, at the degree of certainty asked",
    "coalitions": "number of coalitions through which it is bound",
    "goals": "number of different goals among them",
    "certain": "number of commitments if only certain memberships count",
    "possible": "number of commitments if all possible memberships count",
}


@method_recorded
def most_bound(
    kg: KnowledgeGraph,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    lang: str = "en",
) -> Table:
    """Rank actors by the number of commitments that bind them on a day or some time in a window.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    on, during : day, year or month or two days, optional
        The time meant; without either, all that ever was.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a promise then.
    coalitions : str or iterable of str, optional
        Only promises to these coalitions.
    kinds : str or iterable of str, optional
        Only promises of actors of these kinds.
    lang : str
        The language of labels and summaries.

    Returns
    -------
    Table
        Those bound by most first, with the numbers that are certain and possible.

    Raises
    ------
    NotFound, Ambiguous, InvalidChoice
        If a name or a word is unknown.

    Notes
    -----
    Texts differ in how finely they number their promises, and for many coalitions no text is in
    the graph: the number says how much is on record, not how much an actor has to do. Whether a
    promise was kept is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> ranking = most_bound(gk.load(), on="2022-07-01", kinds="company")
    >>> ranking.columns[:4]
    ('actor', 'label', 'kind', 'promises')
    """
    least = rank_of(at_least)
    found = promises_of(
        kg, on=on, during=during, at_least="possible", coalitions=coalitions, kinds=kinds, lang=lang
    )
    rows = []
    for actor, several in _by_actor(found).items():
        counted = [promise.commitment for promise in several if promise.rank >= least]
        if not counted:
            continue
        info = kg.panel.actors[actor]
        sizes = _sizes(counted)
        certain = sum(promise.rank == len(CERTAINTIES) - 1 for promise in several)
        rows.append((actor, label_in(info, lang), info.kind, *sizes, certain, len(several)))
    rows.sort(key=lambda row: (-row[3], -row[4], row[0]))
    note = joined(_found(rows, window_of(on, during)), ON_RECORD) if rows else ""
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _found(rows: list[Any], time: Window) -> str:
    """Say who is bound by most commitments."""
    who, several = first_of(rows, 1, 3)
    be, each = ("is", "") if several == 1 else ("are", " each")
    promises = how_many(rows[0][3], "commitment")
    when = f"On {time}" if time.is_one_day else f"At some time in {time}"
    of = f"{when}, of {how_many(len(rows), 'actor')} that are bound"
    return f"{of}, {who} {be} bound by most: {promises}{each}."


def _by_actor(found: Iterable[Promise]) -> Mapping[str, list[Promise]]:
    groups: dict[str, list[Promise]] = defaultdict(list)
    for promise in found:
        groups[promise.actor].append(promise)
    return groups


def _sizes(counted: list[AddressedCommitment]) -> tuple[int, int, int]:
    goals = {commitment.goal for commitment in counted if commitment.goal}
    return len(counted), len({commitment.coalition for commitment in counted}), len(goals)
