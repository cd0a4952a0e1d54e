"""Which actors take the same side: signed co-membership."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.signed.signed_network import signed_network
from graphkit.analysis.ties.signed.signs import agreements, signs_of
from graphkit.facts.as_member import itself
from graphkit.table import Table
from graphkit.type_checks import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.ties.signed.signed_network import Minus
    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEFINITIONS: Final = {
    "first": "id of one actor",
    "second": "id of the other",
    "both": "number of coalitions that both are in",
    "neither": "number that both declined or left",
    "apart": "number that one is in and the other declined or left",
    "signed": "both and neither, less apart: the tie of the two in the signed projection",
    "agreement": "the same as a share of all three (-1: apart in all; 1: the same side in all)",
}


@method_recorded
def agreement(
    facts: KnowledgeGraph | Panel,
    on: Day | None = None,
    *,
    during: During | None = None,
    minus: Minus | Iterable[Minus] = ("declined", "left"),
    min_shared: int = 1,
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
) -> Table:
    """Count where each two actors take the same side: both in it, neither, or one of them only.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The facts. A panel knows who left, but not who declined.
    on, during : day, year or month or two days, optional
        The time meant; without either, the last day of which the memberships say anything.
    minus : str or iterable of str
        What makes a tie negative: ``"declined"``, ``"left"`` or ``"denied"``; see
        `graphkit.analysis.signed_network`.
    min_shared : int
        Leave out pairs with fewer coalitions of which both are a member, or declined or left it.
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership.

    Returns
    -------
    Table
        A row for each pair, those that agree least first: a signed network of actors.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `graphkit.analysis.signed_network`, and if ``min_shared`` is
        below 1.

    Notes
    -----
    The projection of the signed two-mode network: ``signed`` is the product of its matrix with
    its transpose. Two that left the same coalition agree, whether or not they left together or
    for the same reason, which is not checked.

    References
    ----------
    A. Mrvar and P. Doreian, "Partitioning signed two-mode networks", *Journal of Mathematical
    Sociology* 33 (2009), 196-221, https://doi.org/10.1080/00222500902946210.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> agreement(panel, "2023-01-01").rows
    (('line', 'zoom', 0, 0, 1, -1, -1.0),)
    """
    least = counted("min_shared", min_shared, 1)
    network = signed_network(
        facts,
        on,
        during=during,
        minus=minus,
        coalitions=coalitions,
        kinds=kinds,
        at_least=at_least,
    )
    signs = signs_of(network)
    rows: list[tuple[Any, ...]] = []
    columns = (column.tolist() for column in agreements(signs.matrix))
    for one, other, both, neither, apart in zip(*columns, strict=True):
        shared, signed = both + neither + apart, both + neither - apart
        if shared >= least:
            pair = sorted((itself(signs.actors[one]), itself(signs.actors[other])))
            rows.append((*pair, both, neither, apart, signed, round(signed / shared, 12)))
    rows.sort(key=lambda row: (row[6], -row[4], row[0], row[1]))
    note = network.graph["note"]
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)
