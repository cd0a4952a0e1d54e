"""The commitments of coalitions, and whom each of them binds."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from graphkit.analysis.subjects import actor_ids, narrowed
from graphkit.facts.period import at_least_rank
from graphkit.panel import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    import numpy.typing as npt

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Panel
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

    def addresses(self, kind: str, group: str) -> bool:
        """Whether it addresses an actor of this kind that is listed under this heading."""
        return "everyone" in self.groups or group in self.groups or kind in self.covers


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
    Whoever has joined takes on the commitments that address everyone, the group it is listed
    under, or a group that covers its kind. Observers take on none. An endorsement by joining is
    not a sign that anything was done.
    """
    least = at_least_rank(at_least)
    panel = narrowed(kg, coalitions, kinds)
    wanted = None if actors is None else set(actor_ids(kg, actors))
    promising = set(kg.query("roles-with-commitments").column("role"))
    by_coalition: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in commitments_of(kg, lang).values():
        by_coalition[commitment.coalition].append(commitment)
    best: dict[tuple[str, str], Bond] = {}
    for actor, role, group, coalition, rank, membership in _rows(panel, on):
        if role not in promising or rank < (least if on is not None else 0):
            continue
        if wanted is not None and actor not in wanted:
            continue
        kind = panel.actors[actor].kind
        for commitment in by_coalition[coalition]:
            held = best.get((actor, commitment.id))
            if commitment.addresses(kind, group) and (held is None or held.rank < rank):
                best[actor, commitment.id] = Bond(actor, commitment, rank, membership)
    return sorted(best.values(), key=lambda bond: (bond.actor, order(bond.commitment)))


def _rows(panel: Panel, on: Day | None) -> Iterator[tuple[str, str, str, str, int, str]]:
    ranks = [0] * len(panel) if on is None else panel.certainty(number_of(on)).tolist()
    columns: list[npt.NDArray[np.integer]] = [
        panel.member,
        panel.role,
        panel.group,
        panel.coalition,
    ]
    tables = (panel.members, panel.roles, panel.groups, panel.coalitions)
    named = [
        [table[code] for code in codes.tolist()]
        for codes, table in zip(columns, tables, strict=True)
    ]
    return zip(*named, ranks, panel.membership, strict=True)


def order(commitment: Commitment) -> tuple[str, int, str, str]:
    """Order commitments by coalition and by number in the text."""
    digits = "".join(filter(str.isdigit, commitment.number))
    number = int(digits) if digits else 10**6
    return commitment.coalition, number, commitment.number, commitment.id


def name_of(info: object, lang: str) -> str:
    """Give the label of an actor or coalition in a language, or else in English."""
    return str(getattr(info, f"label_{lang}", "") or getattr(info, "label", ""))
