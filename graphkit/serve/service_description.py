"""SPARQL 1.1 Service Description of the endpoint."""

from __future__ import annotations

from typing import Final

import pyoxigraph

from graphkit.stores.limited.answer_meter import GRAPHS

_TURTLE: Final = """
@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
@prefix void: <http://rdfs.org/ns/void#> .
[] a sd:Service ;
  sd:endpoint <{url}> ;
  sd:supportedLanguage sd:SPARQL11Query ;
  sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML,
    formats:SPARQL_Results_CSV, formats:SPARQL_Results_TSV, formats:Turtle,
    formats:N-Triples, formats:JSON-LD, formats:RDF_XML, formats:N3, formats:N-Quads,
    formats:TriG ;
  sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph, void:Dataset ] ] .
"""


def describe(url: str, form: str) -> bytes:
    """Describe the endpoint at an address, in RDF.

    Parameters
    ----------
    url : str
        The address.
    form : {"ttl", "nt", "jsonld", "rdf"}
        The format.
    """
    endpoint = str(pyoxigraph.NamedNode(url))[1:-1]
    triples = pyoxigraph.parse(_TURTLE.format(url=endpoint), pyoxigraph.RdfFormat.TURTLE)
    return pyoxigraph.serialize((quad.triple for quad in triples), format=GRAPHS[form]) or b""
