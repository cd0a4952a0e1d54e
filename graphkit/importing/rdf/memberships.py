"""Import memberships in RDF of other vocabularies: the W3C organisation ontology and schema.org."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.written_date import Order
from graphkit.authoring.dates.written_period import period_of, read_range
from graphkit.errors import DataError, InvalidDate, Problem
from graphkit.facts.as_written import AS_WRITTEN
from graphkit.importing.collected_records import Collected
from graphkit.importing.importer import Found, Importer, ImportOptions
from graphkit.importing.life_of import NO_LIFE, Life
from graphkit.importing.rdf.lives import ends_not_read, lives_in
from graphkit.importing.rdf.membership_queries import (
    CLASSES,
    EVIDENCE,
    MEMBERSHIPS,
    NAMES,
    OWN_KINDS,
)
from graphkit.importing.rdf.named_by_content import named_by_content
from graphkit.importing.rdf.other_vocabularies import in_known_words
from graphkit.importing.rdf.rdf_nodes import of_schema, quads_of
from graphkit.importing.rdf.roles_of_schema import with_roles_as_memberships
from graphkit.importing.rdf.schema_members_one_by_one import one_by_one
from graphkit.importing.rdf.statements_not_read import tail, unread
from graphkit.importing.rdf.statements_of_wikidata import with_statements_as_memberships
from graphkit.importing.rdf.words_not_read import READ, other_words
from graphkit.stores.rdf_files import load_file
from graphkit.terms import WIKIDATA, XSD

if TYPE_CHECKING:
    import pyoxigraph

_BLANK: Final = "_:"
_HINT: Final = 'Write a day as "2021-05-14"^^xsd:date.'
_ZONED: Final = (
    *(f"{XSD}{name}" for name in ("date", "gYear", "gYearMonth")),
    *of_schema("Date"),
)
_ZONE: Final = re.compile(r"(?:Z|[+-]\d\d:\d\d)$")
_KINDS: Final = {"Person": "person", "Corporation": "company"}
_ITEM: Final = re.compile(r"Q\d+")
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
NONE_READ: Final = "no membership in it is told in words that are read."
NONE_READ_HINT: Final = (
    "What is read: org:Membership, org:memberOf, org:hasMember, schema:member, schema:memberOf, "
    "foaf:member, and member of (P463) and its kin of Wikidata."
)


def read_rdf(path: Path, asked: ImportOptions) -> Found:
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
    found = memberships_in(store, path.name, asked.reading.dates)[0]
    if _rows(store, EVIDENCE):
        message = "this graph has evidence, sources and texts, and only its memberships are read."
        hint = "Open the file itself to keep them all."
        found.doubts.append(Problem(path.name, 0, "", message, hint))
    if not found.tables["memberships"]:
        none = Problem(path.name, 0, "", NONE_READ, NONE_READ_HINT)
        raise DataError([none, *found.doubts, *found.dropped])
    return found


def tells_members(store: pyoxigraph.Store) -> bool:
    """Tell whether anything is said in the words for members that are read; quick in any size."""
    return any(True for _ in quads_of(store, *READ))


def memberships_in(
    store: pyoxigraph.Store, name: str, order: Order = ""
) -> tuple[Found, Mapping[str, str]]:
    """Find the memberships that triples state in the words of other vocabularies.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.
    name : str
        What the triples come from, as messages and sources name it.
    order : {"dmy", "mdy", ""}
        What comes first in dates with slashes.

    Returns
    -------
    Found
        Without any membership if there is none.
    mapping of str to str
        For the node of each member and coalition, the id of its row.
    """
    collected = Collected(name)
    if not tells_members(store):
        ask = partial(_rows, store)
        collected.doubts.extend([*unread(ask, name), *other_words(ask, name)])
        return collected.found(), {}
    as_written = store
    store, doubts = with_statements_as_memberships(store, name)
    collected.doubts.extend(doubts)
    store = with_roles_as_memberships(one_by_one(in_known_words(store)))
    rows = _rows(store, MEMBERSHIPS)
    if any(row[end].startswith(_BLANK) for row in rows for end in ("member", "coalition")):
        store = named_by_content(store)
        rows = _rows(store, MEMBERSHIPS)
    names = _names(store)
    lives = lives_in(partial(_rows, store), order)
    _describe(collected, store, names, lives.told)
    coalitions: dict[str, str] = {}
    for row in rows:
        if row["member"] == row["coalition"]:
            message = f"{row['member']} is said to be a member of itself; that is left out."
            collected.doubts.append(Problem(name, 0, "", message, "Name the member."))
            continue
        for key in (row["member"], row["coalition"]):
            life = lives.told.get(key, NO_LIFE)
            collected.thing(key, _called(key), wikidata=_of_wikidata(key), life=life)
        role = names.get(row["role"], [_called(row["role"])])[0]
        coalitions[row["coalition"]] = collected.name_of(row["coalition"])
        who = f"{collected.name_of(row['member'])} in {coalitions[row['coalition']]}"
        said = dict(_dates(row, who, name, collected.doubts))
        collected.membership(0, row["member"], row["coalition"], role=role, **said)
    collected.doubts.extend(unread(partial(_rows, store), name))
    collected.doubts.extend(ends_not_read(partial(_rows, store), name, coalitions, lives))
    collected.doubts.extend(other_words(partial(_rows, as_written), name))
    return collected.found(), collected.ids()


def _describe(
    collected: Collected,
    store: pyoxigraph.Store,
    names: Mapping[str, list[str]],
    lives: Mapping[str, Life],
) -> None:
    """Note what has a name, with its kind, its other names and how long there was such a thing."""
    kinds = {
        row["thing"]: _KINDS[tail(row["class"])]
        for row in sorted(_rows(store, CLASSES), key=lambda row: row["class"])
        if tail(row["class"]) in _KINDS
    }
    kinds |= {row["thing"]: tail(row["kind"]) for row in _rows(store, OWN_KINDS)}
    for thing, (called, *others) in names.items():
        aliases = "; ".join(other.replace(";", ",") for other in others)
        collected.thing(
            thing,
            called,
            kind=kinds.get(thing, ""),
            aliases=aliases,
            wikidata=_of_wikidata(thing),
            life=lives.get(thing, NO_LIFE),
        )


def _of_wikidata(node: str) -> str:
    item = node.removeprefix(WIKIDATA)
    return item if item != node and _ITEM.fullmatch(item) else ""


def _called(node: str) -> str:
    """Name what has no name: by the last part of its address; a text is a name already."""
    if node.startswith(_BLANK):
        return f"without a name ({node[2:]})"
    return tail(node) if _ADDRESS.fullmatch(node) else node


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
    if "until" in wrong or row["untold"] == "end":
        yield "until", UNKNOWN_DAY  # it ended, so it does not go on
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
        _rows(store, NAMES),
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
