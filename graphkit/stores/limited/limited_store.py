"""A store whose queries run within limits, in the place of any other store."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pyoxigraph

from graphkit.errors import LimitExceeded, NotReopenable
from graphkit.stores.disk import create_on_disk
from graphkit.stores.limited.pool import Workers
from graphkit.stores.limited.query_limits import Answer, Limits
from graphkit.stores.memory import Store
from graphkit.stores.temporary_folders import TemporaryFolder

if TYPE_CHECKING:
    from graphkit.stores.limited.sandbox.confine import Sandbox
    from graphkit.terms import Namespace


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
        self._size = len(store)
        self._namespace = store.namespace
        self.beside = store.beside
        self._reopen = store.reopen
        scratch = None if folder is not None and store.in_place else TemporaryFolder()
        self._close = weakref.finalize(self, _remove, scratch)
        place = copied(store, scratch.folder / "store") if scratch is not None else folder
        assert place is not None
        self._workers = Workers(place, limits)

    def __repr__(self) -> str:
        return f"<LimitedStore of {self._size:,} triples: {self.limits}>"

    @property
    def limits(self) -> Limits:
        """What each query may take."""
        return self._workers.limits

    @property
    def sandboxed(self) -> Sandbox:
        """What the processes that answer cannot reach."""
        return self._workers.sandboxed

    def query(self, text: str, *, whole_names: bool = False) -> Any:
        """Run any query in a worker and give the answer as the engine would."""
        del whole_names  # the worker reads the query itself
        return answer_of_engine(self._workers.ask(text))

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
        """Return predicate and object of every triple of a thing."""
        query = f"SELECT ?p ?o {{ {pyoxigraph.NamedNode(iri)} ?p ?o }}"
        for predicate, value in self.select(query):
            yield predicate.value, value

    @property
    def namespace(self) -> Namespace:
        """Where the graph has its own names."""
        return self._namespace

    def __len__(self) -> int:
        return self._size

    def rdflib(self) -> NoReturn:
        """Refuse, since nothing would limit what rdflib does with the triples.

        Raises
        ------
        LimitExceeded
            Always.
        """
        raise self.unlimited("gives no rdflib dataset")

    def unlimited(self, what: str) -> LimitExceeded:
        """Make the error for what would compute outside of the limited processes."""
        message = f"a graph with limits {what}, since nothing would limit that."
        hint = "Use the graph without limits, or export the triples to a file."
        return LimitExceeded("process", f"{message} {hint}")

    def write(self, path: Path) -> None:
        """Write all triples to a file, if they are no more than an answer may have."""
        self.copy().write(path)

    def copy(self) -> Store:
        """Return a store in memory with the same triples, no more than an answer may have."""
        held = pyoxigraph.Store()
        held.bulk_load(self._workers.dump().data, pyoxigraph.RdfFormat.N_QUADS)
        return Store(held, merged=True)

    def close(self) -> None:
        """End the worker processes and remove the copy."""
        self._workers.close()
        self._close()

    def __reduce__(self) -> tuple[Callable[..., LimitedStore], tuple[Any, ...]]:
        if self._reopen is None:
            raise NotReopenable("it was made or changed in this one")
        return _reopened, (self._reopen, self.limits)

    def __enter__(self) -> LimitedStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def answer_of_engine(found: Answer) -> Any:
    """Give what a worker answered, in JSON or N-Triples, as the engine would."""
    if found.kind == "graph":
        return as_triples(found.data)
    return pyoxigraph.parse_query_results(found.data, pyoxigraph.QueryResultsFormat.JSON)


def as_triples(ntriples: bytes) -> pyoxigraph.QueryTriples:
    """Wrap N-Triples as the engine's own answer to a CONSTRUCT query."""
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


def _reopened(reopen: Callable[[], Store], limits: Limits) -> LimitedStore:
    store = reopen()
    return LimitedStore(store, limits, folder=store.folder)


def _remove(scratch: TemporaryFolder | None) -> None:
    if scratch is not None:
        scratch.remove()
