"""How long actors took to join after the launch, when many dates are known within bounds only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from graphkit.analysis.subjects import last_day, narrowed, panel_of
from graphkit.analysis.time.joined_spells import stints
from graphkit.analysis.time.kaplan_meier import FOREVER, kaplan_meier, survival_at, turnbull
from graphkit.errors import InvalidChoice
from graphkit.panel import EARLIEST, LATEST, number_of
from graphkit.panel.codes import coded
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from graphkit.analysis.subjects import Given, Names
    from graphkit.panel import Panel
    from graphkit.panel.days import Day

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

POPULATIONS: Final = ("joined", "known")
SPLITS: Final = {"kind": "what the actors are", "coalition": "id of the coalition"}
_CURVE: Final = {
    "days": "days since the launch of the coalition",
    "waiting": "number that may still have been outside before this day",
    "outside": "share still outside after it (0 to 1), the likeliest given the uncertain dates",
    "least": "that share if every uncertain date were the earliest possible",
    "most": "that share if every uncertain date were the latest possible",
}


class Waits(NamedTuple):
    """How long each actor waited to join each coalition, within bounds.

    Attributes
    ----------
    member, coalition : numpy.ndarray
        Codes into the panel's ``members`` and ``coalitions``.
    low, high : numpy.ndarray of float
        The least and greatest number of days from launch to joining; ``high`` is infinite for
        those who had not joined by the last day.
    left_out : tuple of str
        The coalitions without a known launch.
    """

    member: Ints
    coalition: Ints
    low: Floats
    high: Floats
    left_out: tuple[str, ...]


def time_to_join(
    given: Given,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: str | None = "kind",
    kinds: str | Iterable[str] | None = None,
    of: str = "joined",
    until: Day | int | None = None,
) -> Table:
    """Estimate the share of actors still outside a coalition so many days after its launch.

    Parameters
    ----------
    given : KnowledgeGraph or Panel
        The memberships.
    coalitions : str or iterable of str, optional
        Which coalitions; by default all, each wait of an actor for a coalition counting once.
    by : {"kind", "coalition", None}
        Give a curve for each kind of actor, for each coalition, or one for all.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    of : {"joined", "known"}
        Of whom the share is taken: of those who have joined (so that every curve ends at 0), or
        of all actors in the panel, of whom those that have not joined are still waiting.
    until : day, optional
        The last day watched; by default the last of which the memberships say anything.

    Returns
    -------
    Table
        A row for each day on which a curve falls. ``outside`` is Turnbull's estimate, in which
        whoever joined within bounds is outside until the last of the days that it puts them on;
        ``least`` and ``most`` are the curves of Kaplan and Meier if all uncertain dates were the
        earliest or the latest possible. Exact dates make all three equal.

    Raises
    ------
    InvalidChoice
        If ``by`` or ``of`` is another word.
    NotFound, Ambiguous
        If a coalition or kind is unknown.

    Notes
    -----
    The launch is the earliest day of the coalition's life; coalitions without one are named in
    the note and left out. Joining means joining for the first time. Memberships that rest on
    low-confidence evidence only are left out. With ``of="known"``, actors that were founded after
    the launch, or could never join, count as waiting: whether they could is not checked.

    References
    ----------
    As in `graphkit.analysis.time.kaplan_meier`.

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": name, "coalition": "call", "start": day} for name, day in
    ...      [("france", "2019-05-15"), ("line", "2019-05-25"), ("zoom", "2019-06-04")]],
    ...     coalitions={"call": CoalitionInfo("Call", start_earliest=18031)})
    >>> [(row[0], round(row[2], 2)) for row in time_to_join(panel, by=None)]
    [(0, 0.67), (10, 0.33), (20, 0.0)]
    """
    panel = narrowed(given, coalitions, kinds)
    waits = waits_of(panel, panel_of(given), of=of, until=until, kinds=kinds)
    group, names = _split(panel, waits, by)
    definitions = ({by: SPLITS[by]} if by else {}) | _CURVE
    rows = [
        (*((name,) if by else ()), *row)
        for code, name in enumerate(names)
        for row in _curve(waits.low[group == code], waits.high[group == code])
    ]
    note = f"No launch is known of {', '.join(waits.left_out)}." if waits.left_out else ""
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def waits_of(
    panel: Panel,
    everyone: Panel,
    *,
    of: str = "joined",
    until: Day | int | None = None,
    kinds: str | Iterable[str] | None = None,
) -> Waits:
    """Give how long each actor waited to join each coalition of a panel, within bounds.

    Parameters
    ----------
    panel : Panel
        The memberships meant.
    everyone : Panel
        Whose actors are watched when ``of`` is ``"known"``.
    of, until, kinds
        As in `time_to_join`.
    """
    if of not in POPULATIONS:
        raise InvalidChoice("of", of, POPULATIONS)
    member, coalition, earliest, latest = _first_stays(panel)
    end = (last_day(panel) or 0) if until is None else number_of(until)
    launch = np.array([panel.coalition_info[name].start_earliest for name in panel.coalitions])
    seen = (earliest <= end) & (launch[coalition] > EARLIEST)
    left_out = _names(panel, coalition[launch[coalition] == EARLIEST])
    member, coalition = member[seen], coalition[seen]
    low = np.maximum(earliest[seen] - launch[coalition], 0.0)
    known = np.where(latest[seen] == LATEST, end, latest[seen])
    joined = Waits(member, coalition, low, np.maximum(known - launch[coalition], low), left_out)
    if of == "joined":
        return joined
    outside = _outsiders(everyone, kinds, member, coalition)
    return _with_outsiders(joined, outside, end - launch[outside[1]] + 1.0)


def _with_outsiders(joined: Waits, outside: tuple[Ints, Ints], watched: Floats) -> Waits:
    """Add those who had not joined after having been watched for so many days."""
    return Waits(
        np.concatenate([joined.member, outside[0]]),
        np.concatenate([joined.coalition, outside[1]]),
        np.concatenate([joined.low, watched]),
        np.concatenate([joined.high, np.full(len(watched), FOREVER)]),
        joined.left_out,
    )


def _first_stays(panel: Panel) -> tuple[Ints, Ints, Ints, Ints]:
    """Give the bounds of the day on which each actor first joined each coalition."""
    stays = stints(panel)
    pairs = np.column_stack([stays.member, stays.coalition])
    _, first = np.unique(pairs, axis=0, return_index=True)
    bounds = stays.start_earliest[first], stays.start_latest[first]
    return stays.member[first], stays.coalition[first], *bounds


def _names(panel: Panel, codes: Ints) -> tuple[str, ...]:
    return tuple(panel.coalitions[code] for code in np.unique(codes).tolist())


def _outsiders(everyone: Panel, kinds: Names, member: Ints, coalition: Ints) -> tuple[Ints, Ints]:
    """Give each actor with each of the coalitions that it has not joined."""
    watched = everyone if kinds is None else everyone.select(kinds=kinds)
    actors, joined = np.unique(watched.member), np.unique(coalition)
    grid = np.array(np.meshgrid(actors, joined, indexing="ij"), dtype=np.int64).reshape(2, -1)
    size = len(everyone.coalitions)
    outside = ~np.isin(grid[0] * size + grid[1], member * size + coalition)
    return grid[0][outside], grid[1][outside]


def _split(panel: Panel, waits: Waits, by: str | None) -> tuple[Ints, tuple[str, ...]]:
    if by is None:
        return np.zeros(len(waits.member), dtype=np.int64), ("",)
    if by not in SPLITS:
        raise InvalidChoice("by", by, (*SPLITS, "None"))
    if by == "coalition":
        values = [panel.coalitions[code] for code in waits.coalition.tolist()]
    else:
        values = [panel.actors[panel.members[code]].kind for code in waits.member.tolist()]
    names, group = coded(values)
    return group.astype(np.int64), names


def _curve(low: Floats, high: Floats) -> Iterator[tuple[int, int, float, float, float]]:
    """Give days, number waiting, and the three shares, at each day on which one of them falls."""
    joined = np.isfinite(high)
    if not joined.any():
        return
    masses = turnbull(low, high)
    days = np.unique(np.concatenate([low[joined], high[joined]]))
    outside = survival_at(masses, days)[1]
    ends = [_at(np.where(joined, bound, low), joined, days) for bound in (low, high)]
    waiting = len(high) - np.searchsorted(np.sort(high), days)
    columns = [np.round(column, 6).tolist() for column in (outside, *ends)]
    before = (1.0, 1.0, 1.0)
    for day, count, *shares in zip(days.tolist(), waiting.tolist(), *columns, strict=True):
        if tuple(shares) != before:
            before = (shares[0], shares[1], shares[2])
            yield int(day), int(count), *before


def _at(times: Floats, observed: npt.NDArray[np.bool_], days: Floats) -> Floats:
    """Give the curve of Kaplan and Meier on some days."""
    curve = kaplan_meier(times, observed)
    steps: Floats = np.concatenate([[1.0], curve.survival])
    return steps[np.searchsorted(curve.time, days, side="right")]


_MEDIANS: Final = {
    "joined": "number of waits that ended in joining",
    "median": "days after the launch by which half had joined; empty when half never did",
    "least": "that number if every uncertain date were the earliest possible, or empty",
    "most": "that number if every uncertain date were the latest possible, or empty",
}


def median_time_to_join(
    given: Given,
    coalitions: str | Iterable[str] | None = None,
    *,
    by: str | None = "kind",
    kinds: str | Iterable[str] | None = None,
    of: str = "joined",
    until: Day | int | None = None,
) -> Table:
    """Give the number of days after the launch by which half had joined.

    Parameters
    ----------
    given, coalitions, by, kinds, of, until
        As in `time_to_join`.

    Returns
    -------
    Table
        A row for each curve of `time_to_join`.

    Examples
    --------
    >>> from graphkit.panel import CoalitionInfo, Panel
    >>> panel = Panel.from_rows(
    ...     [{"member": name, "coalition": "call", "start": day} for name, day in
    ...      [("france", "2019-05-15"), ("line", "2019-05-25"), ("zoom", "2019-06-04")]],
    ...     coalitions={"call": CoalitionInfo("Call", start_earliest=18031)})
    >>> median_time_to_join(panel, by=None).rows
    ((3, 10, 10, 10),)
    """
    curves = time_to_join(given, coalitions, by=by, kinds=kinds, of=of, until=until)
    panel = narrowed(given, coalitions, kinds)
    waits = waits_of(panel, panel_of(given), of=of, until=until, kinds=kinds)
    group, names = _split(panel, waits, by)
    rows = []
    for code, name in enumerate(names):
        steps = [row for row in curves if not by or row[0] == name]
        joined = int(np.isfinite(waits.high[group == code]).sum())
        halves = (_half(steps, column) for column in (-3, -2, -1))
        rows.append((*((name,) if by else ()), joined, *halves))
    definitions = ({by: SPLITS[by]} if by else {}) | _MEDIANS
    return Table(tuple(definitions), rows, definitions=definitions, note=curves.note)


def _half(steps: list[tuple[Any, ...]], column: int) -> int | None:
    """Give the first day on which a share is a half or less."""
    return next((row[-5] for row in steps if row[column] <= 0.5), None)
