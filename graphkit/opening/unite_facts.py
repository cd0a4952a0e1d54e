"""Unite the facts of a file with those of a graph that describes some of the same things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad

from graphkit.errors import DataError, Problem
from graphkit.terms import CG, CONCEPT, DCTERMS, FOAF, ORG, RDF, SKOS, Namespace

_TYPE: Final = NamedNode(RDF + "type")
_EVIDENCE: Final = NamedNode(CG + "evidence")
_ON_WHOSE_WORD: Final = (_EVIDENCE, NamedNode(CG + "adoptedFrom"))
_MEMBERSHIP: Final = NamedNode(CG + "Membership")
_ONE_WORD: Final = NamedNode(CG + "Evidence")
_URL: Final = NamedNode(CG + "url")
_KIND: Final = NamedNode(CG + "kind")
_UNKNOWN: Final = NamedNode(CONCEPT + "kind/unknown")
_OF_MEMBERSHIPS: Final = frozenset(
    NamedNode(name) for name in (ORG + "member", ORG + "organization", ORG + "role", CG + "during")
)
"""What a membership, which need not have evidence in RDF of other tools, has once."""
_OUR_OWN: Final = (CG, DCTERMS, FOAF, ORG, SKOS)
"""What is said in these vocabularies is read as one record of a thing."""
_SEVERAL: Final = frozenset(
    [SKOS + "altLabel", *(CG + name for name in ("topic", "participant", "adopts", "addressedTo"))]
)
"""What a thing may have several of, so that one more contradicts none."""
_OF_A_ROW: Final = frozenset([DCTERMS + "source", SKOS + "note"])
"""What a row says of itself where it knows no more of a thing than its name."""
_ONE_FOLDER: Final = (
    "Put the rows into one folder and load that, where several sources may speak of one "
    "membership; or, if another membership of the same two is meant, give its row a spell of its "
    "own, such as 2 (of RDF, in the table that it was made of)."
)
_AGAIN: Final = (
    "Leave such rows out; or put them into one folder with the tables of the graph and load that, "
    "where several sources may speak of one membership."
)
_OTHER_ID: Final = (
    "If this is another document, give it an id of its own; if not, leave its address out."
)
_SHOWN: Final = 5


def unite_facts(
    quads: Iterable[Quad], known: pyoxigraph.Store, names: Namespace, path: str
) -> list[Quad]:
    """Leave out what a file says otherwise of things that a graph describes already.

    A thing keeps its kind, type, names and all else that the graph says of it once; new facts come.

    Parameters
    ----------
    quads : iterable of Quad
        Of the file.
    known : pyoxigraph.Store
        The graph, with the triples of all named graphs in the default one.
    names : Namespace
        Of the graph, to name records by their ids.
    path : str
        The file, for the error.

    Returns
    -------
    list of Quad
        In the order of the file.

    Raises
    ------
    DataError
        If the file has a record of the graph, such as a membership, and says something else of it:
        of two records of one id nobody could tell what each says. Likewise if a source has another
        address: words would be given to a document that does not have them.
    """
    said: dict[object, list[Quad]] = {}
    for quad in quads:
        said.setdefault(quad.subject, []).append(quad)
    described = {one for one in said if isinstance(one, NamedNode) and _describes(known, one)}
    _refuse_others(said, described, known, names, path)
    return [
        quad
        for subject, told in said.items()
        for quad in (_new(told, known) if subject in described else told)
    ]


def _describes(known: pyoxigraph.Store, thing: NamedNode) -> bool:
    return any(True for _ in known.quads_for_pattern(thing, _TYPE, None, DefaultGraph()))


def _refuse_others(
    said: Mapping[object, Sequence[Quad]],
    described: Iterable[NamedNode],
    known: pyoxigraph.Store,
    names: Namespace,
    path: str,
) -> None:
    rests = (quad for told in said.values() for quad in told if _rests(quad))
    record_of = {q.object: q.subject for q in rests if isinstance(q.subject, NamedNode)}
    records, documents, again = set[object](), set[object](), set[object]()
    for thing in described:
        unsaid = [quad for quad in said[thing] if not _has(known, quad)]
        if _is_record(said[thing]) and unsaid:
            same = all(quad.predicate in _ON_WHOSE_WORD for quad in unsaid)
            (again if same else records).add(record_of.get(thing, thing))
        elif _is_membership(thing, known) and any(map(_of_membership, unsaid)):
            records.add(thing)
        elif any(quad.predicate == _URL and _elsewhere(quad, known) for quad in said[thing]):
            documents.add(thing)
    problems = [
        Problem(path, 0, "", message, hint)
        for things, said_of, hint in (
            (records, "the file says something else of", _ONE_FOLDER),
            (again - records, "the file says the same again of", _AGAIN),
            (documents, "the file has another address for", _OTHER_ID),
        )
        if (message := _there_already(things, said_of, names))
    ]
    if problems:
        raise DataError(problems)


def _there_already(things: Iterable[object], said_of: str, names: Namespace) -> str:
    """Say which things a graph has already; empty if there are none."""
    found = sorted(names.slug(thing.value) for thing in things if isinstance(thing, NamedNode))
    if not found:
        return ""
    more = f" and {len(found) - _SHOWN:,} more" if len(found) > _SHOWN else ""
    are, them = ("is", "it") if len(found) == 1 else ("are", "them")
    return f"{', '.join(found[:_SHOWN])}{more} {are} in the graph already, and {said_of} {them}."


def _elsewhere(quad: Quad, known: pyoxigraph.Store) -> bool:
    return not _has(known, quad) and _told_otherwise(quad, known)


def _is_membership(thing: NamedNode, known: pyoxigraph.Store) -> bool:
    return Quad(thing, _TYPE, _MEMBERSHIP) in known


def _of_membership(quad: Quad) -> bool:
    return bool(quad.predicate in _OF_MEMBERSHIPS)


def _rests(quad: Quad) -> bool:
    return bool(quad.predicate == _EVIDENCE)


def _is_record(told: Iterable[Quad]) -> bool:
    """Tell whether a file has a record of its own: what has a type and evidence, or is evidence.

    A fact about a record without its type, as somebody writes it by hand, is one more fact.
    """
    types = [quad.object for quad in told if quad.predicate == _TYPE]
    return _ONE_WORD in types or (bool(types) and any(map(_rests, told)))


def _has(known: pyoxigraph.Store, quad: Quad) -> bool:
    return Quad(quad.subject, quad.predicate, quad.object) in known


def _new(told: Sequence[Quad], known: pyoxigraph.Store) -> list[Quad]:
    """Keep of what a file tells of a described thing what is known, or contradicts nothing."""
    nothing_more = any(quad.predicate == _KIND and quad.object == _UNKNOWN for quad in told)
    return [
        quad
        for quad in told
        if _has(known, quad)
        or (
            not (nothing_more and quad.predicate.value in _OF_A_ROW)
            and not _told_otherwise(quad, known)
        )
    ]


def _told_otherwise(quad: Quad, known: pyoxigraph.Store) -> bool:
    """Tell whether the graph says it otherwise; a text in another language is new."""
    predicate, value = quad.predicate, quad.object
    if predicate == _TYPE:
        return isinstance(value, NamedNode) and value.value.startswith(_OUR_OWN)
    if not predicate.value.startswith(_OUR_OWN) or predicate.value in _SEVERAL:
        return False
    language = getattr(value, "language", None)
    there = known.quads_for_pattern(quad.subject, predicate, None, DefaultGraph())
    return any(not language or _language_of(one) == language for one in there)


def _language_of(quad: Quad) -> str | None:
    return getattr(quad.object, "language", None)
