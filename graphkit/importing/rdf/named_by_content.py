"""Name blank nodes by what is said of them, so that no other part of a file changes their names."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pyoxigraph

_STEPS: Final = 3
"""So far from a node its description goes, along other blank nodes."""
_LENGTH: Final = 12


def named_by_content(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """Name blank nodes by the triples that are about them.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.

    Returns
    -------
    pyoxigraph.Store
        The same triples. Of blank nodes of which the same is said, all but one bear a number; which
        of them bears which follows from the whole of the triples, and is the same in each run.

    Examples
    --------
    >>> store = pyoxigraph.Store()
    >>> store.load(b'[] <http://example.org/name> "Acme" .', format=pyoxigraph.RdfFormat.TURTLE)
    >>> [str(quad.subject) for quad in named_by_content(store)]
    ['_:bacd9eb0a8183']
    """
    triples = pyoxigraph.Dataset(store)
    triples.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    names = _names(triples)
    named = pyoxigraph.Store()
    named.extend(
        pyoxigraph.Quad(
            names.get(quad.subject, quad.subject),
            quad.predicate,
            names.get(quad.object, quad.object),
            names.get(quad.graph_name, quad.graph_name),
        )
        for quad in triples
    )
    return named


def _names(triples: Iterable[Any]) -> Mapping[Any, Any]:
    said: dict[Any, list[tuple[Any, Any]]] = defaultdict(list)
    by: dict[Any, list[str]] = defaultdict(list)
    for quad in triples:
        if _is_blank(quad.subject):
            said[quad.subject].append((quad.predicate, quad.object))
        if _is_blank(quad.object):
            said.setdefault(quad.object, [])
            if not _is_blank(quad.subject):
                by[quad.object].append(f"{quad.subject} {quad.predicate}")
    digests = dict.fromkeys(said, "")
    for _ in range(_STEPS):
        digests = {
            node: _digest(f"{what} {digests.get(other, other)}" for what, other in told)
            for node, told in said.items()
        }
    several: dict[str, int] = defaultdict(int)
    names = {}
    for node in sorted(said, key=str):
        digest = _digest([digests[node], *by[node]])
        several[digest] += 1
        number = f"-{several[digest]}" if several[digest] > 1 else ""
        names[node] = pyoxigraph.BlankNode(f"b{digest[:_LENGTH]}{number}")
    return names


def _digest(told: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(told)).encode()).hexdigest()


def _is_blank(term: object) -> bool:
    return isinstance(term, pyoxigraph.BlankNode)
