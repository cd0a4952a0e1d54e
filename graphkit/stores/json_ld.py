"""Read JSON-LD, the larger files in a process of their own.

The engine recurses over terms of a context that are defined by each other, and runs out of stack
over some thousands of them, which ends the process. A small file has no room for so many.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph

from graphkit.files.apart import read_apart
from graphkit.stores.local_contexts import with_local_contexts

SMALL: Final = 4096
"""Bytes, contexts of files beside included; nothing in so few ends a process."""


class Safe(NamedTuple):
    """A document in a form that the engine reads without danger.

    Attributes
    ----------
    data : bytes
        The document itself where it is small, or else its triples.
    form : pyoxigraph.RdfFormat
        JSON-LD, or N-Quads.
    prefixes : mapping of str to str
        What the document shortens names by, where only the triples are left.
    """

    data: bytes
    form: pyoxigraph.RdfFormat
    prefixes: Mapping[str, str]


def json_ld(plain: Path, named: Path, base: str) -> Safe:
    """Give a document of JSON-LD in a form that the engine reads without danger.

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
    data = with_local_contexts(plain, named)
    if len(data) <= SMALL:
        return Safe(data, pyoxigraph.RdfFormat.JSON_LD, {})
    with tempfile.TemporaryDirectory(prefix="graphkit-") as scratch:
        place = Path(scratch) / named.name
        place.write_bytes(data)
        quads, prefixes = read_apart(_n_quads, place, base)
    return Safe(quads, pyoxigraph.RdfFormat.N_QUADS, prefixes)


def _n_quads(path: Path, base: str) -> Iterator[bytes | Mapping[str, str]]:
    """Read it in this process."""
    rdf = pyoxigraph.RdfFormat.JSON_LD
    parser = pyoxigraph.parse(path=str(path), format=rdf, base_iri=base, rename_blank_nodes=True)
    yield pyoxigraph.serialize(parser, format=pyoxigraph.RdfFormat.N_QUADS) or b""
    yield dict(parser.prefixes)
