"""From memberships to networks: who is tied to which coalition on a day, in a window, or ever.

A two-mode network has actors on one side (``bipartite=0``) and coalitions on the other
(``bipartite=1``). It is a plain networkx graph, so everything written for networkx works on it.
`incidence` gives the same ties as a sparse matrix, which is what the measures compute on.

Nothing ambiguous is guessed: say which time is meant (``on``, ``window`` or ``ever``) and, when
services and subsidiaries are rolled up in a network that spans time, whose they were on which day.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import networkx as nx
import numpy as np

from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.facts.period import CERTAINTIES, from_day_number
from graphkit.network.roll_up import RolledUp, RollUp, roll_up_of
from graphkit.panel import EARLIEST, LATEST, ActorInfo, Panel, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    import numpy.typing as npt
    import scipy.sparse as sp

    from graphkit.panel import AtLeast, Day

Chosen: TypeAlias = "str | Iterable[str] | None"
By: TypeAlias = Literal["agent", "listing"]

AS_MEMBER: Final = "--as-member"
"""Ends the node of a coalition on the actors' side, where it is a member of another coalition."""

EVER_NOTE: Final = (
    "All ties that ever were. Two actors tied to the same coalition at different times look as if "
    "they had met there: projections of this network overstate ties unless periods must overlap."
)


class Tie(NamedTuple):
    """One membership as a tie between an actor and a coalition, as drawn in the network."""

    actor: str
    coalition: str
    membership: str
    listing: str
    role: str
    start: int
    end: int
    rank: int
    rolled_up: str


@dataclass(frozen=True, eq=False)
class Incidence:
    """Who is in what, as a sparse 0/1 matrix of actors by coalitions.

    Attributes
    ----------
    actors, coalitions : tuple
        The nodes of the rows and of the columns, in order.
    matrix : scipy.sparse.csr_array
        1.0 where the actor is in the coalition.
    """

    actors: tuple[Any, ...]
    coalitions: tuple[Any, ...]
    matrix: sp.csr_array


class _Span(NamedTuple):
    """The time a network covers."""

    first: int
    last: int
    attributes: Mapping[str, object]


def two_mode(
    panel: Panel,
    *,
    on: Day | None = None,
    window: tuple[Day, Day] | None = None,
    ever: bool = False,
    at_least: AtLeast = "presumed",
    by: By = "agent",
    roll_up: RollUp = False,
    links_on: Day | None = None,
    links_at_least: AtLeast = "presumed",
    parallel: bool = False,
    kinds: Chosen = None,
    roles: Chosen = None,
    countries: Chosen = None,
    coalitions: Chosen = None,
    topics: Chosen = None,
    confidence: str | None = None,
) -> nx.Graph[str]:
    """Draw the network of actors and coalitions.

    Parameters
    ----------
    panel : Panel
        The memberships.
    on, window, ever : day, pair of days, bool
        The time meant; exactly one of them. A membership is drawn for a window if it holds on at
        least one day of it.
    at_least : {"certain", "presumed", "possible"}
        The least degree of certainty drawn.
    by : {"agent", "listing"}
        Draw the agent behind each listing (YouTube's operator) or the listing itself (YouTube).
    roll_up : {False, True, "operation", "ownership"}
        Draw services as their operators, subsidiaries as their owners, or (True) both, through as
        many steps as there are. What has two operators or owners on the day, or one that is less
        certain than asked, stays as it is and is named in the graph attribute ``not_rolled_up``.
    links_on : day, optional
        The day whose operators and owners count. By default the day of ``on``; must be given to
        roll up a network of a window or of all times.
    links_at_least : {"certain", "presumed", "possible"}
        The least degree of certainty of an operator or owner.
    parallel : bool
        Keep each membership as an edge of its own in a MultiGraph (its key is the membership).
        By default the memberships between two nodes are one edge that lists them.
    kinds, roles, countries, coalitions, topics, confidence
        As in `Panel.select`. They look at the member before it is rolled up.

    Returns
    -------
    networkx.Graph or networkx.MultiGraph
        Node attributes: ``bipartite``, ``kind``, ``label``, ``label_fr``, and ``country`` or
        ``topics`` and ``led_by``. Edge attributes: ``memberships``, ``listings``, ``roles``,
        ``periods`` and ``rolled_up`` (tuples with one entry for each membership), ``start``,
        ``end`` (ISO dates of the first and last day at the degree of certainty drawn, empty when
        unbounded) and ``certainty`` (of the surest membership).
        Graph attributes say how it was drawn.

    Raises
    ------
    InvalidChoice
        If the time, ``by``, ``at_least`` or ``roll_up`` is not chosen as described.
    NotFound
        If a filter names something that the panel does not have.

    Notes
    -----
    Only actors and coalitions with a tie are drawn. A coalition that is a member of another one
    has two nodes: itself, and ``<id>--as-member`` among the actors.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14"},
    ... ])
    >>> sorted(two_mode(panel, on="2021-01-01").edges)
    [('line', 'call')]
    >>> two_mode(panel, ever=True).graph["note"][:29]
    'All ties that ever were. Two '
    """
    span = _span(on, window, ever)
    chosen = panel.select(
        kinds=kinds,
        roles=roles,
        countries=countries,
        coalitions=coalitions,
        topics=topics,
        confidence=confidence,
    )
    chosen = chosen.during(span.first, span.last, at_least)
    owners = roll_up_of(panel.links, roll_up, on if links_on is None else links_on, links_at_least)
    ties = _ties(chosen, span, at_least, _listed(by), owners.top)
    graph: nx.Graph[str] = nx.MultiGraph() if parallel else nx.Graph()
    graph.graph.update(span.attributes, at_least=at_least, by=by, roll_up=roll_up)
    _add_nodes(graph, panel, ties)
    graph.graph.update(
        not_rolled_up=tuple(sorted(owners.unsure & set(graph))), version=panel.version
    )
    _add_edges(graph, ties, parallel)
    return graph


def _span(on: Day | None, window: tuple[Day, Day] | None, ever: bool) -> _Span:
    """Read the time meant; refuse none and refuse several."""
    given = [name for name, is_set in _times(on, window, ever) if is_set]
    if len(given) != 1:
        choices = ("on=<day>", "window=(<first>, <last>)", "ever=True")
        raise InvalidChoice("time", " and ".join(given) or "nothing", choices)
    if on is not None:
        day = number_of(on)
        return _Span(day, day, {"on": iso(day), "note": ""})
    if window is not None:
        first, last = map(number_of, window)
        return _Span(first, last, {"window": (iso(first), iso(last)), "note": EVER_NOTE})
    return _Span(EARLIEST, LATEST, {"ever": True, "note": EVER_NOTE})


def _times(
    on: Day | None, window: tuple[Day, Day] | None, ever: bool
) -> tuple[tuple[str, bool], ...]:
    return ("on", on is not None), ("window", window is not None), ("ever", ever)


def _listed(by: str) -> bool:
    if by not in ("agent", "listing"):
        raise InvalidChoice("by", by, ("agent", "listing"))
    return by == "listing"


def iso(day: int) -> str:
    """Give a day number as ISO text, or nothing when it is unbounded.

    >>> iso(0), iso(LATEST)
    ('1970-01-01', '')
    """
    return from_day_number(day).isoformat() if EARLIEST < day < LATEST else ""


def _ties(
    panel: Panel, span: _Span, at_least: AtLeast, listed: bool, top: Mapping[str, RolledUp]
) -> list[Tie]:
    """List the memberships as ties, ordered by actor, coalition, start and id."""
    names = panel.listings if listed else panel.members
    raised = [top.get(name, RolledUp(name, "")) for name in names]
    nodes = [actor_node(panel, up.actor) for up in raised]
    first, last = panel.spells(at_least)
    columns = zip(
        (panel.listing if listed else panel.member).tolist(),
        panel.coalition.tolist(),
        panel.membership,
        panel.listing.tolist(),
        panel.role.tolist(),
        first.tolist(),
        last.tolist(),
        _ranks(panel, span).tolist(),
        strict=True,
    )
    ties = [
        Tie(
            nodes[who],
            panel.coalitions[coalition],
            membership,
            panel.listings[listing],
            panel.roles[role],
            start,
            end,
            rank,
            raised[who].reason,
        )
        for who, coalition, membership, listing, role, start, end, rank in columns
    ]
    return sorted(ties, key=lambda tie: (tie.actor, tie.coalition, tie.start, tie.membership))


def _ranks(panel: Panel, span: _Span) -> npt.NDArray[np.int8]:
    """Give the degree of certainty with which each row holds somewhere in the span."""
    rank = panel.within(span.first, span.last, "possible").astype(np.int8)
    rank += panel.within(span.first, span.last, "presumed")
    rank += panel.within(span.first, span.last, "certain")
    return rank


def actor_node(panel: Panel, actor: str) -> str:
    """Give the node of an actor: its id, marked when it is a coalition too."""
    return actor + AS_MEMBER if actor in panel.coalition_info else actor


def _add_nodes(graph: nx.Graph[str], panel: Panel, ties: Sequence[Tie]) -> None:
    for node in sorted({tie.actor for tie in ties}):
        thing = node.removesuffix(AS_MEMBER)
        about = panel.coalition_info.get(thing) if node != thing else None
        info = panel.actors.get(thing, ActorInfo(thing))
        if about is not None:
            info = info._replace(label=about.label, label_fr=about.label_fr, kind="coalition")
        graph.add_node(node, bipartite=0, **info._asdict())
    for node in sorted({tie.coalition for tie in ties}):
        about = panel.coalition_info[node]
        labels = {"label": about.label, "label_fr": about.label_fr, "kind": "coalition"}
        graph.add_node(node, bipartite=1, **labels, topics=about.topics, led_by=about.led_by)


def _add_edges(graph: nx.Graph[str], ties: Iterable[Tie], parallel: bool) -> None:
    if isinstance(graph, nx.MultiGraph) and parallel:
        for tie in ties:
            graph.add_edge(tie.actor, tie.coalition, key=tie.membership, **_edge([tie]))
        return
    for (actor, coalition), several in groupby(ties, key=lambda tie: (tie.actor, tie.coalition)):
        graph.add_edge(actor, coalition, **_edge(list(several)))


def _edge(ties: Sequence[Tie]) -> dict[str, object]:
    """Describe the edge of one or several memberships."""
    return {
        "memberships": tuple(tie.membership for tie in ties),
        "listings": tuple(tie.listing for tie in ties),
        "roles": tuple(tie.role for tie in ties),
        "periods": tuple((iso(tie.start), iso(tie.end)) for tie in ties),
        "rolled_up": tuple(tie.rolled_up for tie in ties),
        "start": iso(min(tie.start for tie in ties)),
        "end": iso(max(tie.end for tie in ties)),
        "certainty": CERTAINTIES[max(tie.rank for tie in ties)],
    }


def incidence(network: nx.Graph[Any] | Incidence | Panel) -> Incidence:
    """Give the ties of a network as a sparse matrix of actors by coalitions.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network whose nodes carry ``bipartite`` 0 (actors) or 1 (coalitions); or a
        panel, already narrowed to the memberships meant, whose members are the actors.

    Raises
    ------
    DataError
        If a node has no ``bipartite``, or an edge joins two nodes of the same side.

    Examples
    --------
    >>> import networkx as nx
    >>> incidence(nx.davis_southern_women_graph()).matrix.shape
    (18, 14)
    """
    if isinstance(network, Incidence):
        return network
    if isinstance(network, Panel):
        return _panel_incidence(network)
    sides = _sides(network)
    place = [{node: index for index, node in enumerate(side)} for side in sides]
    pairs = {_oriented(a, b, place[0], place[1]) for a, b in network.edges()}
    ends = np.array(sorted(pairs), dtype=np.int32).reshape(-1, 2)
    return Incidence(*sides, _matrix(ends[:, 0], ends[:, 1], (len(sides[0]), len(sides[1]))))


def _panel_incidence(panel: Panel) -> Incidence:
    """Tie the members and coalitions that occur in the rows of a panel."""
    members, rows = np.unique(panel.member, return_inverse=True)
    coalitions, columns = np.unique(panel.coalition, return_inverse=True)
    actors = tuple(actor_node(panel, panel.members[code]) for code in members.tolist())
    joined = tuple(panel.coalitions[code] for code in coalitions.tolist())
    return Incidence(actors, joined, _matrix(rows, columns, (len(actors), len(joined))))


def _matrix(rows: Any, columns: Any, shape: tuple[int, int]) -> sp.csr_array:
    from scipy import sparse  # a third of a second to import, needed here only

    places = np.asarray(rows, dtype=np.int32), np.asarray(columns, dtype=np.int32)
    cells = sparse.coo_array((np.ones(len(places[0])), places), shape=shape).tocsr()
    cells.sum_duplicates()
    cells.data[:] = 1.0
    return cells


def _sides(network: nx.Graph[Any]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    sides: dict[object, list[Any]] = {0: [], 1: []}
    for node, side in network.nodes.data("bipartite"):
        if side not in sides:
            hint = "Set the attribute to 0 for actors and 1 for coalitions."
            raise DataError([Problem("network", 0, "", f"{node!r} has no 'bipartite'.", hint)])
        sides[side].append(node)
    return tuple(sides[0]), tuple(sides[1])


def _oriented(
    a: Any, b: Any, actors: Mapping[Any, int], coalitions: Mapping[Any, int]
) -> tuple[int, int]:
    if a in actors and b in coalitions:
        return actors[a], coalitions[b]
    if b in actors and a in coalitions:
        return actors[b], coalitions[a]
    hint = "A two-mode network ties actors to coalitions only."
    raise DataError([Problem("network", 0, "", f"{a!r} and {b!r} are on the same side.", hint)])
