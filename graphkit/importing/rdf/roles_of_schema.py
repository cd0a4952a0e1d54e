"""Say in the words of ORG who is a member of what in those of schema.org.

A role or a programme between the two is a membership of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import pyoxigraph

from graphkit.importing.rdf.rdf_nodes import changed, named, of_schema, quads_of, said
from graphkit.terms import ORG, RDF

_MEMBER: Final = of_schema("member")
_MEMBER_OF: Final = of_schema("memberOf")
_HOST: Final = of_schema("hostingOrganization")
_MARKS: Final = of_schema(
    *("roleName", "namedPosition", "startDate", "endDate", "validFrom", "validThrough")
)
_ROLES: Final = frozenset(
    of_schema("Role", "OrganizationRole", "EmployeeRole", "PerformanceRole", "LinkRole")
)
_PROGRAMMES: Final = frozenset(of_schema("ProgramMembership"))
_TYPE: Final = named(RDF + "type")
_HAS_MEMBER: Final = named(ORG + "hasMember")
_IS_MEMBER_OF: Final = named(ORG + "memberOf")


def with_roles_as_memberships(store: pyoxigraph.Store) -> pyoxigraph.Store:
    """Make a membership of each role and programme membership of schema.org; name the rest as ORG.

    Parameters
    ----------
    store : pyoxigraph.Store
        Is not changed.

    Returns
    -------
    pyoxigraph.Store
        The store itself where schema.org tells of no member; else a copy. A role of which the
        other end is not told is an ``org:Membership`` without it, which is reported as such. A
        programme that names nobody whose it is stays what its members belong to.
    """
    without: list[pyoxigraph.Quad] = []
    added: list[pyoxigraph.Quad] = []
    for node in dict.fromkeys(_between(store)):
        classes = {one.value for one in said(store, node, RDF + "type") if hasattr(one, "value")}
        hosted = not classes.isdisjoint(_PROGRAMMES) or bool(said(store, node, *_HOST))
        if not (hosted or _is_role(store, node, classes)):
            continue
        outer = _outer(store, node)
        inner = [*_quads(store, node, _MEMBER), *_quads(store, node, _MEMBER_OF)]
        members = [
            *(quad.object for quad in inner if quad.predicate.value in _MEMBER),
            *(quad.subject for quad in outer if quad.predicate.value in _MEMBER_OF),
        ]
        bodies = [
            *(quad.object for quad in inner if quad.predicate.value in _MEMBER_OF),
            *(quad.subject for quad in outer if quad.predicate.value in _MEMBER),
            *said(store, node, *_HOST),
        ]
        if hosted and not bodies:
            continue
        graphs = [quad.graph_name for quad in (*outer, *inner)]
        where = graphs[0] if graphs else pyoxigraph.DefaultGraph()
        without += [*outer, *inner]
        added += _membership(node, members, bodies, where)
    taken = frozenset(without)
    for predicate, words in ((_HAS_MEMBER, _MEMBER), (_IS_MEMBER_OF, _MEMBER_OF)):
        for quad in quads_of(store, *words):
            if quad not in taken:
                without.append(quad)
                added.append(pyoxigraph.Quad(quad.subject, predicate, quad.object, quad.graph_name))
    return changed(store, without, added)


def _between(store: pyoxigraph.Store) -> Iterator[Any]:
    """List the nodes that may stand between a member and what it is a member of."""
    for quad in (*quads_of(store, *_MEMBER), *quads_of(store, *_MEMBER_OF)):
        if not isinstance(quad.object, pyoxigraph.Literal):
            yield quad.object
    for quad in quads_of(store, *_HOST):
        yield quad.subject


def _is_role(store: pyoxigraph.Store, node: Any, classes: Iterable[str]) -> bool:
    """Organisations have members and are members themselves, so that alone tells nothing."""
    if not _ROLES.isdisjoint(classes):
        return True
    return bool(said(store, node, *_MEMBER, *_MEMBER_OF)) and bool(said(store, node, *_MARKS))


def _outer(store: pyoxigraph.Store, node: Any) -> list[pyoxigraph.Quad]:
    return [
        quad
        for predicate in (*_MEMBER, *_MEMBER_OF)
        for quad in store.quads_for_pattern(None, named(predicate), node, None)
    ]


def _quads(
    store: pyoxigraph.Store, node: Any, predicates: Iterable[str]
) -> Iterator[pyoxigraph.Quad]:
    for predicate in predicates:
        yield from store.quads_for_pattern(node, named(predicate), None, None)


def _membership(
    node: Any, members: Iterable[Any], bodies: Iterable[Any], graph: Any
) -> Iterator[pyoxigraph.Quad]:
    yield pyoxigraph.Quad(node, _TYPE, named(ORG + "Membership"), graph)
    for member in members:
        yield pyoxigraph.Quad(node, named(ORG + "member"), member, graph)
    for body in bodies:
        yield pyoxigraph.Quad(node, named(ORG + "organization"), body, graph)
