"""Published answers to queries under entailment: RDFS, and what OWL 2 RL is made for."""

from __future__ import annotations

from functools import partial
from typing import Any

import pyoxigraph
import pytest

from graphkit.inference.infer import infer
from graphkit.inference.rules import Regime
from graphkit.sparql.run import evaluate
from graphkit.stores.memory import Store

from .suite import MF, QT, Case, cases
from .test_sparql import loaded, passes, text_of

MANIFEST = "sparql/sparql11/entailment/manifest.ttl"
SD = "http://www.w3.org/ns/sparql-service-description#"
LEFT_OUT = {
    "entailment/sparqldl-02": "classes outside of hierarchies are not said to contain themselves",
    "entailment/sparqldl-03": "the same",
    "entailment/sparqldl-13": "things are not said to be the same as themselves",
    "entailment/paper-sparqldl-Q1-rdfs": "what is true of everything is not said",
    "entailment/simple1": "classes that no axiom names",
}


def said(case: Case, name: str) -> set[str]:
    """Read which regimes or profiles a test is for."""
    found: set[str] = set()
    for value in case.values(MF + "action", SD + name):
        listed: list[Any] = [value]
        if isinstance(value, pyoxigraph.BlankNode):
            listed = list(case.manifest.items(value))
        found |= {one.value.rpartition("/")[2] for one in listed}
    return found


def cases_of(regime: Regime) -> list[Case]:
    every = list(cases("sparql", MANIFEST))
    if regime == "rdfs":
        return [case for case in every if "RDFS" in said(case, "entailmentRegime")]
    return [case for case in every if "RL" in said(case, "EntailmentProfile")]


@pytest.mark.parametrize(("regime", "least"), [("rdfs", 30), ("owl-rl", 25)])
def test_published_answers_are_given(regime: Regime, least: int) -> None:
    right: set[str] = set()
    wrong: set[str] = set()
    for case in cases_of(regime):
        text = text_of(case, case.value(MF + "action", QT + "query"))
        store = infer(Store(loaded(case, text), merged=True), regime)
        good = passes(case, partial(evaluate, store, parameters={}), text)
        (right if good else wrong).add(case.name)
    assert wrong <= LEFT_OUT.keys()
    assert len(right) >= least
