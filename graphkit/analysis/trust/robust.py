"""How far a measure hangs on which coalitions are in the data, and on how fully each is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.trust.measured_values import (
    check_measure,
    key_definitions,
    names_of_keys,
    values_of,
)
from graphkit.errors import DataError, Problem
from graphkit.network import Incidence, incidence
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import networkx as nx
    import numpy.typing as npt

    from graphkit.analysis.trust.measured_values import Values
    from graphkit.panel import Panel

_DEFINITIONS: Final = {
    "value": "the measure with all coalitions",
    "least": "the least value if one coalition is left out",
    "most": "the greatest value if one coalition is left out",
    "moved_most_by": "name of the coalition without which the value differs most",
    "without_it": "the value without that coalition",
    "rank": "place by value, from 1 for the greatest; equal values have the mean place",
    "best_rank": "the best place if one coalition is left out",
    "worst_rank": "the worst place if one coalition is left out",
    "completed": "mean value when coalitions are as complete as each other: memberships of the "
    "more complete ones are left out by chance; empty without completeness",
    "completed_low": "the value that 5 % of these networks stay below",
    "completed_high": "the value that 5 % of these networks exceed",
}


@method_recorded
def robust(
    network: nx.Graph[Any] | Incidence | Panel,
    measure: Callable[[Incidence], Table | float | None],
    *,
    key: str | tuple[str, ...] | None = None,
    value: str | None = None,
    completeness: Mapping[str, float] | None = None,
    draws: int = 100,
    seed: int = 0,
) -> Table:
    """Compute a measure without each coalition in turn, and as if all were equally complete.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    measure : callable
        Takes the ties as a matrix and returns a number or a Table, as in
        `graphkit.analysis.against_chance`.
    key : str or tuple of str, optional
        For a Table: the columns that say what a row is about, and tell the rows apart.
    value : str, optional
        For a Table: the column with the value; needed if ``key`` is given.
    completeness : mapping of str to float, optional
        The share of its members, above 0 and up to 1, that is listed of each coalition, by id;
        1 for those that are not named.
    draws : int
        How many networks are drawn with ``completeness``.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        One row for each key of the measure, in its order. Where one left-out coalition changes
        ranks or values much, so does the choice of coalitions.

    Raises
    ------
    InvalidChoice
        If ``draws`` is below 1, or a Table comes without ``key``.
    NotFound
        If the Table lacks one of the columns.
    DataError
        If the measure gives no numbers, ``key`` does not tell its rows apart, or a completeness is
        no share or of no coalition.

    Notes
    -----
    Without a coalition, actors that were in no other stay as isolated nodes. With completeness,
    each membership of a coalition is kept with the chance that makes it as incomplete as the
    least complete one: what is missing cannot be made up, but what is there can be made
    comparable. That members are missing by chance, and that coalitions outside the data are like
    those in it, is not checked; the page "Boundary and selection" says what follows.

    References
    ----------
    B. Efron and C. Stein, "The jackknife estimate of variance", *Annals of Statistics* 9 (1981),
    586-596, https://doi.org/10.1214/aos/1176345462. E. O. Laumann, P. V. Marsden and D. Prensky,
    "The boundary specification problem in network analysis", in R. S. Burt and M. J. Minor (eds.),
    *Applied Network Analysis* (1983), 18-34. G. Kossinets, "Effects of missing data in social
    networks", *Social Networks* 28 (2006), 247-268,
    https://doi.org/10.1016/j.socnet.2005.07.002.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphkit.analysis import centrality
    >>> women = nx.davis_southern_women_graph()
    >>> table = robust(women, lambda ties: centrality(ties, "degree", side="actors"),
    ...                key="node", value="degree")
    >>> table.select("node", "rank", "best_rank", "worst_rank")[0]
    ('Evelyn Jefferson', 2.0, 1.0, 3.5)
    """
    check_measure(measure)
    draws = counted("draws", draws, 1)
    random = np.random.default_rng(counted("seed", seed, 0))
    ties, keys, labels = incidence(network), names_of_keys(key), labels_of(network)

    def measured(one: Incidence) -> Values:
        return values_of(measure(one), keys, value)

    everything = measured(ties)
    without = [measured(one) for one in _without_each(ties)]
    completed: list[Values] = []
    if completeness is not None:
        kept = _kept(ties, completeness)
        completed = [measured(_thinned(ties, kept, random)) for _ in range(draws)]
    names = [labels[name] for name in ties.coalitions]
    ranks = [_ranks(one) for one in (everything, *without)]
    rows = [
        (
            *(*name, *_left_out(name, number, without, names), *_places(name, ranks)),
            *_middle([one.get(name) for one in completed]),
        )
        for name, number in everything.items()
    ]
    heads = keys or ("what",)
    note = f"{len(ties.coalitions)} coalitions, each left out once; those outside the data are not."
    if completed:
        note += f" {draws} networks in which all are as incomplete as the least, seed {seed}."
    definitions = key_definitions(heads) | _DEFINITIONS
    types = dict.fromkeys(("value", "least", "most"), float)
    return Table((*heads, *_DEFINITIONS), rows, definitions=definitions, note=note, types=types)


def _without_each(ties: Incidence) -> Iterator[Incidence]:
    for place in range(len(ties.coalitions)):
        kept = np.delete(np.arange(len(ties.coalitions)), place)
        others = tuple(ties.coalitions[at] for at in kept.tolist())
        yield Incidence(ties.actors, others, ties.matrix[:, kept].tocsr())


def _left_out(
    name: tuple[Any, ...], number: float | None, without: list[Values], names: list[str]
) -> tuple[Any, ...]:
    """Find the extremes without one coalition, and the one that moves the value most."""
    found = [(one[name], label) for one, label in zip(without, names, strict=True) if name in one]
    known = [(value, label) for value, label in found if value is not None]
    if number is None or not known:
        return number, None, None, None, None
    values = [value for value, _ in known]
    moved, by = max(known, key=lambda one: abs(one[0] - number))
    return number, min(values), max(values), by if moved != number else None, moved


def _ranks(values: Values) -> dict[tuple[Any, ...], float]:
    from scipy.stats import rankdata

    known = {name: number for name, number in values.items() if number is not None}
    places = rankdata([-number for number in known.values()]).tolist()
    return dict(zip(known, places, strict=True))


def _places(
    name: tuple[Any, ...], ranks: list[dict[tuple[Any, ...], float]]
) -> tuple[float | None, ...]:
    others = [one[name] for one in ranks[1:] if name in one]
    return ranks[0].get(name), min(others, default=None), max(others, default=None)


def _kept(ties: Incidence, completeness: Mapping[str, float]) -> npt.NDArray[np.float64]:
    """Compute the chance of keeping a tie of each coalition."""
    for name, share in completeness.items():
        if name not in ties.coalitions:
            said = f"{name!r} is no coalition of the network."
            raise DataError([Problem("completeness", 0, "", said, "Leave it out.")])
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share <= 1:
            said = f"{share!r} of {name!r} is no share."
            raise DataError([Problem("completeness", 0, "", said, "Above 0 and up to 1.")])
    shares = np.array([completeness.get(name, 1.0) for name in ties.coalitions], dtype=np.float64)
    return np.asarray(shares.min(initial=1.0) / shares)


def _thinned(
    ties: Incidence, kept: npt.NDArray[np.float64], random: np.random.Generator
) -> Incidence:
    matrix = ties.matrix.copy()
    matrix.data = (random.random(matrix.nnz) < kept[matrix.indices]).astype(np.float64)
    matrix.eliminate_zeros()
    return Incidence(ties.actors, ties.coalitions, matrix)


def _middle(values: list[float | None]) -> tuple[float | None, ...]:
    known = [value for value in values if value is not None]
    if not known:
        return None, None, None
    low, high = np.quantile(known, [0.05, 0.95]).tolist()
    return round(float(np.mean(known)), 10), round(low, 10), round(high, 10)
