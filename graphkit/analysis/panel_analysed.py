"""The memberships that an analysis is about: of a graph or panel, some coalitions, some kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from graphkit.errors import InvalidType
from graphkit.panel import Panel
from graphkit.panel.ids_meant import ids_meant, labels_of
from graphkit.type_checks import names_or_records, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.graph import KnowledgeGraph
    from graphkit.graph.opened_graph import Meanings

    Facts: TypeAlias = KnowledgeGraph | Panel
    Names: TypeAlias = str | Iterable[str] | None


def panel_of(facts: Facts) -> Panel:
    """Take the memberships of a knowledge graph as a panel; a panel is returned as it is."""
    if isinstance(facts, Panel):
        return facts
    panel = getattr(facts, "panel", None)
    if not isinstance(panel, Panel):
        raise InvalidType("facts", facts, "a KnowledgeGraph or a panel, such as kg or kg.panel")
    return panel


def check_graph(kg: KnowledgeGraph) -> None:
    """Raise InvalidType unless this is a graph that answers questions."""
    if not hasattr(kg, "store"):
        raise InvalidType("kg", kg, "a KnowledgeGraph, such as gk.load() gives")


def names_of(names: Names) -> tuple[Any, ...]:
    """Put one or several names into a tuple.

    >>> names_of("zoom"), names_of(None)
    (('zoom',), ())
    """
    return () if names is None else names_or_records("names", names, "a name or several as texts")


def coalition_ids(facts: Facts, names: Names) -> tuple[str, ...]:
    """Look up the ids of coalitions, in the order named and each once.

    Raises
    ------
    NotFound, Ambiguous
        If a name is not that of one coalition. A panel that was taken of no graph knows ids and
        labels only.
    """
    return _ids(facts, "coalition", names)


def actor_ids(facts: Facts, names: Names) -> tuple[str, ...]:
    """Look up the ids of actors, in the order named and each once; errors as in `coalition_ids`."""
    return _ids(facts, "actor", names)


def kind_ids(facts: Facts, kinds: Names) -> tuple[str, ...] | None:
    """Look up the ids of kinds of actors; None, which is all, stays None.

    Raises
    ------
    NotFound, Ambiguous
        If no actor is of such a kind.
    """
    if kinds is None:
        return None
    ids, panel = _ids(facts, "kind", kinds), panel_of(facts)
    known = {info.kind for info in panel.actors.values() if info.kind}
    return ids_meant(known, ids, "kind")


def _ids(facts: Facts, what: Meanings, names: Names) -> tuple[str, ...]:
    asked = names_of(names)
    if not isinstance(facts, Panel):
        check_graph(facts)
        return facts.ids_of(what, asked)
    if facts.names is not None:
        return facts.names(what, asked)
    for one in asked:
        text(what, one, "an id or a label as text")
    if what == "kind":
        return asked
    infos = facts.coalition_info if what == "coalition" else facts.actors
    known = {*infos, *(facts.coalitions if what == "coalition" else facts.members)}
    return tuple(dict.fromkeys(ids_meant(known, asked, what, labels_of(infos))))


def narrowed(facts: Facts, coalitions: Names = None, kinds: Names = None) -> Panel:
    """Take the memberships in some coalitions, of actors of some kinds; of all when None.

    Raises
    ------
    NotFound, Ambiguous
        If a coalition or a kind is unknown.
    """
    panel = panel_of(facts)
    if coalitions is not None:
        wanted = set(coalition_ids(facts, coalitions))
        codes = [code for code, name in enumerate(panel.coalitions) if name in wanted]
        panel = panel.take(np.isin(panel.coalition, codes))
    return panel if kinds is None else panel.select(kinds=kind_ids(facts, kinds))
