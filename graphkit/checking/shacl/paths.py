"""Property paths of SHACL as property paths of SPARQL."""

from __future__ import annotations

from typing import Any, Final

from pyoxigraph import NamedNode

from graphkit.checking.shacl.shape_records import NotCompiled, Path
from graphkit.checking.shacl.shapes_graph import ShapesGraph
from graphkit.terms import RDF

_AFTER: Final = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}
_DEEPEST: Final = 10


def read_path(graph: ShapesGraph, node: Any) -> Path:
    """Read a path.

    Raises
    ------
    NotCompiled
        If it is none of predicate, sequence, alternative, inverse, or repetition.
    """
    sparql, shown = _parts(graph, node, 0)
    return Path(sparql, node, shown, isinstance(node, NamedNode))


def local_name(iri: str) -> str:
    """Give what stands after the namespace."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _parts(graph: ShapesGraph, node: Any, depth: int) -> tuple[str, str]:
    """Give the path in SPARQL, and for people."""
    if isinstance(node, NamedNode):
        return str(node), local_name(node.value)
    if depth > _DEEPEST:
        raise NotCompiled("a path inside itself")
    if graph.values(node, RDF + "first"):
        return _several(graph, graph.items(node), "/", depth)
    for choices in graph.values(node, "alternativePath"):
        return _several(graph, graph.items(choices), "|", depth)
    for inner in graph.values(node, "inversePath"):
        sparql, shown = _parts(graph, inner, depth + 1)
        return f"(^{sparql})", f"^{shown}"
    for name, sign in _AFTER.items():
        for inner in graph.values(node, name):
            sparql, shown = _parts(graph, inner, depth + 1)
            return f"({sparql}{sign})", f"{shown}{sign}"
    raise NotCompiled("a path that is not of SHACL")


def _several(
    graph: ShapesGraph, members: tuple[Any, ...], sign: str, depth: int
) -> tuple[str, str]:
    if len(members) < 2:
        raise NotCompiled("a path with fewer than two members")
    parts = [_parts(graph, member, depth + 1) for member in members]
    sparql, shown = (sign.join(texts) for texts in zip(*parts, strict=True))
    return f"({sparql})", f"({shown})"
