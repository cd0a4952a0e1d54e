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
from functools import lru_cache
from typing import Final, NamedTuple, Self

BASE: Final = "https://w3id.org/coalition-graph/"
CG: Final = BASE + "ontology#"
ID: Final = BASE + "id/"
CONCEPT: Final = BASE + "concept/"

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
ORG: Final = "http://www.w3.org/ns/org#"
FOAF: Final = "http://xmlns.com/foaf/0.1/"
DCAT: Final = "http://www.w3.org/ns/dcat#"
DCTERMS: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
SH: Final = "http://www.w3.org/ns/shacl#"
VOID: Final = "http://rdfs.org/ns/void#"
WIKIDATA: Final = "http://www.wikidata.org/entity/"

SCHEMES: Final = (
    "act-kind",
    "certainty",
    "change-kind",
    "confidence",
    "counted",
    "end-reason",
    "event-kind",
    "extent",
    "group",
    "kind",
    "leadership",
    "mode",
    "name-kind",
    "polarity",
    "role",
    "stance",
    "start-reason",
    "step-kind",
    "support-kind",
    "topic",
    "verdict",
)
"""The concept schemes; each has a prefix of the same name."""

PREFIXES: Final[dict[str, str]] = {
    "cg": CG,
    "id": ID,
    **{scheme: f"{CONCEPT}{scheme}/" for scheme in SCHEMES},
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "void": VOID,
    "wd": WIKIDATA,
    "xsd": XSD,
}
"""Prefixes bound in every query; ``id:`` is that of the graph that is asked."""

SLUG: Final = re.compile(r"[a-z0-9]+(-{1,2}[a-z0-9]+)*")
"""The id of a thing or of a record, whose name parts the ids that it is made of by two hyphens."""
AUTHORED_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What may be given an id in a table: with two hyphens in it two records could have one name."""


class Named(str):
    """An IRI where a query takes a record; a text would be bound as a text.

    >>> Named("https://example.org/id/zoom").iri
    'https://example.org/id/zoom'
    """

    __slots__ = ()

    @property
    def iri(self) -> str:
        """The IRI."""
        return str(self)


_BEGINS_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*[/#]")


class Namespace(NamedTuple):
    """Where a graph has the names of its own things and of the codes of its field.

    Attributes
    ----------
    base : str
        The IRI that the names begin with.
    ids : str
        What stands before the id of a thing.

    Examples
    --------
    >>> own = Namespace.of_base("https://data.example.org/ports/")
    >>> own.iri("north-port")
    'https://data.example.org/ports/id/north-port'
    >>> own.slug("https://data.example.org/ports/concept/kind/city")
    'city'
    """

    base: str = BASE
    ids: str = ID

    @classmethod
    def of_base(cls, base: str) -> Self:
        """Take the namespace of tables with this base."""
        return cls(base, base + "id/")

    @classmethod
    def of_ids(cls, ids: str) -> Self:
        """Take the namespace of a graph that says what its things begin with.

        What cannot begin an IRI is passed over, and the graph has the bundled names.
        """
        if not _BEGINS_IRI.fullmatch(ids):
            return cls()
        return cls(ids.removesuffix("id/"), ids)

    @property
    def concepts(self) -> str:
        """What the codes of the graph's own lists begin with."""
        return self.base + "concept/"

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes of a query about the graph: those of all graphs, and its own."""
        return _prefixes(self)

    def iri(self, thing: str) -> str:
        """Name the thing with this slug; what is an IRI is itself.

        >>> Namespace().iri("https://other.example/fleet#acme")
        'https://other.example/fleet#acme'
        """
        return thing if ":" in thing else self.ids + thing

    def named(self, thing: str) -> Named:
        """Name the thing with this slug, for a query."""
        return Named(self.iri(thing))

    def slug(self, full: str) -> str:
        """Shorten the IRI of a thing or a code of the graph; leave any other IRI whole."""
        if full.startswith(self.ids):
            return full[len(self.ids) :]
        if full.startswith((CONCEPT, self.concepts)):
            return full.rsplit("/", 1)[1]
        return full


@lru_cache(maxsize=64)
def _prefixes(namespace: Namespace) -> dict[str, str]:
    own = {} if namespace.base == BASE else own_prefixes(namespace)
    return {**PREFIXES, "id": namespace.ids, **own}


def own_prefixes(namespace: Namespace) -> dict[str, str]:
    """Name the prefixes of a graph's own codes.

    >>> own_prefixes(Namespace.of_base("https://data.example.org/"))["own-kind"]
    'https://data.example.org/concept/kind/'
    """
    return {f"own-{scheme}": f"{namespace.concepts}{scheme}/" for scheme in SCHEMES}


BUNDLED: Final = Namespace()
"""The namespace of the bundled facts, and of graphs that do not say theirs."""


def iri(thing: str) -> str:
    """Name the thing with this slug, in the namespace of the bundled facts."""
    return BUNDLED.iri(thing)


def slug(full: str) -> str:
    """Shorten the IRI of a thing or concept of the bundled facts; leave any other IRI whole."""
    return BUNDLED.slug(full)


def concept(scheme: str, notation: str) -> str:
    """Name a concept in one of the concept schemes."""
    return f"{CONCEPT}{scheme}/{notation}"


_REGION: Final = re.compile(r"[a-z]{2}-[a-z0-9]{1,3}")
_APART: Final = re.compile(r"[^a-z0-9]+")


def jurisdiction_slug(code: str) -> str:
    """Make the id of a country, region or other jurisdiction out of its code.

    >>> jurisdiction_slug("NZ"), jurisdiction_slug("US-CO"), jurisdiction_slug("Zürich (city)")
    ('country-nz', 'region-us-co', 'country-z-ufc-rich-city')
    """
    low = code.casefold()
    if _REGION.fullmatch(low):
        return f"region-{low}"
    parts = _APART.sub(lambda match: f"-{_spelt(match[0])}-", low).split("-")
    return "-".join(["country", *filter(None, parts)])


def _spelt(signs: str) -> str:
    """Write letters beyond the Latin alphabet as their code points, and other signs not at all."""
    return "-".join(f"u{ord(sign):x}" for sign in signs if sign.isalnum())
