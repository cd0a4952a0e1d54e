"""The rules of OWL 2 RL about lists: one for each list, or one for all where two items clash."""

from __future__ import annotations

from collections.abc import Iterator
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
    return [*found, *_OF_NO_TWO]


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


_LISTED: Final = f"{NamedNode(RDF + 'rest')}*/{NamedNode(RDF + 'first')}"
"""The path from a list to each of its items."""


def _no_two(name: str, kind: str, listed: str, both: tuple[str, ...], words: str) -> Rule:
    """Say what two different items of a list may not be; one rule for all lists and pairs."""
    stated = pattern(f"?c a owl:{kind}"), pattern(f"?c owl:{listed} ?l")
    items = ("?l", _LISTED, "?one"), ("?l", _LISTED, "?other")
    premises = (*stated, *map(pattern, both), *items)
    return Rule(name, premises, None, words, "FILTER(?one != ?other)")


_SAME: Final = ("?one owl:sameAs ?other",)
_DIFFER: Final = "what is all different cannot be the same"
_OF_NO_TWO: Final = (
    _no_two(
        "cax-adc", "AllDisjointClasses", "members", ("?x a ?one", "?x a ?other"),
        "disjoint classes have no member in common",
    ),
    _no_two(
        "prp-adp", "AllDisjointProperties", "members", ("?x ?one ?y", "?x ?other ?y"),
        "disjoint properties never relate the same two",
    ),
    _no_two("eq-diff2", "AllDifferent", "members", _SAME, _DIFFER),
    _no_two("eq-diff3", "AllDifferent", "distinctMembers", _SAME, _DIFFER),
)  # fmt: skip


_MAKERS: Final = {
    "intersectionOf": _intersection,
    "unionOf": _union,
    "oneOf": _enumeration,
    "propertyChainAxiom": _chain,
    "hasKey": _key,
}
