"""Who is missing: members of one coalition that are not in another, and what peers have joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.promises.bindings import name_of
from graphkit.analysis.subjects import actor_ids, coalition_ids, names_of, panel_of
from graphkit.errors import InvalidChoice, NotFound
from graphkit.facts.certainty import CERTAINTIES
from graphkit.network.roll_up import roll_up_of
from graphkit.panel import Panel, number_of
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from graphkit.analysis.subjects import Given, Names
    from graphkit.network.roll_up import RollUp
    from graphkit.panel.days import AtLeast, Day

    Floats = npt.NDArray[np.float64]
    Ranks = npt.NDArray[np.int8]

_MISSING: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "kind": "what it is",
    "inside": "ids of the coalitions compared with that it is in",
    "certainty": "how sure that is: that of the least sure of these; empty when no day is asked",
    "absent": "certain, or possible where it may be in after all (a doubtful membership)",
}
_PEERS: Final = {
    "coalition": "id of a coalition that the actor is not in",
    "label": "its name",
    "score": "share of its peers' likeness that is with peers inside (0 to 1)",
    "peers": "number of peers inside",
    "share": "share of all peers that are inside (0 to 1)",
    "closest": "ids of up to five peers inside, the most alike first",
    "absent": "certain, or possible where the actor may be in after all",
}
LIKENESS: Final = ("jaccard", "cosine", "count")


def missing(
    given: Given,
    coalition: Names,
    compared_with: Names,
    *,
    on: Day | None = None,
    at_least: AtLeast = "presumed",
    every: bool = True,
    kinds: str | Iterable[str] | None = None,
    roll_up: RollUp = False,
    lang: str = "en",
) -> Table:
    """List the members of some coalitions that are in none of some others.

    Parameters
    ----------
    given : KnowledgeGraph or Panel
        The memberships.
    coalition : str or iterable of str
        Where they are missing: they are in none of these.
    compared_with : str or iterable of str
        Where they are.
    on : day, optional
        The day; without it, who was ever in the one and never in the other.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty, on the day, of a membership in ``compared_with``, and with
        which one in ``coalition`` takes somebody off the list.
    every : bool
        Whether they must be in every coalition of ``compared_with``, or in any.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    roll_up : {False, True, "operation", "ownership"}
        Count services as their operators and subsidiaries as their owners on the day.
    lang : str
        The language of the labels.

    Returns
    -------
    Table
        In order of id. ``absent`` is ``possible`` for those that a doubtful or vaguely dated
        membership may put inside.

    Raises
    ------
    InvalidChoice
        If a coalition is named on neither side, or ``roll_up`` is used without a day.
    NotFound, Ambiguous
        If a name is unknown.

    Notes
    -----
    Absent means that no source in the graph says that the actor is a member: whether the list of
    members is complete is not checked.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = missing(gk.load(), "christchurch-call", compared_with="tech-coalition",
    ...                 on="2023-01-01")
    >>> "zoom" in table.column("actor"), "snap" in table.column("actor")
    (False, True)
    """
    outside, inside = coalition_ids(given, coalition), coalition_ids(given, compared_with)
    for name, ids in (("coalition", outside), ("compared_with", inside)):
        if not ids:
            raise InvalidChoice(name, names_of(coalition), ("<the names of coalitions>",))
    panel = panel_of(given)
    wanted = _kinds(panel, kinds)
    actors, ranks = _ranks(panel, on, at_least, roll_up)
    least = CERTAINTIES.index(at_least)
    there, gone = _columns(panel, ranks, inside), _columns(panel, ranks, outside).max(axis=1)
    enough = (there >= least).all(axis=1) if every else (there >= least).any(axis=1)
    rows = []
    for row in np.flatnonzero(enough & (gone < least)).tolist():
        info = panel.actors[actors[row]]
        if wanted is None or info.kind in wanted:
            head = actors[row], name_of(info, lang), info.kind
            held = {n: r for n, r in zip(inside, there[row].tolist(), strict=True) if r >= least}
            sure = CERTAINTIES[min(held.values())] if on is not None else ""
            rows.append((*head, tuple(held), sure, "possible" if gone[row] else "certain"))
    return Table(tuple(_MISSING), rows, definitions=_MISSING)


def _kinds(panel: Panel, kinds: Names) -> set[str] | None:
    if kinds is None:
        return None
    known = {info.kind for info in panel.actors.values()}
    for kind in names_of(kinds):
        if kind not in known:
            raise NotFound("kind", kind, hint=f"Known: {', '.join(sorted(known))}.")
    return set(names_of(kinds))


def _ranks(
    panel: Panel, on: Day | None, at_least: AtLeast, roll_up: RollUp
) -> tuple[list[str], Ranks]:
    """Give the actors, and how surely each is in each coalition: ever (3 or 1), or on the day."""
    top = roll_up_of(panel.links, roll_up, on, at_least).top
    raised = [top[name].actor if name in top else name for name in panel.members]
    actors = sorted(set(raised))
    place = {actor: code for code, actor in enumerate(actors)}
    codes = np.array([place[actor] for actor in raised], dtype=np.int64)
    if on is None:
        rank = np.where(panel.confidence > 1, len(CERTAINTIES) - 1, 1).astype(np.int8)
    else:
        rank = panel.certainty(number_of(on))
    ranks = np.zeros((len(actors), len(panel.coalitions)), dtype=np.int8)
    np.maximum.at(ranks, (codes[panel.member], panel.coalition), rank)
    return actors, ranks


def _columns(panel: Panel, ranks: Ranks, coalitions: Sequence[str]) -> Ranks:
    """Give how surely each actor is in some coalitions, which may be without members."""
    nobody = np.zeros(len(ranks), dtype=np.int8)
    place = {name: code for code, name in enumerate(panel.coalitions)}
    return np.column_stack(
        [ranks[:, place[name]] if name in place else nobody for name in coalitions]
    )


def joined_by_peers(
    given: Given,
    actor: str,
    *,
    on: Day | None = None,
    at_least: AtLeast = "presumed",
    kinds: str | Iterable[str] | None = None,
    likeness: str = "jaccard",
    lang: str = "en",
) -> Table:
    """Rank the coalitions that an actor's peers have joined and it has not.

    Parameters
    ----------
    given : KnowledgeGraph or Panel
        The memberships.
    actor : str
        The actor.
    on, at_least
        As in `missing`.
    kinds : str or iterable of str, optional
        Who is a peer; by default actors of its own kind.
    likeness : {"jaccard", "cosine", "count"}
        How alike two actors are, by the coalitions they are in: those they share as a share of
        those either is in, over the geometric mean of both numbers, or just their number.
    lang : str
        The language of the labels.

    Returns
    -------
    Table
        The coalition of the most alike peers first. Peers that share no coalition with the actor
        count in ``peers`` and ``share``, not in ``score``. Empty if the actor shares nothing with
        anybody.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous
        If a word or a name is unknown.

    Notes
    -----
    Being alike is not being fit to join: that a coalition is open to the actor (a treaty to a
    state, say) is not checked.

    References
    ----------
    P. Resnick, N. Iacovou, M. Suchak, P. Bergstrom and J. Riedl, "GroupLens: an open architecture
    for collaborative filtering of netnews", *Proceedings of CSCW 1994*, 175-186,
    https://doi.org/10.1145/192844.192905 (weighing what others chose by how alike they are).

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows({"member": m, "coalition": c} for m, c in
    ...     ["ax", "bx", "by", "cx", "cy", "dz"])
    >>> joined_by_peers(panel, "a", at_least="possible").select("coalition", "score", "peers").rows
    (('y', 1.0, 2), ('z', 0.0, 1))
    """
    if likeness not in LIKENESS:
        raise InvalidChoice("likeness", likeness, LIKENESS)
    panel = panel_of(given)
    me = actor_ids(given, actor)[0]
    actors, ranks = _ranks(panel, on, at_least, False)
    least = CERTAINTIES.index(at_least)
    joined = (ranks >= least).astype(np.float64)
    if me not in actors or not joined[actors.index(me)].any():
        return Table(tuple(_PEERS), (), definitions=_PEERS)
    row = actors.index(me)
    wanted = _kinds(panel, kinds) or {panel.actors[me].kind}
    peers = np.array([panel.actors[name].kind in wanted for name in actors]) & joined.any(axis=1)
    peers[row] = False
    alike = np.where(peers, _likeness(joined, row, likeness), 0.0)
    rows = []
    for code in np.flatnonzero((joined[row] == 0) & (joined[peers].sum(axis=0) > 0)).tolist():
        slug, inside = panel.coalitions[code], joined[:, code]
        head = slug, name_of(panel.coalition_info[slug], lang)
        numbers, closest = _scored(inside, peers, alike), _closest(actors, inside, alike)
        rows.append((*head, *numbers, closest, "possible" if ranks[row, code] else "certain"))
    rows.sort(key=lambda found: (-found[2], -found[3], found[0]))
    return Table(tuple(_PEERS), rows, definitions=_PEERS)


def _likeness(joined: Floats, row: int, likeness: str) -> Floats:
    """Give how alike every actor is to one of them."""
    both: Floats = joined @ joined[row]
    if likeness == "count":
        return both
    size = joined.sum(axis=1)
    whole = size + size[row] - both if likeness == "jaccard" else np.sqrt(size * size[row])
    alike: Floats = np.divide(both, whole, out=np.zeros_like(both), where=whole > 0)
    return alike


def _scored(inside: Floats, peers: npt.NDArray[Any], alike: Floats) -> tuple[float, int, float]:
    total = alike.sum()
    score = float(alike @ inside / total) if total else 0.0
    count = int(inside[peers].sum())
    return round(score, 6), count, round(count / int(peers.sum()), 6)


def _closest(actors: Sequence[str], inside: Floats, alike: Floats) -> tuple[str, ...]:
    best = np.lexsort((np.arange(len(actors)), -alike * inside))[:5].tolist()
    return tuple(actors[place] for place in best if alike[place] * inside[place] > 0)
