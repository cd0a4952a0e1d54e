"""Draw a class with what it points to, as SVG that a phone can show, from the terms alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from graphkit.terms import CG, ORG

CLASSES: Final = ("Membership", "Record", "Evidence", "Step", "Act", "Endorsement", "Assessment")
"""The classes whose patterns are drawn, in the order of the page."""
_FEW: Final = 7
_WIDTH, _LEFT, _RIGHT, _BOX, _ROW, _EDGE = 360, 112, 236, 30, 44, 2
_OF_ORG: Final = ((ORG + "role", "org:Role"),)


@dataclass(frozen=True)
class Diagram:
    """A class, and the drawing of what it points to."""

    anchor: str
    label: str
    svg: str


def diagrams(graph: rdflib.Graph) -> Iterator[Diagram]:
    """Draw the pattern of each class.

    Parameters
    ----------
    graph : rdflib.Graph
        The ontology.

    Yields
    ------
    Diagram
        With the object properties that have the class as domain, or that a restriction of the
        class speaks of; of many, the first in the order of the alphabet.
    """
    for name in CLASSES:
        node = rdflib.URIRef(CG + name)
        links = [*_restricted(graph, node), *_declared(graph, node)][:_FEW]
        label = str(next((w for w in graph.objects(node, RDFS.label) if _english(w)), name))
        yield Diagram(name, label, _drawn(f"cg:{name}", links))


def _english(word: rdflib.term.Node) -> bool:
    return isinstance(word, rdflib.Literal) and word.language == "en"


def _restricted(graph: rdflib.Graph, node: rdflib.URIRef) -> Iterator[tuple[str, str]]:
    """List what the restrictions of a class speak of; a membership has a role beside."""
    found = []
    for above in graph.objects(node, RDFS.subClassOf):
        path, range_ = graph.value(above, OWL.onProperty), graph.value(above, OWL.allValuesFrom)
        if path is not None and range_ is not None:
            found.append((_short(path), _short(range_)))
    yield from sorted(found)
    if found:
        yield from ((_short(rdflib.URIRef(path)), range_) for path, range_ in _OF_ORG)


def _declared(graph: rdflib.Graph, node: rdflib.URIRef) -> Iterator[tuple[str, str]]:
    found = []
    for path in graph.subjects(RDFS.domain, node):
        if (path, RDF.type, OWL.ObjectProperty) in graph:
            range_ = graph.value(path, RDFS.range)
            found.append((_short(path), "a code" if range_ == SKOS.Concept else _short(range_)))
    yield from sorted(found)


def _short(term: rdflib.term.Node | None) -> str:
    if term is None:
        return "anything"
    iri = str(term)
    prefix = {CG: "cg:", ORG: "org:", "http://xmlns.com/foaf/0.1/": "foaf:"}
    space = next((space for space in prefix if iri.startswith(space)), "")
    return prefix.get(space, "") + iri.removeprefix(space).rsplit("#", 1)[-1]


def _drawn(name: str, links: Sequence[tuple[str, str]]) -> str:
    """Draw the class on the left, and each link with what it leads to on the right."""
    height = max(1, len(links)) * _ROW + _EDGE
    middle = height / 2
    said = ", ".join(f"{path} to {range_}" for path, range_ in links)
    parts = [
        f'<svg class="pattern" role="img" viewBox="0 0 {_WIDTH} {height}" '
        f'aria-label="{escape(f"{name}: {said}", quote=True)}">',
        *(_link(place, middle, *link) for place, link in enumerate(links)),
        f'<g class="box"><rect class="record" x="1" y="{middle - 19:g}" width="{_LEFT}" '
        'height="38" rx="7"/></g>',
        f'<g class="name"><text x="{1 + _LEFT / 2:g}" y="{middle + 4:g}">{escape(name)}</text></g>',
        "</svg>",
    ]
    return "".join(parts)


def _link(place: int, middle: float, path: str, range_: str) -> str:
    y = _EDGE / 2 + place * _ROW + _ROW / 2
    between = (_LEFT + _RIGHT) / 2
    box = _WIDTH - _RIGHT - 1
    beside = y - 5 if y <= middle else y + 13  # on the side from which the line does not come
    return (
        f'<g class="line"><path d="M{_LEFT + 1} {middle:g}C{between:g} {middle:g} {between - 30:g} '
        f'{y:g} {_RIGHT - 2} {y:g}"/></g>'
        f'<g class="box"><rect x="{_RIGHT}" y="{y - _BOX / 2:g}" width="{box}" height="{_BOX}" '
        f'rx="7"/></g><g class="name"><text x="{_RIGHT + box / 2:g}" y="{y + 4:g}">'
        f'{escape(range_)}</text></g><g class="small"><text x="{_RIGHT - 6}" y="{beside:g}">'
        f"{escape(path)}</text></g>"
    )
