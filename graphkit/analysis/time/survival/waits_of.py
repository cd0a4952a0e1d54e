"""How long each actor waited to join each coalition, when dates are known within bounds only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from graphkit.analysis.time.stays import stays
from graphkit.analysis.time.survival.turnbull import FOREVER
from graphkit.analysis.with_itself import place_of_each
from graphkit.panel import EARLIEST, LATEST, number_of
from graphkit.panel.codes import coded
from graphkit.panel.known_days import last_day
from graphkit.type_checks import one_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from graphkit.analysis.panel_analysed import Names
    from graphkit.panel import Day, Panel

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

Population: TypeAlias = Literal["eligible", "known", "joined"]

_LONGEST_YEAR: Final = 366
"""Wider bounds that begin with the launch are those of no year, so that no date is known."""

POPULATIONS: Final[tuple[Population, ...]] = get_args(Population)


class Waits(NamedTuple):
    """How long each actor waited to join each coalition, within bounds.

    Attributes
    ----------
    member, coalition : numpy.ndarray
        Codes into the panel's ``members`` and ``coalitions``.
    low, high : numpy.ndarray of float
        The least and greatest number of days from launch to joining; ``high`` is infinite for
        those who had not joined when they were last watched, the day before ``low``.
    watched : numpy.ndarray of float
        The number of days from the launch to the last day on which the coalition was watched.
    undated : numpy.ndarray of bool
        Whether no date of the joining is known: nothing but the launch and when a source first
        shows it, more than a year later, bounds it; or nothing but the last day of the data.
    left_out : tuple of str
        The coalitions without a known launch.
    """

    member: Ints
    coalition: Ints
    low: Floats
    high: Floats
    watched: Floats
    undated: npt.NDArray[np.bool_]
    left_out: tuple[str, ...]

    @property
    def middle(self) -> Floats:
        """Days from the launch to joining, in the middle of its bounds.

        Infinite for who had not joined, and where the middle lies after the last day watched.
        """
        came = np.isfinite(self.high)
        middle = (self.low + np.where(came, self.high, 0.0)) / 2
        return np.where(came & (np.floor(middle) <= self.watched), middle, np.inf)

    def where(self, rows: npt.NDArray[np.bool_]) -> Waits:
        """Give some of the waits, chosen by a mask."""
        return self._replace(
            **{name: getattr(self, name)[rows] for name in self._fields if name != "left_out"}
        )

    @property
    def without_launch(self) -> str:
        """Name the coalitions without a known launch in a sentence, if there are some."""
        return f"No launch is known of {', '.join(self.left_out)}." if self.left_out else ""


class _Joinings(NamedTuple):
    """The bounds of the day on which each actor first joined each coalition."""

    member: Ints
    coalition: Ints
    earliest: Ints
    latest: Ints

    def where(self, rows: npt.NDArray[np.bool_]) -> _Joinings:
        return _Joinings(*(column[rows] for column in self))


def waits_of(
    panel: Panel,
    everyone: Panel,
    paused: Panel | None = None,
    *,
    of: Population = "eligible",
    until: Day | None = None,
    kinds: Names = None,
) -> Waits:
    """Compute how long each actor waited to join each coalition of a panel, within bounds.

    Parameters
    ----------
    panel : Panel
        The memberships meant.
    everyone : Panel
        Whose actors are watched unless ``of`` is ``"joined"``.
    paused : Panel, optional
        When members were suspended: who was suspended had joined by then, and who is reinstated
        does not join. A panel does not know.
    of, until, kinds
        As in `graphkit.analysis.time_to_join`.

    Notes
    -----
    Somebody whose date of joining is unknown had joined by the last day of the data, and by the
    last day on which the coalition may have existed. Nobody is watched after that day.
    """
    one_of("of", of, POPULATIONS)
    known_by = last_day(*((panel,) if paused is None else (panel, paused))) or 0
    end = known_by if until is None else number_of(until)
    launch, watched = _lives(panel, end)
    joined = _first_joinings(panel, paused)
    left_out = _names(panel, joined.coalition[launch[joined.coalition] == EARLIEST])
    joined = joined.where((joined.earliest <= end) & (launch[joined.coalition] > EARLIEST))
    begun, days = launch[joined.coalition], watched[joined.coalition]
    low = np.maximum(joined.earliest - begun, 0.0)
    over = np.array([panel.coalition_info[name].end_latest for name in panel.coalitions], np.int64)
    latest = np.where(joined.latest == LATEST, max(known_by, end), joined.latest)
    latest = np.minimum(latest, over[joined.coalition]) if len(over) else latest
    high = np.maximum(latest - begun, low)
    undated = (joined.latest == LATEST) | ((low == 0) & (high > _LONGEST_YEAR))
    if of == "joined":  # by the last day, all of them
        high = np.maximum(np.minimum(high, end - begun), low)
        return Waits(joined.member, joined.coalition, low, high, days, undated, left_out)
    member, coalition = _outsiders(everyone, kinds, joined)
    if of == "eligible":
        able = _eligible(everyone, joined, member, coalition)
        member, coalition = member[able], coalition[able]
    return Waits(
        np.concatenate([joined.member, member]),
        np.concatenate([joined.coalition, coalition]),
        np.concatenate([low, watched[coalition] + 1.0]),
        np.concatenate([high, np.full(len(member), FOREVER)]),
        np.concatenate([days, watched[coalition]]),
        np.concatenate([undated, np.zeros(len(member), dtype=np.bool_)]),
        left_out,
    )


def _lives(panel: Panel, end: int) -> tuple[Ints, Floats]:
    """Find the launch of each coalition, and the days from it to the last day watched."""
    infos = [panel.coalition_info[name] for name in panel.coalitions]
    launch = np.array([info.start_earliest for info in infos], dtype=np.int64)
    over = np.array([info.end_latest for info in infos], dtype=np.int64)
    return launch, np.maximum(np.minimum(over, end) - launch, 0.0)


def _first_joinings(panel: Panel, paused: Panel | None) -> _Joinings:
    found = stays(panel, paused)
    pairs = np.column_stack([found.member, found.coalition])
    _, first = np.unique(pairs, axis=0, return_index=True)
    columns = (found.member, found.coalition, found.start_earliest, found.start_latest)
    return _Joinings(*(column[first] for column in columns))


def _names(panel: Panel, codes: Ints) -> tuple[str, ...]:
    return tuple(panel.coalitions[code] for code in np.unique(codes).tolist())


def _outsiders(everyone: Panel, kinds: Names, joined: _Joinings) -> tuple[Ints, Ints]:
    """List each actor with each of the coalitions that it could join and has not joined."""
    watched = everyone if kinds is None else everyone.select(kinds=kinds)
    actors, coalitions = np.unique(watched.member), np.unique(joined.coalition)
    grid = np.array(np.meshgrid(actors, coalitions, indexing="ij"), dtype=np.int64).reshape(2, -1)
    size = len(everyone.coalitions)
    inside = joined.member * size + joined.coalition
    outside = ~np.isin(grid[0] * size + grid[1], inside)
    outside &= place_of_each(everyone.members, everyone.coalitions)[grid[0]] != grid[1]
    return grid[0][outside], grid[1][outside]


def _eligible(
    everyone: Panel, joined: _Joinings, member: Ints, coalition: Ints
) -> npt.NDArray[np.bool_]:
    """Tell who is of a kind that has joined the coalition."""
    kinds, kind = coded([everyone.actors[name].kind for name in everyone.members])
    code = kind.astype(np.int64)
    has = np.unique(joined.coalition * len(kinds) + code[joined.member])
    return np.isin(coalition * len(kinds) + code[member], has)
