"""The embedded triple store (Oxigraph): open it, fill it from files, write it out.

In memory by default; on disk for large graphs, where opening costs milliseconds at any size.
Nothing here reaches for the network: a remote JSON-LD context is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from graphkit.errors import DataError, NotFound, Problem
from graphkit.files import write_atomically
from graphkit.sparql.formats import format_of
from graphkit.stores.rdf_files import load_file, load_turtle
from graphkit.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib


MARKER: Final = "graphkit-store"
_LONG: Final = 20_000
"""Characters; what is known of a longer query is not kept in mind."""


class Store:
    """A set of triples that can be queried.

    Parameters
    ----------
    inner : pyoxigraph.Store
        The engine's own store, for those who need it.
    folder : Path, optional
        Where it lies, if it is on disk.

    Examples
    --------
    >>> store = Store.of_turtle("<http://example.org/a> a <http://example.org/B> .")
    >>> len(store)
    1
    """

    def __init__(self, inner: pyoxigraph.Store, folder: Path | None = None) -> None:
        self.inner = inner
        self.folder = folder
        self._union: bool | None = None

    @classmethod
    def of_turtle(cls, *texts: str) -> Store:
        """Make a store in memory from Turtle texts."""
        store = cls(pyoxigraph.Store())
        for text in texts:
            load_turtle(store.inner, text)
        return store

    @classmethod
    def of_files(cls, paths: Iterable[Path]) -> Store:
        """Make a store in memory from RDF files.

        Raises
        ------
        DataError
            If a file cannot be read, naming file and line.
        NotFound
            If a file does not exist.
        """
        store = cls(pyoxigraph.Store())
        for path in paths:
            load_file(store.inner, path)
        return store

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open a store on disk for reading only.

        Raises
        ------
        NotFound
            If the folder holds no store.
        DataError
            If it cannot be opened.
        """
        if not (folder / MARKER).is_file():
            hint = "Make one with 'graphkit build --store'."
            raise NotFound("store on disk", str(folder), hint=hint)
        try:
            return cls(pyoxigraph.Store.read_only(str(folder / "oxigraph")), folder)
        except (OSError, RuntimeError) as error:
            hint = "Build the store again."
            problem = Problem(str(folder), 0, "", f"the store cannot be opened: {error}.", hint)
            raise DataError([problem]) from None

    def __len__(self) -> int:
        return len(self.inner)

    @property
    def union(self) -> bool:
        """Whether queries look into all named graphs; only if there are any, for speed."""
        if self._union is None:
            self._union = next(iter(self.inner.named_graphs()), None) is not None
        return self._union

    def query(self, text: str) -> Any:
        """Run any query as the engine sees it; see `graphkit.sparql.run.run` for the safe way."""
        plain = len(text) < _LONG and "\\" not in text
        prefixes = _prefixes(text) if plain else PREFIXES
        return self.inner.query(text, prefixes=prefixes, use_default_graph_as_union=self.union)

    def facts(self, iri: str) -> Iterator[tuple[str, Any]]:
        """Give predicate and object of every triple of a thing."""
        for quad in self.inner.quads_for_pattern(pyoxigraph.NamedNode(iri), None, None, None):
            yield quad.predicate.value, quad.object

    def select(self, query: str) -> pyoxigraph.QuerySolutions:
        """Run one of our own SELECT queries, whose text is trusted."""
        answer = self.query(query)
        if not isinstance(answer, pyoxigraph.QuerySolutions):
            raise TypeError(
                "Store.select() takes a SELECT query; use graphkit.sparql.run.run() instead"
            )
        return answer

    def csv(self, query: str) -> bytes:
        """Run one of our own SELECT queries and give SPARQL 1.1 CSV, the quickest way to arrays."""
        data = self.select(query).serialize(format=pyoxigraph.QueryResultsFormat.CSV)
        return data or b""

    def write(self, path: Path) -> None:
        """Write all triples to a file, in the format of its ending, by way of a temporary file.

        Formats without named graphs get the triples of all graphs together.

        Raises
        ------
        NotFound
            If the ending is not one of `FORMATS`.
        """
        rdf = format_of(path)
        if rdf.supports_datasets:
            data = self.inner.dump(format=rdf, prefixes=PREFIXES)
        else:
            graph = pyoxigraph.DefaultGraph()
            data = self._merged().dump(format=rdf, from_graph=graph, prefixes=PREFIXES)
        write_atomically(path, data or b"")

    def _merged(self) -> pyoxigraph.Store:
        """Give the triples of all graphs in one; the store itself if there is only one."""
        if not self.union:
            return self.inner
        merged = pyoxigraph.Store()
        merged.bulk_extend(pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in self.inner)
        return merged

    def copy(self) -> Store:
        """Give a store in memory with the same triples."""
        copied = pyoxigraph.Store()
        copied.bulk_extend(self.inner)
        return Store(copied)

    def rdflib(self) -> rdflib.Dataset:
        """Give an rdflib dataset over the same triples; nothing is copied."""
        import rdflib
        from oxrdflib import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.inner), default_union=self.union)
        for prefix, iri in PREFIXES.items():
            dataset.bind(prefix, iri, override=True)
        return dataset


@lru_cache(maxsize=512)
def _prefixes(query: str) -> dict[str, str]:
    """Give the prefixes that a query may use; each one costs the engine time."""
    return {prefix: iri for prefix, iri in PREFIXES.items() if f"{prefix}:" in query}
