"""Write what exists: sources, countries, concepts, actors, coalitions, goals and commitments."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.building.evidence import add_bounds
from graphkit.building.turtle import Facts, address, term, text, thing
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.period import parse
from graphkit.terms import WIKIDATA

_CLASSES = {
    "government": "cg:Government",
    "public-body": "cg:PublicBody",
    "international-organisation": "cg:InternationalOrganization",
    "company": "cg:Company",
    "service": "cg:Service",
    "person": "foaf:Person",
}


def write_things(facts: Facts, tables: Tables) -> None:
    """Write everything that is not a record."""
    for row in tables["sources"]:
        _source(facts, row)
    for row in tables["concepts"]:
        _concept(facts, row)
    wikidata = {row["governs"]: row["wikidata"] for row in tables["actors"] if row["governs"]}
    for code in sorted(_codes(tables)):
        _jurisdiction(facts, code, tables["countries"], wikidata.get(code, ""))
    for row in tables["actors"]:
        _actor(facts, row)
    for row in tables["coalitions"]:
        _coalition(facts, row)
    for row in tables["instruments"]:
        _instrument(facts, row)
    for row in tables["goals"]:
        _described(facts, row)
        facts.add(thing(row["id"]), "a", "cg:Goal")
    for row in tables["commitments"]:
        _commitment(facts, row)


def jurisdiction(code: str) -> str:
    """Name the country or region with this code.

    >>> jurisdiction("NZ"), jurisdiction("US-CO")
    ('id:country-nz', 'id:region-us-co')
    """
    if not code:
        return ""
    return thing(("region-" if "-" in code else "country-") + code.lower())


def _codes(tables: Tables) -> set[str]:
    """Only the countries that something points to are written."""
    used = {row[column] for row in tables["actors"] for column in ("country", "governs")}
    used |= {row["seat_country"] for row in tables["coalitions"]}
    used |= {row["country"] for row in tables["events"]}
    return used - {""}


def _described(facts: Facts, row: Row) -> None:
    """Write names, where known in both languages, and the source of the description."""
    subject = thing(row["id"])
    facts.add(subject, "skos:prefLabel", text(row["name_en"], "en"), text(row["name_fr"], "fr"))
    facts.add(subject, "dcterms:source", thing(row["source"]))


def _source(facts: Facts, row: Row) -> None:
    subject = thing(row["id"])
    facts.add(subject, "a", "cg:Source")
    facts.add(subject, "dcterms:title", text(row["title"]))
    facts.add(subject, "dcterms:publisher", text(row["publisher"]))
    facts.add(subject, "dcterms:language", text(row["language"]))
    facts.add(subject, "cg:published", text(row["published"]))
    facts.add(subject, "cg:alsoDated", text(row["also_dated"]))
    facts.add(subject, "cg:url", address(row["url"]))
    facts.add(subject, "skos:note", text(row["note"], "en"))


def _concept(facts: Facts, row: Row) -> None:
    subject = term(row["scheme"], row["notation"])
    facts.add(subject, "a", "skos:Concept", "org:Role" if row["scheme"] == "role" else "")
    facts.add(subject, "skos:inScheme", address(_scheme(row["scheme"])))
    facts.add(subject, "skos:notation", text(row["notation"]))
    facts.add(subject, "skos:prefLabel", text(row["name_en"], "en"), text(row["name_fr"], "fr"))
    facts.add(subject, "skos:definition", text(row["definition_en"], "en"))
    for kind in row.items_of("covers"):
        facts.add(subject, "cg:coversKind", term("kind", kind))
    if row["scheme"] == "role":
        facts.add(subject, "cg:takesOnCommitments", "true")


def _scheme(name: str) -> str:
    from graphkit.terms import CONCEPT

    return CONCEPT + name


def _jurisdiction(facts: Facts, code: str, countries: Iterable[Row], wikidata: str) -> None:
    subject = jurisdiction(code)
    facts.add(subject, "a", "cg:Jurisdiction" if "-" in code else "cg:Country")
    facts.add(subject, "cg:iso3166", text(code))
    facts.add(subject, "cg:wikidata", address(WIKIDATA + wikidata) if wikidata else "")
    for row in countries:
        if row["code"] == code:
            labels = text(row["name_en"], "en"), text(row["name_fr"], "fr")
            facts.add(subject, "skos:prefLabel", *labels)


def _actor(facts: Facts, row: Row) -> None:
    subject = thing(row["id"])
    kind = row["kind"]
    _described(facts, row)
    facts.add(subject, "a", _CLASSES.get(kind, "org:Organization"))
    facts.add(subject, "cg:kind", term("kind", kind))
    facts.add(subject, "skos:altLabel", *map(text, row.items_of("aliases")))
    facts.add(subject, "skos:note", text(row["note"], "en"))
    facts.add(subject, "cg:homepage", address(row["homepage"]))
    facts.add(subject, "cg:basedIn", jurisdiction(row["country"]))
    facts.add(subject, "cg:governs", jurisdiction(row["governs"]))
    parent = "org:subOrganizationOf" if kind == "public-body" else "cg:convenedBy"
    facts.add(subject, parent, thing(row["parent"]))
    if row["wikidata"] and not row["governs"]:
        # The Wikidata item of a government is that of its country, so the country carries it.
        facts.add(subject, "cg:wikidata", address(WIKIDATA + row["wikidata"]))


def _coalition(facts: Facts, row: Row) -> None:
    subject = thing(row["id"])
    _described(facts, row)
    facts.add(subject, "a", "cg:Coalition")
    facts.add(subject, "cg:kind", "kind:coalition")
    facts.add(subject, "skos:altLabel", *map(text, row.items_of("aliases")))
    facts.add(subject, "dcterms:description", text(row["purpose_en"], "en"))
    facts.add(subject, "cg:homepage", address(row["homepage"]))
    facts.add(subject, "cg:seat", jurisdiction(row["seat_country"]))
    facts.add(subject, "cg:legalForm", text(row["legal_form"], "en"))
    facts.add(subject, "cg:ledBy", term("leadership", row["led_by"]))
    facts.add(subject, "cg:topic", *(term("topic", topic) for topic in row.items_of("topics")))
    facts.add(subject, "cg:convenedBy", *map(thing, row.items_of("convened_by")))
    if row["wikidata"]:
        facts.add(subject, "cg:wikidata", address(WIKIDATA + row["wikidata"]))
    if row["during"]:
        facts.add(subject, "cg:during", text(row["during"]))
        add_bounds(facts, subject, parse(row["during"]))


def _instrument(facts: Facts, row: Row) -> None:
    subject = thing(row["id"])
    _described(facts, row)
    facts.add(subject, "a", "cg:Instrument")
    facts.add(thing(row["coalition"]), "cg:adopts", subject)
    facts.add(subject, "cg:issued", text(row["issued"]))
    facts.add(subject, "cg:replaces", thing(row["replaces"]))


def _commitment(facts: Facts, row: Row) -> None:
    subject = thing(row["id"])
    facts.add(subject, "a", "cg:Commitment")
    facts.add(subject, "cg:statedIn", thing(row["instrument"]))
    facts.add(subject, "cg:number", text(row["number"]))
    groups = (term("group", group) for group in row.items_of("addressed_to"))
    facts.add(subject, "cg:addressedTo", *groups)
    facts.add(subject, "cg:jointly", row["jointly"])
    facts.add(subject, "cg:pursues", thing(row["goal"]))
    summaries = text(row["summary_en"], "en"), text(row["summary_fr"], "fr")
    facts.add(subject, "cg:summary", *summaries)
    facts.add(subject, "cg:confidence", term("confidence", row["confidence"]))
    facts.add(subject, "dcterms:source", thing(row["source"]))
