"""Write what exists: sources, jurisdictions, actors, coalitions, goals and commitments."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.authoring.vocabulary import PUBLIC_BODY, Vocabulary, instance_classes
from graphkit.building.evidence import add_bounds, add_days, add_start
from graphkit.building.turtle import Facts, address, term, text, thing
from graphkit.facts.authored_row import Row, Tables
from graphkit.facts.in_force import in_force
from graphkit.facts.period import Period, parse
from graphkit.terms import WIKIDATA, jurisdiction_slug


def write_things(facts: Facts, tables: Tables, vocabulary: Vocabulary) -> None:
    """Write everything that is neither a record nor a concept."""
    for row in tables["sources"]:
        _source(facts, row)
    wikidata = {row["governs"]: row["wikidata"] for row in tables["actors"] if row["governs"]}
    used = _codes(tables)
    for row in tables["countries"]:
        if row["code"] in used:
            _jurisdiction(facts, row, wikidata.get(row["code"], ""))
    for row in tables["actors"]:
        _actor(facts, row, vocabulary)
    kind = vocabulary.kind_of_coalitions()
    for row in tables["coalitions"]:
        _coalition(facts, row, row["kind"] or kind)
    newer = _replacements(tables["instruments"])
    for row in tables["instruments"]:
        _instrument(facts, row, newer.get(row["id"], []))
    for row in tables["goals"]:
        _described(facts, row)
        facts.add(thing(row["id"]), "a", "cg:Goal")
    for row in tables["commitments"]:
        _commitment(facts, row)
    _superseded(facts, tables)


def jurisdiction(code: str) -> str:
    """Name the country or region with this code.

    >>> jurisdiction("NZ"), jurisdiction("US-CO")
    ('id:country-nz', 'id:region-us-co')
    """
    return thing(jurisdiction_slug(code)) if code else ""


def _codes(tables: Tables) -> set[str]:
    """List the jurisdictions that something points to; only these are written."""
    used = {row[column] for row in tables["actors"] for column in ("country", "governs")}
    used |= {row["seat_country"] for row in tables["coalitions"]}
    used |= {row["country"] for row in tables["events"]}
    used |= {row["jurisdiction"] for row in tables["governings"]}
    return used - {""}


def _described(facts: Facts, row: Row) -> None:
    """Write names, in each language, and the source of the description."""
    subject = thing(row["id"])
    facts.add_texts(subject, "skos:prefLabel", row.texts("name"))
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
    facts.add(subject, "cg:publishedBy", thing(row["published_by"]))
    facts.add(subject, "cg:retrieved", text(row["retrieved"]))
    facts.add(subject, "cg:archivedAt", address(row["archived"]))
    facts.add_texts(subject, "skos:note", [("", row["note"])])


def _jurisdiction(facts: Facts, row: Row, wikidata: str) -> None:
    """A code of ISO 3166 is written as one; any other as the graph's own."""
    subject, iso = jurisdiction(row["code"]), row["iso3166"]
    country = (iso and "-" not in iso) or row["kind"].casefold() == "country"
    facts.add(subject, "a", "cg:Country" if country else "cg:Jurisdiction")
    facts.add(subject, "cg:iso3166", text(iso))
    facts.add(subject, "cg:code", "" if iso else text(row["code"]))
    facts.add(subject, "cg:jurisdictionKind", text(row["kind"]))
    facts.add(subject, "cg:wikidata", address(WIKIDATA + wikidata) if wikidata else "")
    facts.add_texts(subject, "skos:prefLabel", row.texts("name"))


def _actor(facts: Facts, row: Row, vocabulary: Vocabulary) -> None:
    subject = thing(row["id"])
    kind = row["kind"]
    _described(facts, row)
    facts.add(subject, "a", instance_classes()[vocabulary.classes[kind]])
    facts.add(subject, "cg:kind", term("kind", kind))
    facts.add(subject, "skos:altLabel", *map(text, row.items_of("aliases")))
    facts.add_texts(subject, "skos:note", [("", row["note"])])
    facts.add(subject, "cg:homepage", address(row["homepage"]))
    _identifiers(facts, row)
    facts.add(subject, "cg:basedIn", jurisdiction(row["country"]))
    facts.add(subject, "cg:governs", jurisdiction(row["governs"]))
    part = vocabulary.is_of(kind, PUBLIC_BODY)
    parent = "org:subOrganizationOf" if part else "cg:convenedBy"
    facts.add(subject, parent, thing(row["parent"]))
    if row["wikidata"] and not row["governs"]:
        # The Wikidata item of a government is that of its country, so the country carries it.
        facts.add(subject, "cg:wikidata", address(WIKIDATA + row["wikidata"]))


def _identifiers(facts: Facts, row: Row) -> None:
    facts.add(thing(row["id"]), "cg:lei", text(row["lei"]))
    facts.add(thing(row["id"]), "cg:ror", address(row["ror"]))


def _coalition(facts: Facts, row: Row, kind: str) -> None:
    subject = thing(row["id"])
    _described(facts, row)
    facts.add(subject, "a", "cg:Coalition")
    facts.add(subject, "cg:kind", term("kind", kind))
    facts.add(subject, "skos:altLabel", *map(text, row.items_of("aliases")))
    facts.add_texts(subject, "dcterms:description", row.texts("purpose"))
    facts.add(subject, "cg:homepage", address(row["homepage"]))
    _identifiers(facts, row)
    facts.add(subject, "cg:seat", jurisdiction(row["seat_country"]))
    facts.add_texts(subject, "cg:legalForm", [("", row["legal_form"])])
    facts.add(subject, "cg:ledBy", term("leadership", row["led_by"]))
    facts.add(subject, "cg:topic", *(term("topic", topic) for topic in row.items_of("topics")))
    facts.add(subject, "cg:convenedBy", *map(thing, row.items_of("convened_by")))
    if row["wikidata"]:
        facts.add(subject, "cg:wikidata", address(WIKIDATA + row["wikidata"]))
    if row["during"]:
        facts.add(subject, "cg:during", text(row["during"]))
        add_bounds(facts, subject, parse(row["during"]))


def _replacements(rows: Sequence[Row]) -> dict[str, list[Period | None]]:
    """List when the texts were issued that take the place of each text."""
    newer: dict[str, list[Period | None]] = {}
    for row in rows:
        if row["replaces"]:
            newer.setdefault(row["replaces"], []).append(_issued(row))
    return newer


def _issued(row: Row) -> Period | None:
    return parse(row["issued"]) if row["issued"] else None


def _instrument(facts: Facts, row: Row, newer: Sequence[Period | None]) -> None:
    subject = thing(row["id"])
    _described(facts, row)
    facts.add(subject, "a", "cg:Instrument")
    facts.add(thing(row["coalition"]), "cg:adopts", subject)
    facts.add(subject, "cg:issued", text(row["issued"]))
    issued = _issued(row)
    if issued is not None:
        add_start(facts, subject, issued)
    add_days(facts, subject, in_force(issued, newer))
    facts.add(subject, "cg:replaces", thing(row["replaces"]))
    facts.add(subject, "cg:amends", *map(thing, row.items_of("amends")))
    facts.add(subject, "cg:binding", term("mode", row["binding"]))
    facts.add(subject, "cg:bindsRole", *(term("role", r) for r in row.items_of("binds_roles")))
    facts.add(subject, "cg:bindsGroup", *(term("group", g) for g in row.items_of("binds_groups")))


def _commitment(facts: Facts, row: Row) -> None:
    subject = thing(row["id"])
    facts.add(subject, "a", "cg:Commitment")
    facts.add(subject, "cg:statedIn", thing(row["instrument"]))
    facts.add(subject, "cg:number", text(row["number"]))
    groups = (term("group", group) for group in row.items_of("addressed_to"))
    facts.add(subject, "cg:addressedTo", *groups)
    facts.add(subject, "cg:jointly", row["jointly"])
    facts.add(subject, "cg:pursues", thing(row["goal"]))
    facts.add(subject, "cg:supersedes", *map(thing, row.items_of("supersedes")))
    facts.add_texts(subject, "cg:summary", row.texts("summary"))
    facts.add(subject, "cg:confidence", term("confidence", row["confidence"]))
    facts.add(subject, "dcterms:source", thing(row["source"]))


def _superseded(facts: Facts, tables: Tables) -> None:
    """Write until when commitments hold that another one supersedes, though their text goes on."""
    issued = {row["id"]: _issued(row) for row in tables["instruments"]}
    newer_texts = _replacements(tables["instruments"])
    text_of = {row["id"]: row["instrument"] for row in tables["commitments"]}
    later: dict[str, list[Period | None]] = {}
    for row in tables["commitments"]:
        for older in row.items_of("supersedes"):
            later.setdefault(older, []).append(issued.get(row["instrument"]))
    for older, dates in sorted(later.items()):
        text_ = text_of.get(older, "")
        replaced = (*dates, *newer_texts.get(text_, ()))
        add_days(facts, thing(older), in_force(issued.get(text_), replaced))
