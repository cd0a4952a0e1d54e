"""A measure beside what chance would make of it: z and p under a null model, for any measure."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.adjusted_p_values import adjusted_p_values
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_values import node_values
from graphkit.analysis.trust.measured_values import (
    check_measure,
    key_definitions,
    names_of_keys,
    values_of,
)
from graphkit.analysis.trust.null_models import MODELS, null_networks
from graphkit.network import Incidence, incidence
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import counted, one_of, text

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx
    import numpy.typing as npt

    from graphkit.analysis.trust.null_models import RandomModel
    from graphkit.panel import Panel

_WITHIN: Final = "an attribute of the actors such as 'kind'"
_NO_TEST: Final = (
    "They vary more in their numbers of ties than networks like this one do, so that a test of a "
    "measure that hangs on these would not hold: there is no p; 'fdsm' gives one."
)
_DEFINITIONS: Final = {
    "value": "the measure of the network; empty where it is not defined",
    "expected": "its mean over the networks that chance made; this and what follows is empty where "
    "it is not defined in any of them, or not in the network",
    "deviation": "its standard deviation over them, or empty",
    "z": "value less expected, in deviations; empty where they do not differ",
    "p": "chance of a value as far to one side, or farther, doubled (at most 1), or empty, as for "
    "sdsm",
    "q": "p adjusted for the number of rows (Benjamini and Hochberg), or empty",
    "trials": "number of networks in which it has a value",
}


@method_recorded
def against_chance(
    network: nx.Graph[Any] | Incidence | Panel,
    measure: Callable[[Incidence], Table | float | None],
    *,
    model: RandomModel,
    key: str | tuple[str, ...] | None = None,
    value: str | None = None,
    within: str | None = None,
    trials: int = 1000,
    seed: int = 0,
) -> Table:
    """Compare a measure with what it is in networks that chance made.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    measure : callable
        Takes the ties as a matrix, with the same actors and coalitions, and returns a number or a
        Table. Every analysis that takes a network takes these, but for those that read attributes
        of nodes or dates.
    model : {"fdsm", "sdsm", "actors", "within"}
        What chance keeps; must be chosen. ``"fdsm"`` keeps the ties of each actor and of each
        coalition; ``"sdsm"`` keeps them on average; ``"actors"`` those of the actors only;
        ``"within"`` those of each coalition with each group of actors, too.
    key : str or tuple of str, optional
        For a Table: the columns that say what a row is about, and tell the rows apart.
    value : str, optional
        For a Table: the column with the value; needed if ``key`` is given.
    within : str, optional
        For ``"within"``: the attribute of the actors that makes the groups, such as ``"kind"`` or
        ``"country"``.
    trials : int
        Number of networks.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        One row for each key of the measure, in its order.

    Raises
    ------
    InvalidChoice
        If ``model`` is another word, ``trials`` below 1, or a Table comes without ``key``.
    NotFound
        If the Table lacks one of the columns, or no actor has such an attribute.
    DataError
        If the measure gives no numbers, ``key`` does not tell its rows apart, or the attribute is
        known of no actor.

    Notes
    -----
    What was observed counts as one of the trials, so that no p is below ``2 / (trials + 1)``.
    Networks of ``"fdsm"`` and ``"within"`` follow each other in one chain of trades, ten rounds
    apart. A coalition that belongs to others has a node on each side, and chance does not know that
    they are one.

    Networks of ``"sdsm"`` have the numbers of ties of the observed one as their means, and so vary
    more in them than networks do that are like the observed one. A measure that hangs on these
    numbers, as nestedness does, is therefore off in them: p was at most .05 in 17 % of simulated
    networks whose ties were coins, all alike, and in no more than 1 % of others. So there is no p
    for it, and z is no test; ``"fdsm"`` has one. That the model is the right idea of chance is not
    checked: p says how unlike the measure is to *this* chance.

    References
    ----------
    A. C. Davison and D. V. Hinkley, *Bootstrap Methods and their Application* (1997), ch. 4. G.
    Strona et al., "A fast and unbiased procedure to randomize ecological binary matrices", *Nature
    Communications* 5 (2014), 4114, https://doi.org/10.1038/ncomms5114. Z. Neal, "The backbone of
    bipartite projections", *Social Networks* 39 (2014), 84-97. M. Tumminello et al.,
    "Statistically validated networks in bipartite complex systems", *PLoS ONE* 6 (2011), e17994.

    Examples
    --------
    >>> import networkx as nx
    >>> from graphkit.analysis import nestedness
    >>> women = nx.davis_southern_women_graph()
    >>> table = against_chance(
    ...     women, nestedness, model="fdsm", key="among", value="nodf", trials=50)
    >>> [row[0] for row in table]
    ['actors', 'coalitions', 'network']
    """
    one_of("model", model, MODELS)
    check_measure(measure)
    trials = counted("trials", trials, 1)
    random = np.random.default_rng(counted("seed", seed, 0))
    ties, keys = incidence(network), names_of_keys(key)
    groups = None if within is None else _groups(network, ties, text("within", within, _WITHIN))
    observed = values_of(measure(ties), keys, value)
    place = {name: at for at, name in enumerate(observed)}
    drawn = np.full((trials, len(observed)), np.nan)
    networks = islice(null_networks(ties.matrix, model, random, groups), trials)
    for trial, matrix in enumerate(networks):
        other = Incidence(ties.actors, ties.coalitions, matrix)
        for name, number in values_of(measure(other), keys, value).items():
            if name in place and number is not None:
                drawn[trial, place[name]] = number
    rows = _rows(observed, drawn, tested=model != "sdsm")
    names = keys or ("what",)
    definitions = key_definitions(names) | _DEFINITIONS
    said = f"Null model {model}: {MODELS[model]}. {trials} networks, seed {seed}"
    note = f"{said}; the least p that they can give is {min(2 / (trials + 1), 1):.2g}."
    if model == "sdsm":
        note = joined(f"{said}.", _NO_TEST)
    return Table((*names, *_DEFINITIONS), rows, definitions=definitions, note=note)


def _groups(network: object, ties: Incidence, within: str) -> npt.NDArray[np.int64]:
    """Number the values of an attribute of the actors; those without one are a group, too."""
    values = node_values(network, ties, within)
    return np.asarray(np.unique(values, return_inverse=True)[1], dtype=np.int64)


def _rows(
    observed: dict[tuple[Any, ...], float | None],
    drawn: npt.NDArray[np.float64],
    *,
    tested: bool,
) -> list[tuple[Any, ...]]:
    found = [_compared(number, drawn[:, at]) for at, number in enumerate(observed.values())]
    places = [at for at, row in enumerate(found) if tested and row[4] is not None]
    p = np.array([found[at][4] for at in places], dtype=np.float64)
    q = dict(zip(places, adjusted_p_values(p, "fdr", len(p)).tolist(), strict=True))
    return [
        (*name, *row[:4], row[4] if tested else None, q.get(at), row[5])
        for at, (name, row) in enumerate(zip(observed, found, strict=True))
    ]


def _compared(number: float | None, drawn: npt.NDArray[np.float64]) -> tuple[Any, ...]:
    """Compare a value with those drawn; empty where either is missing."""
    drawn = drawn[~np.isnan(drawn)]
    if number is None or not len(drawn):
        return number, None, None, None, None, len(drawn)
    near = 1e-9 * max(1.0, abs(number))
    above, below = (drawn >= number - near).sum() + 1, (drawn <= number + near).sum() + 1
    mean, deviation = float(drawn.mean()), float(drawn.std())
    z = round((number - mean) / deviation, 6) if deviation > near else None
    p = min(1.0, 2 * int(min(above, below)) / (len(drawn) + 1))
    return number, round(mean, 10), round(deviation, 10), z, p, len(drawn)
