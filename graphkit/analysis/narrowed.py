"""The memberships that an analysis is about: of a graph or panel, some coalitions, some kinds."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from graphkit.errors import InvalidType, NotFound
from graphkit.panel import Panel
from graphkit.type_checks import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.graph import KnowledgeGraph

    Facts: TypeAlias = KnowledgeGraph | Panel
    Names: TypeAlias = str | Iterable[str] | None


def panel_of(facts: Facts) -> Panel:
    """Take the memberships of a knowledge graph as a panel; a panel is returned as it is."""
    if isinstance(facts, Panel):
        return facts
    panel = getattr(facts, "panel", None)
    if not isinstance(panel, Panel):
        raise InvalidType("facts", facts, "a KnowledgeGraph or a panel")
    return panel


def check_graph(kg: KnowledgeGraph) -> None:
    """Raise InvalidType unless this is a graph that answers questions."""
    if not hasattr(kg, "store"):
        raise InvalidType("kg", kg, "a KnowledgeGraph")


def names_of(names: Names) -> tuple[str, ...]:
    """Put one or several names into a tuple.

    >>> names_of("zoom"), names_of(None)
    (('zoom',), ())
    """
    if names is None:
        return ()
    if isinstance(names, str):
        return (names,)
    if isinstance(names, bytes) or not hasattr(names, "__iter__"):
        raise InvalidType("names", names, "a name or several as texts")
    return tuple(names)


def coalition_ids(facts: Facts, names: Names) -> tuple[str, ...]:
    """Look up the ids of coalitions, in the order named and each once.

    Raises
    ------
    NotFound, Ambiguous
        If a name is not that of one coalition. A panel knows coalitions by their ids only.
    """
    if isinstance(facts, Panel):
        known = {*facts.coalitions, *facts.coalition_info}
        found = [_known(known, name, "coalition") for name in names_of(names)]
    else:
        check_graph(facts)
        found = [facts.coalition(name).id for name in names_of(names)]
    return tuple(dict.fromkeys(found))


def actor_ids(facts: Facts, names: Names) -> tuple[str, ...]:
    """Look up the ids of actors, in the order named and each once; errors as in `coalition_ids`."""
    if isinstance(facts, Panel):
        known = {*facts.members, *facts.actors}
        found = [_known(known, name, "actor") for name in names_of(names)]
    else:
        check_graph(facts)
        found = [facts.actor(name).id for name in names_of(names)]
    return tuple(dict.fromkeys(found))


def _known(known: set[str], name: str, what: str) -> str:
    text(what, name, "an id as text")
    if name not in known:
        near = get_close_matches(name, sorted(known), 3)
        raise NotFound(what, name, near, f"The panel has {len(known)} of that kind.")
    return name


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
    return panel if kinds is None else panel.select(kinds=kinds)
