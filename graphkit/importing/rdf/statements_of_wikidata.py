"""Say as memberships of ORG what Wikidata states of who is a member of what, since when.

A statement counts with its days and role, also where the same is said without them
(``wdt:P463``). What Wikidata marks as deprecated is known to be wrong, and is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.authoring.dates.wikidata_dates import as_known
from graphkit.errors import Problem
from graphkit.importing.rdf.rdf_nodes import (
    changed,
    is_unknown_value,
    named,
    quads_of,
    said,
    text,
)
from graphkit.terms import ORG, RDF

PROPERTIES: Final = ("P463", "P102", "P54")
"""Member of; member of political party; member of sports team."""
_PROP: Final = "http://www.wikidata.org/prop/"
_BASE: Final = "http://wikiba.se/ontology#"
DIRECT: Final = tuple(f"{_PROP}direct/{name}" for name in PROPERTIES)
STATED: Final = tuple(_PROP + name for name in PROPERTIES)
_DAYS: Final = {"P580": "http://schema.org/startDate", "P582": "http://schema.org/endDate"}
_ROLE: Final = "P2868"
"""The role of who is the member."""


def with_statements_as_memberships(
    store: pyoxigraph.Store, path: str
) -> tuple[pyoxigraph.Store, list[Problem]]:
    """Make a membership of each statement of Wikidata about one.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.
    path : str
        What it comes from, for messages.

    Returns
    -------
    store : pyoxigraph.Store
        The store itself where there is none; else a copy.
    doubts : list of Problem
        What is deprecated or says only that somebody is in something unknown, and is left out.
    """
    without: list[pyoxigraph.Quad] = []
    added: list[pyoxigraph.Quad] = []
    deprecated = unknown = 0
    for quad in quads_of(store, *STATED):
        statement: Any = quad.object
        name = quad.predicate.value.removeprefix(_PROP)
        if _is_deprecated(store, statement):
            deprecated += 1
            continue
        for body in said(store, statement, f"{_PROP}statement/{name}"):
            if is_unknown_value(store, body):
                unknown += 1
                continue
            added += _membership(store, quad, body)
        for qualifier in _DAYS:
            predicate = named(f"{_PROP}qualifier/{qualifier}")
            without += store.quads_for_pattern(statement, predicate, None, None)
    for quad in quads_of(store, *DIRECT):
        without.append(quad)
        if is_unknown_value(store, quad.object):
            unknown += not any(True for _ in _statements(store, quad))
        else:
            where = named(ORG + "memberOf"), quad.object, quad.graph_name
            added.append(pyoxigraph.Quad(quad.subject, *where))
    return changed(store, without, added), [*_told(path, deprecated, unknown)]


def _statements(store: pyoxigraph.Store, quad: pyoxigraph.Quad) -> Iterator[pyoxigraph.Quad]:
    predicate = named(quad.predicate.value.replace("/direct/", "/"))
    return store.quads_for_pattern(quad.subject, predicate, None, None)


def _is_deprecated(store: pyoxigraph.Store, statement: Any) -> bool:
    ranks = said(store, statement, f"{_BASE}rank")
    return any(getattr(one, "value", "") == f"{_BASE}DeprecatedRank" for one in ranks)


def _membership(
    store: pyoxigraph.Store, quad: pyoxigraph.Quad, body: Any
) -> Iterator[pyoxigraph.Quad]:
    statement: Any = quad.object
    graph = quad.graph_name

    def of(predicate: str, value: Any) -> pyoxigraph.Quad:
        return pyoxigraph.Quad(statement, named(predicate), value, graph)

    yield of(RDF + "type", named(ORG + "Membership"))
    yield of(ORG + "member", quad.subject)
    yield of(ORG + "organization", body)
    for role in said(store, statement, f"{_PROP}qualifier/{_ROLE}"):
        yield of(ORG + "role", role)
    for qualifier, predicate in _DAYS.items():
        for day in _days(store, statement, qualifier):
            yield of(predicate, text(day))


def _days(store: pyoxigraph.Store, statement: Any, qualifier: str) -> Iterator[str]:
    """Give a day as exactly as it is known: by its whole value, where the dump has it."""
    whole = [
        as_known(time.value, _precision(store, value))
        for value in said(store, statement, f"{_PROP}qualifier/value/{qualifier}")
        for time in said(store, value, f"{_BASE}timeValue")
    ]
    if any(whole):
        yield from filter(None, dict.fromkeys(whole))
        return
    for value in said(store, statement, f"{_PROP}qualifier/{qualifier}"):
        yield as_known(value.value) if isinstance(value, pyoxigraph.Literal) else UNKNOWN_DAY


def _precision(store: pyoxigraph.Store, value: Any) -> str:
    return next((str(one.value) for one in said(store, value, f"{_BASE}timePrecision")), "")


def _told(path: str, deprecated: int, unknown: int) -> Iterator[Problem]:
    if deprecated:
        message = f"statements that Wikidata marks as deprecated are left out: {deprecated:,}."
        hint = "They are known to be wrong; state what is right as another statement."
        yield Problem(path, 0, "", message, hint)
    if unknown:
        message = f"memberships in something that nobody knows are left out: {unknown:,}."
        yield Problem(path, 0, "", message, "Name what it is, if it is known.")
