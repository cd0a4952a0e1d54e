"""Who joined what, and who declined or left: a two-mode network with signs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, get_args

import networkx as nx

from graphkit.analysis.panel_analysed import coalition_ids, kind_ids, narrowed
from graphkit.analysis.time.stays import Stays, stays, suspensions
from graphkit.errors import DataError, Problem
from graphkit.facts.confidence import is_trusted
from graphkit.facts.one_day import day_number, from_day_number
from graphkit.facts.period import parse
from graphkit.facts.window import Window, window_of
from graphkit.network import actor_node, attributes_of, iso
from graphkit.network.two_mode import said_of
from graphkit.next_steps import Advice, Option
from graphkit.panel import ActorInfo, CoalitionInfo, Panel, number_of
from graphkit.panel.known_days import last_day
from graphkit.type_checks import one_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day

Minus: TypeAlias = Literal["declined", "left", "denied"]

MINUS: Final[tuple[Minus, ...]] = get_args(Minus)

_SAY_WHEN: Final = Advice("Say {on}.", on=Option("on"))


class SignedTie(NamedTuple):
    """One actor and one coalition: with which sign, how, and since what day (None if unknown)."""

    actor: str
    coalition: str
    sign: int
    how: str
    since: int | None


def signed_network(
    facts: KnowledgeGraph | Panel,
    on: Day | None = None,
    *,
    during: During | None = None,
    minus: Minus | Iterable[Minus] = ("declined", "left"),
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
) -> nx.Graph[str]:
    """Draw who is in what (+), and who declined to join or left (-), on a day or in a time.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The facts. A panel knows who left, but neither who declined nor, where it has no roles
        that do not count as belonging, who is suspended.
    on, during : day, year or month or two days, optional
        The time meant; without either, the last day of which the memberships say anything. Who
        was in it at some time in a longer one has a plus; who left before it, or declined by its
        end, and was in it at no time of it, has a minus.
    minus : str or iterable of str
        What makes a tie negative: ``"declined"`` (the actor does not join, as is said),
        ``"left"`` (it surely is in it no more, and the coalition went on), ``"denied"`` (a source
        says that it is not in it, which is no act of the actor).
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership drawn.

    Returns
    -------
    networkx.Graph
        A two-mode network. Edges have ``sign`` (1 or -1), ``how`` (``joined``, or a word of
        ``minus``) and ``since`` (ISO date, empty if unknown); nodes ``bipartite``, ``label``,
        ``label_<language>``, ``kind`` and, for actors, ``country``.

    Raises
    ------
    InvalidChoice
        If a word is unknown.
    NotFound, Ambiguous
        If a coalition or kind is unknown.
    DataError
        If there is no date from which the day could be taken.

    Notes
    -----
    No tie is no sign: who never said anything has not refused. Who left is who is in it no more,
    for any reason: also by expulsion or lapse, which are no acts of the actor. Who holds a role
    that does not count as belonging, such as suspended, or signed and not bound, has not left. Who
    is in it at that time has a plus whatever it said before; of two minuses the later counts. A
    declining whose day is not known counts at every time, and one that only sources of low
    confidence report does not count. That all who declined are recorded is not checked, and
    nowhere likely.

    References
    ----------
    A. Mrvar and P. Doreian, "Partitioning signed two-mode networks", *Journal of Mathematical
    Sociology* 33 (2009), 196-221, https://doi.org/10.1080/00222500902946210.

    Examples
    --------
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> sorted(signed_network(panel, "2023-01-01").edges(data="sign"))
    [('line', 'call', -1), ('zoom', 'call', 1)]
    """
    wanted = texts("minus", minus, "a word or several as texts")
    for word in wanted:
        one_of("minus", word, MINUS)
    panel = narrowed(facts, coalitions, kinds)
    time = _time(panel, on, during)
    here = _in_some_role(facts, time)
    known = stays(panel, suspensions(facts, coalitions, kinds))
    gone = _left(known, panel, number_of(time.first))
    refused = [
        *(tie for tie in gone if tie[:2] not in here),
        *_said_no(facts, coalitions, kinds, number_of(time.last)),
    ]
    found: dict[tuple[str, str], SignedTie] = {}
    for tie in sorted(refused, key=lambda tie: -1 if tie.since is None else tie.since):
        if tie.how in wanted:
            found[tie.actor, tie.coalition] = tie
    found |= {(tie.actor, tie.coalition): tie for tie in _inside(panel, time, at_least)}
    drawn = _drawn(panel, found)
    count = Counter(tie.how for tie in found.values())
    told = ", ".join(f"{count[how]:,} {how}" for how in ("joined", *MINUS) if count[how])
    when = f"On {time}" if time.is_one_day else f"At some time from {time}"
    drawn.graph.update(said_of(time), at_least=at_least, version=panel.version)
    drawn.graph["note"] = (
        f"{when}: {told or 'nobody'}. Who declined without saying so is not among them."
    )
    return drawn


def _time(panel: Panel, on: Day | None, during: During | None) -> Window:
    """Read the time meant; by default the last day of which the memberships say anything."""
    if on is not None or during is not None:
        return window_of(on, during)
    day = last_day(panel)
    if day is None:
        raise DataError([Problem("facts", 0, "", "there is no date to begin with.", _SAY_WHEN)])
    return Window(from_day_number(day), from_day_number(day))


def _inside(panel: Panel, time: Window, at_least: AtLeast) -> Iterator[SignedTie]:
    """List who is in what in that time, since its earliest membership that holds."""
    here = panel.during(*time, at_least)
    since = here.days(at_least)[0].tolist()
    ends = zip(here.member.tolist(), here.coalition.tolist(), since, strict=True)
    for member, coalition, start in sorted(ends, reverse=True):
        yield SignedTie(here.members[member], here.coalitions[coalition], 1, "joined", start)


def _left(found: Stays, panel: Panel, first: int) -> Iterator[SignedTie]:
    """List whose last stay was surely over before that day, and not because the coalition ended."""
    columns = (found.member, found.coalition, found.end_latest, found.with_coalition)
    stretches = zip(*(column.tolist() for column in columns), strict=True)
    past = sorted((stay for stay in stretches if stay[2] < first), key=lambda stay: stay[2])
    for (member, place), (end, with_it) in {stay[:2]: stay[2:] for stay in past}.items():
        if not with_it:
            yield SignedTie(panel.members[member], panel.coalitions[place], -1, "left", end)


def _in_some_role(facts: KnowledgeGraph | Panel, time: Window) -> set[tuple[str, str]]:
    """List who may hold any role in that time, also one that does not count as belonging."""
    whole = facts if isinstance(facts, Panel) else facts.whole_panel
    here = whole.during(*time, "possible")
    ends = zip(here.member.tolist(), here.coalition.tolist(), strict=True)
    return {(here.members[member], here.coalitions[place]) for member, place in ends}


def _said_no(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None,
    kinds: str | Iterable[str] | None,
    last: int,
) -> Iterator[SignedTie]:
    """List who declined, and who is denied to be in it, by the day."""
    if isinstance(facts, Panel):
        return
    places = None if coalitions is None else set(coalition_ids(facts, coalitions))
    sorts = kind_ids(facts, kinds)
    for row in facts.denials().records():
        actor, coalition, says = str(row["actor"]), str(row["coalition"]), str(row["says"])
        period = parse(says) if says else None
        first = None if period is None else period.start_latest or period.end_latest
        since = None if first is None else day_number(first)
        kind = facts.panel.actors.get(actor, ActorInfo(actor)).kind
        if (
            (places is None or coalition in places)
            and (not sorts or kind in sorts)
            and (since is None or since <= last)
            and is_trusted(str(row["confidence"]))
        ):
            yield SignedTie(actor, coalition, -1, str(row["how"]), since)


def _drawn(panel: Panel, found: dict[tuple[str, str], SignedTie]) -> nx.Graph[str]:
    drawn: nx.Graph[str] = nx.Graph()
    for actor in sorted({tie.actor for tie in found.values()}):
        info = panel.actors.get(actor, ActorInfo(actor))
        attributes = attributes_of(info, "kind", "country")
        drawn.add_node(actor_node(panel, actor), bipartite=0, **attributes)
    for coalition in sorted({tie.coalition for tie in found.values()}):
        about = panel.coalition_info.get(coalition, CoalitionInfo(coalition))
        drawn.add_node(coalition, bipartite=1, kind="coalition", **attributes_of(about))
    for _, tie in sorted(found.items()):
        since = "" if tie.since is None else iso(tie.since)
        ends = actor_node(panel, tie.actor), tie.coalition
        drawn.add_edge(*ends, sign=tie.sign, how=tie.how, since=since)
    return drawn
