"""Queries of the W3C's suites with a variable turned into a parameter: what rdflib gives for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph
import pytest

from graphkit.checking.shacl.with_pyshacl import as_rdflib
from graphkit.errors import QueryError
from graphkit.sparql.grammar.read_query import read
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store

from ..sparql.test_parameters import answer_of, oracle_answer
from .suite import MF, QT, cases
from .test_sparql import EVALUATED, loaded, text_of

if TYPE_CHECKING:
    import rdflib

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

OTHER = ("dataset", "graph", "functions", "cast", "expr-", "open-world", "type-promotion", "i18n")
STRUCTURES = [path for path in EVALUATED if not any(f"/{name}" in path for name in OTHER)]
"""Groups of the suite that are about patterns, groups and clauses, not about single functions."""
NOBODY: Any = Counter({frozenset(): 1})
"""What rdflib gives for groups where nothing is grouped: one row without values, which is none."""
APART = ("negation/full-minuend", "negation/partial-minuend")
"""Queries with MINUS, of whose sides rdflib lets a variable of one reach into the other."""


def may_be_given(text: str) -> list[str]:
    """Name the variables of a query, but for those that a subquery has for itself."""
    selections = read(text).selections
    names = sorted({use.name for selection in selections for use in selection.uses})
    own = {
        name
        for selection in selections[1:]
        for name in selection.names("computed")
        | ({use.name for use in selection.uses} - selection.results())
    }
    return [name for name in names if name not in own]


def value_of(answer: Any, name: str) -> Any:
    """Give a value that the variable has in the answer, or any."""
    if isinstance(answer, pyoxigraph.QuerySolutions) and name in {
        variable.value for variable in answer.variables
    }:
        for row in answer:
            if row[name] is not None and not isinstance(row[name], pyoxigraph.BlankNode):
                return row[name]
    return pyoxigraph.Literal(1)


def questions(every: int) -> Iterator[tuple[str, str, Store, rdflib.Graph]]:
    """Give the queries, one in so many, that both engines answer alike without parameters."""
    for path in STRUCTURES:
        for case in list(cases("sparql", path))[::every]:
            query = case.value(MF + "action", QT + "query")
            if case.kind != "QueryEvaluationTest" or query is None:
                continue
            text = text_of(case, query)
            store = Store(loaded(case, text), merged=True)
            facts = as_rdflib(store)
            try:
                alike = answer_of(evaluate(store, text, {})) == oracle_answer(facts.query(text))
            except Exception:  # either engine lacks something, whatever it raises
                continue
            if alike and not list(store.inner.named_graphs()):
                yield case.name, text, store, facts


def rdflib_term(value: Any) -> Any:
    return next(iter(as_rdflib(_holding(value)).objects()))


def _holding(value: Any) -> Store:
    inner = pyoxigraph.Store()
    node = pyoxigraph.NamedNode("urn:x")
    inner.add(pyoxigraph.Quad(node, node, value))
    return Store(inner)


@pytest.mark.parametrize(
    ("every", "at_least"), [(8, 60), pytest.param(1, 450, marks=pytest.mark.thorough)]
)
def test_a_parameter_gives_what_rdflib_gives_where_that_is_right(every: int, at_least: int) -> None:
    same, other = 0, []
    for name, text, store, facts in questions(every):
        for variable in may_be_given(text):
            value = value_of(evaluate(store, text, {}), variable)
            try:
                ours = answer_of(evaluate(store, text, {variable: value}))
            except QueryError:
                continue  # told, instead of an answer that would be wrong
            try:
                theirs = oracle_answer(
                    facts.query(text, initBindings={variable: rdflib_term(value)})
                )
            except Exception:  # rdflib breaks over some of them
                continue
            if ours == theirs or (theirs == NOBODY and ours == Counter()) or name in APART:
                same += 1
            else:
                other.append((name, variable, str(value)))
    assert other == []
    assert same > at_least
