"""The files that the page of the vocabulary offers, and what its head says of it to machines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph

if TYPE_CHECKING:
    from builder.vocabulary import Vocabulary

FORMATS: Final = {
    "ttl": ("Turtle", pyoxigraph.RdfFormat.TURTLE),
    "jsonld": ("JSON-LD", pyoxigraph.RdfFormat.JSON_LD),
    "rdf": ("RDF/XML", pyoxigraph.RdfFormat.RDF_XML),
}
_MEDIA: Final = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
_SHAPES: Final = "shapes.ttl"


def files(folder: Path) -> dict[str, bytes]:
    """Write the ontology with its code lists in each format, and all its shapes in one file.

    Parameters
    ----------
    folder : Path
        Of the ontology.

    Returns
    -------
    dict of str to bytes
        By the name of the file.
    """
    terms = _parsed(folder, ("coalition-graph.ttl", "concepts/*.ttl"))
    shapes = _parsed(folder, ("shapes/*.ttl",))
    written = {
        f"ontology.{ending}": _written(terms, format_) for ending, (_, format_) in FORMATS.items()
    }
    return written | {_SHAPES: _written(shapes, pyoxigraph.RdfFormat.TURTLE)}


def links() -> tuple[tuple[str, str], ...]:
    """List the files with what each is called."""
    named = ((f"ontology.{ending}", name) for ending, (name, _) in FORMATS.items())
    return (*named, (_SHAPES, "Shapes"))


def described(read: Vocabulary) -> str:
    """Describe the ontology in JSON-LD, in the words of DCAT, schema.org and Dublin Core.

    Signs that could end the element that it stands in are escaped.
    """
    about: Mapping[str, object] = {
        "@context": {
            "schema": "https://schema.org/",
            "dcterms": "http://purl.org/dc/terms/",
            "owl": "http://www.w3.org/2002/07/owl#",
        },
        "@id": read.iri,
        "@type": ["owl:Ontology", "schema:DefinedTermSet"],
        "dcterms:title": _in_both(read.title.en, read.title.fr),
        "dcterms:description": _in_both(read.description.en, read.description.fr),
        "owl:versionInfo": read.version,
        "dcterms:license": {"@id": "https://creativecommons.org/licenses/by/4.0/"},
        "schema:hasDefinedTerm": [{"@id": term.iri} for term in (*read.classes, *read.properties)],
        "schema:encoding": [
            {"schema:contentUrl": f"ontology.{ending}", "schema:encodingFormat": media}
            for ending, media in _MEDIA.items()
        ],
    }
    return json.dumps(about, ensure_ascii=False, indent=1).replace("<", "\\u003c")


def _in_both(english: str, french: str) -> list[dict[str, str]]:
    return [
        {"@value": english, "@language": "en"},
        {"@value": french, "@language": "fr"},
    ]


def _parsed(folder: Path, patterns: tuple[str, ...]) -> list[pyoxigraph.Triple]:
    """Read files, in a stable order; what is anonymous in two of them stays apart."""
    found: list[pyoxigraph.Triple] = []
    for number, path in enumerate(p for one in patterns for p in sorted(folder.glob(one))):
        renamed: dict[str, pyoxigraph.BlankNode] = {}
        for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
            subject, predicate, value = (
                renamed.setdefault(term.value, pyoxigraph.BlankNode(f"b{number}x{len(renamed)}"))
                if isinstance(term, pyoxigraph.BlankNode)
                else term
                for term in quad.triple
            )
            found.append(pyoxigraph.Triple(subject, predicate, value))
    return found


def _written(triples: list[pyoxigraph.Triple], format_: pyoxigraph.RdfFormat) -> bytes:
    from graphkit.terms import PREFIXES, SH

    prefixes = {**PREFIXES, "sh": SH}
    return pyoxigraph.serialize(triples, format=format_, prefixes=prefixes) or b""
