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
"""The file formats that are read, by the ending of the file's name."""


def format_of(path: Path) -> pyoxigraph.RdfFormat:
    """Tell the format of a file by the ending of its name."""
    rdf = FORMATS.get(path.suffix.lower())
    if rdf is None:
        hint = f"Use one of {', '.join(FORMATS)}."
        raise NotFound("RDF format", path.suffix or path.name, hint=hint)
    return rdf
