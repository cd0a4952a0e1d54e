"""The named queries as examples of the query page, with their parameters filled in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from graphkit.sparql.named_queries import NamedQuery, named, paths
from graphkit.sparql.parameters import bind
from graphkit.sparql.tokens import tokens

if TYPE_CHECKING:
    from graphkit.graph import KnowledgeGraph
    from graphkit.panel import Panel


@cache
def examples(kg: KnowledgeGraph) -> list[dict[str, str]]:
    """Give name, title and text of every named query.

    Parameters
    ----------
    kg : KnowledgeGraph
        Its largest coalition, and the actor in most coalitions, stand in for the parameters.
    """
    chosen = _chosen(kg)
    known = kg.store.namespace.prefixes
    listed = [query for query in _queries(kg) if query.header.get("needs") != "rules"]
    return [
        {
            "name": query.name,
            "title": query.title,
            "query": _with_prefixes(_filled(query, chosen), known),
        }
        for query in listed
    ]


def _queries(kg: KnowledgeGraph) -> list[NamedQuery]:
    beside = kg.store.beside
    return [named(name, beside) for name in paths(beside)]


def _chosen(kg: KnowledgeGraph) -> dict[str, Any]:
    panel = kg.panel
    actor, coalition = _most(panel, "member"), _most(panel, "coalition")
    return {
        "actor": kg.actor(actor) if actor else None,
        "coalition": kg.coalition(coalition) if coalition else None,
        "thing": kg.actor(actor) if actor else None,
        "date": datetime.date(2022, 1, 1),
        "number": 4,
    }


def _most(panel: Panel, column: str) -> str:
    import numpy as np

    names = panel.members if column == "member" else panel.coalitions
    if not len(panel):
        return ""
    return names[int(np.bincount(getattr(panel, column), minlength=len(names)).argmax())]


def _filled(query: NamedQuery, chosen: dict[str, Any]) -> str:
    needed = (parameter for parameter in query.parameters if not parameter.optional)
    given = {p.name: chosen.get(p.type) for p in needed}
    return bind(query.text, {name: value for name, value in given.items() if value is not None})


def _with_prefixes(text: str, known: Mapping[str, str]) -> str:
    used = {piece.text for piece in tokens(text) if piece.kind == "prefix"}
    lines = [f"PREFIX {name}: <{iri}>" for name, iri in known.items() if name in used]
    return "\n".join([*lines, text])
