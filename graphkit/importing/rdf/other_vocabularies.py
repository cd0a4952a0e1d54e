"""Say in the words of ORG and schema.org what other vocabularies say of members and of days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import pyoxigraph

from graphkit.authoring.dates.empty_words import UNKNOWN_DAY
from graphkit.importing.rdf.rdf_nodes import (
    SCHEMA,
    TIME,
    changed,
    is_unknown_value,
    named,
    of_schema,
    quads_of,
    said,
    text,
)
from graphkit.terms import FOAF, ORG

_VCARD: Final = "http://www.w3.org/2006/vcard/ns#"
_SIOC: Final = "http://rdfs.org/sioc/ns#"
RENAMED: Final = {
    FOAF + "member": ORG + "hasMember",
    _VCARD + "hasMember": ORG + "hasMember",
    _SIOC + "has_member": ORG + "hasMember",
    _SIOC + "member_of": ORG + "memberOf",
    **{scheme + "members": scheme + "member" for scheme in SCHEMA},
}
"""What says of somebody to be a member, and how it is read."""
_DAYS: Final = of_schema("startDate", "endDate", "validFrom", "validThrough", "validUntil")
_PART: Final = re.compile(r"(?:---?)?(-?\d+)(?:Z|[+-]\d\d:\d\d)?")
"""A year, or a month or day behind the hyphens that stand for what is not told."""
_EDGES: Final = (TIME + "hasBeginning", TIME + "hasEnd")


def in_known_words(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """Say plain memberships, days that nobody knows and parts of dates in the words that are read.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.

    Returns
    -------
    pyoxigraph.Store
        The store itself where nothing is said in other words; else a copy.

    Examples
    --------
    >>> data = b"<urn:g> <http://xmlns.com/foaf/0.1/member> <urn:a> ."
    >>> store = pyoxigraph.Store()
    >>> store.load(data, pyoxigraph.RdfFormat.TURTLE)
    >>> [quad.predicate.value for quad in in_known_words(store)]
    ['http://www.w3.org/ns/org#hasMember']
    """
    without: list[pyoxigraph.Quad] = []
    added: list[pyoxigraph.Quad] = []
    for quad in quads_of(store, *RENAMED):
        without.append(quad)
        predicate = named(RENAMED[quad.predicate.value])
        added.append(pyoxigraph.Quad(quad.subject, predicate, quad.object, quad.graph_name))
    for quad in quads_of(store, *_DAYS, *_EDGES):
        if is_unknown_value(store, quad.object):
            without.append(quad)
            nobody_knows = text(UNKNOWN_DAY)
            added.append(
                pyoxigraph.Quad(quad.subject, quad.predicate, nobody_knows, quad.graph_name)
            )
    for quad in quads_of(store, TIME + "inDateTime"):
        for day in _day_of_parts(store, quad.object):
            predicate = named(TIME + "inXSDDate")
            added.append(pyoxigraph.Quad(quad.subject, predicate, text(day), quad.graph_name))
    return changed(store, without, added)


def _day_of_parts(store: pyoxigraph.Store, node: Any) -> Iterator[str]:
    """Write a day of OWL-Time that is told by its year, month and day, as far as it is."""
    years = _numbers(store, node, "year")
    months, days = _numbers(store, node, "month"), _numbers(store, node, "day")
    if len(years) == 1 and len(months) < 2 and len(days) < 2 and len(months) >= len(days):
        later = (f"{number:02}" for number in (*months, *days))
        yield "-".join([_four_digits(years[0]), *later])


def _four_digits(year: int) -> str:
    """Write a year, one before the common era with its sign."""
    return f"{'-' * (year < 0)}{abs(year):04}"


def _numbers(store: pyoxigraph.Store, node: Any, part: str) -> list[int]:
    """Read the numbers of "2019", "-0044", "--05" and "---14", without a zone."""
    found = [_PART.fullmatch(one.value.strip()) for one in said(store, node, TIME + part)]
    return [int(one[1]) for one in found if one]
