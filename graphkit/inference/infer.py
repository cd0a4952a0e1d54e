"""Add what follows from a graph to a copy of it, rule by rule, until nothing new follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, Final, NamedTuple, get_args

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, Triple, Variable

from graphkit.errors import DataError, LimitExceeded, Problem
from graphkit.inference.list_rules import list_rules
from graphkit.inference.rules import Pattern, Regime, Rule, rules_of
from graphkit.stores.memory import Store
from graphkit.terms import OWL, Namespace
from graphkit.type_checks import one_of

MOST: Final = 20_000_000
"""So many triples may follow; more follow only by accident, such as all things being the same."""

_OF_ITSELF: Final = frozenset(
    NamedNode(OWL + name) for name in ("sameAs", "equivalentClass", "equivalentProperty")
)
"""Nobody asks what is the same as itself."""

_SHOWN: Final = 20
"""So many contradictions are told."""


class Derivation(NamedTuple):
    """How a triple came to be.

    Attributes
    ----------
    step : int
        When: its premises came in earlier steps, or were asserted.
    rule : Rule
        By which rule.
    """

    step: int
    rule: Rule


class InferredStore(Store):
    """A store with what follows from it.

    Attributes
    ----------
    derivations : mapping of Triple to Derivation
        How each triple that was not asserted came to be.
    """

    def __init__(
        self,
        inner: pyoxigraph.Store,
        derivations: Mapping[Triple, Derivation],
        namespace: Namespace | None = None,
    ) -> None:
        super().__init__(inner, merged=True, namespace=namespace)
        self.derivations = MappingProxyType(derivations)


def infer(store: Store, regime: Regime, *, most: int = MOST) -> InferredStore:
    """Copy a store and add what follows from it.

    Parameters
    ----------
    store : Store
        Is not changed. What its default graph says counts, the union of all its graphs.
    regime : {"rdfs", "owl-rl"}
        The rules: subclasses, subproperties, domains and ranges; or those of OWL 2 RL.
    most : int
        So many triples may follow.

    Returns
    -------
    InferredStore

    Raises
    ------
    InvalidChoice
        If there is no such regime.
    DataError
        If the graph contradicts itself (OWL 2 RL only), with each contradiction.
    LimitExceeded
        If more follows than ``most``.

    Notes
    -----
    What is true of everything is left out: that each thing is the same as itself, and an
    ``rdfs:Resource``; so are types of the vocabulary itself, such as ``rdf:Property``. Literals are
    never subjects. Facts about values of datatypes are not looked at (rules ``dt-*``).

    Examples
    --------
    >>> text = "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> " \\
    ...        "<urn:Firm> rdfs:subClassOf <urn:Actor> . <urn:zoom> a <urn:Firm> ."
    >>> inferred = infer(Store.of_turtle(text), "rdfs")
    >>> [str(triple) for triple in inferred.derivations if "zoom" in str(triple)]
    ['<urn:zoom> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:Actor>']
    """
    one_of("regime", regime, get_args(Regime))
    inner = store.copy().inner
    known = store.derivations if isinstance(store, InferredStore) else {}
    derivations: dict[Triple, Derivation] = dict(known)
    step, before = max((one.step for one in known.values()), default=0), -1
    while len(derivations) > before:
        before = len(derivations)
        for rule in _rules(inner, regime):
            step += 1
            for triple in _following(inner, rule):
                derivations.setdefault(triple, Derivation(step, rule))
            if len(derivations) > most:
                raise _too_much(most)
    _refuse_contradictions(inner, regime)
    inferred = InferredStore(inner, derivations, store.namespace)
    inferred.beside = store.beside
    if store.reopen is not None:
        inferred.reopen = partial(_reopened, store.reopen, regime, most)
    return inferred


def _reopened(reopen: Callable[[], Store], regime: Regime, most: int) -> InferredStore:
    return infer(reopen(), regime, most=most)


def _rules(inner: pyoxigraph.Store, regime: Regime) -> tuple[Rule, ...]:
    listed = list_rules(inner) if regime == "owl-rl" else []
    return (*rules_of(regime), *listed)


def _following(inner: pyoxigraph.Store, rule: Rule) -> list[Triple]:
    """Add what a rule gives once, and list what is new."""
    if rule.follows is None:
        return []
    new: dict[Triple, None] = {}
    for bound in solutions(inner, rule, rule.follows):
        subject, predicate, value = (filled(term, bound) for term in rule.follows)
        possible = not isinstance(subject, Literal) and isinstance(predicate, NamedNode)
        if possible and not (subject == value and predicate in _OF_ITSELF):
            new[Triple(subject, predicate, value)] = None
    inner.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in new)
    return sorted(new, key=str)


def solutions(
    inner: pyoxigraph.Store,
    rule: Rule,
    absent: Pattern | None,
    given: Mapping[str, Any] | None = None,
) -> Iterator[Mapping[str, Any]]:
    """Find what the variables of a rule may stand for, where something is not there yet."""
    known = {**rule.given, **(given or {})}
    body = " . ".join(" ".join(premise) for premise in rule.premises)
    unless = f"FILTER NOT EXISTS {{ {' '.join(absent)} }}" if absent else ""
    patterns = (*rule.premises, absent) if absent else rule.premises
    names = sorted({term for parts in patterns for term in parts if term.startswith("?")})
    query = f"SELECT DISTINCT {' '.join(names)} {{ {body} {rule.filter} {unless} }}"
    replaced = {Variable(name): term for name, term in known.items() if f"?{name}" in names}
    answer: Any = inner.query(query, substitutions=replaced)
    columns = [variable.value for variable in answer.variables]
    for solution in answer:
        found = dict(zip(columns, solution, strict=True))
        yield {**found, **known}


def filled(term: str, bound: Mapping[str, Any]) -> Any:
    """Give what a variable of a rule stands for, or the IRI itself."""
    return bound[term[1:]] if term.startswith("?") else NamedNode(term[1:-1])


def _refuse_contradictions(inner: pyoxigraph.Store, regime: Regime) -> None:
    problems = []
    for rule in _rules(inner, regime):
        if rule.follows is None:
            for bound in solutions(inner, rule, None):
                about = ", ".join(str(bound[name]) for name in ("x", "y") if name in bound)
                message = f"contradiction about {about or 'the vocabulary'}: {rule.words}."
                hint = f"Correct the facts or the vocabulary (rule {rule.name})."
                problems.append(Problem("graph", 0, "", message, hint))
    if problems:
        raise DataError(sorted(set(problems), key=str)[:_SHOWN])


def _too_much(most: int) -> LimitExceeded:
    message = f"more than {most:,} triples follow. Look for things that are wrongly the same."
    return LimitExceeded("triples", message)
