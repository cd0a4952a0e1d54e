"""A measure three times: on the certain, the presumed and the possible memberships of a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import panel_of
from graphkit.analysis.trust.measured_values import (
    check_measure,
    in_order,
    key_definitions,
    names_of_keys,
    values_of,
)
from graphkit.facts.window import window_of
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEGREES: Final[tuple[AtLeast, ...]] = ("certain", "presumed", "possible")
_DEFINITIONS: Final = {
    "certain": "the value if only certain memberships count",
    "presumed": "the value if presumed ones count too",
    "possible": "the value if all possible ones count",
    "lowest_of_three": "the lowest of these three; no bound, for dates between may give less",
    "highest_of_three": "the highest of these three; no bound, for dates between may give more",
}


@method_recorded
def as_range(
    facts: KnowledgeGraph | Panel,
    measure: Callable[[Panel], Table | float | None],
    *,
    on: Day | None = None,
    during: During | None = None,
    key: str | tuple[str, ...] | None = None,
    value: str | None = None,
) -> Table:
    """Compute a measure on the certain, the presumed and the possible memberships of a time.

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

    Returns
    -------
    Table
        One row for each key that occurs in any of the three. A value is empty where the thing is
        not there, or the measure has no value for it.

    Raises
    ------
    InvalidChoice
        If the measure returns a Table and ``key`` or ``value`` is left out.
    NotFound
        If the Table lacks one of the columns.
    DataError
        If the measure returns something else than a Table or a number, or ``key`` does not tell
        the rows of its Table apart.

    Notes
    -----
    The three are the measure on three networks, each of which holds the one before. They are no
    bounds of what the dates allow: a measure that does not grow with the network, such as a share
    or a mean, can be lower or higher on a network between, so that the draws of
    `graphkit.analysis.monte_carlo`, which samples these, can lie outside of the three.
    Sources that are wrong, or members that nobody lists, are not checked.

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
    check_measure(measure)
    panel, keys = panel_of(facts), names_of_keys(key)
    time = window_of(on, during)
    columns = [values_of(measure(panel.during(*time, degree)), keys, value) for degree in _DEGREES]
    rows = []
    for name in in_order(columns):
        found = [column.get(name) for column in columns]
        known = [number for number in found if number is not None]
        rows.append((*name, *found, min(known, default=None), max(known, default=None)))
    names = keys or ("what",)
    return Table((*names, *_DEFINITIONS), rows, definitions=key_definitions(names) | _DEFINITIONS)
