"""The embedded triple store (Oxigraph): open it, fill it from files, write it out.

In memory by default; on disk for large graphs, where opening costs milliseconds at any size.
Nothing here reaches for the network: a remote JSON-LD context is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import pyoxigraph

from graphkit.errors import DataError, NotFound, NotReopenable, Problem, QueryError
from graphkit.files.write import write_atomically
from graphkit.sparql.damaged_store import Solutions, reading, telling_damage
from graphkit.sparql.formats import format_of
from graphkit.sparql.needed_prefixes import with_needed_prefixes
from graphkit.sparql.xml_characters import XmlSigns
from graphkit.stores.named_graphs import with_all_in_default, without_copies
from graphkit.terms import CG, RDF, VOID, Namespace

if TYPE_CHECKING:
    import rdflib


MARKER: Final = "graphkit-store"
SUMMED: Final = b"Its files have checksums.\n"
"""Stands in the mark of a store that is not whole without them."""
_SPACE: Final = pyoxigraph.NamedNode(VOID + "uriSpace")
_TYPE: Final = pyoxigraph.NamedNode(RDF + "type")
_COALITION: Final = pyoxigraph.NamedNode(CG + "Coalition")
_MEMBERSHIP: Final = pyoxigraph.NamedNode(CG + "Membership")
_TRIES: Final = 3
"""So often a store is opened again, in case that others took its place and gave it back."""


class Store:
    """A set of triples that can be queried.

    Parameters
    ----------
    inner : pyoxigraph.Store
        The engine's own store. One with named graphs is copied, unless it is ``merged``.
    folder : Path, optional
        Where it lies, if it is on disk.
    merged : bool
        Whether the default graph has the triples of all named graphs already.

    Attributes
    ----------
    beside : Path or None
        The folder that the graph was read from, which may have queries of its own.
    reopen : callable or None
        Opens the same again, also in another process; None for what was made in this one. A
        pickled store is this call alone: of a store on disk, what lies there then is what is
        opened; of files that changed meanwhile, nothing is.

    Examples
    --------
    >>> store = Store.of_turtle("<http://example.org/a> a <http://example.org/B> .")
    >>> len(store)
    1
    """

    def __init__(
        self,
        inner: pyoxigraph.Store,
        folder: Path | None = None,
        *,
        merged: bool = False,
        namespace: Namespace | None = None,
    ) -> None:
        self.inner = inner if merged else with_all_in_default(inner)
        self.folder = folder
        self.beside: Path | None = None
        self.reopen: Callable[[], Store] | None = None
        self._mark: bytes | None = None
        self._namespace = namespace

    def __repr__(self) -> str:
        where = f" in {self.folder}" if self.folder else ""
        return f"<Store of {len(self):,} triples{where}>"

    @classmethod
    def of_turtle(cls, *texts: str) -> Store:
        """Make a store in memory from Turtle texts."""
        from graphkit.stores.rdf_files import load_turtle

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
        from graphkit.stores.rdf_files import load_file

        store = cls(pyoxigraph.Store())
        for path in paths:
            load_file(store.inner, path)
        return cls(store.inner)

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
        before, store, unchanged = mark_of(folder), None, 0
        while store is None:
            try:
                inner = pyoxigraph.Store.read_only(str(folder / "oxigraph"))
            except (OSError, RuntimeError) as error:
                unchanged += mark_of(folder) == before
                if unchanged > _TRIES:
                    raise _damaged(folder, error) from None
            else:
                if mark_of(folder) == before:
                    store = cls(inner, folder, merged=True)
            # Another store took the place meanwhile: what was opened may be a part of each.
            before = mark_of(folder)
        store._mark = before
        store.reopen = partial(cls.open, folder.absolute())
        return store

    @property
    def in_place(self) -> bool:
        """Whether this store still lies in its folder, and no other has taken its place."""
        return self.folder is not None and mark_of(self.folder) == self._mark

    @property
    def _place(self) -> str:
        """What an error calls the store, if it is on disk."""
        return "" if self.folder is None else str(self.folder)

    def __len__(self) -> int:
        with telling_damage(self._place):
            if not any(True for _ in self.inner.named_graphs()):
                return len(self.inner)
        return sum(1 for _ in self._asserted(None))

    @property
    def namespace(self) -> Namespace:
        """Where the graph has its own names: as its header says, or as its coalitions have them.

        Of several headers the first in order counts; a graph without coalitions has the names of
        the bundled one.
        """
        if self._namespace is None:
            said = reading(self.inner.quads_for_pattern(None, _SPACE, None), self._place)
            spaces = sorted(
                q.object.value for q in said if isinstance(q.object, pyoxigraph.Literal)
            )
            self._namespace = Namespace.of_ids(spaces[0] if spaces else self._usual_beginning())
        return self._namespace

    def _usual_beginning(self) -> str:
        """What most addresses of coalitions have before their last part; of equals the first.

        Where nothing is called a coalition, the addresses of memberships are meant.
        """
        for class_ in (_COALITION, _MEMBERSHIP):
            found = reading(self.inner.quads_for_pattern(None, _TYPE, class_), self._place)
            if usual := _usual_space(found):
                return usual
        return ""

    def query(self, text: str, *, whole_names: bool = False) -> Any:
        """Run any query as the engine sees it; see `graphkit.sparql.run.run` for the safe way.

        With ``whole_names`` no name in it has a prefix, so none is looked for.
        """
        if "FROM" in text:
            from graphkit.sparql.query_dataset import dataset_of
            from graphkit.stores.several_graphs import ask_together

            dataset = dataset_of(text)
            if dataset is not None and len(dataset.default) > 1:
                return ask_together(self.inner, text, dataset)
        if whole_names:
            return self.inner.query(text)
        text, prefixes = with_needed_prefixes(text, self.namespace)
        return self.inner.query(text, prefixes=prefixes)

    def facts(self, iri: str) -> Iterator[tuple[str, Any]]:
        """Give predicate and object of every triple of a thing."""
        for quad in self._asserted(pyoxigraph.NamedNode(iri)):
            yield quad.predicate.value, quad.object

    def _asserted(self, subject: pyoxigraph.NamedNode | None) -> Iterator[pyoxigraph.Quad]:
        graph = pyoxigraph.DefaultGraph()
        yield from reading(self.inner.quads_for_pattern(subject, None, None, graph), self._place)

    def select(self, query: str) -> pyoxigraph.QuerySolutions:
        """Run one of our own SELECT queries, whose text is trusted."""
        if self.folder is None:
            return _of_select(self.query(query))
        with telling_damage(self._place):
            answer = _of_select(self.query(query))
        return cast("pyoxigraph.QuerySolutions", Solutions(answer, self._place))

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
        DataError
            If a text has a sign that XML cannot hold, and the format is RDF/XML.
        """
        rdf = format_of(path)
        with telling_damage(self._place):
            data = self._written(rdf)
        if rdf == pyoxigraph.RdfFormat.RDF_XML:
            _refuse_signs(path, data)
        write_atomically(path, data)

    def _written(self, rdf: pyoxigraph.RdfFormat) -> bytes:
        prefixes = self.namespace.prefixes
        if rdf.supports_datasets:
            quads = without_copies(self.inner)
            return pyoxigraph.serialize(quads, format=rdf, prefixes=prefixes) or b""
        graph = pyoxigraph.DefaultGraph()
        return self.inner.dump(format=rdf, from_graph=graph, prefixes=prefixes) or b""

    def copy(self) -> Store:
        """Give a store in memory with the same triples."""
        copied = pyoxigraph.Store()
        copied.bulk_extend(reading(self.inner, self._place))
        return Store(copied, merged=True, namespace=self.namespace)

    def rdflib(self) -> rdflib.Dataset:
        """Give an rdflib dataset over the same triples; nothing is copied."""
        import rdflib
        from oxrdflib import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.inner), default_union=False)
        for prefix, iri in self.namespace.prefixes.items():
            dataset.bind(prefix, iri, override=True)
        return dataset

    def close(self) -> None:
        """Do nothing: memory is freed with the store."""

    def __reduce__(self) -> tuple[Callable[[], Store], tuple[()]]:
        if self.reopen is None:
            raise NotReopenable("it was made or changed in this one")
        return self.reopen, ()


def _of_select(answer: Any) -> pyoxigraph.QuerySolutions:
    if isinstance(answer, pyoxigraph.QuerySolutions):
        return answer
    hint = "use graphkit.sparql.run.run() instead"
    raise TypeError(f"Store.select() takes a SELECT query; {hint}")


def mark_of(folder: Path) -> bytes | None:
    """Read what tells a store on disk from the next one in its place; None if there is none."""
    try:
        return (folder / MARKER).read_bytes()
    except OSError:
        return None


def _refuse_signs(path: Path, data: bytes) -> None:
    try:
        XmlSigns(".ttl or .nt").look(data)
    except QueryError as error:
        raise DataError([Problem(path.name, 0, "", str(error))]) from None


def _damaged(folder: Path, error: Exception) -> DataError:
    problem = Problem(
        str(folder), 0, "", f"the store cannot be opened: {error}.", "Build the store again."
    )
    return DataError([problem])


def _usual_space(quads: Iterable[pyoxigraph.Quad]) -> str:
    """Cut the last part off each subject, also before a slash; choose what is left most often."""
    names = (quad.subject.value for quad in quads if isinstance(quad.subject, pyoxigraph.NamedNode))
    spaces = Counter(re.sub(r"[^/#]+[/#]*$", "", name) for name in names)
    return min(spaces, key=lambda space: (-spaces[space], space), default="")
