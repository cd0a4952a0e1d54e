"""Who is missing: members of some coalitions that are in none of some others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from graphkit.analysis.labels import label_in
from graphkit.analysis.method_recorded import method_recorded
from graphkit.analysis.panel_analysed import coalition_ids, kind_ids, names_of, panel_of
from graphkit.analysis.positions.who_is_in import who_is_in
from graphkit.analysis.with_itself import with_itself
from graphkit.errors import InvalidChoice
from graphkit.facts.certainty import CERTAINTIES
from graphkit.facts.window import window_of
from graphkit.next_steps import joined
from graphkit.table import Table
from graphkit.tabular.how_many import how_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy.typing as npt

    from graphkit.facts.window import During
    from graphkit.graph import KnowledgeGraph
    from graphkit.network.roll_up import RollUp
    from graphkit.panel import AtLeast, Day, Panel

    Ranks = npt.NDArray[np.int8]

_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "label": "its name",
    "kind": "what it is",
    "inside": "ids of the coalitions compared with that it is in",
    "certainty": "how sure that is: that of the least sure of these; empty when no day is asked",
    "absent": "certain, or possible where it may be in after all (a doubtful membership)",
}

_ABSENT: Final = (
    "Absent is who no source here calls a member: whether the lists of members are complete is not "
    "known."
)


@method_recorded
def missing(
    facts: KnowledgeGraph | Panel,
    coalition: str | Iterable[str],
    compared_with: str | Iterable[str],
    *,
    on: Day | None = None,
    during: During | None = None,
    at_least: AtLeast = "presumed",
    every: bool = True,
    kinds: str | Iterable[str] | None = None,
    roll_up: RollUp = False,
    lang: str = "en",
) -> Table:
    """List who is in some coalitions and in none of some others.

    Parameters
    ----------
    facts : KnowledgeGraph or Panel
        The memberships.
    coalition : str or iterable of str
        Where they are missing: they are in none of these.
    compared_with : str or iterable of str
        Where they are.
    on, during : day, year or month or two days, optional
        The time meant; without either, who was ever in the one and never in the other.
    at_least : {"presumed", "certain", "possible"}
        The least degree of certainty, at that time, of a membership in ``compared_with``, and with
        which one in ``coalition`` takes somebody off the list.
    every : bool
        Whether they must be in every coalition of ``compared_with``, or in any.
    kinds : str or iterable of str, optional
        Only actors of these kinds.
    roll_up : {False, True, "operation", "ownership"}
        Count services as their operators and subsidiaries as their owners on the day, which has to
        be one.
    lang : str
        The language of the labels.

    Returns
    -------
    Table
        In order of id. ``absent`` is ``possible`` for those that a doubtful or vaguely dated
        membership may put inside.

    Raises
    ------
    InvalidChoice
        If a coalition is named on neither side, or ``roll_up`` is used without ``on``.
    NotFound, Ambiguous
        If a name is unknown.

    Notes
    -----
    Absent means that no source in the graph says that the actor is a member: whether the list of
    members is complete is not checked. A coalition that belongs to others is not missing from
    itself.

    Examples
    --------
    >>> import graphkit as gk
    >>> table = missing(gk.load(), "christchurch-call", compared_with="tech-coalition",
    ...                 on="2023-01-01")
    >>> "zoom" in table.column("actor"), "snap" in table.column("actor")
    (False, True)
    """
    named = {"coalition": coalition, "compared_with": compared_with}
    for option, names in named.items():
        if not names_of(names):
            raise InvalidChoice(option, (), ("<the names of coalitions>",))
    outside, inside = coalition_ids(facts, coalition), coalition_ids(facts, compared_with)
    panel = panel_of(facts)
    wanted = kind_ids(facts, kinds)
    time = window_of(on, during)
    actors, ranks = who_is_in(panel, time, at_least, roll_up)
    least = CERTAINTIES.index(at_least)
    there, gone = _columns(panel, ranks, inside), _columns(panel, ranks, outside).max(axis=1)
    enough = (there >= least).all(axis=1) if every else (there >= least).any(axis=1)
    enough &= (gone < least) & ~with_itself(actors, outside).all(axis=1)
    rows = []
    for row in np.flatnonzero(enough).tolist():
        info = panel.actors[actors[row]]
        if wanted is None or info.kind in wanted:
            head = actors[row], label_in(info, lang), info.kind
            held = {n: r for n, r in zip(inside, there[row].tolist(), strict=True) if r >= least}
            sure = CERTAINTIES[min(held.values())] if not time.is_all_time else ""
            rows.append((*head, tuple(held), sure, "possible" if gone[row] else "certain"))
    note = joined(_found(rows), _ABSENT) if rows else ""
    return Table(tuple(_DEFINITIONS), rows, definitions=_DEFINITIONS, note=note)


def _found(rows: list[Any]) -> str:
    """Say how many are missing, and of how many that is open."""
    doubtful = sum(row[-1] == "possible" for row in rows)
    counted = f"{how_many(len(rows), 'actor')} {'is' if len(rows) == 1 else 'are'} absent"
    return f"{counted}; {doubtful:,} of them may be in after all." if doubtful else f"{counted}."


def _columns(panel: Panel, ranks: Ranks, coalitions: Sequence[str]) -> Ranks:
    """Say how surely each actor is in some coalitions, which may be without members."""
    nobody = np.zeros(len(ranks), dtype=np.int8)
    place = {name: code for code, name in enumerate(panel.coalitions)}
    return np.column_stack(
        [ranks[:, place[name]] if name in place else nobody for name in coalitions]
    )
