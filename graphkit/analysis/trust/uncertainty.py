"""Carry uncertainty through: any measure as a range, or as a distribution over possible dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.subjects import panel_of
from graphkit.errors import DataError, InvalidChoice, Problem
from graphkit.panel import EARLIEST, LATEST
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from graphkit.analysis.subjects import Given
    from graphkit.panel import Panel
    from graphkit.panel.days import AtLeast, Day

    Measure = Callable[[Panel], Table | float | None]
    Values = dict[tuple[Any, ...], float | None]

DEGREES: Final[tuple[AtLeast, ...]] = ("certain", "presumed", "possible")
_RANGE: Final = {
    "certain": "the value if only certain memberships count",
    "presumed": "the value if presumed ones count too",
    "possible": "the value if all possible ones count",
    "least": "the least of the three",
    "greatest": "the greatest of the three",
}
_SPREAD: Final = {
    "mean": "mean over the draws",
    "deviation": "standard deviation over the draws",
    "low": "the value that 5 % of the draws stay below",
    "median": "the value in the middle of the draws",
    "high": "the value that 5 % of the draws exceed",
    "draws": "number of draws in which it has a value",
}
WHOLE: Final = "value"


def as_range(
    given: Given,
    measure: Measure,
    *,
    on: Day,
    key: str | tuple[str, ...] | None = None,
    value: str | None = None,
) -> Table:
    """Compute a measure on the certain, the presumed and the possible memberships of a day.

    Parameters
    ----------
    given : KnowledgeGraph or Panel
        The memberships.
    measure : callable
        Takes a panel of one day and gives a number or a Table. Every analysis that takes a
        network takes a panel too.
    on : day
        The day.
    key : str or tuple of str, optional
        For a Table: the columns that say what a row is about.
    value : str, optional
        For a Table: the column with the value; needed if ``key`` is given.

    Returns
    -------
    Table
        One row for each key that occurs in any of the three. A value is empty where the thing is
        not there, or the measure has no value for it.

    Raises
    ------
    InvalidChoice
        If the measure gives a Table and ``key`` or ``value`` is left out.
    NotFound
        If the Table lacks one of the columns.
    DataError
        If the measure gives something else than a Table or a number.

    Notes
    -----
    The three are the measure on three networks, each of which holds the one before. A measure
    that does not grow with the network can have its extreme somewhere between: a range over all
    networks the dates allow is what `monte_carlo` samples.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start_latest": "2023-05-14"},
    ... ])
    >>> as_range(panel, len, on="2023-01-01").rows
    (('value', 0, 1, 2, 0, 2),)
    """
    panel, keys = panel_of(given), _keys(key)
    columns = [_values(measure(panel.at(on, degree)), keys, value) for degree in DEGREES]
    rows = []
    for name in _ordered(columns):
        found = [column.get(name) for column in columns]
        known = [number for number in found if number is not None]
        rows.append((*name, *found, min(known, default=None), max(known, default=None)))
    names = keys or ("what",)
    return Table((*names, *_RANGE), rows, definitions=_keyed(names) | _RANGE)


def _keys(key: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else key or ()


def _keyed(names: tuple[str, ...]) -> dict[str, str]:
    return dict.fromkeys(names, "what the measure is of")


def _ordered(columns: list[Values]) -> list[tuple[Any, ...]]:
    """Give every key once, in the order of the fullest column that has it."""
    return list(dict.fromkeys(name for column in reversed(columns) for name in column))


def _values(result: object, keys: tuple[str, ...], value: str | None) -> Values:
    """Read the values out of what a measure gave."""
    if isinstance(result, Table):
        if not keys or value is None:
            raise InvalidChoice("key and value", (keys, value), result.columns)
        columns = [result.column(name) for name in (*keys, value)]
        return {row[:-1]: _number(row[-1]) for row in zip(*columns, strict=True)}
    return {(WHOLE,): _number(result)}


def _number(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, (int, float, np.number)) and np.isfinite(float(value)):
        return int(value) if isinstance(value, (bool, int, np.integer)) else float(value)
    hint = "Let it give a Table, a finite number or None."
    raise DataError([Problem("measure", 0, "", f"{value!r} is not a number.", hint)])


def monte_carlo(
    given: Given,
    measure: Measure,
    *,
    on: Day,
    key: str | tuple[str, ...] | None = None,
    value: str | None = None,
    draws: int = 200,
    seed: int = 0,
    absent: float | None = None,
) -> Table:
    """Compute a measure many times, each time with dates drawn from what their bounds allow.

    Parameters
    ----------
    given, measure, on, key, value
        As in `as_range`.
    draws : int
        How many times.
    seed : int
        Where the drawing starts: the same seed gives the same table.
    absent : float, optional
        What counts in the draws in which a thing does not occur, 0 say; by default such draws
        are left out of its distribution, and ``draws`` says how many remain.

    Returns
    -------
    Table
        Mean, standard deviation, and the 5, 50 and 95 per cent points of each value.

    Raises
    ------
    InvalidChoice
        If ``draws`` is below 1, and as in `as_range`.
    DataError
        As in `as_range`.

    Notes
    -----
    See `draw_dates` for what is drawn. The distribution shows what the uncertainty of dates does;
    sources that are wrong, or members that nobody lists, are not in it.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start_earliest": "2022-12-01",
    ...      "start_latest": "2023-01-05"},
    ... ])
    >>> monte_carlo(panel, len, on="2022-12-31").select("low", "median", "high").rows
    ((1.0, 2.0, 2.0),)
    """
    if draws < 1:
        raise InvalidChoice("draws", draws, ("1", "2", "…"))
    panel, keys = panel_of(given), _keys(key)
    random = np.random.default_rng(seed)
    drawn = [_values(measure(draw_dates(panel, random).at(on)), keys, value) for _ in range(draws)]
    rows = []
    for name in sorted(_ordered(drawn), key=lambda name: tuple(map(str, name))):
        found = [draw.get(name, absent) for draw in drawn]
        rows.append((*name, *_spread([number for number in found if number is not None])))
    names = keys or ("what",)
    note = f"{draws} draws, seed {seed}."
    return Table((*names, *_SPREAD), rows, definitions=_keyed(names) | _SPREAD, note=note)


def _spread(values: list[float]) -> tuple[float | None, ...]:
    if not values:
        return (*(None for _ in list(_SPREAD)[:-1]), 0)
    numbers = np.array(values, dtype=np.float64)
    points = np.quantile(numbers, [0.05, 0.5, 0.95]).tolist()
    centre = float(numbers.mean()), float(numbers.std())
    return (*(round(number, 10) for number in (*centre, *points)), len(values))


def draw_dates(panel: Panel, random: np.random.Generator) -> Panel:
    """Give the panel with every date that is known within bounds drawn from them.

    Parameters
    ----------
    panel : Panel
        The memberships.
    random : numpy.random.Generator
        Where the numbers come from.

    Returns
    -------
    Panel
        With one day for each start and end.

    Notes
    -----
    Every day within the bounds is equally likely, and each membership is drawn by itself: that
    members of one wave joined on one day is not known here. Where no earliest day of a start is
    known, the coalition's first day is taken, and without one the latest day is the start. A
    start that has no latest day stays unknown. An end is drawn after its start; an end without a
    latest day, and a membership that still runs, stay as they are, as do doubtful memberships,
    which count in none but the possible network.
    """
    launch = np.array(
        [panel.coalition_info[name].start_earliest for name in panel.coalitions], dtype=np.int64
    )
    low, high = panel.start_earliest.astype(np.int64), panel.start_latest.astype(np.int64)
    low = np.where(low > EARLIEST, low, launch[panel.coalition]) if len(launch) else low
    dated = high < LATEST
    low = np.where((low > EARLIEST) & (low <= high), low, high)
    start = np.where(dated, _between(low, high, random), high)
    ended = panel.end_latest < LATEST
    last = panel.end_latest.astype(np.int64)
    least = np.minimum(np.maximum(panel.end_earliest, np.where(dated, start, EARLIEST)), last)
    least = np.where(least > EARLIEST, least, last)
    end = np.where(ended, _between(least, last, random), last)
    return panel.dated(start.astype(np.int32), end.astype(np.int32))


def _between(
    low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], random: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Draw a whole number from low to high, both included; the same count of draws always."""
    width = np.maximum(high - low, 0) + 1.0
    return np.asarray(low + np.floor(random.random(len(low)) * width).astype(np.int64))
