"""Leave the ontology out of a file that was written whole, for a graph that has it already.

What has a name comes once, however often it is added; what is told by blank nodes, such as the
classes that exclude each other, would come twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad

from graphkit import resources
from graphkit.terms import BASE

Told: TypeAlias = "dict[BlankNode, list[Any]]"

_DEEPEST = 100
"""Steps from one blank node to the next; nothing in the ontology is deeper."""


def without_vocabulary(quads: list[Quad]) -> list[Quad]:
    """Leave out what blank nodes say, word for word, in the bundled ontology.

    Parameters
    ----------
    quads : list of pyoxigraph.Quad
        Those of a file; of one that does not describe the ontology all are given back.
    """
    ontology = NamedNode(BASE + "ontology")
    if not any(quad.subject == ontology for quad in quads):
        return quads
    file, *_ = resources.ontology_files()
    told = _told(pyoxigraph.parse(path=str(file)))
    known = {_written(node, told) for node in told}
    there = _told(quads)
    same = {node for node in there if _written(node, there) in known}
    return [quad for quad in quads if quad.subject not in same and quad.object not in same]


def _told(quads: Iterable[Quad]) -> Told:
    """Collect what is said of each blank node."""
    found: Told = {}
    for quad in quads:
        if isinstance(quad.subject, BlankNode):
            found.setdefault(quad.subject, []).append(quad)
    return found


def _written(thing: Any, told: Told, depth: int = 0) -> str:
    """Write a blank node as what is said of it, whatever it is called in its file."""
    if not isinstance(thing, BlankNode) or depth > _DEEPEST:
        return str(thing)
    said = (f"{q.predicate} {_written(q.object, told, depth + 1)}" for q in told.get(thing, ()))
    return f"[{'; '.join(sorted(said))}]"
