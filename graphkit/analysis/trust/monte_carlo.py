"""A measure as a distribution, over what is uncertain of the memberships."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import panel_of
from graphkit.analysis.trust.draw_dates import draw_dates, exit_rate_of
from graphkit.analysis.trust.measured_values import (
    check_measure,
    in_order,
    key_definitions,
    names_of_keys,
    values_of,
)
from graphkit.errors import InvalidChoice
from graphkit.facts.window import window_of
from graphkit.panel import LATEST
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.facts.window import During
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


@method_recorded
def monte_carlo(
    facts: KnowledgeGraph | Panel,
    measure: Callable[[Panel], Table | float | None],
    *,
    on: Day | None = None,
    during: During | None = None,
    key: str | tuple[str, ...] | None = None,
    value: str | None = None,
    draws: int = 200,
    seed: int = 0,
    absent: float | None = None,
    low_confidence: float = 0.5,
    exit_rate: float | None = None,
) -> Table:
    """Compute a measure many times, each time with what is uncertain drawn anew.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    measure : callable
        Takes a panel of that time and returns a number or a Table. Every analysis that takes a
        network takes a panel too.
    on, during : day, year or month or two days, optional
        The time meant; without either, all that ever was.
    key : str or tuple of str, optional
        For a Table: the columns that say what a row is about, and tell the rows apart.
    value : str, optional
        For a Table: the column with the value; needed if ``key`` is given.
    draws : int
        How many times.
    seed : int
        Where the drawing starts: the same seed gives the same table.
    absent : float, optional
        What counts in the draws in which a thing does not occur, 0 say; by default such draws
        are left out of its distribution, and ``draws`` says how many remain.
    low_confidence : float
        The chance, 0 to 1, that a membership which only low confidence supports was one.
    exit_rate : float, optional
        Exits a year of memberships that are not known to have ended, counted from the last day
        on which a source shows them; 0 lets them last for ever. By default the exits known, over
        the years watched.

    Returns
    -------
    Table
        Mean, standard deviation, and the 5, 50 and 95 per cent points of each value. The note
        says how many dates and memberships were drawn, and what was not.

    Raises
    ------
    InvalidChoice
        If ``draws`` is below 1, ``low_confidence`` not between 0 and 1, ``exit_rate`` below 0,
        and as in `graphkit.analysis.as_range`.
    DataError
        As in `graphkit.analysis.as_range`.

    Notes
    -----
    See `graphkit.analysis.trust.draw_dates.draw_dates` for what is drawn. That is the uncertainty
    that the data state. Sources that are wrong, and members or coalitions that nobody lists, are
    not drawn and not checked.

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
    time = window_of(on, during)
    random = np.random.default_rng(counted("seed", seed, 0))
    coin, rate = _between("low_confidence", low_confidence, 1), exit_rate_of(panel)
    if exit_rate is not None:
        rate = _between("exit_rate", exit_rate)
    drawn = [
        values_of(measure(one.during(*time)), keys, value)
        for one in (
            draw_dates(panel, random, low_confidence=coin, exit_rate=rate) for _ in range(draws)
        )
    ]
    rows = []
    for name in sorted(in_order(drawn), key=lambda name: tuple(map(str, name))):
        found = [draw.get(name, absent) for draw in drawn]
        rows.append((*name, *_spread([number for number in found if number is not None])))
    names = keys or ("what",)
    note = f"{draws} draws, seed {seed}. {_told(panel, coin, rate)}"
    return Table(
        (*names, *_DEFINITIONS), rows, definitions=key_definitions(names) | _DEFINITIONS, note=note
    )


def _between(name: str, value: object, most: float = np.inf) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= most:
        return float(value)
    raise InvalidChoice(name, value, (f"a number from 0 {'to 1' if most == 1 else 'up'}",))


def _told(panel: Panel, coin: float, rate: float) -> str:
    """Say what was drawn, and what was not."""
    doubtful = panel.presumed_from > LATEST
    undated = panel.start_latest == LATEST
    vague = ~undated & (panel.start_latest > panel.start_earliest)
    return (
        f"Drawn are {vague.sum()} starts within bounds and {undated.sum()} of which nothing is "
        f"known (until the last day of the data); {doubtful.sum()} memberships of low confidence, "
        f"each held with chance {coin:g}; and {(panel.end_latest == LATEST).sum()} open ends, at "
        f"{rate:.3g} exits a year after the last day seen. Not drawn: whether sources are right, "
        "and members and coalitions that nobody lists."
    )


def _spread(values: list[float]) -> tuple[float | None, ...]:
    if not values:
        return (*(None for _ in list(_DEFINITIONS)[:-1]), 0)
    numbers = np.array(values, dtype=np.float64)
    points = np.quantile(numbers, [0.05, 0.5, 0.95]).tolist()
    centre = float(numbers.mean()), float(numbers.std())
    return (*(round(number, 10) for number in (*centre, *points)), len(values))
