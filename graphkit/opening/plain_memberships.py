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
from graphkit.errors import Problem
from graphkit.facts.authored_row import Row
from graphkit.terms import CG, ORG, RDF, RDFS, Namespace

_TYPE: Final = pyoxigraph.NamedNode(RDF + "type")
_SCHEMA: Final = ("http://schema.org/", "https://schema.org/")
_OURS: Final = ("Membership", "Coalition")
_THEIRS: Final = (
    *(ORG + name for name in ("member", "memberOf", "headOf", "hasMember", "hasMembership")),
    *(scheme + name for scheme in _SCHEMA for name in ("member", "memberOf")),
)


class PlainMemberships(NamedTuple):
    """Memberships that RDF states in other words than ours.

    Attributes
    ----------
    turtle : str
        The same facts in the terms of this ontology.
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


def plain_memberships(inner: pyoxigraph.Store, name: str) -> PlainMemberships | None:
    """Read the memberships of RDF that has none in the terms of this ontology.

    Parameters
    ----------
    inner : pyoxigraph.Store
        The triples of somebody's files, and nothing else; is not changed.
    name : str
        The name of the file or folder, which is the source of what it says.

    Returns
    -------
    PlainMemberships or None
        None where there is no membership, or where there are memberships or coalitions of this
        ontology: what else then is said of members may be meant otherwise.

    Raises
    ------
    DataError
        If what it says cannot be made records of.
    """
    if not _may_have_any(inner):
        return None
    from graphkit.authoring.reading import AS_IT_IS
    from graphkit.authoring.spells import with_spells
    from graphkit.authoring.vocabulary import vocabulary_of
    from graphkit.building import build
    from graphkit.building.about_graph import namespace_of
    from graphkit.importing.complete import completed_by_rows
    from graphkit.importing.rdf_memberships import memberships_in

    found, ids = memberships_in(inner, name)
    memberships = found.tables["memberships"]
    if not memberships:
        return None
    found.tables["graph"] = [_about(name, len(memberships))]
    done = completed_by_rows(found, AS_IT_IS)
    tables, doubts = done.tables, done.doubts
    spelt = with_spells(tables["memberships"], vocabulary_of(tables))
    tables = {**tables, "memberships": spelt}
    links = tuple(_links(ids, namespace_of(tables)))
    return PlainMemberships(build(tables), links, tuple(found.dropped), doubts)


def _may_have_any(inner: pyoxigraph.Store) -> bool:
    ours = (pyoxigraph.NamedNode(CG + name) for name in _OURS)
    if any(True for one in ours for _ in inner.quads_for_pattern(None, _TYPE, one, None)):
        return False
    theirs = map(pyoxigraph.NamedNode, _THEIRS)
    return any(True for one in theirs for _ in inner.quads_for_pattern(None, one, None, None))


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
