"""The queries for what RDF of others says of memberships, once it is said in known words."""

from __future__ import annotations

from typing import Final

_PREFIXES: Final = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <http://schema.org/>
PREFIX schemas: <https://schema.org/>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
PREFIX rov: <http://www.w3.org/ns/regorg#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX cg: <https://w3id.org/coalition-graph/ontology#>
"""


def _edge(end: str, *schema: str) -> str:
    """Write the ways from a period to its beginning or end, in the words of three vocabularies."""
    days = "|".join(f"time:inXSD{name}" for name in ("Date", "DateTime", "DateTimeStamp"))
    years = "time:inXSDgYear|time:inXSDgYearMonth"
    own = "|".join(
        f"{prefix}:{name}" for prefix in ("schema", "schemas", "dcat") for name in schema
    )
    return f"(time:{end}|time:{end}/({days}|{years})|{own})"


MEMBERSHIPS: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?member ?coalition ?role ?since ?until ?during ?untold WHERE {
  { ?m org:member|^org:hasMembership ?member ; org:organization ?coalition .
    FILTER NOT EXISTS { ?m a cg:Appointment }
    OPTIONAL { ?m org:role ?stated }
    OPTIONAL { ?m schema:roleName|schemas:roleName ?named }
    BIND(COALESCE(?stated, ?named) AS ?role)
    OPTIONAL { ?m org:memberDuring|time:hasTime|dcterms:temporal ?time FILTER(!isLiteral(?time)) }
    BIND(COALESCE(?time, ?m) AS ?span)
    OPTIONAL { ?span BEGINNING ?begun FILTER(isLiteral(?begun)) }
    OPTIONAL { ?span ENDING ?ended FILTER(isLiteral(?ended)) }
    OPTIONAL { ?m BEGINNING ?begun_beside FILTER(isLiteral(?begun_beside)) }
    OPTIONAL { ?m ENDING ?ended_beside FILTER(isLiteral(?ended_beside)) }
    BIND(COALESCE(?begun, ?begun_beside) AS ?since)
    BIND(COALESCE(?ended, ?ended_beside) AS ?until)
    OPTIONAL { ?m org:memberDuring|cg:during|dcterms:temporal ?during FILTER(isLiteral(?during)) }
    BIND(IF(BOUND(?time) && !BOUND(?since) && !BOUND(?until), "period",
         IF(!BOUND(?until) && EXISTS { ?span ENDING|time:hasDuration|time:hasXSDDuration
                                       |time:hasDurationDescription ?end }, "end",
         IF(!BOUND(?since) && EXISTS { ?span BEGINNING ?start }, "beginning", "")))
         AS ?untold) }
  UNION { ?member org:memberOf|org:headOf ?coalition
          FILTER NOT EXISTS {
            ?m org:member|^org:hasMembership ?member ; org:organization ?coalition } }
  UNION { ?coalition org:hasMember ?member
          FILTER NOT EXISTS {
            ?m org:member|^org:hasMembership ?member ; org:organization ?coalition } }
} ORDER BY ?coalition ?member ?since ?during""".replace(
        "BEGINNING", _edge("hasBeginning", "startDate", "validFrom")
    ).replace("ENDING", _edge("hasEnd", "endDate", "validThrough", "validUntil"))
)
NAMES: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?thing ?name ?language ?alias WHERE {
  { ?thing skos:prefLabel|rdfs:label|foaf:name|schema:name|schemas:name
           |vcard:fn|rov:legalName|schema:legalName|schemas:legalName
           |schema:programName|schemas:programName ?name
    BIND("" AS ?alias) }
  UNION { ?thing skos:altLabel|schema:alternateName|schemas:alternateName ?name
          BIND("yes" AS ?alias) }
  BIND(LANG(?name) AS ?language) }"""
)
OWN_KINDS: Final = _PREFIXES + "SELECT DISTINCT ?thing ?kind WHERE { ?thing cg:kind ?kind }"
CLASSES: Final = "SELECT DISTINCT ?thing ?class WHERE { ?thing a ?class }"
EVIDENCE: Final = _PREFIXES + "SELECT ?of WHERE { ?of cg:evidence ?word } LIMIT 1"
