"""Who has promised what by joining: the commitments that bind each actor, and where they meet."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final

from graphkit.analysis.promises.bindings import bonds, commitments_of, name_of, order
from graphkit.analysis.subjects import narrowed
from graphkit.facts.certainty import CERTAINTIES, rank_of
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.analysis.promises.bindings import Bond, Commitment
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel.days import AtLeast, Day
    from graphkit.table import Row

_PROMISED: Final = {
    "actor": "id of the actor that is bound",
    "label": "its name",
    "coalition": "id of the coalition through which it is bound",
    "commitment": "id of the commitment",
    "number": "its number in the text",
    "summary": "what is promised, in our own words",
    "goal": "id of the goal that it pursues, an editorial reading; empty when none is given",
    "certainty": "how sure the membership is on the day; empty when no day is asked",
    "membership": "id of the membership through which it is bound",
}
_BOUND: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "kind": "what it is",
    "promises": "number of commitments that bind it, at the degree of certainty asked",
    "coalitions": "number of coalitions through which it is bound",
    "goals": "number of different goals among them",
    "certain": "number of commitments if only certain memberships count",
    "possible": "number of commitments if all possible memberships count",
}
_OVERLAPS: Final = {
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


def promised(
    kg: KnowledgeGraph,
    actors: str | Iterable[str] | None = None,
    *,
    on: Day | None = None,
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    lang: str = "en",
) -> Table:
    """List who has promised what, one row for each actor and commitment.

    Parameters
    ----------
    kg, actors, on, at_least, coalitions, kinds, lang
        As in `graphkit.analysis.promises.bindings.bonds`.

    Returns
    -------
    Table
        In order of actor, coalition and number.

    Raises
    ------
    NotFound, Ambiguous, InvalidChoice
        If a name or a word is unknown.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = promised(gk.load(), "zoom", on="2022-07-01", coalitions="christchurch-call")
    >>> table.column("number")[:3]
    ('6', '7', '8')
    """
    chosen = {"coalitions": coalitions, "kinds": kinds, "actors": actors}
    found = bonds(kg, on=on, at_least=at_least, lang=lang, **chosen)
    rows = [_promise(bond, kg, lang, dated=on is not None) for bond in found]
    return Table(tuple(_PROMISED), rows, definitions=_PROMISED)


def _promise(bond: Bond, kg: KnowledgeGraph, lang: str, *, dated: bool) -> Row:
    commitment = bond.commitment
    return (
        bond.actor,
        name_of(kg.panel.actors[bond.actor], lang),
        commitment.coalition,
        commitment.id,
        commitment.number,
        commitment.summary,
        commitment.goal,
        CERTAINTIES[bond.rank] if dated else "",
        bond.membership,
    )


def most_bound(
    kg: KnowledgeGraph,
    *,
    on: Day,
    at_least: AtLeast = "presumed",
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    lang: str = "en",
) -> Table:
    """Rank the actors by the number of commitments that bind them on a day.

    Parameters
    ----------
    kg, on, at_least, coalitions, kinds, lang
        As in `graphkit.analysis.promises.bindings.bonds`.

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
    the graph: the number says how much is on record, not how much an actor has to do.

    Examples
    --------
    >>> import graphkit as gk
    >>> ranking = most_bound(gk.load(), on="2022-07-01", kinds="company")
    >>> ranking.columns[:4]
    ('actor', 'label', 'kind', 'promises')
    """
    least = rank_of(at_least)
    found = bonds(kg, on=on, at_least="possible", coalitions=coalitions, kinds=kinds, lang=lang)
    rows = []
    for actor, several in _by_actor(found).items():
        counted = [bond.commitment for bond in several if bond.rank >= least]
        if not counted:
            continue
        info = kg.panel.actors[actor]
        sizes = _sizes(counted)
        certain = sum(bond.rank == len(CERTAINTIES) - 1 for bond in several)
        rows.append((actor, name_of(info, lang), info.kind, *sizes, certain, len(several)))
    rows.sort(key=lambda row: (-row[3], -row[4], row[0]))
    return Table(tuple(_BOUND), rows, definitions=_BOUND)


def _by_actor(found: Iterable[Bond]) -> Mapping[str, list[Bond]]:
    groups: dict[str, list[Bond]] = defaultdict(list)
    for bond in found:
        groups[bond.actor].append(bond)
    return groups


def _sizes(counted: list[Commitment]) -> tuple[int, int, int]:
    goals = {commitment.goal for commitment in counted if commitment.goal}
    return len(counted), len({commitment.coalition for commitment in counted}), len(goals)


def overlapping_promises(
    kg: KnowledgeGraph,
    coalitions: str | Iterable[str] | None = None,
    *,
    on: Day | None = None,
    at_least: AtLeast = "presumed",
    lang: str = "en",
) -> Table:
    """List the promises of different coalitions that pursue the same goal.

    Parameters
    ----------
    kg, coalitions, on, at_least, lang
        As in `graphkit.analysis.promises.bindings.bonds`.

    Returns
    -------
    Table
        Each two commitments of different coalitions with one goal that address a group or a kind
        of actor in common, with the number of actors bound by both; the greatest first.

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
    for bond in bonds(kg, on=on, at_least=at_least, coalitions=coalitions, lang=lang):
        bound[bond.commitment.id].add(bond.actor)
    meant = set(narrowed(kg, coalitions).coalition.tolist())
    inside = {kg.panel.coalitions[code] for code in meant}
    by_goal: dict[str, list[Commitment]] = defaultdict(list)
    for commitment in sorted(commitments_of(kg, lang).values(), key=order):
        if commitment.goal and commitment.coalition in inside:
            by_goal[commitment.goal].append(commitment)
    pairs = (pair for goal in sorted(by_goal) for pair in combinations(by_goal[goal], 2))
    rows = [_overlap(one, two, bound) for one, two in pairs if _meet(one, two)]
    rows.sort(key=lambda row: (-int(str(row[6])), *map(str, row[:4])))
    return Table(tuple(_OVERLAPS), rows, definitions=_OVERLAPS)


def _meet(one: Commitment, two: Commitment) -> bool:
    if one.coalition == two.coalition:
        return False
    return bool(one.groups & two.groups or one.covers & two.covers)


def _overlap(
    one: Commitment, two: Commitment, bound: Mapping[str, set[str]]
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
