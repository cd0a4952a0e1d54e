"""The names that the graph is written with: one base IRI, the namespaces, and slugs.

>>> iri("zoom")
'https://w3id.org/coalition-graph/id/zoom'
>>> slug("https://w3id.org/coalition-graph/id/zoom")
'zoom'
>>> concept("role", "founder")
'https://w3id.org/coalition-graph/concept/role/founder'
"""

from __future__ import annotations

import re
from typing import Final, Self

BASE: Final = "https://w3id.org/coalition-graph/"
CG: Final = BASE + "ontology#"
ID: Final = BASE + "id/"
CONCEPT: Final = BASE + "concept/"
DERIVED_GRAPH: Final = BASE + "graph/derived"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
DCTERMS: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
SH: Final = "http://www.w3.org/ns/shacl#"
WIKIDATA: Final = "http://www.wikidata.org/entity/"

SCHEMES: Final = (
    "certainty",
    "change-kind",
    "confidence",
    "counted",
    "end-reason",
    "event-kind",
    "group",
    "kind",
    "leadership",
    "mode",
    "name-kind",
    "role",
    "stance",
    "topic",
)
"""The concept schemes; each has a prefix of the same name."""

PREFIXES: Final[dict[str, str]] = {
    "cg": CG,
    "id": ID,
    **{scheme: f"{CONCEPT}{scheme}/" for scheme in SCHEMES},
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "wd": WIKIDATA,
    "xsd": XSD,
}
"""Prefixes bound in every query and written in every Turtle file."""

SLUG: Final = re.compile(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*")


class Named(str):
    """An IRI where a query takes a record; a text would be bound as a text.

    >>> Named.thing("zoom").iri
    'https://w3id.org/coalition-graph/id/zoom'
    """

    __slots__ = ()

    @property
    def iri(self) -> str:
        """The IRI."""
        return str(self)

    @classmethod
    def thing(cls, slug: str) -> Self:
        """Name the thing with this slug."""
        return cls(iri(slug))


def iri(thing: str) -> str:
    """Give the IRI of the thing with this slug."""
    return ID + thing


def slug(full: str) -> str:
    """Shorten the IRI of a thing or concept to its last part; leave any other IRI whole."""
    if full.startswith(ID):
        return full[len(ID) :]
    if full.startswith(CONCEPT):
        return full.rsplit("/", 1)[1]
    return full


def concept(scheme: str, notation: str) -> str:
    """Give the IRI of a concept in one of the concept schemes."""
    return f"{CONCEPT}{scheme}/{notation}"
