"""Read JSON-LD, the larger files in a process of their own.

The engine is quick, and reads documents with one plain context rightly; all others are read in
full (`graphkit.stores.json_ld_in_full`). It recurses over terms of a context that are defined by
each other, and runs out of stack over some thousands of them, which ends the process. A small file
has no room for so many.

Of texts with a direction (``@direction``) the language is kept and the direction dropped, as the
standard says for readers that are not asked for it: RDF 1.1 has no place for it, see
https://www.w3.org/TR/json-ld11-api/#dom-jsonldoptions-rdfdirection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph

from graphkit.stores.json_ld_in_full import read_in_full
from graphkit.stores.local_contexts import names_others, reads_files

SMALL: Final = 4096
"""Bytes; nothing in so few ends a process, where no context is read from other files."""

_BEYOND: Final = re.compile(
    rb'"@(?:base|propagate)"|"@context".*"@context"'
    rb"|[:\[,]\s*-?\d(?:[\d.]*[eE]\+?\d{3}|\d{299})",
    re.DOTALL,
)
"""What the engine may misread, such as numbers that are too large, which it calls infinite."""
_DIRECTED: Final = re.compile(rb'"@[A-Za-z0-9-]+--(?:ltr|rtl) ')


class Safe(NamedTuple):
    """A document in a form that the engine reads without danger.

    Attributes
    ----------
    data : bytes
        The document itself, or its triples.
    form : pyoxigraph.RdfFormat
        The format of the data.
    prefixes : mapping of str to str
        What the document shortens names by, where only the triples are left.
    """

    data: bytes
    form: pyoxigraph.RdfFormat
    prefixes: Mapping[str, str]


def json_ld(plain: Path, named: Path, base: str) -> Safe:
    """Give the triples of a document of JSON-LD as N-Quads.

    Parameters
    ----------
    plain : Path
        The document, not compressed; its nesting was looked at before.
    named : Path
        Its own path, whose folder has the contexts.
    base : str
        What relative names start from.

    Returns
    -------
    Safe

    Raises
    ------
    DataError
        If it ends the process that reads it, or takes more time or memory than files of its size.
    SyntaxError
        If it is no JSON-LD.
    """
    size = plain.stat().st_size
    if size <= SMALL and not reads_files(data := plain.read_bytes()):
        quads, prefixes = _n_quads(data, named, base)
        return Safe(quads, pyoxigraph.RdfFormat.N_QUADS, prefixes)
    from graphkit.files.read_apart import read_apart  # slow to import, and seldom needed

    quads, prefixes = read_apart(_n_quads_of_file, plain, str(named), base)
    return Safe(quads, pyoxigraph.RdfFormat.N_QUADS, prefixes)


def _n_quads_of_file(plain: Path, named: str, base: str) -> Iterator[Any]:
    yield from _n_quads(plain.read_bytes(), Path(named), base)


def _n_quads(data: bytes, named: Path, base: str) -> tuple[bytes, dict[str, str]]:
    """Give the triples as N-Quads, and the prefixes."""
    if names_others(data) or _BEYOND.search(data):
        return read_in_full(data, named, base)
    return _by_the_engine(data, base)


def _by_the_engine(data: bytes, base: str) -> tuple[bytes, dict[str, str]]:
    rdf, plain = pyoxigraph.RdfFormat.JSON_LD, pyoxigraph.RdfFormat.N_QUADS
    parser = pyoxigraph.parse(data, rdf, base_iri=base, rename_blank_nodes=True)
    quads = pyoxigraph.serialize(parser, format=plain) or b""
    if _DIRECTED.search(quads):
        kept = map(_without_direction, pyoxigraph.parse(quads, plain))
        quads = pyoxigraph.serialize(kept, format=plain) or b""
    return quads, dict(parser.prefixes)


def _without_direction(quad: pyoxigraph.Quad) -> pyoxigraph.Quad:
    text = quad.object
    if not isinstance(text, pyoxigraph.Literal) or text.direction is None:
        return quad
    undirected = pyoxigraph.Literal(text.value, language=text.language)
    return pyoxigraph.Quad(quad.subject, quad.predicate, undirected, quad.graph_name)
