"""The rules of OWL 2 RL about lists: one rule for each list that the graph has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from pyoxigraph import NamedNode, Store

from graphkit.inference.rules import Rule, pattern
from graphkit.terms import OWL, RDF

_FIRST: Final = NamedNode(RDF + "first")
_REST: Final = NamedNode(RDF + "rest")
_NIL: Final = NamedNode(RDF + "nil")


def list_rules(inner: Store) -> list[Rule]:
    """Make the rules for intersections, unions, enumerations, chains, keys and disjoint lists.

    Parameters
    ----------
    inner : Store
        The graph, in whose default graph the lists are.

    Returns
    -------
    list of Rule
        In the order of the terms that the lists belong to.
    """
    found: list[Rule] = []
    for name, make in _MAKERS.items():
        quads = inner.quads_for_pattern(None, NamedNode(OWL + name), None)
        for quad in sorted(quads, key=str):
            items = _items(inner, quad.object)
            if items:
                found += make(quad.subject, quad.object, items)
    return found


def _items(inner: Store, node: Any) -> list[Any]:
    items: list[Any] = []
    seen = set()
    while node != _NIL and node not in seen:
        seen.add(node)
        first = [quad.object for quad in inner.quads_for_pattern(node, _FIRST, None)]
        rest = [quad.object for quad in inner.quads_for_pattern(node, _REST, None)]
        if not first or not rest:
            return []
        items.append(first[0])
        node = rest[0]
    return items


def _given(owner: Any, listed: Any, items: list[Any]) -> dict[str, Any]:
    return {"c": owner, "l": listed, **{f"c{n}": item for n, item in enumerate(items)}}


def _intersection(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    given = _given(owner, listed, items)
    stated = pattern("?c owl:intersectionOf ?l")
    types = tuple(pattern(f"?x a ?c{n}") for n in range(len(items)))
    words = "who is of all these classes is of their intersection"
    yield Rule("cls-int1", (stated, *types), pattern("?x a ?c"), words, given=given)
    for number, member in enumerate(types):
        words = "who is of an intersection is of each of its classes"
        yield Rule("cls-int2", (stated, pattern("?x a ?c")), member, words, given=given)
        broader = pattern(f"?c rdfs:subClassOf ?c{number}")
        words = "an intersection is a subclass of each of its classes"
        yield Rule("scm-int", (stated,), broader, words, given=given)


def _union(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    given = _given(owner, listed, items)
    stated = pattern("?c owl:unionOf ?l")
    for number in range(len(items)):
        premises = (stated, pattern(f"?x a ?c{number}"))
        words = "who is of one of these classes is of their union"
        yield Rule("cls-uni", premises, pattern("?x a ?c"), words, given=given)
        narrower = pattern(f"?c{number} rdfs:subClassOf ?c")
        words = "each class of a union is a subclass of it"
        yield Rule("scm-uni", (stated,), narrower, words, given=given)


def _enumeration(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    given = _given(owner, listed, items)
    stated = pattern("?c owl:oneOf ?l")
    for number in range(len(items)):
        words = "all that a class lists are of it"
        yield Rule("cls-oo", (stated,), pattern(f"?c{number} a ?c"), words, given=given)


def _chain(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    steps = tuple(pattern(f"?x{n} ?c{n} ?x{n + 1}") for n in range(len(items)))
    premises = (pattern("?c owl:propertyChainAxiom ?l"), *steps)
    follows = pattern(f"?x0 ?c ?x{len(items)}")
    words = "a chain of properties implies this one"
    yield Rule("prp-spo2", premises, follows, words, given=_given(owner, listed, items))


def _key(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    shared = tuple(
        pattern(f"?{node} ?c{n} ?v{n}") for n in range(len(items)) for node in ("x", "y")
    )
    premises = (pattern("?c owl:hasKey ?l"), pattern("?x a ?c"), pattern("?y a ?c"), *shared)
    follows, words = pattern("?x owl:sameAs ?y"), "a key tells one thing"
    given = _given(owner, listed, items)
    yield Rule("prp-key", premises, follows, words, "FILTER(?x != ?y)", given)


def _disjoint(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    given = _given(owner, listed, items)
    stated = pattern("?c owl:members ?l")
    for one, other in combinations(range(len(items)), 2):
        classes = (pattern(f"?x a ?c{one}"), pattern(f"?x a ?c{other}"))
        kind = pattern("?c a owl:AllDisjointClasses")
        words = "disjoint classes have no member in common"
        yield Rule("cax-adc", (kind, stated, *classes), None, words, given=given)
        uses = (pattern(f"?x ?c{one} ?y"), pattern(f"?x ?c{other} ?y"))
        kind = pattern("?c a owl:AllDisjointProperties")
        words = "disjoint properties never relate the same two"
        yield Rule("prp-adp", (kind, stated, *uses), None, words, given=given)
        same = pattern(f"?c{one} owl:sameAs ?c{other}")
        kind = pattern("?c a owl:AllDifferent")
        words = "what is all different cannot be the same"
        yield Rule("eq-diff2", (kind, stated, same), None, words, given=given)


def _distinct(owner: Any, listed: Any, items: list[Any]) -> Iterator[Rule]:
    given = _given(owner, listed, items)
    premises = pattern("?c a owl:AllDifferent"), pattern("?c owl:distinctMembers ?l")
    for one, other in combinations(range(len(items)), 2):
        same = pattern(f"?c{one} owl:sameAs ?c{other}")
        words = "what is all different cannot be the same"
        yield Rule("eq-diff3", (*premises, same), None, words, given=given)


_MAKERS: Final = {
    "intersectionOf": _intersection,
    "unionOf": _union,
    "oneOf": _enumeration,
    "propertyChainAxiom": _chain,
    "hasKey": _key,
    "members": _disjoint,
    "distinctMembers": _distinct,
}
