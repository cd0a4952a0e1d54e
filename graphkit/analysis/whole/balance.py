"""Whether those who agree on one coalition agree on others: balance of signed squares."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.signed.signed_network import signed_network
from graphkit.analysis.ties.signed.signs import agreements, signs_of
from graphkit.next_steps import joined
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import scipy.sparse as sp

    from graphkit.analysis.ties.signed.signed_network import Minus
    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEFINITIONS: Final = {
    "minuses": "number of its four ties that are negative",
    "balanced": "whether that is even, so that the two actors agree on both coalitions or on "
    "neither",
    "squares": "number of pairs of actors and pairs of coalitions with a sign on each of the four",
    "share": "of all such squares; empty without any",
    "expected": "its mean if the signs were dealt to the ties anew; empty for fewer than four ties",
}


@method_recorded
def balance(
    facts: KnowledgeGraph | Panel,
    on: Day | None = None,
    *,
    during: During | None = None,
    minus: Minus | Iterable[Minus] = ("declined", "left"),
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
) -> Table:
    """Count whether those who agree on one coalition agree on others (balance of signed squares).

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The facts. A panel knows who left, but not who declined.
    on, during : day, year or month or two days, optional
        The time meant; without either, the last day of which the memberships say anything.
    minus : str or iterable of str
        What makes a tie negative: ``"declined"``, ``"left"`` or ``"denied"``; see
        `graphkit.analysis.signed_network`.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership.

    Returns
    -------
    Table
        A row for 0, 1, 2, 3 and 4 minuses. The note says which share of the squares is balanced,
        and how many would be if the signs were dealt anew.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `graphkit.analysis.signed_network`.

    Notes
    -----
    A two-mode network has no triangles; its shortest cycles are squares of two actors and two
    coalitions, balanced if the product of their signs is positive. With few minuses nearly all
    squares are balanced by that alone, which is what ``expected`` shows. No p is computed:
    squares share ties. That all who declined are recorded is not checked, and nowhere likely.

    References
    ----------
    D. Cartwright and F. Harary, "Structural balance: a generalization of Heider's theory",
    *Psychological Review* 63 (1956), 277-293, https://doi.org/10.1037/h0046049. T. Derr, C.
    Johnson, Y. Chang and J. Tang, "Balance in signed bipartite networks", *Proceedings of the 28th
    ACM International Conference on Information and Knowledge Management* (2019), 1221-1230,
    https://doi.org/10.1145/3357384.3358009.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([{"member": m, "coalition": c, "start": "2020-01-01"} for m, c in
    ...     [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y")]])
    >>> balance(panel, "2021-01-01").select("minuses", "squares")[0]
    (0, 1)
    """
    network = signed_network(
        facts,
        on,
        during=during,
        minus=minus,
        coalitions=coalitions,
        kinds=kinds,
        at_least=at_least,
    )
    matrix = signs_of(network).matrix
    squares = signed_squares(matrix)
    expected, total = _dealt_anew(matrix), sum(squares)
    rows: list[tuple[Any, ...]] = [
        (
            number,
            number % 2 == 0,
            count,
            round(count / total, 12) if total else None,
            round(expected[number], 12) if expected else None,
        )
        for number, count in enumerate(squares)
    ]
    told = "There are no squares." if not total else ""
    if total and expected:
        even, chance = sum(squares[::2]) / total, sum(expected[::2])
        told = f"{even:.2%} of {total:,} squares are balanced; if the signs were dealt to the ties "
        told += f"anew, {chance:.2%} would be on average."
    note = joined(told, network.graph["note"])
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def signed_squares(matrix: sp.csr_array) -> list[int]:
    """Count the squares of a matrix of signs by how many of their four signs are negative.

    A square is two rows and two columns. For two rows, any two of the columns in which both have
    a sign make one.
    """
    found = [0] * 5
    _, _, *counts = agreements(matrix)
    for both, neither, apart in zip(*(count.tolist() for count in counts), strict=True):
        found[0] += comb(both, 2)
        found[1] += both * apart
        found[2] += comb(apart, 2) + both * neither
        found[3] += apart * neither
        found[4] += comb(neither, 2)
    return found


def _dealt_anew(matrix: sp.csr_array) -> list[float]:
    """Compute the chance of each number of minuses among four ties drawn at random."""
    ties, negative = int(matrix.nnz), int((matrix.data < 0).sum())
    if ties < 4:
        return []
    return [
        comb(negative, number) * comb(ties - negative, 4 - number) / comb(ties, 4)
        for number in range(5)
    ]
