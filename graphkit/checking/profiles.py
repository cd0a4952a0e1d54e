"""Two profiles of the shapes: what anybody's data must satisfy, and what our own do beside.

*house* is every shape as it is written. *open* takes out of the same shapes what only the house
asks for: how addresses are spelt, in whose namespace the codes of lists stand, which further
properties there may be, and what may be left unsaid. What would make an answer wrong stays: two
members in one membership, a country that joins, a period that cannot be read.
"""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import pyoxigraph

from graphkit.checking.shacl import ShapesGraph
from graphkit.terms import CG, DCTERMS, ORG, SH, SKOS

Profile: TypeAlias = Literal["house", "open"]
_CLOSED: Final = frozenset(SH + name for name in ("closed", "ignoredProperties"))
_SPELLING: Final = "[/#:][a-z0-9]+"
_LISTS: Final = "/concept/"
_UNSAID: Final = frozenset(
    (
        *(CG + name for name in ("evidence", "during", "kind", "confidence", "topic", "number")),
        *(CG + name for name in ("summary", "quote", "url", "eventKind", "nameKind", "extent")),
        *(CG + name for name in ("takesOnCommitments", "countsAsBelonging", "instanceClass")),
        *(CG + name for name in ("plural", "order", "shape", "colour", "darkColour", "side")),
        *(ORG + name for name in ("role",)),
        *(DCTERMS + name for name in ("source", "title", "description", "publisher")),
        *(SKOS + name for name in ("prefLabel", "definition", "notation", "inScheme")),
    )
)
"""What other people's data may leave unsaid; where something is said, it is still checked."""


def of_profile(graph: ShapesGraph, profile: Profile) -> ShapesGraph:
    """Take the constraints of a profile out of the shapes.

    Parameters
    ----------
    graph : ShapesGraph
        All shapes, which are those of the house; is not changed.
    profile : {"house", "open"}
        For whose data they are.

    Returns
    -------
    ShapesGraph
        The same for *house*.
    """
    if profile == "house":
        return graph
    about = {node: _opened(graph, node) for node in graph.about}
    triples = tuple(
        quad
        for quad in graph.triples
        if quad.object in about[quad.subject].get(quad.predicate.value, ())
    )
    return ShapesGraph(triples, about, graph.prefixes)


def _opened(graph: ShapesGraph, node: Any) -> dict[str, tuple[Any, ...]]:
    """Leave out of one shape what only the house asks for."""
    named = [v for v in graph.values(node, "path") if isinstance(v, pyoxigraph.NamedNode)]
    paths = {path.value for path in named}
    kept: dict[str, tuple[Any, ...]] = {}
    for name, values in graph.about[node].items():
        if name in _CLOSED or (name == SH + "minCount" and paths & _UNSAID):
            continue
        if name == SH + "in" and not named:  # which class belongs to which kind
            continue
        left = tuple(v for v in values if name != SH + "pattern" or not _of_the_house(v.value))
        if left:
            kept[name] = left
    return kept


def _of_the_house(pattern: str) -> bool:
    return pattern.startswith(_SPELLING) or _LISTS in pattern
