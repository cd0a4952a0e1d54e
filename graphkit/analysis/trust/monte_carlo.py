"""A measure as a distribution, over the dates that their bounds allow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.analysis.narrowed import panel_of
from graphkit.analysis.trust.draw_dates import draw_dates
from graphkit.analysis.trust.measured import (
    check_measure,
    in_order,
    key_definitions,
    names_of_keys,
    values_of,
)
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Day, Panel

_DEFINITIONS: Final = {
    "mean": "mean over the draws",
    "deviation": "standard deviation over the draws",
    "low": "the value that 5 % of the draws stay below",
    "median": "the value in the middle of the draws",
    "high": "the value that 5 % of the draws exceed",
    "draws": "number of draws in which it has a value",
}


def monte_carlo(
    facts: KnowledgeGraph | Panel,
    measure: Callable[[Panel], Table | float | None],
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
    facts : KnowledgeGraph or Panel
        The memberships.
    measure : callable
        Takes a panel of one day and returns a number or a Table. Every analysis that takes a
        network takes a panel too.
    on : day
        The day.
    key : str or tuple of str, optional
        For a Table: the columns that say what a row is about.
    value : str, optional
        For a Table: the column with the value; needed if ``key`` is given.
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
        If ``draws`` is below 1, and as in `graphkit.analysis.trust.as_range.as_range`.
    DataError
        As in `graphkit.analysis.trust.as_range.as_range`.

    Notes
    -----
    See `graphkit.analysis.trust.draw_dates.draw_dates` for what is drawn. The distribution shows
    what the uncertainty of dates does; sources that are wrong, or members that nobody lists, are
    not checked.

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
    draws = counted("draws", draws, 1)
    check_measure(measure)
    panel, keys = panel_of(facts), names_of_keys(key)
    random = np.random.default_rng(counted("seed", seed, 0))
    drawn = [
        values_of(measure(draw_dates(panel, random).at(on)), keys, value) for _ in range(draws)
    ]
    rows = []
    for name in sorted(in_order(drawn), key=lambda name: tuple(map(str, name))):
        found = [draw.get(name, absent) for draw in drawn]
        rows.append((*name, *_spread([number for number in found if number is not None])))
    names = keys or ("what",)
    note = f"{draws} draws, seed {seed}."
    return Table(
        (*names, *_DEFINITIONS), rows, definitions=key_definitions(names) | _DEFINITIONS, note=note
    )


def _spread(values: list[float]) -> tuple[float | None, ...]:
    if not values:
        return (*(None for _ in list(_DEFINITIONS)[:-1]), 0)
    numbers = np.array(values, dtype=np.float64)
    points = np.quantile(numbers, [0.05, 0.5, 0.95]).tolist()
    centre = float(numbers.mean()), float(numbers.std())
    return (*(round(number, 10) for number in (*centre, *points)), len(values))
