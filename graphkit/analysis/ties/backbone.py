"""Which ties of a projection are stronger than chance would make them.

Two actors that join everything meet often without choosing each other. A backbone keeps a tie
only if the two share more than a stated null model explains, and says which model that was and
how the many tests were corrected for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

import numpy as np

from graphkit.analysis.adjusted_p_values import CORRECTIONS, adjusted_p_values
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.chance import null_fdsm, null_hypergeometric, null_sdsm
from graphkit.analysis.ties.chance.chance_alone import alike, kept_by_chance, least_attainable
from graphkit.analysis.ties.project import OVERSTATES, project, spans_time
from graphkit.analysis.two_mode_sides import one_side
from graphkit.analysis.why_no_result import why_no_result
from graphkit.errors import InvalidChoice
from graphkit.next_steps import Advice, Option, joined
from graphkit.table import Table
from graphkit.type_checks import above_zero, one_of

if TYPE_CHECKING:
    import networkx as nx
    import scipy.sparse as sp

    from graphkit.analysis.adjusted_p_values import Correction
    from graphkit.analysis.two_mode_sides import Side
    from graphkit.network import Incidence
    from graphkit.panel import Panel

NullModel: TypeAlias = Literal["hypergeometric", "sdsm", "fdsm"]
Tested: TypeAlias = Literal["sharing", "all"]

MODELS: Final[dict[NullModel, str]] = {
    "hypergeometric": "each node picks as many things as it has, all things alike "
    "(Tumminello et al. 2011)",
    "sdsm": "every node and thing has as many ties as it has, on average (Neal 2014; Neal et al. "
    "2021)",
    "fdsm": "every node and thing has exactly as many ties as it has (Strona et al. 2014)",
}
TESTED: Final[tuple[Tested, ...]] = get_args(Tested)

DEFINITIONS: Final = {
    "first": "one node of the pair",
    "second": "the other node",
    "shared": "number of things shared",
    "p": "chance to share so many or more under the null model",
    "p_adjusted": "the same, corrected for the number of pairs tested",
    "kept": "whether the tie is in the backbone: the adjusted chance is at most alpha",
}


@method_recorded
def backbone(
    network: nx.Graph[Any] | Incidence | Panel,
    side: Side = "actors",
    *,
    model: NullModel,
    correction: Correction,
    alpha: float = 0.05,
    tests: Tested = "sharing",
    exact: bool = True,
    trials: int = 1000,
    seed: int = 0,
) -> Table:
    """Test which pairs share more than chance would have it.

    Parameters
    ----------
    network : networkx.Graph, Incidence or Panel
        A two-mode network.
    side : {"actors", "coalitions"}
        Whom to tie.
    model : {"hypergeometric", "sdsm", "fdsm"}
        The null model; must be chosen. ``"sdsm"`` takes account of both how active a node and how
        popular a thing is, and is exact; ``"fdsm"`` does so more strictly, by shuffling.
    correction : {"none", "bonferroni", "holm", "fdr"}
        Correction for many tests; must be chosen. ``"fdr"`` is Benjamini and Hochberg's false
        discovery rate; ``"none"`` tests each pair as if it were the only one.
    alpha : float
        Level of significance, above 0 and below 1.
    tests : {"sharing", "all"}
        What counts as a test when correcting: the pairs that share something (as R's
        ``backbone`` package does), or all pairs, which is stricter.
    exact : bool
        For ``"sdsm"``: exact probabilities, or the refined normal approximation, quicker in large
        networks (and what R's ``backbone`` computes).
    trials, seed : int
        Number of shuffled networks and seed, for ``"fdsm"``.

    Returns
    -------
    Table
        One row a pair, the least likely first. The note names model and correction, says how many
        ties chance alone would keep, and which corrected p is the least that can be reached.

    Raises
    ------
    InvalidChoice
        If ``model``, ``correction``, ``tests``, ``alpha`` or ``trials`` is not as described.

    Notes
    -----
    The number that two nodes share is whole and mostly small, so that p takes few values and is
    on the safe side: with ``"fdsm"``, a p of at most .05 came up in 0 to 2 % of simulated data
    sets in which nobody chose anybody.

    One-sided: ties weaker than chance are not looked for. Time and memory grow with the number of
    pairs that share something, not with the number of all pairs. That the two were in a coalition
    at the same time is not checked. A coalition that belongs to others has a node on each side,
    and chance does not know that they are one.

    References
    ----------
    See `graphkit.analysis.ties.chance.null_hypergeometric`,
    `graphkit.analysis.ties.chance.null_sdsm`,
    `graphkit.analysis.ties.chance.null_fdsm` and `graphkit.analysis.adjusted_p_values`.

    Examples
    --------
    >>> import networkx as nx
    >>> women = backbone(nx.davis_southern_women_graph(), model="sdsm",
    ...                  correction="none", alpha=0.1)
    >>> [row[:3] for row in women if row[5]][0]
    ('Olivia Carleton', 'Flora Price', 2)
    """
    _check(model, alpha, correction, tests)
    nodes, _, matrix = one_side(network, side)
    first, second, _, shared = project(network, side).pairs()
    if model == "fdsm":
        p = null_fdsm.p_values(matrix, first, second, shared, trials=trials, seed=seed)
    elif model == "sdsm":
        p = null_sdsm.p_values(matrix, first, second, shared, exact=exact)
    else:
        p = null_hypergeometric.p_values(matrix, first, second, shared)
    pairs = len(nodes) * (len(nodes) - 1) // 2
    adjusted = adjusted_p_values(p, correction, pairs if tests == "all" else len(p))
    order = np.lexsort((second, first, -shared, p))
    rows = [
        (nodes[a], nodes[b], int(s), chance, corrected, corrected <= alpha)
        for a, b, s, chance, corrected in zip(
            *(column[order].tolist() for column in (first, second, shared, p, adjusted)),
            strict=True,
        )
    ]
    note = _note(model, alpha, correction, tests)
    if model == "fdsm":
        note += f" {trials} shuffles, seed {seed}."
    if len(p):
        least = _least(matrix, model, correction, pairs if tests == "all" else len(p), trials)
        kept = int((adjusted <= alpha).sum())
        note = joined(note, _of_chance(matrix, model, alpha, kept), _reach(least, alpha, model))
    if spans_time(network):
        note = joined(note, OVERSTATES)
    return Table(
        tuple(DEFINITIONS), rows, definitions=DEFINITIONS, note=joined(note, why_no_result(network))
    )


def _check(model: str, alpha: float, correction: str, tests: str) -> None:
    one_of("model", model, MODELS)
    one_of("correction", correction, CORRECTIONS)
    one_of("tests", tests, TESTED)
    if not above_zero("alpha", alpha, 0.05) < 1:
        raise InvalidChoice("alpha", alpha, ("a number above 0 and below 1",))


def _note(model: NullModel, alpha: float, correction: Correction, tests: Tested) -> str:
    tested = "pairs that share something" if tests == "sharing" else "all pairs"
    return (
        f"Null model {model}: {MODELS[model]}. "
        f"Alpha {alpha}, correction {correction} over {tested}."
    )


def _of_chance(matrix: sp.csr_array, model: NullModel, alpha: float, kept: int) -> str:
    """Say how many ties are kept, and how many chance alone would keep."""
    expected = kept_by_chance(matrix, model, alpha)
    return f"{kept} kept; without a correction, chance alone would keep {expected:.0f} on average."


def _least(
    matrix: sp.csr_array, model: NullModel, correction: Correction, tests: int, trials: int
) -> float:
    """Compute the least corrected p that any pair could have."""
    pairs = alike(matrix)
    if model == "fdsm":
        least = np.full(len(pairs.pairs), 1 / (trials + 1))
    else:
        test = null_sdsm.p_values if model == "sdsm" else null_hypergeometric.p_values
        least = test(matrix, pairs.first, pairs.second, pairs.fewer)
    return least_attainable(least, pairs.pairs, correction, tests)


def _reach(least: float, alpha: float, model: NullModel) -> str:
    said = f"The least corrected p that any pair could have is {least:.2g}"
    if least <= alpha:
        return f"{said}."
    if model != "fdsm":
        return f"{said}, so that none can be kept."
    more = Advice("so that none can be kept: raise {trials}.", trials=Option("trials"))
    return joined(f"{said},", more)
