"""Read a shapes graph into records; set apart the shapes that only pySHACL can take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import BlankNode, Literal, NamedNode

from graphkit.checking.shacl.compilable_constraints import ARGUMENTS, BESIDES, ShapeContext
from graphkit.checking.shacl.paths import read_path
from graphkit.checking.shacl.shape_records import (
    Constraint,
    Focus,
    FocusTarget,
    NotCompiled,
    Root,
    Shape,
)
from graphkit.checking.shacl.shapes_graph import ShapesGraph
from graphkit.terms import OWL, RDF, RDFS, SH

_TARGETS: Final = {
    "targetNode": "Node",
    "targetClass": "Class",
    "targetSubjectsOf": "SubjectsOf",
    "targetObjectsOf": "ObjectsOf",
}
_EXPECT_A_SHAPE: Final = ("property", "node")
_ABOUT: Final = ("path", "message", "severity", "deactivated", "defaultValue")
_SILENT: Final = frozenset([*_ABOUT, "name", "description", "order", "group", *_TARGETS])
"""What a shape may say of itself besides its constraints."""

_GLOBAL: Final = ("rule", "entailment")
"""Where these occur, the whole graph is pySHACL's: they change the data, for all shapes."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """What was read.

    Attributes
    ----------
    graph : ShapesGraph
        Where it was read from.
    roots : tuple of Root
        The shapes that are compiled.
    left : mapping of term to str
        The shapes that are left to pySHACL, and what is in the way.
    """

    graph: ShapesGraph
    roots: tuple[Root, ...]
    left: dict[Any, str]


ITSELF: Final = "a shape inside itself"
"""Why a shape cannot be said in SPARQL: recursion."""


def read(graph: ShapesGraph) -> Shapes:
    """Read all shapes that have targets.

    Examples
    --------
    >>> text = '''PREFIX sh: <http://www.w3.org/ns/shacl#>
    ... [] sh:targetClass <ex:A> ; sh:property [ sh:path <ex:p> ; sh:minCount 1 ] .
    ... [] sh:targetClass <ex:B> ; sh:js [] .'''
    >>> shapes = read(ShapesGraph.of_turtle(text))
    >>> len(shapes.roots), list(shapes.left.values())
    (1, ['sh:js'])
    """
    roots, left = [], {}
    everywhere = next((f"sh:{name}" for name in _GLOBAL if any(graph.subjects(name))), "")
    for node in _with_targets(graph):
        try:
            if everywhere:
                raise NotCompiled(everywhere)
            roots.append(Root(read_shape(graph, node), Focus(targets_of(graph, node))))
        except NotCompiled as reason:
            left[node] = str(reason)
    return Shapes(graph, tuple(roots), left)


def _with_targets(graph: ShapesGraph) -> Iterator[Any]:
    for node, properties in graph.about.items():
        if any(SH + name in properties for name in (*_TARGETS, "target")) or (
            _is_class(graph, node) and _is_shape(graph, node)
        ):
            yield node


def _is_class(graph: ShapesGraph, node: Any) -> bool:
    classes = {RDFS + "Class", OWL + "Class"}
    return any(
        kind.value in classes
        or NamedNode(RDFS + "Class") in graph.values(kind, RDFS + "subClassOf")
        for kind in graph.values(node, RDF + "type")
    )


def _is_shape(graph: ShapesGraph, node: Any) -> bool:
    kinds = {kind.value for kind in graph.values(node, RDF + "type")}
    return bool(kinds & {SH + "NodeShape", SH + "PropertyShape"}) or any(
        graph.values(node, name) for name in _EXPECT_A_SHAPE
    )


def targets_of(graph: ShapesGraph, node: Any) -> tuple[FocusTarget, ...]:
    """Read what a shape is about.

    Raises
    ------
    NotCompiled
        If it is chosen by a query, or by something without an address.
    """
    if graph.values(node, "target"):
        raise NotCompiled("sh:target")
    targets = [
        FocusTarget(kind, term)
        for name, kind in _TARGETS.items()
        for term in graph.values(node, name)
    ]
    if _is_class(graph, node):
        targets.append(FocusTarget("Class", node))
    for target in targets:
        if isinstance(target.term, BlankNode) or (
            isinstance(target.term, Literal) and target.kind != "Node"
        ):
            raise NotCompiled(f"a sh:target{target.kind} without an address")
    return tuple(targets)


def read_shape(graph: ShapesGraph, node: Any, above: tuple[Any, ...] = ()) -> Shape:
    """Read one shape, and the shapes that it refers to.

    Raises
    ------
    NotCompiled
        If there is something that cannot be said in SPARQL, or that is not well-formed.
    """
    if node in above:
        raise NotCompiled(ITSELF)
    if isinstance(node, Literal) or node not in graph.about:
        raise NotCompiled("a shape that is not described")
    paths = graph.values(node, "path")
    if len(paths) > 1:
        raise NotCompiled("several paths")
    path = read_path(graph, paths[0]) if paths else None
    silent = _is_deactivated(graph, node)
    return Shape(
        node=node,
        path=path,
        severity=_severity(graph, node),
        messages=tuple(sorted(m.value for m in graph.values(node, "message"))),
        constraints=() if silent else tuple(_constraints(graph, node, (*above, node))),
    )


def _is_deactivated(graph: ShapesGraph, node: Any) -> bool:
    return any(value.value in ("true", "1") for value in graph.values(node, "deactivated"))


def _severity(graph: ShapesGraph, node: Any) -> str:
    found = graph.values(node, "severity")
    if len(found) > 1:
        raise NotCompiled("several severities")
    return found[0].value.removeprefix(SH) if found else "Violation"


def _constraints(graph: ShapesGraph, node: Any, above: tuple[Any, ...]) -> Iterator[Constraint]:
    def nested(inner: Any) -> Shape:
        return read_shape(graph, inner, above)

    place = ShapeContext(graph, node, nested)
    custom = _custom_parameters(graph)
    for name in graph.about[node]:
        if name in custom:
            raise NotCompiled("a constraint component of its own")
        short = name.removeprefix(SH)
        if name == short or short in _SILENT:
            continue
        if short in ARGUMENTS:
            for value in ARGUMENTS[short](place):
                yield Constraint(short, value)
        elif short not in BESIDES:
            raise NotCompiled(f"sh:{short}")


def _custom_parameters(graph: ShapesGraph) -> frozenset[str]:
    """Give the properties that the shapes graph itself makes constraints of."""
    return frozenset(
        path.value
        for component in graph.subjects("parameter")
        for parameter in graph.values(component, "parameter")
        for path in graph.values(parameter, "path")
    )
