"""The formats of RDF files, by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph

from graphkit.errors import NotFound

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
"""The file formats that are written, by the ending of the file's name."""

READ: Final = {**FORMATS, ".n3": pyoxigraph.RdfFormat.N3}
"""The file formats that are read, also compressed: with ``.gz`` behind the ending."""

GZIP: Final = ".gz"


def format_of(path: Path) -> pyoxigraph.RdfFormat:
    """Tell the format of a file by the ending of its name."""
    rdf = FORMATS.get(path.suffix.lower())
    if rdf is None:
        hint = f"Use one of {', '.join(FORMATS)}."
        raise NotFound("RDF format", path.suffix or path.name, hint=hint)
    return rdf


def is_compressed(path: Path) -> bool:
    """Whether a file is compressed, by the ending of its name."""
    return path.suffix.lower() == GZIP


def read_format_of(path: Path) -> pyoxigraph.RdfFormat | None:
    """Tell the format of a file to be read by the ending of its name; None if there is none.

    >>> read_format_of(Path("facts.ttl.gz")).name, read_format_of(Path("facts.txt"))
    ('Turtle', None)
    """
    plain = path.with_suffix("") if is_compressed(path) else path
    return READ.get(plain.suffix.lower())
