"""What every store can be asked, wherever its triples lie."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import rdflib

    from graphkit.stores.memory import Store
    from graphkit.terms import Namespace


class Queryable(Protocol):
    """What every store can do, wherever its triples lie: here, in a worker, or over the network."""

    @property
    def namespace(self) -> Namespace:
        """Where the graph has its own names."""

    @property
    def beside(self) -> Path | None:
        """The folder that the graph was read from, which may have queries of its own."""

    def __len__(self) -> int:
        """Count the triples."""

    def query(self, text: str, *, whole_names: bool = False) -> Any:
        """Run any query as the engine sees it; `graphkit.sparql.run.run` is the safe way.

        With ``whole_names`` no name in it has a prefix, so that none need be looked for.
        """

    def select(self, query: str) -> Iterable[Any]:
        """Run one of our own SELECT queries, whose text is trusted."""

    def csv(self, query: str) -> bytes:
        """Run one of our own SELECT queries and give SPARQL 1.1 CSV."""

    def facts(self, iri: str) -> Iterator[tuple[str, Any]]:
        """Return predicate and object of every triple of a thing."""

    def rdflib(self) -> rdflib.Dataset:
        """Return an rdflib dataset over the same triples."""

    def write(self, path: Path) -> None:
        """Write all triples to a file."""

    def copy(self) -> Store:
        """Return a store in memory with the same triples."""

    def close(self) -> None:
        """End worker processes and connections, if there are any."""
