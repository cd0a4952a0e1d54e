"""Who stands between two others that do not meet: the roles of Gould and Fernandez."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.labels import labels_of
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.node_values import node_values
from graphkit.analysis.ties.project import project
from graphkit.analysis.why_no_result import why_no_result
from graphkit.network import incidence
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.type_checks import counted, text

if TYPE_CHECKING:
    import networkx as nx
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

ROLES: Final = {
    "coordinator": "all three are of one group",
    "itinerant": "the two are of one group, the broker of another",
    "gatekeeper": "the broker is of the group of one of the two (representatives are the same, as "
    "ties have no direction)",
    "liaison": "all three are of different groups",
}
_CLIQUES: Final = (
    "Everybody in a coalition meets everybody in it, so that only actors in several coalitions "
    "broker, and large coalitions make most pairs: compare with what is expected."
)
_ATTRIBUTE: Final = "an attribute of the actors such as 'kind' or 'country'"


@method_recorded
def brokerage(network: nx.Graph[Any], across: str = "kind", *, min_shared: int = 1) -> Table:
    """Count between which groups each actor stands (brokerage of Gould and Fernandez).

    An actor brokers two others if it meets both and they do not meet each other.

    Parameters
    ----------
    network : networkx.Graph
        A two-mode network with the node attributes of `graphkit.network.two_mode`.
    across : str
        The attribute of the actors that makes the groups, such as ``"kind"`` or ``"country"``.
        Actors without it are left out; how many, the note says.
    min_shared : int
        Two actors meet if they share so many coalitions.

    Returns
    -------
    Table
        A row for each actor with a group, those that broker most first: the number of pairs in
        all and in each role, and how many there would be on average if the groups were dealt to
        the actors anew.

    Raises
    ------
    InvalidChoice
        If ``min_shared`` is below 1.
    NotFound
        If no actor has such an attribute.
    DataError
        If it is known of none.

    Notes
    -----
    Coalitions are cliques in a projection, so that only actors in several coalitions broker, and
    pairs from two large coalitions count by the thousand: compare with what is expected, and
    raise ``min_shared``. Whether two actors meet elsewhere is not checked.

    References
    ----------
    R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage in
    transaction networks", *Sociological Methodology* 19 (1989), 89-126,
    https://doi.org/10.2307/270949.

    Examples
    --------
    >>> import networkx as nx
    >>> network = nx.Graph([("a", "x"), ("b", "x"), ("b", "y"), ("c", "y")])
    >>> nx.set_node_attributes(network, {"a": "ngo", "b": "ngo", "c": "firm"}, "kind")
    >>> nx.set_node_attributes(network, {**dict.fromkeys("abc", 0), "x": 1, "y": 1}, "bipartite")
    >>> brokerage(network).select("actor", "pairs", "gatekeeper").rows[0]
    ('b', 1, 1)
    """
    min_shared = counted("min_shared", min_shared, 1)
    ties = incidence(network)
    values = node_values(network, ties, text("across", across, _ATTRIBUTE))
    known = np.flatnonzero([bool(value) for value in values])
    groups, group = np.unique(np.array(values, dtype=str)[known], return_inverse=True)
    meet = project(ties, min_shared=min_shared).shared[known][:, known].toarray() > 0
    roles = role_counts(meet.astype(np.float64), np.eye(len(groups))[group])
    chance = _chances(np.bincount(group).astype(np.float64))
    labels = labels_of(network)
    rows = []
    for at, place in enumerate(known.tolist()):
        actor, total = ties.actors[place], roles[at].sum()
        expected = [round(float(total * share), 6) for share in chance]
        numbers = [int(number) for number in roles[at]]
        rows.append((actor, labels[actor], values[place], int(total), *numbers, *expected))
    rows.sort(key=lambda row: (-row[3], str(row[0])))
    definitions = {"actor": "id of the actor", "label": "its name", "group": f"its {across}"}
    definitions |= {"pairs": "number of pairs that it meets and that do not meet each other"}
    definitions |= {role: f"number of these where {words}" for role, words in ROLES.items()}
    definitions |= {
        f"{role}_expected": f"mean of {role} if the groups were dealt to the actors anew"
        for role in ROLES
    }
    without = len(values) - len(known)
    missing = f"{without} actors have no {across} and are left out." if without else ""
    note = joined(missing, _CLIQUES if meet.any() else "", why_no_result(network))
    return Table(tuple(definitions), rows, definitions=definitions, note=note)


def role_counts(meet: Floats, member: Floats) -> Floats:
    """Count the pairs that each actor brokers, by role.

    Parameters
    ----------
    meet : numpy.ndarray of shape (actors, actors)
        1 where two actors meet; symmetric, 0 on the diagonal.
    member : numpy.ndarray of shape (actors, groups)
        1 for the group of each actor.

    Returns
    -------
    numpy.ndarray of shape (actors, 4)
        In the order of `ROLES`.
    """
    contacts = meet @ member  # of each actor in each group
    own, total = (contacts * member).sum(axis=1), contacts.sum(axis=1)
    # Ordered pairs of contacts that do not meet: all, both of a group, of one's own, one of it.
    closed = _closed(meet, member)
    every = total * (total - 1) - closed[0]
    same = (contacts * (contacts - 1)).sum(axis=1) - closed[1]
    inside = own * (own - 1) - closed[2]
    mixed = 2 * own * (total - own) - closed[3]
    return np.column_stack([inside, same - inside, mixed, every - same - mixed]) / 2


def _closed(meet: Floats, member: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Count the ordered pairs of contacts of each actor that meet: the same four sorts of them."""
    paths = meet * (meet @ meet)  # of actor and contact: contacts that both share
    every, own = paths.sum(axis=1), np.zeros(len(meet))
    same, mixed = np.zeros(len(meet)), np.zeros(len(meet))
    for one in member.T > 0:
        within = meet[:, one] * (meet[:, one] @ meet[np.ix_(one, one)])
        here = within.sum(axis=1)
        same += here
        own[one] = here[one]
        mixed[one] = 2 * (paths[np.ix_(one, one)].sum(axis=1) - here[one])
    return every, same, own, mixed


def _chances(sizes: Floats) -> Floats:
    """Compute the chance of each role for three actors drawn at random."""
    number = sizes.sum()
    if number < 3:
        return np.zeros(4)
    three = number * (number - 1) * (number - 2)
    alike = float((sizes * (sizes - 1) * (sizes - 2)).sum() / three)
    two = float((sizes * (sizes - 1) * (number - sizes)).sum() / three)
    return np.array([alike, two, 2 * two, 1 - alike - 3 * two])
