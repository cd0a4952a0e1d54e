"""A store whose queries run within limits, in the place of any other store."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from graphkit.stores.disk import create_on_disk
from graphkit.stores.limited.limits import Limits
from graphkit.stores.limited.pool import Workers
from graphkit.stores.memory import Store

if TYPE_CHECKING:
    import rdflib


class LimitedStore:
    """A store whose queries run within limits.

    Use it in the place of the store that it is made of.

    Parameters
    ----------
    store : Store
        Where the triples are. One in memory is copied to a temporary folder once.
    limits : Limits, optional
        What each query may take.
    folder : Path, optional
        Where ``store`` lies on disk, which saves the copy.

    Raises
    ------
    LimitExceeded
        By every query that takes more; see `Workers.ask`.

    Notes
    -----
    Call `close`, or use it in a ``with`` block, to end its processes; the end of the program does
    so too. Changes to ``store`` after this was made are not seen.

    Examples
    --------
    >>> facts = Store.of_turtle("<http://example.org/a> a <http://example.org/B> .")
    >>> with LimitedStore(facts, Limits(seconds=5)) as careful:
    ...     len(list(careful.select("SELECT * { ?s ?p ?o }")))
    1
    """

    def __init__(
        self, store: Store, limits: Limits | None = None, *, folder: Path | None = None
    ) -> None:
        self._store = store
        scratch = None if folder else Path(tempfile.mkdtemp(prefix="graphkit-"))
        self._close = weakref.finalize(self, _remove, scratch)
        place = folder if scratch is None else copied(store, scratch / "store")
        assert place is not None
        self._workers = Workers(place, limits)

    def query(self, text: str) -> Any:
        """Run any query in a worker and give the answer as the engine would."""
        found = self._workers.ask(text)
        if found.kind == "graph":
            return as_triples(found.data)
        return pyoxigraph.parse_query_results(found.data, pyoxigraph.QueryResultsFormat.JSON)

    def select(self, query: str) -> pyoxigraph.QuerySolutions:
        """Run a SELECT query."""
        answer = self.query(query)
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise TypeError("select() takes a SELECT query; use graphkit.sparql.run.run() instead")
        return answer

    def csv(self, query: str) -> bytes:
        """Run a SELECT query and give SPARQL 1.1 CSV."""
        return self._workers.ask(query, results="csv").data

    def facts(self, iri: str) -> Iterator[tuple[str, Any]]:
        """Give predicate and object of every triple of a thing."""
        for quad in self._store.inner.quads_for_pattern(
            pyoxigraph.NamedNode(iri), None, None, None
        ):
            yield quad.predicate.value, quad.object

    def __len__(self) -> int:
        return len(self._store)

    def rdflib(self) -> rdflib.Dataset:
        """Give an rdflib dataset over the same triples; nothing limits its queries."""
        return self._store.rdflib()

    def write(self, path: Path) -> None:
        """Write all triples to a file."""
        self._store.write(path)

    def copy(self) -> Store:
        """Give a store in memory with the same triples; nothing limits its queries."""
        return self._store.copy()

    def close(self) -> None:
        """End the worker processes and remove the copy."""
        self._workers.close()
        self._close()

    def __enter__(self) -> LimitedStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def as_triples(ntriples: bytes) -> pyoxigraph.QueryTriples:
    """Give N-Triples as the engine's own answer to a CONSTRUCT query."""
    held = pyoxigraph.Store()
    held.bulk_load(ntriples, pyoxigraph.RdfFormat.N_TRIPLES)
    answer = held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(answer, pyoxigraph.QueryTriples)
    return answer


def copied(store: Store, folder: Path) -> Path:
    """Copy a store to a folder on disk, and give the folder."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        dump = Path(scratch) / "all.nq"
        store.inner.dump(str(dump), format=pyoxigraph.RdfFormat.N_QUADS)
        create_on_disk(folder, lambda inner, _: inner.bulk_load(path=str(dump)))
    return folder


def _remove(scratch: Path | None) -> None:
    if scratch is not None:
        shutil.rmtree(scratch, ignore_errors=True)
