"""Own shapes that check nothing, or perhaps not all: a target that occurs nowhere, for instance."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, Final

from graphkit.checking.report import Finding
from graphkit.checking.shacl import Shapes
from graphkit.checking.shacl.read_shapes import ITSELF, targets_of
from graphkit.checking.shacl.shape_records import FocusTarget, NotCompiled
from graphkit.stores.memory import Store

_CHECK: Final = "own shapes"
_SCRIPT: Final = "sh:js"
"""How `graphkit.checking.shacl.read` calls what is in the way."""
_USED: Final = {
    "Class": "SELECT DISTINCT ?term { ?any a ?term }",
    "SubjectsOf": "SELECT DISTINCT ?term { ?any ?term ?value }",
    "ObjectsOf": "SELECT DISTINCT ?term { ?any ?term ?value }",
}
"""What a target of each kind may name; a node need not be there to be checked."""


def idle_shapes(store: Store, shapes: Shapes, file: str) -> Iterator[Finding]:
    """Warn of shapes that look at nothing, so that nothing found is not taken for all well.

    Parameters
    ----------
    store : Store
        The facts and the vocabulary.
    shapes : Shapes
        The shapes of one file.
    file : str
        Its name.
    """
    nodes = [*(root.shape.node for root in shapes.roots), *shapes.left]
    if not nodes:
        message = "no shape in this file has a target, so it checks nothing."
        hint = "Say what a shape is about, with sh:targetClass for instance."
        yield Finding("warning", _CHECK, "", message, file, 0, "", hint)
    for node in nodes:
        yield from _of_shape(store, shapes, node, file)


def looks_at_something(store: Store, shapes: Shapes) -> bool:
    """Tell whether a shape is about anything that is there."""
    return any(
        _occurs(store, target)
        for node in (*(root.shape.node for root in shapes.roots), *shapes.left)
        for target in _targets(shapes, node)
    )


def _targets(shapes: Shapes, node: Any) -> tuple[FocusTarget, ...]:
    """List what a shape is about, without what only pySHACL can tell."""
    try:
        return targets_of(shapes.graph, node)
    except NotCompiled:
        return ()


def _occurs(store: Store, target: FocusTarget) -> bool:
    return bool(store.query(f"ASK {{ {target.pattern('focus')} }}"))


def _of_shape(store: Store, shapes: Shapes, node: Any, file: str) -> Iterator[Finding]:
    if shapes.left.get(node) == ITSELF:
        message = f"{node} refers to itself, and SHACL leaves open what that means."
        hint = "Do not rely on its finding nothing; say it without a circle."
        yield Finding("warning", _CHECK, "", message, file, 0, "", hint)
    if shapes.left.get(node) == _SCRIPT:
        message = f"{node} has a constraint in JavaScript (sh:js), which is not supported."
        hint = "Say it in SPARQL, with sh:sparql; what sh:js says is not checked."
        yield Finding("warning", _CHECK, "", message, file, 0, "", hint, unchecked=True)
    for target in _targets(shapes, node):
        if target.kind in _USED and not _occurs(store, target):
            message = f"{node} checks nothing of {target.term}, which occurs nowhere."
            yield Finding("warning", _CHECK, "", message, file, 0, "", _near(store, target))


def _near(store: Store, target: FocusTarget) -> str:
    """Name what is spelt alike."""
    used = [str(row["term"]) for row in store.select(_USED[target.kind])]
    near = get_close_matches(str(target.term), sorted(used), 1, 0.8)
    return f"Did you mean {near[0]}?" if near else "Compare its name with those of the facts."
