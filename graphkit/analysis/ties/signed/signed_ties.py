"""Who joined, declined or left what, as an edge list with signs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.ties.signed.signed_network import signed_network
from graphkit.facts.as_member import itself
from graphkit.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.analysis.ties.signed.signed_network import Minus
    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import AtLeast, Day, Panel

_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "coalition": "id of the coalition",
    "sign": "1: it is in it; -1: it declined to join, or left",
    "how": "joined, declined, left or denied",
    "since": "since when: the day of joining or declining, the last day of who left; empty if not "
    "known",
}


@method_recorded
def signed_ties(
    facts: KnowledgeGraph | Panel,
    on: Day | None = None,
    *,
    during: During | None = None,
    minus: Minus | Iterable[Minus] = ("declined", "left"),
    coalitions: str | Iterable[str] | None = None,
    kinds: str | Iterable[str] | None = None,
    at_least: AtLeast = "presumed",
) -> Table:
    """List who is in what (sign 1), and who declined to join or left (sign -1), at a time.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The facts. A panel knows who left, but not who declined.
    on, during : day, year or month or two days, optional
        The time meant; without either, the last day of which the memberships say anything.
    minus : str or iterable of str
        What makes a tie negative: ``"declined"`` (the actor does not join, as is said),
        ``"left"`` (it surely is in it no more, and the coalition went on), ``"denied"`` (a source
        says that it is not in it, which is no act of the actor).
    coalitions : str or iterable of str, optional
        Only these coalitions.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty of a membership.

    Returns
    -------
    Table
        A row for each actor and coalition with a sign, by their ids: an edge list for other
        programs. The note says how many there are of each sort.

    Raises
    ------
    InvalidChoice, NotFound, Ambiguous, DataError
        As in `graphkit.analysis.signed_network`.

    Notes
    -----
    As in `graphkit.analysis.signed_network`, which draws the same as a
    network. That all who declined are recorded is not checked, and nowhere likely.

    References
    ----------
    As in `graphkit.analysis.signed_network`.

    Examples
    --------
    >>> from graphkit.panel import Panel
    >>> panel = Panel.from_rows([
    ...     {"member": "zoom", "coalition": "call", "start": "2022-06-23"},
    ...     {"member": "line", "coalition": "call", "start": "2020-05-14", "end": "2021-12-31"},
    ... ])
    >>> signed_ties(panel, "2023-01-01").rows
    (('line', 'call', -1, 'left', '2021-12-31'), ('zoom', 'call', 1, 'joined', '2022-06-23'))
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
    actors = {node for node, about in network.nodes(data=True) if about["bipartite"] == 0}
    rows: list[tuple[Any, ...]] = []
    for one, other, tie in network.edges(data=True):
        ends = (one, other) if one in actors else (other, one)
        rows.append((itself(ends[0]), ends[1], tie["sign"], tie["how"], tie["since"] or None))
    rows.sort(key=lambda row: row[:2])
    note, types = network.graph["note"], {"since": str}
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note, types=types)
