"""Import memberships in RDF of other vocabularies: the W3C organisation ontology and schema.org."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import Problem
from graphkit.importing.collected import Collected
from graphkit.importing.importer import Asked, Found, Importer
from graphkit.stores.rdf_files import load_file
from graphkit.tabular.reading.lines_of_text import unreadable

if TYPE_CHECKING:
    import pyoxigraph

_PREFIXES: Final = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX schema: <http://schema.org/>
PREFIX schemas: <https://schema.org/>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
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


_MEMBERSHIPS: Final = re.sub(
    r"IS_ROLE\((\?\w+)\)",
    lambda found: _is_role(found[1]),
    _PREFIXES
    + """
SELECT DISTINCT ?member ?coalition ?role ?since ?until WHERE {
  { ?m org:member ?member ; org:organization ?coalition .
    OPTIONAL { ?m org:role ?as . OPTIONAL { ?as skos:prefLabel|rdfs:label ?named }
               BIND(COALESCE(?named, ?as) AS ?role) }
    OPTIONAL { ?m org:memberDuring/time:hasBeginning/(time:inXSDDate|time:inXSDDateTime|
               time:inXSDDateTimeStamp|time:inXSDgYear|time:inXSDgYearMonth) ?since }
    OPTIONAL { ?m org:memberDuring/time:hasEnd/(time:inXSDDate|time:inXSDDateTime|
               time:inXSDDateTimeStamp|time:inXSDgYear|time:inXSDgYearMonth) ?until } }
  UNION { ?member org:memberOf ?coalition
          FILTER NOT EXISTS { ?m org:member ?member ; org:organization ?coalition } }
  UNION { ?coalition org:hasMember ?member
          FILTER NOT EXISTS { ?m org:member ?member ; org:organization ?coalition } }
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
} ORDER BY ?coalition ?member ?since""",
)
_NAMES: Final = (
    _PREFIXES
    + """
SELECT DISTINCT ?thing ?name ?language WHERE {
  ?thing skos:prefLabel|rdfs:label|foaf:name|schema:name|schemas:name ?name
  BIND(LANG(?name) AS ?language) }"""
)
_CLASSES: Final = "SELECT DISTINCT ?thing ?class WHERE { ?thing a ?class }"
_BLANK: Final = "_:"
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
    rows = _rows(store, _MEMBERSHIPS)
    if any(row[end].startswith(_BLANK) for row in rows for end in ("member", "coalition")):
        store = _alike_in_each_run(store)
        rows = _rows(store, _MEMBERSHIPS)
    kinds = {
        row["thing"]: _KINDS[_tail(row["class"])]
        for row in sorted(_rows(store, _CLASSES), key=lambda row: row["class"])
        if _tail(row["class"]) in _KINDS
    }
    for thing, (called, *others) in _names(store).items():
        aliases = "; ".join(other.replace(";", ",") for other in others)
        collected.thing(thing, called, kind=kinds.get(thing, ""), aliases=aliases)
    for row in rows:
        if row["member"] == row["coalition"]:
            message = f"{row['member']} is said to be a member of itself; that is left out."
            collected.doubts.append(Problem(name, 0, "", message, "Name the member."))
            continue
        for key in (row["member"], row["coalition"]):
            called = f"without a name ({key[2:]})" if key.startswith(_BLANK) else _tail(key)
            collected.thing(key, called)
        said = {name: row[name] for name in ("since", "until")}
        role = _tail(row["role"])
        collected.membership(0, row["member"], row["coalition"], role=role, **said)
    return collected.found(), collected.ids()


def _names(store: pyoxigraph.Store) -> Mapping[str, list[str]]:
    """List the names of each thing, English ones first."""
    found: dict[str, dict[str, None]] = {}
    for row in sorted(
        _rows(store, _NAMES),
        key=lambda row: (row["language"] != "en", row["language"] != "", row["name"]),
    ):
        if row["name"].strip():
            found.setdefault(row["thing"], {})[row["name"].strip()] = None
    return {thing: list(names) for thing, names in found.items()}


def _alike_in_each_run(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """Name blank nodes by what is said of them, and not by chance."""
    import pyoxigraph

    triples = pyoxigraph.Dataset(store)
    triples.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    named = pyoxigraph.Store()
    named.extend(triples)
    return named


def _tail(iri: str) -> str:
    return iri.rstrip("/").rsplit("/", 1)[-1].rsplit("#", 1)[-1]


def _rows(store: Any, query: str) -> list[dict[str, str]]:
    answer = store.query(query, use_default_graph_as_union=True)
    names = [variable.value for variable in answer.variables]
    return [{name: _text(row[name]) for name in names} for row in answer]


def _text(term: Any) -> str:
    """Write a term; a blank node as such, so that it is neither an address nor a text."""
    if term is None:
        return ""
    return str(term) if str(term).startswith(_BLANK) else str(term.value)


RDF: Final = Importer((".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".jsonld"), read_rdf)
