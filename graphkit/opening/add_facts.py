"""Add facts to a copy of a graph: what a CONSTRUCT query gives, an RDF file, or triples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import Quad

from graphkit.errors import InvalidType, QueryError
from graphkit.inference.infer import InferredStore
from graphkit.sparql.formats import read_format_of
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store
from graphkit.stores.rdf_files import load_file


def add_facts(
    store: Store, facts: str | Path | Iterable[Any], parameters: Mapping[str, object]
) -> Store:
    """Copy a store, with more facts.

    Parameters
    ----------
    store : Store
        Is not changed.
    facts : str, Path or iterable of triples
        A ``CONSTRUCT`` query, which is asked of the store; the path of an RDF file; or triples of
        pyoxigraph or rdflib, also as tuples of three terms.
    parameters : mapping of str to object
        For the query.

    Returns
    -------
    Store
        In memory. Triples of a query and of a list are in the default graph; a file's named
        graphs keep their names.

    Raises
    ------
    QueryError
        If a text is neither the path of an RDF file nor a CONSTRUCT query.
    InvalidType
        If it is nothing that has facts in it.
    DataError, NotFound
        If the file cannot be read.
    """
    if not isinstance(facts, str | Path) and not hasattr(facts, "__iter__"):
        raise InvalidType("facts", facts, "CONSTRUCT as text, a path of RDF, or triples")
    copied = store.copy().inner
    of_file = isinstance(facts, Path) or (isinstance(facts, str) and _is_path(facts))
    quads = _read(facts) if of_file else _of_triples(store, facts, parameters)
    copied.extend(quads)
    added = Store(copied, merged=not of_file)
    if isinstance(store, InferredStore):
        asserted = {quad.triple for quad in quads}
        kept = {t: why for t, why in store.derivations.items() if t not in asserted}
        added = InferredStore(added.inner, kept)
    added.beside = store.beside
    return added


def _read(path: Any) -> list[Quad]:
    inner = pyoxigraph.Store()
    load_file(inner, Path(path))
    return list(inner)


def _of_triples(store: Store, facts: Any, parameters: Mapping[str, object]) -> list[Quad]:
    triples = _constructed(store, facts, parameters) if isinstance(facts, str) else facts
    return [_quad(triple) for triple in triples]


def _is_path(text: str) -> bool:
    return "{" not in text and "\n" not in text and read_format_of(Path(text)) is not None


def _constructed(store: Store, query: str, parameters: Mapping[str, object]) -> Any:
    answer = evaluate(store, query, parameters)
    if not isinstance(answer, pyoxigraph.QueryTriples):
        raise QueryError("only CONSTRUCT gives triples to add. Begin the query with CONSTRUCT.")
    return answer


def _quad(triple: Any) -> Quad:
    """Make a triple of the default graph of one of pyoxigraph or rdflib."""
    if isinstance(triple, pyoxigraph.Triple | Quad):
        return Quad(triple.subject, triple.predicate, triple.object)
    try:
        subject, predicate, value = (_term(term) for term in triple)
        return Quad(subject, predicate, value)
    except (TypeError, ValueError) as error:
        message = f"{triple!r} is no triple: {error}. Give subject, predicate and object as terms."
        raise QueryError(message) from None


def _term(term: Any) -> Any:
    from graphkit.sparql.term import term as term_of

    blank = type(term).__name__ == "BNode"
    if isinstance(term, pyoxigraph.BlankNode):
        return term
    return pyoxigraph.BlankNode(str(term)) if blank else term_of(term)
