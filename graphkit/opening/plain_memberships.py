"""Read RDF that tells who is a member of what in the words of ORG or schema.org alone.

Every question, the network and the page ask for memberships with a role, a period, days and
evidence. RDF without any gets them here, made of what it says by the same steps as a table;
its own triples stay as they are, and each member and coalition points to its node.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph

from graphkit.authoring.columns import headers
from graphkit.authoring.reading import AS_IT_IS, Reading
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.terms import CG, RDF, RDFS, Namespace

_TYPE: Final = pyoxigraph.NamedNode(RDF + "type")
_OURS: Final = ("Membership", "Coalition")
_USED: Final = f"""
ASK {{ ?it ?word ?other FILTER(
  STRSTARTS(STR(?word), "{CG}") || (isIRI(?other) && STRSTARTS(STR(?other), "{CG}"))) }}"""


class PlainMemberships(NamedTuple):
    """Memberships that RDF states in other words than ours.

    Attributes
    ----------
    turtle : str
        The same facts in the terms of this ontology; empty if there is no membership.
    links : tuple of pyoxigraph.Quad
        From each member and coalition to the node that the RDF has for it.
    dropped : tuple of Problem
        What could not be read, and is left out.
    doubts : tuple of Problem
        What was read and may be meant otherwise, or left open.
    """

    turtle: str
    links: tuple[pyoxigraph.Quad, ...]
    dropped: tuple[Problem, ...]
    doubts: tuple[Problem, ...]


def plain_memberships(
    inner: pyoxigraph.Store, name: str, reading: Reading = AS_IT_IS
) -> PlainMemberships | None:
    """Read the memberships of RDF that has none in the terms of this ontology.

    Parameters
    ----------
    inner : pyoxigraph.Store
        The triples of somebody's files, and nothing else; is not changed.
    name : str
        The name of the file or folder, which is the source of what it says.
    reading : Reading
        Whether the day or the month comes first.

    Returns
    -------
    PlainMemberships or None
        None where there are memberships or coalitions of this ontology: what else then is said of
        members may be meant otherwise; and where there is no membership, and some other term of
        this ontology.

    Raises
    ------
    DataError
        If what it says cannot be made records of.
    """
    if _has_ours(inner):
        return None
    from graphkit.authoring.spells.fill_spells import with_spells
    from graphkit.authoring.vocabulary import vocabulary_of
    from graphkit.building import build
    from graphkit.building.write_about import namespace_of
    from graphkit.importing.complete_rows import completed_by_rows
    from graphkit.importing.rdf.memberships import memberships_in, tells_members
    from graphkit.importing.rdf.order_of_dates import without_unsure_dates

    told = tells_members(inner)
    if not told and _is_empty_or_ours(inner):
        return None  # what is not read need not be looked for
    found, ids = memberships_in(inner, name, reading.dates)
    memberships = found.tables["memberships"]
    if not memberships:
        if told and _is_empty_or_ours(inner):
            return None
        return PlainMemberships("", (), tuple(found.dropped), tuple(found.doubts))
    found.dropped.extend(without_unsure_dates(found.tables, reading.dates))
    found.tables["graph"] = [_about(name, len(memberships))]
    done = completed_by_rows(found, reading)
    tables, doubts = done.tables, done.doubts
    spelt = with_spells(tables["memberships"], vocabulary_of(tables))
    tables = {**tables, "memberships": spelt}
    links = tuple(_links(ids, namespace_of(tables)))
    return PlainMemberships(build(tables), links, tuple(found.dropped), doubts)


def _has_ours(inner: pyoxigraph.Store) -> bool:
    ours = (pyoxigraph.NamedNode(CG + name) for name in _OURS)
    return any(True for one in ours for _ in inner.quads_for_pattern(None, _TYPE, one, None))


def _is_empty_or_ours(inner: pyoxigraph.Store) -> bool:
    """Tell whether there is nothing, or some term of this ontology."""
    some = any(True for _ in inner)
    return not some or bool(inner.query(_USED, use_default_graph_as_union=True))


def _about(name: str, memberships: int) -> Row:
    said = {
        "title_en": name,
        "description_en": f"{memberships:,} memberships of the W3C organisation ontology or "
        f"schema.org, read from {name}.",
    }
    return Row(name, 0, {**dict.fromkeys(headers("graph"), ""), **said})


def _links(ids: Mapping[str, str], namespace: Namespace) -> Iterator[pyoxigraph.Quad]:
    about = pyoxigraph.NamedNode(RDFS + "seeAlso")
    for node, slug in sorted(ids.items()):
        address = _address(node)
        if address is not None:
            yield pyoxigraph.Quad(pyoxigraph.NamedNode(namespace.iri(slug)), about, address)


def _address(node: str) -> pyoxigraph.NamedNode | None:
    """A text is no address, nor a blank node, which has no name outside its file."""
    try:
        return pyoxigraph.NamedNode(node)
    except ValueError:
        return None
