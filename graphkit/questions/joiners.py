"""Who is in how many coalitions, and in which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from graphkit.facts.certainty import CERTAINTIES, Certainty
from graphkit.next_steps import joined
from graphkit.questions.members import Sorts, of_sorts
from graphkit.questions.scope_of_question import Asked, less_sure
from graphkit.sparql.ask import ask
from graphkit.sparql.queryable import Queryable
from graphkit.table import Table, ValuesOfRow
from graphkit.type_checks import counted

_DEFINITIONS: Final = {
    "actor": "id of the actor",
    "label": "its name in the chosen language, or else in the next best one that it has a name in",
    "kind": "what it is",
    "coalitions": "number of coalitions that it is in, in any role that counts as belonging, such "
    "as observer, or in those asked for; each counted once, as surely as was asked",
    "certain": "how many of them are certain",
    "certainty": "how sure it is that it is in as many as were asked for: certain, presumed, "
    "possible",
    "joined": "ids of the coalitions that are counted",
    "joined_labels": "their names, in the same order",
}
_DETAILS: Final = ("joined", "certain", "certainty", "kind", "actor")
_NOT_AT_ONCE: Final = "Each coalition counts that an actor was in at some time, not all at once."


def joiners(
    store: Queryable, asked: Asked, *, min_coalitions: int, sorts: Sorts, lang: str = "en"
) -> Table:
    """List who is in at least so many coalitions; see `graphkit.graph.KnowledgeGraph.joiners`."""
    least = counted("min_coalitions", min_coalitions, 1)
    records = of_sorts(store, ask(store, "joined").records(), sorts)
    degrees = _degrees(records, asked)
    called = {r["id"]: str(r["label"]) for r in ask(store, "things", {"lang": lang}).records()}
    kinds = {str(record["member"]): str(record["kind"] or "") for record in records}
    rows: list[ValuesOfRow] = []
    left_out = 0
    for actor, found in degrees.items():
        within = sorted(one for one, degree in found.items() if asked.admits(degree))
        if len(within) < least:
            left_out += len(found) >= least
            continue
        surest = sorted((found[one] for one in within), key=CERTAINTIES.index, reverse=True)
        names = tuple(called.get(one, one) for one in within)
        who = (actor, called.get(actor, actor), kinds[actor])
        sure = (len(within), surest.count("certain"), surest[least - 1])
        rows.append((*who, *sure, tuple(within), names))
    rows.sort(key=_most_first)
    return Table(
        tuple(_DEFINITIONS),
        rows,
        definitions=_DEFINITIONS,
        note=joined(
            asked.note(0, of="memberships"),
            "" if asked.window.is_one_day else _NOT_AT_ONCE,
            less_sure(left_out, "joiners"),
        ),
        details=_DETAILS,
        types={"coalitions": int, "certain": int},
        shown=asked.shown(row[5] for row in rows),
    )


def _most_first(row: ValuesOfRow) -> tuple[int, str, str]:
    coalitions = row[3]
    assert isinstance(coalitions, int)
    return -coalitions, str(row[1]).casefold(), str(row[0])


def _degrees(
    records: Iterable[Mapping[str, Any]], asked: Asked
) -> Mapping[str, Mapping[str, Certainty]]:
    """Tell how surely each actor is in each coalition, through the surest of its memberships."""
    found: dict[str, dict[str, Certainty]] = defaultdict(dict)
    for record in records:
        degree = asked.degree(record)
        if degree == "no" or not asked.counts(record["role"]):
            continue
        of_actor, coalition = found[str(record["member"])], str(record["coalition"])
        surest = max(of_actor.get(coalition, "no"), degree, key=CERTAINTIES.index)
        of_actor[coalition] = surest
    return found
