"""A file that describes the ontology may hold any blank nodes, also hostile ones."""

from __future__ import annotations

from itertools import pairwise

import pyoxigraph as ox
import pytest

from graphkit import resources
from graphkit.opening.without_vocabulary import without_vocabulary
from graphkit.terms import BASE, OWL, RDF

HEADER = ox.Quad(
    ox.NamedNode(BASE + "ontology"), ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "Ontology")
)
SAYS = [ox.NamedNode("urn:one"), ox.NamedNode("urn:other")]


def test_what_the_ontology_says_is_left_out_and_all_else_stays() -> None:
    file, *_ = resources.ontology_files()
    told = list(ox.parse(path=str(file)))
    own = ox.Quad(ox.BlankNode("own"), SAYS[0], ox.Literal("mine"))
    left = without_vocabulary([*told, own])
    assert own in left
    assert [quad for quad in left if isinstance(quad.subject, ox.BlankNode)] == [own]


@pytest.mark.parametrize("shape", ["itself", "chain", "doubled"])
def test_blank_nodes_in_circles_and_long_chains_end(shape: str) -> None:
    nodes = [ox.BlankNode(f"n{number}") for number in range(2_000)]
    pairs = [(nodes[0], nodes[0])] if shape == "itself" else list(pairwise(nodes))
    ways = SAYS if shape != "chain" else SAYS[:1]
    quads = [HEADER, *(ox.Quad(a, way, b) for a, b in pairs for way in ways)]
    assert without_vocabulary(quads) == quads
