"""Who has promised what by joining: the commitments that bind each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.promises.promises_of import no_promises, promises_of
from graphkit.facts.certainty import CERTAINTIES
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.promises.promises_of import Promise
    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day
    from graphkit.table import ValuesOfRow

_DEFINITIONS: Final = {
    "actor": "id of the actor that is bound",
    "label": "its name",
    "coalition": "id of the coalition through which it is bound",
    "commitment": "id of the commitment",
    "number": "its number in the text",
    "summary": "what is promised, in our own words",
    "goal": "id of the goal that it pursues, an editorial reading; empty when none is given",
    "certainty": "how sure it is, in the time asked or ever: certain, presumed or possible",
    "mode": "how it was taken on: by joining, by a subscription or by a pledge of its own",
    "membership": "id of the membership through which it is bound; empty for an act of its own",
}


@method_recorded
def promised(
    kg: KnowledgeGraph,
    actors: str | Iterable[str] | None = None,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    lang: str = "en",
) -> Table:
    """List who has promised what, by joining or by an act of its own.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    actors : str or iterable of str, optional
        Only these actors.
    on, during : day, year or month or two days, optional
        The time meant, one of them; without either, all that was ever promised.
    at_least : {"certain", "presumed", "possible"}, optional
        The least degree of certainty of a promise then; by default *presumed*, and of all time
        *possible*.
    coalitions : str or iterable of str, optional
        Only promises to these coalitions.
    kinds : str or iterable of str, optional
        Only promises of actors of these kinds.
    lang : str
        The language of labels and summaries.

    Returns
    -------
    Table
        One row for each actor and commitment, in order of actor, coalition and number.

    Raises
    ------
    NotFound, Ambiguous, InvalidChoice
        If a name or a word is unknown.

    Notes
    -----
    What follows from joining, and from what an actor itself took on, reserved, declined or withdrew
    from, is derived by a rule of the ontology. Whether a promise was kept is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = promised(gk.load(), "zoom", on="2022-07-01")
    >>> table.columns[:4]
    ('actor', 'label', 'coalition', 'commitment')
    """
    chosen = {"coalitions": coalitions, "kinds": kinds, "actors": actors}
    found = promises_of(kg, on=on, during=during, at_least=at_least, lang=lang, **chosen)
    rows = [_promise(promise, kg, lang) for promise in found]
    note = "" if rows else no_promises(kg)
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _promise(promise: Promise, kg: KnowledgeGraph, lang: str) -> ValuesOfRow:
    commitment = promise.commitment
    return (
        promise.actor,
        label_in(kg.panel.actors[promise.actor], lang),
        commitment.coalition,
        commitment.id,
        commitment.number,
        commitment.summary,
        commitment.goal,
        CERTAINTIES[promise.rank],
        promise.mode,
        promise.membership,
    )
