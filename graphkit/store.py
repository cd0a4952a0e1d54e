"""The embedded triple store (Oxigraph): open it, fill it from files, write it out.

In memory by default; on disk for large graphs, where opening costs milliseconds at any size.
Nothing here reaches for the network: a remote JSON-LD context is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pyoxigraph

from graphkit.errors import DataError, NotFound, Problem
from graphkit.files import write_atomically
from graphkit.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

FORMATS: Final = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
    ".xml": pyoxigraph.RdfFormat.RDF_XML,
    ".owl": pyoxigraph.RdfFormat.RDF_XML,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
"""The file formats that are read, by the ending of the file's name."""

MARKER: Final = "graphkit-store"
_PLACE: Final = re.compile(r"line (\d+)")
_LONG: Final = 20_000
"""Characters; what is known of a longer query is not kept in mind."""


class Queryable(Protocol):
    """What every store can do, wherever its triples lie: here, in a worker, or over the network."""

    def __len__(self) -> int:
        """Count the triples."""

    def query(self, text: str) -> Any:
        """Run any query as the engine sees it; `graphkit.query.run` is the safe way."""

    def select(self, query: str) -> Iterable[Any]:
        """Run one of our own SELECT queries, whose text is trusted."""

    def csv(self, query: str) -> bytes:
        """Run one of our own SELECT queries and give SPARQL 1.1 CSV."""

    def facts(self, iri: str) -> Iterator[tuple[str, Any]]:
        """Give predicate and object of every triple of a thing."""

    def rdflib(self) -> rdflib.Dataset:
        """Give an rdflib dataset over the same triples."""

    def write(self, path: Path) -> None:
        """Write all triples to a file."""

    def copy(self) -> Store:
        """Give a store in memory with the same triples."""


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
        """Run any query as the engine sees it; see `graphkit.query.run` for the safe way."""
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
            raise TypeError("Store.select() takes a SELECT query; use graphkit.query.run() instead")
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


def format_of(path: Path) -> pyoxigraph.RdfFormat:
    """Tell the format of a file by the ending of its name."""
    rdf = FORMATS.get(path.suffix.lower())
    if rdf is None:
        hint = f"Use one of {', '.join(FORMATS)}."
        raise NotFound("RDF format", path.suffix or path.name, hint=hint)
    return rdf


def load_file(inner: pyoxigraph.Store, path: Path, *, bulk: bool = False) -> None:
    """Load one RDF file: all of it, or nothing.

    Parameters
    ----------
    inner : pyoxigraph.Store
        Where to.
    path : Path
        A file with one of the endings in `FORMATS`.
    bulk : bool
        Use the way that is quick for large files on disk, and that leaves a part of a broken file
        in the store.
    """
    rdf = format_of(path)
    if not path.is_file():
        raise NotFound("file", str(path), hint="Check the path.")
    load = inner.bulk_load if bulk else inner.load
    try:
        load(path=str(path), format=rdf, base_iri=path.resolve().as_uri())
    except SyntaxError as error:
        raise DataError([_syntax_problem(path, error)]) from None
    except (OSError, ValueError) as error:
        problem = Problem(path.name, 0, "", f"cannot be read: {error}.", "Check the file.")
        raise DataError([problem]) from None


def load_turtle(inner: pyoxigraph.Store, text: str, *, bulk: bool = False) -> None:
    """Load a Turtle text: all of it, or nothing; or quickly, as `load_file`."""
    load = inner.bulk_load if bulk else inner.load
    try:
        load(text.encode(), pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise DataError([_syntax_problem(Path("Turtle"), error)]) from None


def _syntax_problem(path: Path, error: SyntaxError) -> Problem:
    message = str(error.args[0])
    place = _PLACE.search(message)
    if "LoadDocumentCallback" in message:
        hint = "Write the context into the file; nothing is fetched from the network."
        return Problem(path.name, 0, "@context", "the JSON-LD context is remote.", hint)
    hint = "The file may be cut short or in another format."
    return Problem(path.name, int(place[1]) if place else 0, "", f"{message}.", hint)


def create_on_disk(folder: Path, fill: Callable[[pyoxigraph.Store, Path], None]) -> None:
    """Make a store on disk and put it in place whole.

    Parameters
    ----------
    folder : Path
        Where the store shall be. A store that is there is replaced; anything else is not touched.
    fill : callable
        Loads the triples into the store that it is given, and may put files into the folder that
        it is given. If it fails, or the process is killed, what was there stays.

    Raises
    ------
    DataError
        If the folder holds something that is not a store.
    """
    import shutil
    import tempfile

    if folder.exists() and not folder.is_dir():
        problem = Problem(str(folder), 0, "", "this is a file.", "Give a folder.")
        raise DataError([problem])
    if folder.exists() and not (folder / MARKER).is_file() and any(folder.iterdir()):
        hint = "Choose a new or empty folder."
        raise DataError([Problem(str(folder), 0, "", "this folder is not a store.", hint)])
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        inner = pyoxigraph.Store(str(scratch / "oxigraph"))
        fill(inner, scratch)
        inner.flush()
        inner.optimize()
        del inner
        (scratch / MARKER).write_text("A graphkit store; open it with graphkit.load().\n")
        _swap(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _swap(new: Path, place: Path) -> None:
    """Put a folder in place of another; whoever has the old one open keeps it."""
    import shutil
    import tempfile

    if not place.exists():
        new.replace(place)
        return
    old = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.old."))
    place.replace(old / "store")
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)
