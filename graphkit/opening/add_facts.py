"""Add facts to a copy of a graph: those of a query, of tables, of an RDF file, or triples."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import pyoxigraph
from pyoxigraph import DefaultGraph, Quad

from graphkit import type_checks
from graphkit.authoring.reading import Reading, is_table, reading_of
from graphkit.errors import DataError, InvalidType, QueryError
from graphkit.inference.explain import triple_of
from graphkit.inference.infer import InferredStore
from graphkit.opening.counts_of_header import counts_of_header
from graphkit.opening.known_in_graph import NOTHING_KNOWN, FactsOfTables, KnownInGraph
from graphkit.opening.loaded import Loaded
from graphkit.opening.odd_periods import odd_periods
from graphkit.opening.plain_days import day_problems, plain_days
from graphkit.opening.records_at_odds import records_at_odds, said_once
from graphkit.opening.said_otherwise import said_otherwise
from graphkit.opening.same_ids_elsewhere import same_ids_elsewhere
from graphkit.opening.unite_facts import unite_facts
from graphkit.opening.without_vocabulary import without_vocabulary
from graphkit.sparql.formats import read_format_of
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store
from graphkit.stores.rdf_files import load_file
from graphkit.terms import DCAT, VOID

_OF_TABLES: Final = ("dates", "encoding", "joined", "sheet")
_SPACE: Final = pyoxigraph.NamedNode(VOID + "uriSpace")
_PART: Final = pyoxigraph.NamedNode(VOID + "classPartition")
_DATASET: Final = pyoxigraph.NamedNode(DCAT + "Dataset")
_TRIPLES: Final = "triples"
_HINT: Final = "Give subject, predicate and object: IRIs, also with a prefix, records or terms."


def add_facts(
    store: Store,
    facts: str | Path | Iterable[Any],
    parameters: Mapping[str, object],
    known: KnownInGraph = NOTHING_KNOWN,
    note: Loaded | None = None,
) -> Store:
    """Copy a store, with more facts.

    Parameters
    ----------
    store : Store
        Is not changed.
    facts : str, Path or iterable of triples
        A ``CONSTRUCT`` query, which is asked of the store; the path of a table, of a folder of
        tables or of an RDF file; or triples of pyoxigraph or rdflib, also as tuples of three
        terms, records, values or IRIs as texts, see `graphkit.inference.explain.triple_of`.
    parameters : mapping of str to object
        For the query, or what a table leaves open, as for `graphkit.load`.
    known : KnownInGraph
        The names of what the graph has, with which those of tables are matched.
    note : Loaded, optional
        Where to note what is told of names, left out or doubtful.

    Returns
    -------
    Store
        In memory. Triples of a query and of a list are in the default graph; a file's named
        graphs keep their names.

    Notes
    -----
    The graph keeps its base, title and licence; its header counts what the whole has. A header in
    a file, as `graphkit build` writes it, stays a description of that file: it does not say whose
    names the whole has. Of things that the graph describes, a file adds what the graph does not
    say, see `graphkit.opening.unite_facts`.

    Raises
    ------
    QueryError
        If a text is neither the path of an RDF file nor a CONSTRUCT query, or what should be a
        triple is none.
    InvalidType
        If it is nothing that has facts in it.
    DataError, NotFound
        If the file cannot be read, or has a record of the graph and says something else of it;
        if by the triples a membership would have two members, roles or periods, or another record
        two of what it has once.
    """
    if not isinstance(facts, str | Path) and not hasattr(facts, "__iter__"):
        raise InvalidType("facts", facts, "CONSTRUCT as text, a path of RDF or tables, or triples")
    copied = store.copy().inner
    own = store.namespace
    of_file = isinstance(facts, Path) or (isinstance(facts, str) and _is_path(facts))
    if of_file:
        path = type_checks.path(facts)
        read, told, doubts = _read(path, store, known, parameters)
        told = (*told, *same_ids_elsewhere(read, copied, own, known))
        beside = _beside(read, store)
        of_tables = not _is_rdf(path)
        told = (*told, *said_otherwise(beside, copied, own, of_tables=of_tables))
        quads = unite_facts(beside, copied, own, path.name)
        if note is not None:
            note.of_names.extend(told)
            note.note_tables(doubts)
            note.note_import(path)
    else:
        quads = _of_triples(store, facts, parameters)
        quads = _with_plain_days(quads)
        _refuse_at_odds(quads, store)
    more = sum(Quad(*triple) not in copied for triple in {quad.triple for quad in quads})
    copied.extend(quads)
    counts_of_header(copied, own, more)
    added = Store(copied, merged=not of_file, namespace=own)
    if isinstance(store, InferredStore):
        asserted = {quad.triple for quad in quads}
        kept = {t: why for t, why in store.derivations.items() if t not in asserted}
        added = InferredStore(added.inner, kept, own)
    added.beside = store.beside
    return added


def _with_plain_days(quads: list[Quad]) -> list[Quad]:
    """Write the days of triples as the graph has them; refuse those that cannot be read."""
    added = pyoxigraph.Store()
    added.extend(quads)
    read = plain_days(added)
    if wrong := list(day_problems([*read, *odd_periods(added)], ())):
        raise DataError([problem._replace(path=_TRIPLES) for problem in wrong])
    return list(added) if read else quads


def _refuse_at_odds(quads: Iterable[Quad], store: Store) -> None:
    """Refuse triples by which a record of the graph would say two things where one is meant."""
    single = said_once()
    about = {quad.subject for quad in quads if quad.predicate.value in single}
    if not about:
        return
    inner = pyoxigraph.Store()
    for subject in about:
        known = store.inner.quads_for_pattern(subject, None, None, DefaultGraph())
        inner.extend(Quad(*quad.triple) for quad in known)
    before = {*records_at_odds(inner, _TRIPLES)}
    inner.extend(quad for quad in quads if quad.subject in about)
    if at_odds := [one for one in records_at_odds(inner, _TRIPLES) if one not in before]:
        raise DataError(at_odds)


def _read(
    path: Path, store: Store, known: KnownInGraph, parameters: Mapping[str, object]
) -> FactsOfTables:
    if not _is_rdf(path):
        from graphkit.opening.facts_of_tables import facts_of_tables

        reading = _reading(parameters).suited_to(path)
        return facts_of_tables(path, store, known, reading)
    if parameters:
        raise QueryError(
            f"{str(path)!r} is no query and no table, and takes no {_named(parameters)}."
        )
    if path.is_dir():
        raise QueryError(
            f"{str(path)!r} is a folder without tables. Add each of its RDF files by itself."
        )
    inner = pyoxigraph.Store()
    load_file(inner, path)
    unread = day_problems([*plain_days(inner), *odd_periods(inner)], [path])
    if wrong := [*unread, *records_at_odds(inner, path.name)]:
        raise DataError(wrong)
    return FactsOfTables(without_vocabulary(list(inner)), ())


def _is_rdf(path: Path) -> bool:
    """Tell what is no table and no folder with tables."""
    return not (is_table(path) or (path.is_dir() and any(path.glob("*.csv"))))


def _reading(parameters: Mapping[str, Any]) -> Reading:
    """Take what is said of a table; nothing else can be said of it."""
    if odd := {name: cell for name, cell in parameters.items() if name not in _OF_TABLES}:
        raise QueryError(f"a table takes {', '.join(_OF_TABLES)}, and no {_named(odd)}.")
    return reading_of(**parameters)


def _named(parameters: Iterable[str]) -> str:
    return " or ".join(map(repr, sorted(parameters)))


def _beside(quads: list[Quad], store: Store) -> list[Quad]:
    """Leave out what would make the header of a file that of the whole."""
    header = {quad.subject for quad in store.inner.quads_for_pattern(None, _SPACE, None)}
    parts = store.inner.quads_for_pattern(None, _PART, None)
    said = header | {quad.object for quad in parts if quad.subject in header}
    other = {quad.subject for quad in quads if quad.predicate == _SPACE}
    return [quad for quad in quads if quad.subject not in said and not _of_header(quad, other)]


def _of_header(quad: Quad, headers: Collection[Any]) -> bool:
    """Tell whether it says that something is the header of a graph with names of its own."""
    return quad.predicate == _SPACE or (quad.subject in headers and quad.object == _DATASET)


def _of_triples(store: Store, facts: Any, parameters: Mapping[str, object]) -> list[Quad]:
    triples = _constructed(store, facts, parameters) if isinstance(facts, str) else facts
    prefixes = store.namespace.prefixes
    return [_quad(triple, prefixes) for triple in triples]


def _is_path(text: str) -> bool:
    if "{" in text or "\n" in text:
        return False
    path = Path(text)
    if read_format_of(path) is not None or is_table(path):
        return True
    try:
        return bool(text) and path.exists()
    except (OSError, ValueError):  # a text that no name of a file can be
        return False


def _constructed(store: Store, query: str, parameters: Mapping[str, object]) -> Any:
    answer = evaluate(store, query, parameters)
    if not isinstance(answer, pyoxigraph.QueryTriples):
        raise QueryError("only CONSTRUCT gives triples to add. Begin the query with CONSTRUCT.")
    return answer


def _quad(triple: Any, prefixes: Mapping[str, str]) -> Quad:
    """Make a triple of the default graph of one of pyoxigraph or rdflib, or of three parts."""
    if isinstance(triple, pyoxigraph.Triple | Quad):
        return Quad(triple.subject, triple.predicate, triple.object)
    try:
        subject, predicate, value = map(_known, _three(triple))
        made = triple_of(subject, predicate, value, prefixes)
    except QueryError:
        raise
    except (TypeError, ValueError) as error:
        raise QueryError(f"{triple!r} is no triple: {error}. {_HINT}") from None
    return Quad(made.subject, made.predicate, made.object)


def _three(triple: Any) -> tuple[Any, Any, Any]:
    parts = () if isinstance(triple, str) else tuple(triple)
    if len(parts) != 3:
        raise QueryError(f"{triple!r} is no triple. {_HINT}")
    return parts[0], parts[1], parts[2]


def _known(part: Any) -> Any:
    """Give a blank node of rdflib as one of pyoxigraph, and everything else as it is."""
    return pyoxigraph.BlankNode(str(part)) if type(part).__name__ == "BNode" else part
