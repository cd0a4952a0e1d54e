"""Say why an inferred triple holds: the rule that gave it, and its premises, down to facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from graphkit.errors import NotFound, QueryError
from graphkit.inference.infer import Derivation, InferredStore, filled, solutions
from graphkit.inference.rules import Rule
from graphkit.sparql.plain_values import value
from graphkit.sparql.term import term
from graphkit.stores.memory import Store
from graphkit.table import Table, Value
from graphkit.terms import RDF

_LOCAL = re.compile(r"[\w-](?:[\w.-]*[\w-])?")
_IRI = re.compile(r"(?:https?://|urn:|file:///|mailto:)\S+\Z")

_NAMED = 3
"""So many triples that are there are named in place of one that is not."""

_MEANINGS = {
    "step": "number of the line; the first is what was asked about",
    "subject": "of the triple",
    "predicate": "of the triple",
    "object": "of the triple",
    "rule": "what gave it, as the specification names it; empty if it was asserted",
    "because": "the rule in words",
    "of": "the lines of its premises",
}


def triple_of(
    subject: object, predicate: object, value: object, prefixes: Mapping[str, str]
) -> Triple:
    """Make a triple of what people write: IRIs, also with a prefix, ``a``, records, values, terms.

    >>> print(triple_of("urn:zoom", "a", "foaf:Agent", {"foaf": "http://xmlns.com/foaf/0.1/"}))
    <urn:zoom> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Agent>
    """
    is_a = NamedNode(RDF + "type")
    second = is_a if type(predicate) is str and predicate == "a" else _term(predicate, prefixes)
    first, third = _term(subject, prefixes), _term(value, prefixes)
    if isinstance(first, Literal) or not isinstance(second, NamedNode):
        message = f"{subject!r} {predicate!r} {value!r} is no triple"
        raise QueryError(f"{message}. Begin it with two IRIs, whole or with a known prefix.")
    return Triple(first, second, third)


def _term(part: object, prefixes: Mapping[str, str]) -> Any:
    if isinstance(part, BlankNode):
        return part
    if type(part) is not str:
        return term(part)
    prefix, colon, local = part.partition(":")
    if colon and prefix in prefixes and len(local.split()) < 2:
        return _named(prefixes[prefix] + local)
    if part.startswith("<") and part.endswith(">"):
        return _named(part[1:-1])
    return _named(part) if _IRI.match(part) else term(part)


def _named(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no address: {error}. Write it as the graph has it.") from None


def explain(store: Store, triple: Triple) -> Table:
    """Explain a triple of an inferred graph.

    Parameters
    ----------
    store : Store
        One that `graphkit.inference.infer.infer` gave; in others everything is asserted.
    triple : pyoxigraph.Triple
        One that is in it.

    Returns
    -------
    Table
        One row a triple: the one asked about, then its premises and theirs, each once. A premise
        is always older than what follows from it, so the explanation has an end. Where there are
        several explanations, this is one of them.

    Raises
    ------
    NotFound
        If the triple is not in the graph.
    """
    triple = _there(store, triple)
    prefixes = store.namespace.prefixes
    derivations = store.derivations if isinstance(store, InferredStore) else {}
    told: dict[Triple, tuple[str, str, tuple[Triple, ...]]] = {}
    waiting = [triple]
    while waiting:
        current = waiting.pop(0)
        if current in told:
            continue
        derivation = derivations.get(current)
        if derivation is None:
            told[current] = ("", "asserted", ())
            continue
        premises = _premises(store, derivations, current)
        told[current] = (derivation.rule.name, derivation.rule.words, premises)
        waiting += premises
    numbers = {one: number for number, one in enumerate(told, start=1)}
    rows = [
        (
            numbers[one],
            *(_shown(part, prefixes) for part in (one.subject, one.predicate, one.object)),
            rule,
            words,
            ", ".join(str(numbers[premise]) for premise in premises),
        )
        for one, (rule, words, premises) in told.items()
    ]
    return Table(tuple(_MEANINGS), rows, definitions=_MEANINGS)


def _there(store: Store, triple: Triple) -> Triple:
    """Find a triple; a text means the one value that is written so, of whatever type or language.

    Raises
    ------
    NotFound
        If it is not in the graph; with what is, of the same subject and predicate.
    """
    if Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()) in store.inner:
        return triple
    quads = store.inner.quads_for_pattern(triple.subject, triple.predicate, None, DefaultGraph())
    there = sorted((quad.object for quad in quads), key=str)
    if isinstance(triple.object, Literal):
        meant = [
            one for one in there if isinstance(one, Literal) and one.value == triple.object.value
        ]
        if len(meant) == 1:
            return Triple(triple.subject, triple.predicate, meant[0])
    hint = "It neither was asserted nor follows."
    if not isinstance(store, InferredStore):
        hint = "It is not asserted. What follows is in a graph that infer gives."
    if there:
        hint += f" There is {', '.join(map(str, there[:_NAMED]))}{', …' if there[_NAMED:] else '.'}"
    raise NotFound("triple of this graph", str(triple), hint=hint)


def _shown(part: Any, prefixes: Mapping[str, str]) -> Value:
    """Abbreviate an IRI, as `triple_of` reads it; other terms become values."""
    if not isinstance(part, NamedNode):
        return value(part)
    for prefix, space in prefixes.items():
        if part.value.startswith(space) and _LOCAL.fullmatch(part.value, len(space)):
            return f"{prefix}:{part.value[len(space) :]}"
    return str(part.value)


def _premises(
    store: Store, derivations: Mapping[Triple, Derivation], triple: Triple
) -> tuple[Triple, ...]:
    """Find premises that were there before the triple was."""
    step, rule = derivations[triple]

    def age(premise: Triple) -> int:
        return derivations[premise].step if premise in derivations else 0

    every = (
        _instance(rule, bound) for bound in solutions(store.inner, rule, None, _head(rule, triple))
    )
    older = [premises for premises in every if all(age(premise) < step for premise in premises)]
    return min(older, key=lambda premises: (sum(map(age, premises)), str(premises)))


def _head(rule: Rule, triple: Triple) -> Mapping[str, Any]:
    assert rule.follows is not None
    terms = zip(rule.follows, (triple.subject, triple.predicate, triple.object), strict=True)
    return {name[1:]: term for name, term in terms if name.startswith("?")}


def _instance(rule: Rule, bound: Mapping[str, Any]) -> tuple[Triple, ...]:
    return tuple(Triple(*(filled(term, bound) for term in premise)) for premise in rule.premises)
