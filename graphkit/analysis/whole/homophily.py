"""Whether actors of one kind, country or else meet each other more than chance makes them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import numpy as np

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_values import node_values
from graphkit.analysis.trust.against_chance import against_chance
from graphkit.network import incidence
from graphkit.table import Table
from graphkit.type_checks import one_of, text

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt

    from graphkit.network import Incidence

    Floats = npt.NDArray[np.float64]

HomophilyModel: TypeAlias = Literal["fdsm", "sdsm", "actors"]

_MODELS: Final = ("fdsm", "sdsm", "actors")
_ATTRIBUTE: Final = "an attribute of the actors such as 'kind' or 'country'"
_ALL: Final = "all"


@method_recorded
def homophily(
    network: nx.Graph[Any],
    attribute: str = "kind",
    *,
    model: HomophilyModel = "fdsm",
    trials: int = 1000,
    seed: int = 0,
) -> Table:
    """Measure whether actors share memberships with those alike, against chance.

    Two actors meet in each coalition that both are in. The first row is the assortativity of
    these meetings; the others say what share of the meetings of each group stay within it.

    Parameters
    ----------
    network : networkx.Graph
        A two-mode network.
    attribute : str
        The attribute of the actors that makes the groups, such as ``"kind"`` or ``"country"``.
        Actors without it are left out of the meetings; how many, the note says.
    model : {"fdsm", "sdsm", "actors"}
        What chance keeps; see `graphkit.analysis.against_chance`. By
        default the ties of each actor and of each coalition.
    trials : int
        Number of networks that chance makes.
    seed : int
        Where the drawing starts: the same seed gives the same table.

    Returns
    -------
    Table
        ``measure`` is ``assortativity`` (1: only alike meet; 0: as often as the numbers of
        meetings of the groups say) or ``within`` (a share, 0 to 1), ``group`` the value of the
        attribute, in order of its meetings. A group without meetings has no value.

    Raises
    ------
    InvalidChoice
        If ``model`` is another word, or ``trials`` below 1.
    DataError
        If the attribute is known of no actor, or the network is not a two-mode network.
    NotFound
        If no actor has such an attribute.

    Notes
    -----
    The assortativity of projections is far from 0 by chance alone, as each coalition makes a
    clique: look at z and p, not at the value. That the attribute is not a result of joining, such
    as a role, is not checked.

    References
    ----------
    M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67 (2003), 026126,
    https://doi.org/10.1103/PhysRevE.67.026126. M. McPherson, L. Smith-Lovin and J. M. Cook,
    "Birds of a feather: homophily in social networks", *Annual Review of Sociology* 27 (2001),
    415-444, https://doi.org/10.1146/annurev.soc.27.1.415.

    Examples
    --------
    >>> import networkx as nx
    >>> network = nx.Graph([("a", "x"), ("b", "x"), ("c", "y"), ("d", "y")])
    >>> nx.set_node_attributes(network, {"a": "ngo", "b": "ngo", "c": "firm", "d": "firm"}, "kind")
    >>> nx.set_node_attributes(network, {**dict.fromkeys("abcd", 0), "x": 1, "y": 1}, "bipartite")
    >>> homophily(network, trials=50).select("measure", "group", "value").rows
    (('assortativity', 'all', 1.0), ('within', 'firm', 1.0), ('within', 'ngo', 1.0))
    """
    one_of("model", model, _MODELS)
    values = node_values(network, incidence(network), text("attribute", attribute, _ATTRIBUTE))
    groups = sorted(set(values) - {""})
    member = np.array([[value == group for group in groups] for value in values], dtype=np.float64)

    def measure(ties: Incidence) -> Table:
        mixing = meetings(ties, member)
        within = [("within", *row) for row in zip(groups, _within(mixing), strict=True)]
        rows = [("assortativity", _ALL, assortativity(mixing)), *within]
        return Table(("measure", "group", "number"), rows)

    table = against_chance(
        *(network, measure),
        model=model,
        key=("measure", "group"),
        value="number",
        trials=trials,
        seed=seed,
    )
    size = Counter(values)
    number = meetings(incidence(network), member).sum(axis=1).tolist()
    order = dict(zip(groups, number, strict=True))
    rows = sorted(table.rows, key=lambda row: (row[0], -order.get(str(row[1]), 0), str(row[1])))
    counted = [(*row[:2], size.get(str(row[1]), len(values) - size[""]), *row[2:]) for row in rows]
    definitions = {
        "measure": "assortativity of all meetings, or the share of a group's within it",
        "group": f"{attribute} of the actors",
        "actors": "number of its actors",
    }
    missing = f" {size['']} actors have no {attribute}." if size[""] else ""
    return Table(
        ("measure", "group", "actors", *table.columns[2:]),
        counted,
        definitions={**table.definitions, **definitions},
        note=f"{table.note}{missing}",
    )


def meetings(ties: Incidence, member: Floats) -> Floats:
    """Count how often the actors of two groups are in one coalition.

    Parameters
    ----------
    ties : Incidence
        A two-mode network.
    member : numpy.ndarray of shape (actors, groups)
        1 where an actor is of a group.

    Returns
    -------
    numpy.ndarray of shape (groups, groups)
        Symmetric; two actors of one group count twice, as two ends.
    """
    present = np.asarray(ties.matrix.T @ member)
    mixing = present.T @ present
    return np.asarray(mixing - np.diag(present.sum(axis=0)), dtype=np.float64)


def assortativity(mixing: Floats) -> float | None:
    """Compute Newman's coefficient; None where nobody meets, or all who do are alike."""
    total = mixing.sum()
    if not total:
        return None
    ends = mixing.sum(axis=0) / total
    expected = float(ends @ ends)
    return None if expected == 1 else float((np.trace(mixing) / total - expected) / (1 - expected))


def _within(mixing: Floats) -> list[float | None]:
    ends = mixing.sum(axis=0)
    shares = np.diag(mixing) / np.where(ends > 0, ends, 1)
    return [
        float(share) if end else None
        for share, end in zip(shares.tolist(), ends.tolist(), strict=True)
    ]
