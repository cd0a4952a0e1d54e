"""All triples as RDF, in each of the W3C's formats."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from graphkit.exporting.exporter import Export, Exporter


def _write(export: Export, path: Path) -> None:
    export.store.write(path)


TURTLE: Final = Exporter((".ttl",), _write)
N_TRIPLES: Final = Exporter((".nt",), _write)
N_QUADS: Final = Exporter((".nq",), _write)
TRIG: Final = Exporter((".trig",), _write)
RDF_XML: Final = Exporter((".rdf", ".xml", ".owl"), _write)
JSON_LD: Final = Exporter((".jsonld",), _write)
