"""The context by which JSON is read as RDF in the terms of the ontology."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, XSD

from graphkit.terms import CG, ORG, PREFIXES

_DAYS: Final = re.compile(r"\w+(Earliest|Latest|From|Until)")
_OF_ORG: Final = ("member", "organization", "role", "memberOf", "hasMembership")


def context(folder: Path) -> str:
    """Write the context of JSON-LD: prefixes, and each property with the type of its values.

    Parameters
    ----------
    folder : Path
        Of the ontology.

    References
    ----------
    JSON-LD 1.1, W3C Recommendation, 2020, section 4.1.
    """
    graph = rdflib.Graph().parse(folder / "coalition-graph.ttl", format="turtle")
    terms: dict[str, object] = {"@version": 1.1, "@vocab": CG, "id": "@id", "type": "@type"}
    terms |= {name: iri for name, iri in PREFIXES.items() if name != "id"}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in sorted(graph.subjects(RDF.type, kind)):
            if str(term).startswith(CG):
                _add(terms, str(term).removeprefix(CG), graph.value(term, RDFS.range), kind)
    for name in _OF_ORG:
        terms[name] = {"@id": ORG + name, "@type": "@id"}
    return json.dumps({"@context": terms}, indent=2, ensure_ascii=False) + "\n"


def _add(
    terms: dict[str, object],
    name: str,
    range_: rdflib.term.Node | None,
    kind: rdflib.term.Node,
) -> None:
    """Say what the values of a property are; those of texts need no word."""
    if kind == OWL.ObjectProperty:
        type_ = "@id"
    elif _DAYS.fullmatch(name):
        type_ = str(XSD.date)
    elif range_ in (XSD.integer, XSD.boolean):
        type_ = str(range_)
    else:
        return
    terms["cg:" + name if name in PREFIXES else name] = {"@id": CG + name, "@type": type_}
