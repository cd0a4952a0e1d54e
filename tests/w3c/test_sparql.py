"""Queries of the W3C's suites: graphkit answers rightly whatever its engine answers rightly."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pyoxigraph
import pytest

from graphkit.errors import QueryError, UnsafeQuery
from graphkit.sparql.query_dataset import dataset_of
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store

from .answers import GRAPHS, comparable, expected
from .suite import BASE, MF, QT, Case, cases, groups

EVALUATED = [
    path
    for path in groups("sparql", "sparql/")
    if not any(part in path for part in ("syntax", "entailment"))
]
SYNTAX = groups("sparql", "sparql/sparql10/syntax") + groups("sparql", "sparql/sparql11/syntax")
LAX = "LaxCardinality"
READ_ALL_THE_SAME = {"syntax-sparql3/syn-bad-26"}
"""``?x<?a&&?b>?y``, an IRI in the suite, is read as the two comparisons that people mean."""
AT_LEAST = 480
"""So many of the evaluation tests are answered rightly by the engine and by graphkit."""


def text_of(case: Case, query: Any) -> str:
    return f"BASE <{query.value}> " + case.manifest.read(query).decode("utf-8")


def loaded(case: Case, text: str) -> pyoxigraph.Store:
    """Load what a test says, and the graphs that its query names."""
    inner = pyoxigraph.Store()
    named = case.values(MF + "action", QT + "graphData")
    dataset = dataset_of(text)
    if dataset is not None:
        named += [pyoxigraph.NamedNode(iri) for iri in {*dataset.default, *dataset.named}]
    data = [(iri, None) for iri in case.values(MF + "action", QT + "data")]
    for iri, graph in [*data, *((iri, iri) for iri in named)]:
        form = GRAPHS[iri.value.rpartition(".")[2]]
        inner.load(case.manifest.read(iri), form, base_iri=iri.value, to_graph=graph)
    return inner


def passes(case: Case, ask: Callable[[str], Any], text: str) -> bool:
    (result,) = case.values(MF + "result")
    ordered = "/sort/" in result.value
    try:
        found = comparable(ask(text), ordered=ordered)
    except (SyntaxError, ValueError, RuntimeError, OSError):
        return False
    right = expected(case, result, ordered=ordered)
    lax = case.value(MF + "resultCardinality")
    return found == right or (lax is not None and lax.value.endswith(LAX) and bool(found))


def outcomes(path: str) -> list[tuple[str, bool, bool]]:
    """Tell for each test of a group whether the engine passes it, and whether graphkit does."""
    found = []
    for case in cases("sparql", path):
        query = case.value(MF + "action", QT + "query")
        if case.kind != "QueryEvaluationTest" or query is None:
            continue
        text = text_of(case, query)
        inner = loaded(case, text)
        store = Store(inner, merged=True)
        ours = passes(case, partial(evaluate, store, parameters={}), text)
        found.append((case.name, passes(case, inner.query, text), ours))
    return found


def test_what_the_engine_answers_rightly_graphkit_answers_rightly() -> None:
    every = [outcome for path in EVALUATED for outcome in outcomes(path)]
    assert [name for name, engine, ours in every if engine and not ours] == []
    assert sum(ours for _, _, ours in every) >= AT_LEAST


@pytest.mark.parametrize("path", SYNTAX)
def test_what_is_a_query_is_read_and_what_is_none_is_refused(path: str) -> None:
    wrong = []
    for case in cases("sparql", path):
        if not case.kind.startswith(("PositiveSyntaxTest", "NegativeSyntaxTest")):
            continue
        try:
            evaluate(Store(pyoxigraph.Store()), text_of(case, case.value(MF + "action")), {})
            taken = True
        except UnsafeQuery:
            taken = True  # read, and then refused for what it asks
        except QueryError as error:
            taken = "there is no function <" in str(error)
        if taken is not case.kind.startswith("Positive"):
            wrong.append(case.name)
    assert set(wrong) <= READ_ALL_THE_SAME


def test_the_archive_is_read() -> None:
    assert len(EVALUATED) > 30 and len(SYNTAX) == 6
    assert all(path.startswith("sparql/") for path in EVALUATED)
    assert BASE.endswith("/")
