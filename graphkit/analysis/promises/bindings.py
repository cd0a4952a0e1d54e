"""The commitments of coalitions, and whom each of them binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphkit.analysis.subjects import actor_ids, coalition_ids
from graphkit.facts.certainty import CERTAINTIES
from graphkit.questions.asked import asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel.days import AtLeast, Day


class Commitment(NamedTuple):
    """A commitment and whom it addresses."""

    id: str
    coalition: str
    number: str
    summary: str
    goal: str
    goal_label: str
    groups: frozenset[str]
    covers: frozenset[str]


class Bond(NamedTuple):
    """An actor that is bound by a commitment through a membership."""

    actor: str
    commitment: Commitment
    rank: int
    membership: str


def commitments_of(kg: KnowledgeGraph, lang: str = "en") -> dict[str, Commitment]:
    """Give every commitment in the graph, by id."""
    found: dict[str, Commitment] = {}
    for row in kg.query("commitments").records():
        name = str(row["commitment"])
        old = found.get(name)
        groups = {str(row["addressed_to"])} if row["addressed_to"] else set()
        covers = {str(row["covers"])} if row["covers"] else set()
        found[name] = Commitment(
            name,
            str(row["coalition"]),
            str(row["number"] or ""),
            str(row.get(f"summary_{lang}") or row["summary"]),
            str(row["goal"] or ""),
            str(row.get(f"goal_label_{lang}") or row["goal_label"] or ""),
            (old.groups if old else frozenset()) | groups,
            (old.covers if old else frozenset()) | covers,
        )
    return found


def bonds(
    kg: KnowledgeGraph,
    *,
    on: Day | None = None,
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    actors: str | Iterable[str] | None = None,
    lang: str = "en",
) -> list[Bond]:
    """Give each actor with each commitment that binds it, once, through its surest membership.

    Parameters
    ----------
    kg : KnowledgeGraph
        The graph.
    on : day, optional
        The day; without it, all that ever was, whatever the degree of certainty.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership on the day.
    coalitions, kinds, actors : str or iterable of str, optional
        Only these coalitions, actors of these kinds, or these actors.
    lang : str
        The language of summaries and goals.

    Notes
    -----
    The endorsements are those of the graph: what the rules of the ontology derive from joining,
    and pledges of one's own. An endorsement is not a sign that anything was done.
    """
    question = asked(kg.store, on=on, at_least=at_least if on is not None else None)
    commitments = commitments_of(kg, lang)
    wanted = _wanted(kg, actors=actors, coalitions=coalitions, kinds=kinds)
    best: dict[tuple[str, str], Bond] = {}
    for row in kg.query("endorsements").records():
        if any(row[column] not in names for column, names in wanted.items()):
            continue
        degree = question.degree(row)
        key = str(row["actor"]), str(row["commitment"])
        rank = CERTAINTIES.index(degree)
        if question.admits(degree) and (key not in best or best[key].rank < rank):
            best[key] = Bond(key[0], commitments[key[1]], rank, str(row["membership"] or ""))
    return sorted(best.values(), key=lambda bond: (bond.actor, order(bond.commitment)))


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
        "kind": None if kinds is None else _kinds(kg, kinds),
    }
    return {column: names for column, names in chosen.items() if names is not None}


def _kinds(kg: KnowledgeGraph, kinds: str | Iterable[str]) -> set[str]:
    kg.panel.select(kinds=kinds)  # an unknown kind is an error here
    return {kinds} if isinstance(kinds, str) else set(kinds)


def order(commitment: Commitment) -> tuple[str, int, str, str]:
    """Order commitments by coalition and by number in the text."""
    digits = "".join(filter(str.isdigit, commitment.number))
    number = int(digits) if digits else 10**6
    return commitment.coalition, number, commitment.number, commitment.id


def name_of(info: object, lang: str) -> str:
    """Give the label of an actor or coalition in a language, or else in English."""
    return str(getattr(info, f"label_{lang}", "") or getattr(info, "label", ""))
