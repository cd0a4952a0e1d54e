"""The engines that are measured: each loads N-Triples and gives the rows of a query as Python."""

from __future__ import annotations

import importlib.util
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any


class Engine(ABC):
    """One engine.

    Attributes
    ----------
    name : str
        What it is called in the results.
    package : str
        What must be installed.
    """

    name = ""
    package = ""

    @classmethod
    def installed(cls) -> bool:
        """Tell whether it can be measured here."""
        return importlib.util.find_spec(cls.package) is not None

    @abstractmethod
    def load(self, path: Path) -> None:
        """Load an N-Triples file into memory."""

    @abstractmethod
    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Run a SELECT query; give its rows as tuples of Python values."""


class Graphkit(Engine):
    """This project, as its users ask it."""

    name, package = "graphkit", "graphkit"

    def load(self, path: Path) -> None:
        """Load as ``gk.load(path)`` does, without the ontology, which the others do not get."""
        from graphkit.sparql.run import run
        from graphkit.stores.memory import Store

        self.store, self.run = Store.of_files([path]), run

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Run it with all checks."""
        return list(self.run(self.store, query).rows)


class Pyoxigraph(Engine):
    """Oxigraph's own binding: the engine underneath."""

    name, package = "pyoxigraph", "pyoxigraph"

    def load(self, path: Path) -> None:
        """Load in bulk."""
        import pyoxigraph

        self.store = pyoxigraph.Store()
        self.store.load(path=str(path), format=pyoxigraph.RdfFormat.N_TRIPLES)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Give the texts of the terms, the least that a user needs."""
        return [
            tuple(None if term is None else term.value for term in row)
            for row in self.store.query(query)
        ]


class Rdflib(Engine):
    """rdflib with its own store and evaluator."""

    name, package = "rdflib", "rdflib"

    def load(self, path: Path) -> None:
        """Parse into the default memory store."""
        import rdflib

        self.graph = rdflib.Graph()
        self.graph.parse(path, format="nt")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Give Python values."""
        return [
            tuple(None if term is None else term.toPython() for term in row)
            for row in self.graph.query(query)
        ]


class Oxrdflib(Rdflib):
    """rdflib's interface over Oxigraph's store."""

    name, package = "oxrdflib", "oxrdflib"

    def load(self, path: Path) -> None:
        """Parse with Oxigraph's parser, the quickest way that it has."""
        import rdflib

        self.graph = rdflib.Graph(store="Oxigraph")
        self.graph.parse(path, format="ox-nt")


class Maplib(Engine):
    """maplib, which keeps triples in columns."""

    name, package = "maplib", "maplib"

    def load(self, path: Path) -> None:
        """Read into a model."""
        import maplib

        self.model = maplib.Model()
        self.model.read(str(path), format="ntriples")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Give the rows of the data frame."""
        return self.model.query(query).rows()


ENGINES: tuple[type[Engine], ...] = (Graphkit, Pyoxigraph, Oxrdflib, Maplib, Rdflib)


def available() -> list[type[Engine]]:
    """List the engines that are installed, this project first."""
    return [engine for engine in ENGINES if engine.installed()]
