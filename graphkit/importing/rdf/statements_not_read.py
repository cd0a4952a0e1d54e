"""Tell what RDF says of memberships in words that are not read: posts, days, single statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from graphkit.errors import Problem
from graphkit.terms import RDF

Ask = Callable[[str], list[dict[str, str]]]
"""Gives the rows of a query."""

_PREFIXES: Final = f"""
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <http://schema.org/>
PREFIX schemas: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX rdf: <{RDF}>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX cg: <https://w3id.org/coalition-graph/ontology#>
"""
_POSTS: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?of ?name WHERE {
  { ?of org:heldBy|^org:holds ?holder } UNION { ?of a org:Post }
  OPTIONAL { ?of skos:prefLabel|rdfs:label ?name } }"""
)


def words_in(ask: Ask) -> list[str]:
    """List the words in which anything is said of anything."""
    return sorted(row["word"] for row in ask("SELECT DISTINCT ?word WHERE { ?of ?word ?said }"))


def is_day(variable: str) -> str:
    """Write the condition that something is a day, by its kind or as a text."""
    kinds = ", ".join(
        [
            *("xsd:date", "xsd:dateTime", "xsd:dateTimeStamp", "xsd:gYear", "xsd:gYearMonth"),
            *(f"{prefix}:{kind}" for prefix in ("schema", "schemas") for kind in _KINDS),
        ]
    )
    text = f'REGEX(STR({variable}), "^[12][0-9]{{3}}-[01][0-9](-[0-3][0-9])?([T ]|$)")'
    return f"isLiteral({variable}) && (DATATYPE({variable}) IN ({kinds}) || {text})"


_KINDS: Final = ("Date", "DateTime")
_IS_DAY: Final = is_day("?day")
_DAYS: Final = (
    _PREFIXES
    + f"""
SELECT DISTINCT ?of ?word WHERE {{
  ?of org:organization ?coalition ; org:member|^org:hasMembership ?member ; ?word ?day
  FILTER({_IS_DAY})
  FILTER(?word NOT IN (dcterms:created, dcterms:modified, dcterms:issued, dcterms:date,
                       dcterms:dateSubmitted, org:memberDuring))
  FILTER(!STRSTARTS(STR(?word), STR(cg:)) && !STRENDS(STR(?word), "startDate")
         && !STRENDS(STR(?word), "endDate") && !CONTAINS(STR(?word), "schema.org/date")
         && !CONTAINS(STR(?word), "schema.org/valid")
         && !STRSTARTS(STR(?word), "http://purl.org/pav/")
         && !STRENDS(STR(?word), "generatedAtTime")
         && !STRENDS(STR(?word), "invalidatedAtTime")) }}"""
)
"""Days of the record itself, such as when it was written, are none of the membership."""
_STATEMENTS: Final = (
    _PREFIXES
    + f"""
SELECT DISTINCT ?of WHERE {{
  {{ ?of rdf:predicate ?said }}
  UNION {{ ?of rdf:reifies ?triple BIND(PREDICATE(?triple) AS ?said) }}
  FILTER(?said IN (org:memberOf, org:hasMember, org:headOf, schema:member, schemas:member,
                   schema:memberOf, schemas:memberOf, foaf:member))
  ?of ?word ?day FILTER({_IS_DAY}) }}"""
)
_OF_MEMBERS: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?of ?word WHERE {
  { ?coalition schema:member|schemas:member|org:hasMember ?of }
  UNION { ?of schema:memberOf|schemas:memberOf|org:memberOf ?coalition }
  VALUES ?word { schema:startDate schemas:startDate schema:endDate schemas:endDate
                 schema:validFrom schemas:validFrom schema:validThrough schemas:validThrough }
  ?of ?word ?day FILTER(isLiteral(?day)) }"""
)
"""Days that stand with a member itself may be those of its membership."""
_PARTS: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?of WHERE {
  ?of a org:Membership
  FILTER NOT EXISTS { ?of org:member|^org:hasMembership ?member ; org:organization ?coalition } }"""
)


def unread(ask: Ask, path: str) -> Iterator[Problem]:
    """Tell of what is not read, as far as there is some.

    Parameters
    ----------
    ask : callable
        Asks the triples a query.
    path : str
        What they come from.
    """

    def problem(message: str, hint: str) -> Problem:
        return Problem(path, 0, "", message, hint)

    if posts := {row["of"]: row["name"] or tail(row["of"]) for row in ask(_POSTS)}:
        message = f"posts (org:Post) are not read: {counted(posts.values(), len(posts))}."
        hint = "If who holds one is a member, state org:memberOf; or write appointments.csv."
        yield problem(message, hint)
    if days := ask(_DAYS):
        words = ", ".join(sorted({tail(row["word"]) for row in days})[:3])
        some = {row["of"]: tail(row["of"]) for row in days}
        message = f"days of memberships told by {words} are not read: {_of(some)}."
        yield problem(message, "Tell them by org:memberDuring, or by startDate and endDate.")
    if days := ask(_OF_MEMBERS):
        words = ", ".join(sorted({tail(row["word"]) for row in days})[:3])
        some = {row["of"]: tail(row["of"]) for row in days}
        message = f"days that stand with members themselves ({words}) are not read: {_of(some)}."
        yield problem(message, "If they are those of a membership, tell them of an org:Membership.")
    if statements := {row["of"]: tail(row["of"]) for row in ask(_STATEMENTS)}:
        message = f"days of single statements (rdf:Statement) are not read: {_of(statements)}."
        yield problem(message, "Tell them of an org:Membership.")
    if parts := {row["of"]: tail(row["of"]) for row in ask(_PARTS)}:
        message = f"memberships without a member or an organisation are left out: {_of(parts)}."
        yield problem(message, "Give each its org:member and org:organization.")


def _of(things: Mapping[str, str]) -> str:
    """Count things, and name those that have a name outside of their file."""
    return counted((name for of, name in things.items() if not of.startswith("_:")), len(things))


def counted(names: Iterable[str], count: int) -> str:
    """Say how many there are, with the names of three.

    >>> counted(["Acme"], 2)
    "2, such as 'Acme'"
    """
    shown = ", ".join(map(repr, sorted({*names})[:3]))
    return f"{count:,}, such as {shown}" if shown else f"{count:,}"


def tail(iri: str) -> str:
    """Give the last part of an address."""
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]
