"""Leave the ontology out of a file that was written whole, for a graph that has it already.

What has a name comes once, however often it is added; what is told by blank nodes, such as the
classes that exclude each other, would come twice.
"""

from __future__ import annotations

import hashlib
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
    known = frozenset(_prints(told).values())
    same = {node for node, print_ in _prints(_told(quads)).items() if print_ in known}
    return [quad for quad in quads if quad.subject not in same and quad.object not in same]


def _told(quads: Iterable[Quad]) -> Told:
    """Collect what is said of each blank node."""
    found: Told = {}
    for quad in quads:
        if isinstance(quad.subject, BlankNode):
            found.setdefault(quad.subject, []).append(quad)
    return found


def _prints(told: Told) -> dict[BlankNode, str]:
    """Compute a print of what is said of each blank node, whatever it is called in its file."""
    prints: dict[BlankNode, str] = {}
    for node in told:
        _print(node, told, prints, 0)
    return prints


def _print(thing: Any, told: Told, prints: dict[BlankNode, str], depth: int) -> str:
    if not isinstance(thing, BlankNode):
        return str(thing)
    if thing not in prints:
        if depth > _DEEPEST:
            return "_:deep"
        prints[thing] = "_:again"  # of a node that leads back to itself, until its own is there
        said = sorted(
            f"{quad.predicate} {_print(quad.object, told, prints, depth + 1)}"
            for quad in told.get(thing, ())
        )
        prints[thing] = f"_:{hashlib.sha256('; '.join(said).encode()).hexdigest()}"
    return prints[thing]
