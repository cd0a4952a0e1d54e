"""What an actor's peers have joined and it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import numpy as np

from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import actor_ids, kind_ids, panel_of
from graphkit.analysis.positions.who_is_in import who_is_in
from graphkit.analysis.with_itself import with_itself
from graphkit.facts.certainty import CERTAINTIES
from graphkit.facts.window import window_of
from graphkit.table import Table
from graphkit.type_checks import one_of, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

    Floats = npt.NDArray[np.float64]

Likeness: TypeAlias = Literal["jaccard", "cosine", "count"]

LIKENESS: Final[tuple[Likeness, ...]] = get_args(Likeness)
_DEFINITIONS: Final = {
    "coalition": "id of a coalition that the actor is not in",
    "label": "its name",
    "score": "share of its peers' likeness that is with peers inside (0 to 1)",
    "peers": "number of peers inside",
    "share": "share of all peers that are inside (0 to 1)",
    "closest": "ids of up to five peers inside, the most alike first",
    "absent": "certain, or possible where the actor may be in after all",
}


@method_recorded
def joined_by_peers(
    facts: KnowledgeGraph | Panel,
    actor: str,
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast = "presumed",
    kinds: str | Iterable[str] | None = None,
    likeness: Likeness = "jaccard",
    lang: str = "en",
) -> Table:
    """Rank the coalitions that an actor's peers have joined and it has not.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    actor : str
        The actor.
    on, during : day, year or month or two days, optional
        The time meant: what its peers were in at some time of it and the actor at none; without
        either, what the actor never joined and its peers ever did.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership at that time.
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
    one_of("likeness", likeness, LIKENESS)
    panel = panel_of(facts)
    me = next(iter(actor_ids(facts, text("actor", actor, "the id or a name of one"))))
    actors, ranks = who_is_in(panel, window_of(on, during), at_least, False)
    least = CERTAINTIES.index(at_least)
    joined = (ranks >= least).astype(np.float64)
    if me not in actors or not joined[actors.index(me)].any():
        return Table(tuple(_DEFINITIONS), (), definitions=_DEFINITIONS)
    row = actors.index(me)
    wanted = kind_ids(facts, kinds) or (panel.actors[me].kind,)
    peers = np.array([panel.actors[name].kind in wanted for name in actors]) & joined.any(axis=1)
    peers[row] = False
    alike = np.where(peers, _likeness(joined, row, likeness), 0.0)
    rows = []
    open_to = (joined[row] == 0) & ~with_itself([me], panel.coalitions)[0]
    for code in np.flatnonzero(open_to & (joined[peers].sum(axis=0) > 0)).tolist():
        slug, inside = panel.coalitions[code], joined[:, code]
        head = slug, label_in(panel.coalition_info[slug], lang)
        numbers, closest = _scored(inside, peers, alike), _closest(actors, inside, alike)
        rows.append((*head, *numbers, closest, "possible" if ranks[row, code] else "certain"))
    rows.sort(key=lambda found: (-found[2], -found[3], found[0]))
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS)


def _likeness(joined: Floats, row: int, likeness: Likeness) -> Floats:
    """Say how alike every actor is to one of them."""
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
