"""Import memberships in RDF of other vocabularies: the W3C organisation ontology and schema.org."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.authoring.dates.written_period import period_of, read_range
from graphkit.errors import InvalidDate, Problem
from graphkit.facts.authored_row import AS_WRITTEN
from graphkit.importing.collected import Collected
from graphkit.importing.importer import Asked, Found, Importer
from graphkit.importing.named_by_content import named_by_content
from graphkit.importing.one_by_one import one_by_one
from graphkit.importing.rdf_unread import tail, unread
from graphkit.stores.rdf_files import load_file
from graphkit.tabular.reading.lines_of_text import unreadable
from graphkit.terms import XSD

if TYPE_CHECKING:
    import pyoxigraph

_PREFIXES: Final = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <http://schema.org/>
PREFIX schemas: <https://schema.org/>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX cg: <https://w3id.org/coalition-graph/ontology#>
"""


def _is_role(node: str) -> str:
    """Write the condition that a node is a role between two others, and neither of them.

    Organisations have members and are members themselves, so that alone tells nothing.
    """
    marks = ("roleName", "namedPosition", "startDate", "endDate")
    said = "|".join(f"{prefix}:{mark}" for mark in marks for prefix in ("schema", "schemas"))
    classes = "schema:Role, schemas:Role, schema:OrganizationRole, schemas:OrganizationRole"
    return (
        f"(EXISTS {{ {node} a ?class . FILTER(?class IN ({classes})) }}"
        f" || EXISTS {{ {node} {said} ?mark }})"
    )


def _edge(end: str, schema: str) -> str:
    """Write the ways from a period to its beginning or end, in the words of three vocabularies."""
    days = "|".join(f"time:inXSD{name}" for name in ("Date", "DateTime", "DateTimeStamp"))
    years = "time:inXSDgYear|time:inXSDgYearMonth"
    own = "|".join(f"{prefix}:{schema}" for prefix in ("schema", "schemas", "dcat"))
    return f"(time:{end}|time:{end}/({days}|{years})|{own})"


_MEMBERSHIPS: Final = re.sub(
    r"IS_ROLE\((\?\w+)\)",
    lambda found: _is_role(found[1]),
    _PREFIXES
    + """
SELECT DISTINCT ?member ?coalition ?role ?since ?until ?during ?untold WHERE {
  { ?m org:member|^org:hasMembership ?member ; org:organization ?coalition .
    FILTER NOT EXISTS { ?m a cg:Appointment }
    OPTIONAL { ?m org:role ?role }
    OPTIONAL { ?m org:memberDuring ?time FILTER(!isLiteral(?time)) }
    BIND(COALESCE(?time, ?m) AS ?span)
    OPTIONAL { ?span BEGINNING ?begun FILTER(isLiteral(?begun)) }
    OPTIONAL { ?span ENDING ?ended FILTER(isLiteral(?ended)) }
    OPTIONAL { ?m BEGINNING ?begun_beside FILTER(isLiteral(?begun_beside)) }
    OPTIONAL { ?m ENDING ?ended_beside FILTER(isLiteral(?ended_beside)) }
    BIND(COALESCE(?begun, ?begun_beside) AS ?since)
    BIND(COALESCE(?ended, ?ended_beside) AS ?until)
    OPTIONAL { ?m org:memberDuring|cg:during ?during FILTER(isLiteral(?during)) }
    BIND(IF(BOUND(?time) && !BOUND(?since) && !BOUND(?until), "period",
         IF(!BOUND(?until) && EXISTS { ?span time:hasEnd|time:hasDuration|time:hasXSDDuration
                                       |time:hasDurationDescription ?end }, "end",
         IF(!BOUND(?since) && EXISTS { ?span time:hasBeginning ?start }, "beginning", "")))
         AS ?untold) }
  UNION { ?member org:memberOf|org:headOf ?coalition
          FILTER NOT EXISTS {
            ?m org:member|^org:hasMembership ?member ; org:organization ?coalition } }
  UNION { ?coalition org:hasMember ?member
          FILTER NOT EXISTS {
            ?m org:member|^org:hasMembership ?member ; org:organization ?coalition } }
  UNION { ?coalition schema:member|schemas:member ?r . FILTER(IS_ROLE(?r))
          ?r schema:member|schemas:member ?member .
          OPTIONAL { ?r schema:roleName|schemas:roleName ?role }
          OPTIONAL { ?r schema:startDate|schemas:startDate ?since }
          OPTIONAL { ?r schema:endDate|schemas:endDate ?until } }
  UNION { ?member schema:memberOf|schemas:memberOf ?r . FILTER(IS_ROLE(?r))
          ?r schema:memberOf|schemas:memberOf ?coalition .
          OPTIONAL { ?r schema:roleName|schemas:roleName ?role }
          OPTIONAL { ?r schema:startDate|schemas:startDate ?since }
          OPTIONAL { ?r schema:endDate|schemas:endDate ?until } }
  UNION { ?coalition schema:member|schemas:member ?member
          FILTER(!IS_ROLE(?member))
          FILTER(!IS_ROLE(?coalition)) }
  UNION { ?member schema:memberOf|schemas:memberOf ?coalition
          FILTER(!IS_ROLE(?coalition))
          FILTER(!IS_ROLE(?member)) }
} ORDER BY ?coalition ?member ?since ?during""".replace(
        "BEGINNING", _edge("hasBeginning", "startDate")
    ).replace("ENDING", _edge("hasEnd", "endDate")),
)
_NAMES: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?thing ?name ?language ?alias WHERE {
  { ?thing skos:prefLabel|rdfs:label|foaf:name|schema:name|schemas:name ?name
    BIND("" AS ?alias) }
  UNION { ?thing skos:altLabel|schema:alternateName|schemas:alternateName ?name
          BIND("yes" AS ?alias) }
  BIND(LANG(?name) AS ?language) }"""
)
_OWN_KINDS: Final = _PREFIXES + "SELECT DISTINCT ?thing ?kind WHERE { ?thing cg:kind ?kind }"
_CLASSES: Final = "SELECT DISTINCT ?thing ?class WHERE { ?thing a ?class }"
_EVIDENCE: Final = _PREFIXES + "SELECT ?of WHERE { ?of cg:evidence ?word } LIMIT 1"
_BLANK: Final = "_:"
_HINT: Final = 'Write a day as "2021-05-14"^^xsd:date.'
_ZONED: Final = tuple(f"{XSD}{name}" for name in ("date", "gYear", "gYearMonth"))
_ZONE: Final = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_KINDS: Final = {"Person": "person", "Corporation": "company"}


def read_rdf(path: Path, _: Asked) -> Found:
    """Read memberships of `org:Membership`, `org:memberOf`, `schema:member` and their kin.

    Raises
    ------
    NotFound
        If its ending is that of no format of RDF.
    DataError
        If it is no RDF, is made to use up time or memory, or tells of no membership.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    load_file(store, path)
    found = memberships_in(store, path.name)[0]
    if _rows(store, _EVIDENCE):
        message = "this graph has evidence, sources and texts, and only its memberships are read."
        hint = "Open the file itself to keep them all."
        found.doubts.append(Problem(path.name, 0, "", message, hint))
    if not found.tables["memberships"]:
        hint = "It has org:Membership, org:memberOf, schema:member or schema:memberOf."
        raise unreadable(path.name, "there is no membership in it.", hint)
    return found


def memberships_in(store: pyoxigraph.Store, name: str) -> tuple[Found, Mapping[str, str]]:
    """Find the memberships that triples state in the words of other vocabularies.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.
    name : str
        What the triples come from, as messages and sources name it.

    Returns
    -------
    Found
        Without any membership if there is none.
    mapping of str to str
        For the node of each member and coalition, the id of its row.
    """
    collected = Collected(name)
    store = one_by_one(store)
    rows = _rows(store, _MEMBERSHIPS)
    if any(row[end].startswith(_BLANK) for row in rows for end in ("member", "coalition")):
        store = named_by_content(store)
        rows = _rows(store, _MEMBERSHIPS)
    kinds = {
        row["thing"]: _KINDS[tail(row["class"])]
        for row in sorted(_rows(store, _CLASSES), key=lambda row: row["class"])
        if tail(row["class"]) in _KINDS
    }
    kinds |= {row["thing"]: tail(row["kind"]) for row in _rows(store, _OWN_KINDS)}
    names = _names(store)
    for thing, (called, *others) in names.items():
        aliases = "; ".join(other.replace(";", ",") for other in others)
        collected.thing(thing, called, kind=kinds.get(thing, ""), aliases=aliases)
    for row in rows:
        if row["member"] == row["coalition"]:
            message = f"{row['member']} is said to be a member of itself; that is left out."
            collected.doubts.append(Problem(name, 0, "", message, "Name the member."))
            continue
        for key in (row["member"], row["coalition"]):
            called = f"without a name ({key[2:]})" if key.startswith(_BLANK) else tail(key)
            collected.thing(key, called)
        role = names.get(row["role"], [tail(row["role"])])[0]
        who = f"{collected.name_of(row['member'])} in {collected.name_of(row['coalition'])}"
        said = dict(_dates(row, who, name, collected.doubts))
        collected.membership(0, row["member"], row["coalition"], role=role, **said)
    collected.doubts.extend(unread(partial(_rows, store), name))
    return collected.found(), collected.ids()


def _dates(
    row: Mapping[str, str], who: str, path: str, doubts: list[Problem]
) -> Iterator[tuple[str, str]]:
    """Give the dates of a membership; those that cannot be read are kept as texts, and told."""
    said = {name: row[name] for name in ("since", "until") if row[name]}
    if not said and row["during"]:
        said = {"during": row["during"]}
    wrong = {name: why for name, cell in said.items() if (why := _unreadable({name: cell}))}
    if not wrong and (why := _unreadable(said)):
        wrong = dict.fromkeys(said, why)
    if row["untold"]:
        wrong[""] = f"its {row['untold']} is told in words that are not known"
    for name, cell in said.items():
        yield (f"{name}{AS_WRITTEN}" if name in wrong else name), cell
    for why in dict.fromkeys(wrong.values()):
        message = f"{who}: {why}; it is left open."
        doubts.append(Problem(path, 0, next(iter(wrong)), message, _HINT))


def _unreadable(said: Mapping[str, str]) -> str:
    """Say why dates cannot be read; nothing if they can, or if their order is to be asked."""
    try:
        if "during" in said:
            read_range(said["during"])
        period_of(said.get("since", ""), said.get("until", ""), "")
    except InvalidDate as error:
        told = error.problems[0].message.removesuffix(".")
        return "" if "day/month" in told else told
    return ""


def _names(store: pyoxigraph.Store) -> Mapping[str, list[str]]:
    """List the names of each thing, English ones first and other ones than its own last."""
    found: dict[str, dict[str, None]] = {}
    for row in sorted(
        _rows(store, _NAMES),
        key=lambda row: (row["alias"], row["language"] != "en", row["language"] != "", row["name"]),
    ):
        if row["name"].strip():
            found.setdefault(row["thing"], {})[row["name"].strip()] = None
    return {thing: list(names) for thing, names in found.items()}


def _rows(store: Any, query: str) -> list[dict[str, str]]:
    answer = store.query(query, use_default_graph_as_union=True)
    names = [variable.value for variable in answer.variables]
    return [{name: _text(row[name]) for name in names} for row in answer]


def _text(term: Any) -> str:
    """Write a term; a blank node as such, so that it is neither an address nor a text.

    A date with a zone is the day that it names.
    """
    if term is None:
        return ""
    if getattr(getattr(term, "datatype", None), "value", "") in _ZONED:
        return _ZONE.sub("", term.value)
    return str(term) if str(term).startswith(_BLANK) else str(term.value)


RDF: Final = Importer((".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld"), read_rdf)
