"""A shapes graph: its triples by subject and predicate, and its prefixes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph

from graphkit.stores.rdf_files import read_triples, unreadable
from graphkit.terms import RDF, SH

_FIRST = RDF + "first"
_REST = RDF + "rest"
_NIL = pyoxigraph.NamedNode(RDF + "nil")


@dataclass(frozen=True, slots=True)
class ShapesGraph:
    """Triples that describe shapes.

    Attributes
    ----------
    triples : tuple of pyoxigraph.Quad
        In the order of the files.
    about : mapping of term to mapping of str to tuple of term
        For each subject the values of each of its predicates.
    prefixes : mapping of str to str
        The prefixes of the files.
    kinds : frozenset of str, optional
        The datatypes that the engine does not keep and that occur in the facts, as
        `graphkit.checking.shacl.datatypes.kinds_in` finds them; None where nobody looked.

    Examples
    --------
    >>> graph = ShapesGraph.of_turtle("PREFIX ex: <http://example.org/> ex:a ex:b ex:c .")
    >>> len(graph.triples), graph.prefixes
    (1, {'ex': 'http://example.org/'})
    """

    triples: tuple[pyoxigraph.Quad, ...]
    about: Mapping[Any, Mapping[str, tuple[Any, ...]]]
    prefixes: Mapping[str, str]
    kinds: frozenset[str] | None = None

    @classmethod
    def of_files(cls, paths: Iterable[Path]) -> ShapesGraph:
        """Read RDF files; blank nodes of different files stay apart.

        Raises
        ------
        DataError
            If a file is not RDF.
        """
        triples: list[pyoxigraph.Quad] = []
        prefixes: dict[str, str] = {}
        for path in paths:
            found, named = read_triples(path)
            triples += found
            prefixes |= named
        return cls(tuple(triples), _index(triples), prefixes)

    @classmethod
    def of_turtle(cls, text: str) -> ShapesGraph:
        """Read a Turtle text."""
        rdf = pyoxigraph.RdfFormat.TURTLE
        try:
            parser = pyoxigraph.parse(text, rdf, base_iri="file:///shapes")
            triples = tuple(parser)
        except SyntaxError as error:
            raise unreadable("Turtle", error) from None
        return cls(triples, _index(triples), dict(parser.prefixes))

    def values(self, node: Any, name: str) -> tuple[Any, ...]:
        """Give the values of a property; a name without a namespace is one of SHACL's."""
        return self.about.get(node, {}).get(name if ":" in name else SH + name, ())

    def items(self, node: Any) -> tuple[Any, ...]:
        """Give the members of an RDF list."""
        found: list[Any] = []
        while node != _NIL and len(found) < len(self.triples):
            first, rest = self.values(node, _FIRST), self.values(node, _REST)
            if len(first) != 1 or len(rest) != 1:
                break
            found.append(first[0])
            node = rest[0]
        return tuple(found)

    def described(self, node: Any) -> tuple[pyoxigraph.Triple, ...]:
        """List the triples about a blank node, and about the blank nodes in these."""
        found: dict[pyoxigraph.Triple, None] = {}
        waiting = [node]
        while waiting:
            subject = waiting.pop()
            for name, values in self.about.get(subject, {}).items():
                for value in values if isinstance(subject, pyoxigraph.BlankNode) else ():
                    triple = pyoxigraph.Triple(subject, pyoxigraph.NamedNode(name), value)
                    waiting += [] if triple in found else [value]
                    found[triple] = None
        return tuple(found)

    def subjects(self, name: str) -> Iterator[Any]:
        """Give the subjects of a property of SHACL."""
        return (node for node, values in self.about.items() if SH + name in values)


def _index(triples: Iterable[pyoxigraph.Quad]) -> Mapping[Any, Mapping[str, tuple[Any, ...]]]:
    about: dict[Any, dict[str, dict[Any, None]]] = {}
    for triple in triples:
        values = about.setdefault(triple.subject, {}).setdefault(triple.predicate.value, {})
        values[triple.object] = None
    return {
        node: {name: tuple(values) for name, values in properties.items()}
        for node, properties in about.items()
    }
