"""Who has promised what: each actor with each commitment that binds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graphkit.analysis.panel_analysed import actor_ids, check_graph, coalition_ids, kind_ids
from graphkit.analysis.promises.commitments_of import (
    AddressedCommitment,
    commitments_of,
    in_text_order,
)
from graphkit.facts.certainty import CERTAINTIES
from graphkit.next_steps import Advice, Option
from graphkit.questions.scope_of_question import asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day

ON_RECORD: Final = (
    "Of many coalitions no text is in the graph, and texts differ in how finely they number "
    "promises: the numbers say how much is on record, not how much an actor has to do or does."
)


class Promise(NamedTuple):
    """An actor that is bound by a commitment.

    Attributes
    ----------
    actor : str
        Id of the actor.
    commitment : AddressedCommitment
        What it has promised.
    rank : int
        How sure that is, on the day asked or ever: 1 possible, 2 presumed, 3 certain.
    membership : str
        Id of the membership through which it is bound; empty for an act of its own.
    mode : str
        How it was taken on: ``by-joining``, ``by-subscription`` or ``by-own-pledge``.
    """

    actor: str
    commitment: AddressedCommitment
    rank: int
    membership: str
    mode: str


def promises_of(
    kg: KnowledgeGraph,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast | None = None,
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    actors: str | Iterable[str] | None = None,
    lang: str = "en",
) -> list[Promise]:
    """List each actor with each commitment that binds it, once, through its surest membership.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    on, during : day, year or month or two days, optional
        The time meant; without either, all that ever was.
    at_least : {"certain", "presumed", "possible"}, optional
        The least degree of certainty of a promise then; by default *presumed*, and of all time
        *possible*.
    coalitions, kinds, actors : str or iterable of str, optional
        Only these coalitions, actors of these kinds, or these actors.
    lang : str
        The language of summaries and goals.

    Notes
    -----
    The endorsements are those of the graph: what the rules of the ontology derive from joining,
    and from acts of one's own. An endorsement is not a sign that anything was done.
    """
    check_graph(kg)
    question = asked(kg.store, on=on, during=during, at_least=at_least, roles=kg.roles)
    commitments = commitments_of(kg, lang)
    wanted = _wanted(kg, actors=actors, coalitions=coalitions, kinds=kinds)
    best: dict[tuple[str, str], Promise] = {}
    for row in kg.query("endorsements").records():
        if any(row[column] not in names for column, names in wanted.items()):
            continue
        if not question.counts(row["role"]):
            continue
        degree = question.degree(row)
        key = str(row["actor"]), str(row["commitment"])
        rank = CERTAINTIES.index(degree)
        if question.admits(degree) and (key not in best or best[key].rank < rank):
            through, mode = str(row["membership"] or ""), str(row["mode"])
            best[key] = Promise(key[0], commitments[key[1]], rank, through, mode)
    return sorted(best.values(), key=lambda one: (one.actor, in_text_order(one.commitment)))


def no_promises(kg: KnowledgeGraph) -> str:
    """Say why nobody has promised anything."""
    if not commitments_of(kg):
        return "The facts have no commitments, so nobody has promised one."
    return Advice(
        "Of {count} commitments none binds anybody so chosen, at that time, so surely; "
        "{possible} or another time may show some.",
        count=len(commitments_of(kg)),
        possible=Option("at_least", "possible"),
    )


def _wanted(
    kg: KnowledgeGraph,
    *,
    actors: str | Iterable[str] | None,
    coalitions: str | Iterable[str] | None,
    kinds: str | Iterable[str] | None,
) -> dict[str, set[str]]:
    """Say which values of which columns are asked for; what is not narrowed is left out."""
    chosen = {
        "actor": None if actors is None else set(actor_ids(kg, actors)),
        "coalition": None if coalitions is None else set(coalition_ids(kg, coalitions)),
        "kind": None if kinds is None else set(kind_ids(kg, kinds) or ()),
    }
    return {column: names for column, names in chosen.items() if names is not None}
