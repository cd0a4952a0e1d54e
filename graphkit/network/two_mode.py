"""From memberships to networks: who is tied to which coalition on a day, in a window, or ever.

A two-mode network has actors on one side (``bipartite=0``) and coalitions on the other
(``bipartite=1``). It is a plain networkx graph, so everything written for networkx works on it.
`incidence` gives the same ties as a sparse matrix, which is what the measures compute on.

Nothing ambiguous is guessed: say which time is meant (``on``, ``during`` or ``ever``) and, when
services and subsidiaries are rolled up in a network that spans time, whose they were on which day.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from graphkit.errors import InvalidChoice
from graphkit.facts.as_member import itself
from graphkit.facts.certainty import CERTAINTIES
from graphkit.facts.one_day import from_day_number
from graphkit.facts.window import least_for, window_of
from graphkit.network.nodes import actor_node, attributes_of
from graphkit.network.roll_up import RolledUp, RollUp, roll_up_of
from graphkit.network.why_no_ties import why_no_ties
from graphkit.next_steps import joined
from graphkit.panel import EARLIEST, LATEST, ActorInfo, Panel
from graphkit.panel.filters import Filters, options_of
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import networkx as nx

    from graphkit.facts.window import During, Window
    from graphkit.network.options import By
    from graphkit.panel import AtLeast, Day
    from graphkit.panel.filters import Chosen


_OVERSTATED: Final = (
    "Two actors tied to the same coalition at different times look as if they had met there: "
    "projections of this network overstate ties unless periods must overlap."
)
_A_DAY: Final = "2022-06-23"
_TIMES: Final = (
    "or another day, for the ties of that day; or else during='2022' for those of some time in a "
    "window, or ever=True for all that ever were"
)
EVER_NOTE: Final = f"All ties that ever were. {_OVERSTATED}"


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


def two_mode(
    panel: Panel,
    *,
    on: Day | None = None,
    during: During | None = None,
    ever: bool = False,
    at_least: AtLeast | None = None,
    by: By = "agent",
    roll_up: RollUp = False,
    links_on: Day | None = None,
    links_at_least: AtLeast = "presumed",
    parallel: bool = False,
    kinds: Chosen = None,
    roles: Chosen = None,
    narrower_roles: bool = False,
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
    on, during, ever : day, year or month or two days, bool
        The time meant; exactly one of them. A membership is drawn if it holds at some time in it.
    at_least : {"certain", "presumed", "possible"}, optional
        The least degree of certainty drawn; by default *presumed*, and of all time *possible*:
        every membership that is supported at all.
    by : {"agent", "listing"}
        Draw the agent behind each listing (who operated YouTube when it joined, for as long as
        the membership lasts) or the listing itself (YouTube).
    roll_up : {False, True, "operation", "ownership"}
        Draw services (of ``by="listing"``) as who operates them on the day, subsidiaries as their
        owners, or (True) both, through as many steps as there are. What has two operators or
        owners on the day, or one that is less certain than asked, stays as it is and is named in
        the graph attribute ``not_rolled_up``.
        Kinds and countries are those of members before they are rolled up.
    links_on : day, optional
        The day whose operators and owners count. By default the day of ``on``; must be given to
        roll up a network of a longer time.
    links_at_least : {"certain", "presumed", "possible"}
        The least degree of certainty of an operator or owner.
    parallel : bool
        Keep each membership as an edge of its own in a MultiGraph (its key is the membership).
        By default the memberships between two nodes are one edge that lists them.
    kinds, roles, narrower_roles, countries, coalitions, topics, confidence
        As in `Panel.select`.

    Returns
    -------
    networkx.Graph or networkx.MultiGraph
        Node attributes: ``bipartite``, ``kind``, ``label`` (in English, or else in the next best
        language),
        ``label_<language>`` for each language that it has a name in, such as ``label_fr``, and
        ``country`` or ``topics`` and ``led_by``. Edge attributes: ``memberships``, ``listings``,
        ``roles``, ``periods`` and ``rolled_up`` (tuples with one entry for each membership),
        ``start``, ``end`` (ISO dates of the first and last day at the degree of certainty drawn,
        empty when unbounded; between several ``periods`` there may be gaps) and ``certainty``
        (of the surest membership).
        Graph attributes say how it was drawn, and ``why_empty`` why nothing was.

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
    filters = options_of(Filters, locals())
    import networkx as nx

    window = _window(on, during, ever)
    degree = least_for(window, at_least)
    fitting = panel.select(**filters)
    chosen = fitting.during(*window, degree)
    owners = roll_up_of(panel.links, roll_up, on if links_on is None else links_on, links_at_least)
    ties = _ties(chosen, window, degree, _listed(by), owners.top)
    graph: nx.Graph[str] = nx.MultiGraph() if parallel else nx.Graph()
    graph.graph.update(said_of(window), at_least=degree, by=by, roll_up=roll_up)
    _add_nodes(graph, panel, ties)
    graph.graph.update(
        not_rolled_up=tuple(sorted(owners.unsure & set(graph))), version=panel.version
    )
    _add_edges(graph, ties, parallel)
    if panel.left_out:
        note = joined(graph.graph["note"], f"{panel.left_out}.")
        graph.graph.update(left_out=panel.left_out, note=note)
    if not ties:
        graph.graph["why_empty"] = why_no_ties(panel, fitting, window, degree)
    return graph


def _window(on: Day | None, during: During | None, ever: bool) -> Window:
    """Read the time meant; refuse none and refuse several."""
    named = {"on": on is not None, "during": during is not None, "ever": ever}
    chosen = [name for name, is_set in named.items() if is_set]
    if not chosen:
        raise InvalidChoice("on", None, (_A_DAY,), missing=_TIMES)
    if len(chosen) > 1:
        value = on if on is not None else during
        because = f"{chosen[1]} is given, too, and one time is meant"
        raise InvalidChoice(chosen[0], value, chosen, because=because)
    return window_of(on, during)


def said_of(window: Window) -> dict[str, object]:
    """Describe the time of a network in its attributes."""
    if window.is_all_time:
        return {"ever": True, "note": EVER_NOTE}
    if window.is_one_day:
        return {"on": window.first.isoformat(), "note": ""}
    first, last = window.first.isoformat(), window.last.isoformat()
    note = f"All ties at some time from {first} to {last}. {_OVERSTATED}"
    return {"during": (first, last), "note": note}


def _listed(by: str) -> bool:
    one_of("by", by, ("agent", "listing"))
    return by == "listing"


def iso(day: int) -> str:
    """Give a day number as ISO text, or nothing when it is unbounded.

    >>> iso(0), iso(LATEST)
    ('1970-01-01', '')
    """
    return from_day_number(day).isoformat() if EARLIEST < day < LATEST else ""


def _ties(
    panel: Panel, window: Window, at_least: AtLeast, listed: bool, top: Mapping[str, RolledUp]
) -> list[Tie]:
    """List the memberships as ties, ordered by actor, coalition, start and id."""
    names = panel.listings if listed else panel.members
    raised = [top.get(name, RolledUp(name, "")) for name in names]
    nodes = [actor_node(panel, up.actor) for up in raised]
    first, last = panel.days(at_least)
    columns = zip(
        (panel.listing if listed else panel.member).tolist(),
        panel.coalition.tolist(),
        panel.membership,
        panel.listing.tolist(),
        panel.role.tolist(),
        first.tolist(),
        last.tolist(),
        panel.certainty(*window).tolist(),
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


def _add_nodes(graph: nx.Graph[str], panel: Panel, ties: Sequence[Tie]) -> None:
    for node in sorted({tie.actor for tie in ties}):
        thing = itself(node)
        about = panel.coalition_info.get(thing) if node != thing else None
        info = panel.actors.get(thing, ActorInfo(thing))
        if about is not None:
            info = info._replace(label=about.label, labels=about.labels, kind="coalition")
        graph.add_node(node, bipartite=0, **attributes_of(info, "kind", "country"))
    for node in sorted({tie.coalition for tie in ties}):
        about = panel.coalition_info[node]
        graph.add_node(
            node, bipartite=1, kind="coalition", **attributes_of(about, "topics", "led_by")
        )


def _add_edges(graph: nx.Graph[str], ties: Iterable[Tie], parallel: bool) -> None:
    import networkx as nx

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
