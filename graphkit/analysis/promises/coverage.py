"""The matrix of promises: who has promised how much for which goal or topic."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import actor_ids
from graphkit.analysis.promises.commitments_of import commitments_of
from graphkit.analysis.promises.promises_of import ON_RECORD, promises_of
from graphkit.table import Table
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.promises.commitments_of import AddressedCommitment
    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day
    from graphkit.table import ValuesOfRow

Aim: TypeAlias = Literal["goal", "topic", "coalition"]

AIMS: Final[tuple[Aim, ...]] = get_args(Aim)
NO_AIM: Final = "none"
"""The column of promises without a goal or topic."""
_HEAD: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "kind": "what it is",
    "promises": "number of commitments that bind it",
}


@method_recorded
def coverage(
    kg: KnowledgeGraph,
    *,
    by: Aim,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    actors: str | Iterable[str] | None = None,
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    lang: str = "en",
) -> Table:
    """Count the promises of each actor by goal, by topic or by coalition.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    by : {"goal", "topic", "coalition"}
        What the columns are: the goals of the commitments, the topics of the coalitions that ask
        them, or these coalitions. A coalition's promise counts for each of its topics.
    on, during : day, year or month or two days, optional
        The time meant, one of them; without either, all that was ever promised.
    at_least : {"certain", "presumed", "possible"}, optional
        The least degree of certainty of a promise then; by default *presumed*, and of all time
        *possible*.
    actors : str or iterable of str, optional
        Only these actors; each has a row even if nothing binds it.
    coalitions : str or iterable of str, optional
        Only promises to these coalitions.
    kinds : str or iterable of str, optional
        Only promises of actors of these kinds.
    lang : str
        The language of labels and summaries.

    Returns
    -------
    Table
        A row for each actor, the most bound first, and a column for each goal, topic or coalition
        that somebody has a promise for, in order of its id; ``none`` holds promises without any.
        The definitions give the names of the columns in words.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``at_least`` is another word.
    NotFound, Ambiguous
        If a name is unknown.

    Notes
    -----
    A 0 means that the graph has no such promise of this actor. For many coalitions no text is in
    the graph, so that it does not mean that the actor never made one. Whether a promise was kept
    is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = coverage(gk.load(), by="topic", on="2022-07-01", actors="zoom")
    >>> table.columns[:5]
    ('actor', 'label', 'kind', 'promises', 'human-rights-and-freedom-of-expression')
    """
    one_of("by", by, AIMS)
    chosen = {"actors": actors, "coalitions": coalitions, "kinds": kinds}
    counts: dict[str, Counter[str]] = {name: Counter() for name in actor_ids(kg, actors)}
    totals: Counter[str] = Counter()
    for promise in promises_of(kg, on=on, during=during, at_least=at_least, lang=lang, **chosen):
        totals[promise.actor] += 1
        counts.setdefault(promise.actor, Counter()).update(_aims(kg, promise.commitment, by))
    aims = sorted({aim for counter in counts.values() for aim in counter})
    rows: list[ValuesOfRow] = [
        (*_head(kg, actor, lang), totals[actor], *(counts[actor][aim] for aim in aims))
        for actor in sorted(counts, key=lambda actor: (-totals[actor], actor))
    ]
    names = _names(kg, by, lang)
    definitions = _HEAD | {aim: f"number of them for: {names.get(aim, aim)}" for aim in aims}
    note = ON_RECORD if rows else ""
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def _head(kg: KnowledgeGraph, actor: str, lang: str) -> tuple[str, str, str]:
    info = kg.panel.actors[actor]
    return actor, label_in(info, lang), info.kind


def _aims(kg: KnowledgeGraph, commitment: AddressedCommitment, by: Aim) -> tuple[str, ...]:
    if by == "coalition":
        return (commitment.coalition,)
    if by == "topic":
        return kg.panel.coalition_info[commitment.coalition].topics or (NO_AIM,)
    return (commitment.goal or NO_AIM,)


def _names(kg: KnowledgeGraph, by: Aim, lang: str) -> dict[str, str]:
    """Say what the columns are called in words."""
    if by == "coalition":
        return {slug: label_in(info, lang) for slug, info in kg.panel.coalition_info.items()}
    if by == "topic":
        return {}
    return {item.goal: item.goal_label for item in commitments_of(kg, lang).values()}
