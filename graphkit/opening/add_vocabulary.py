"""Add the vocabulary that a graph uses: the ontology, and the lists that it does not bring."""

from __future__ import annotations

from typing import Any, Final

import pyoxigraph

from graphkit import resources
from graphkit.stores.memory import Store
from graphkit.stores.rdf_files import load_file
from graphkit.terms import BASE, CONCEPT, SKOS

_REPLACED: Final = f"""
SELECT DISTINCT ?listed ?own {{
  ?own skos:inScheme ?scheme ; skos:notation ?notation .
  FILTER(!STRSTARTS(STR(?own), "{CONCEPT}"))
  ?listed skos:inScheme ?scheme ; skos:notation ?notation .
  FILTER(STRSTARTS(STR(?listed), "{CONCEPT}"))
}} ORDER BY ?own"""


def add_vocabulary(inner: pyoxigraph.Store, *, bulk: bool = False) -> None:
    """Load the ontology and the bundled lists beside the facts of a graph.

    A concept of the graph's own takes the place of the bundled one with its scheme and notation,
    also where the bundled lists mention that one.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Is filled.
    bulk : bool
        Load in the way that is quick on disk.
    """
    ontology, *lists = resources.ontology_files()
    if not _is_declared(inner):
        load_file(inner, ontology, bulk=bulk)
    own = _concepts(inner)
    for file in lists:
        listed = pyoxigraph.parse(path=str(file))
        inner.extend([quad for quad in listed if quad.subject not in own])
    for row in list(Store(inner).select(_REPLACED)):
        _replace(inner, row["listed"], row["own"])


def _is_declared(inner: pyoxigraph.Store) -> bool:
    """A graph that was written whole has the ontology, whose blank nodes would come twice."""
    ontology = pyoxigraph.NamedNode(BASE + "ontology")
    return any(True for _ in inner.quads_for_pattern(ontology, None, None, None))


def _concepts(inner: pyoxigraph.Store) -> set[Any]:
    """The concepts that the graph describes itself."""
    notation = pyoxigraph.NamedNode(SKOS + "notation")
    return {quad.subject for quad in inner.quads_for_pattern(None, notation, None, None)}


def _replace(inner: pyoxigraph.Store, listed: Any, own: Any) -> None:
    for quad in list(inner.quads_for_pattern(listed, None, None, None)):
        inner.remove(quad)
    for quad in list(inner.quads_for_pattern(None, None, listed, None)):
        inner.remove(quad)
        inner.add(pyoxigraph.Quad(quad.subject, quad.predicate, own, quad.graph_name))
