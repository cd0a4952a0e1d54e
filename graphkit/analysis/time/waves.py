"""Waves: bursts in which many joined a coalition within days, and the events around them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graphkit.analysis.date_range import date_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import coalition_ids, narrowed
from graphkit.analysis.time.chance_waves import largest_waves
from graphkit.analysis.time.events_of import events_of, names_of_coalition
from graphkit.analysis.time.stays import Stays, stays, suspensions
from graphkit.panel import EARLIEST, Panel
from graphkit.panel.known_days import last_day
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from graphkit.analysis.time.events_of import DatedEvent
    from graphkit.graph import KnowledgeGraph
    from graphkit.table import Value

_DEFINITIONS: Final = {
    "coalition": "id of the coalition",
    "wave": "number of the wave in the coalition, from 1",
    "first": "the first day on which somebody of the wave can have joined",
    "last": "the last such day",
    "joined": "number that joined in the wave",
    "joined_at_most": "that number with those whose loosely known dates allow it",
    "share": "share of all that ever joined it, of the kinds asked about (0 to 1)",
    "p": "chance of so large a wave or a larger one, somewhere in the life of the coalition, if as "
    "many joinings were spread evenly over it; empty without trials",
    "members": "ids of those that joined, in order of date and id",
    "events": "ids of events at the time: first those of the coalition, then those of members",
    "event_names": "what they are called",
}


class Joining(NamedTuple):
    """The bounds of the day on which an actor joined."""

    first: int
    last: int
    member: str


@method_recorded
def waves(
    facts: KnowledgeGraph | Panel,
    coalitions: str | Iterable[str] | None = None,
    *,
    gap: int = 30,
    min_size: int = 3,
    near: int = 7,
    kinds: str | Iterable[str] | None = None,
    lang: str = "en",
    trials: int = 499,
    seed: int = 0,
) -> Table:
    """Find in which bursts actors joined, and what happened then.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships; events are known to a graph only.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all.
    gap : int
        A wave ends where nobody joined for more than so many days. A date that is not known to
        within so many days is a loose one: it makes no wave.
    min_size : int
        Fewer make no wave.
    near : int
        Events up to so many days before or after belong to the wave.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    lang : str
        The language in which events are named.
    trials : int
        How many times joinings are spread evenly by chance, for ``p``; 0 leaves it empty.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        In order of coalition and time. The note says how many joined outside the waves and how
        many dates are loose.

    Raises
    ------
    InvalidChoice
        If ``gap`` or ``near`` is negative, or ``min_size`` below 1.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    Where many join, some do within days of each other by chance: ``p`` compares each wave with
    the largest one in each of so many draws of as many joinings, spread evenly from the launch of
    the coalition to its end or the last day of the data. Keeping the waves with p of .05 or less,
    a coalition whose joinings are spread evenly has a false one in at most one case of twenty. Even
    spread is a strict idea of chance: slow growth, too, makes some months fuller, which is not
    checked. One who left and came back joins twice. An event belongs to the coalition if the
    coalition takes part in it or is named in what the event is called, or if one of the wave takes
    part in it.

    References
    ----------
    As in `graphkit.analysis.time.chance_waves.largest_waves`.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows(
    ...     {"member": who, "coalition": "call", "start": day} for who, day in
    ...     [("a", "2019-05-15"), ("b", "2019-05-15"), ("c", "2019-05-20"), ("d", "2021-05-07")])
    >>> waves(panel).select("wave", "joined", "share", "members").rows
    ((1, 3, 0.75, ('a', 'b', 'c')),)
    """
    _check(gap, min_size, near)
    trials, random = counted("trials", trials, 0), np.random.default_rng(counted("seed", seed, 0))
    panel = narrowed(facts, coalitions, kinds)
    events = [] if isinstance(facts, Panel) else events_of(facts, lang)
    chosen = coalition_ids(facts, coalitions) if coalitions is not None else panel.coalitions
    joinings = _joinings(panel, stays(panel, suspensions(facts, coalitions, kinds)))
    rows = []
    loose = outside = 0
    known_by = last_day(panel) or 0
    for coalition in sorted(chosen):
        everyone = joinings.get(coalition, [])
        tight = [one for one in everyone if one.last - one.first <= gap]
        found = [wave for wave in _bursts(tight, gap) if len(wave) >= min_size]
        vague = [one for one in everyone if one.last - one.first > gap]
        loose, outside = loose + len(vague), outside + len(tight) - sum(map(len, found))
        info = panel.coalition_info.get(coalition)
        largest = None
        if found and info is not None:
            life = info.start_earliest, min(info.end_latest, known_by)
            largest = _largest(life, tight, gap, trials, random)
        names = frozenset() if isinstance(facts, Panel) else names_of_coalition(facts, coalition)
        for number, wave in enumerate(found, 1):
            held = _events(events, wave, coalition, names, near)
            p = _p(len(wave), largest)
            rows.append((coalition, number, *_row(wave, vague, len(everyone), p), *held))
    note = f"{outside} joined outside the waves; the dates of {loose} are loose."
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _check(gap: int, min_size: int, near: int) -> None:
    for name, value, least in (("gap", gap, 0), ("min_size", min_size, 1), ("near", near, 0)):
        counted(name, value, least)


def _joinings(panel: Panel, all_stays: Stays) -> dict[str, list[Joining]]:
    """List all joinings of each coalition, in order of date."""
    order = np.lexsort((all_stays.member, all_stays.start_latest, all_stays.start_earliest))
    found: dict[str, list[Joining]] = {}
    bounds = (all_stays.start_earliest, all_stays.start_latest)
    columns = (all_stays.coalition, *bounds, all_stays.member)
    for code, first, last, member in zip(*(c[order].tolist() for c in columns), strict=True):
        one = Joining(first, last, panel.members[member])
        found.setdefault(panel.coalitions[code], []).append(one)
    return found


def _bursts(joinings: list[Joining], gap: int) -> list[list[Joining]]:
    """Cut joinings, in order of date, where nobody joined for longer than the gap."""
    found: list[list[Joining]] = []
    reach = 0
    for one in joinings:
        if found and one.first <= reach + gap:
            found[-1].append(one)
            reach = max(reach, one.last)
        else:
            found.append([one])
            reach = one.last
    return found


def _ends(wave: list[Joining]) -> tuple[int, int]:
    return min(one.first for one in wave), max(one.last for one in wave)


def _largest(
    life: tuple[int, int],
    joinings: list[Joining],
    gap: int,
    trials: int,
    random: np.random.Generator,
) -> npt.NDArray[np.int64] | None:
    """Measure the largest waves by chance over the life of a coalition."""
    if not trials:
        return None
    first, last = _ends(joinings)
    life = min(first, life[0]) if life[0] > EARLIEST else first, max(last, life[1])
    widths = np.array([one.last - one.first for one in joinings], dtype=np.int64)
    return largest_waves(widths, life, gap, trials, random)


def _p(size: int, largest: npt.NDArray[np.int64] | None) -> float | None:
    if largest is None:
        return None
    return float((1 + (largest >= size).sum()) / (len(largest) + 1))


def _row(
    wave: list[Joining], vague: list[Joining], total: int, p: float | None
) -> tuple[Value, ...]:
    first, last = _ends(wave)
    perhaps = sum(one.first <= last and one.last >= first for one in vague)
    members = tuple(one.member for one in wave)
    share = round(len(wave) / total, 6)
    return date_of(first), date_of(last), len(wave), len(wave) + perhaps, share, p, members


def _events(
    events: list[DatedEvent], wave: list[Joining], coalition: str, names: frozenset[str], near: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    first, last = _ends(wave)
    members = {one.member for one in wave}
    near_by = [event for event in events if event.meets(first - near, last + near)]
    held = [event for event in near_by if event.concerns(coalition, names)]
    held += [
        event
        for event in near_by
        if event not in held and not members.isdisjoint(event.participants)
    ]
    return tuple(event.id for event in held), tuple(event.label for event in held)
