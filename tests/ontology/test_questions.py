"""Competency questions: two engines give the same answer, and it is the expected one."""

from __future__ import annotations

import decimal
import functools
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphkit as gk
from graphkit.checking.shacl.with_pyshacl import as_rdflib
from graphkit.sparql.named_queries import parse
from graphkit.stores.memory import Store
from graphkit.table import Table
from graphkit.terms import PREFIXES

from ..extract import FEWER, write_extract
from .expected import answer, asked_store, filled, questions

if TYPE_CHECKING:
    import rdflib
    import rdflib.plugins.sparql.sparql

pytestmark = pytest.mark.slow

QUESTIONS = questions()
NAMES = [path.stem for path in QUESTIONS]
ALSO = ("mediawise",)
"""Without whom lists would tell of nobody's end."""


@pytest.fixture(scope="module")
def store(kg: gk.KnowledgeGraph) -> Store:
    """The bundled facts with the derived ones."""
    assert isinstance(kg.store, Store)
    return kg.store


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A part of the same, as rdflib takes minutes for the whole."""
    return asked_store(write_extract(tmp_path_factory.mktemp("part"), FEWER, ALSO))


@pytest.fixture(scope="module")
def oracle(part: Store) -> rdflib.Graph:
    """The part's triples in rdflib's own memory store, for rdflib's own engine."""
    return as_rdflib(part)


def cells(row: Iterable[Any]) -> tuple[str, ...]:
    """Write an answer of rdflib as our tables write theirs."""
    return tuple("" if term is None else plain(term.toPython()) for term in row)


def plain(value: object) -> str:
    """Write one value as our tables do: truth values in small letters, decimals as numbers."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(float(value)) if isinstance(value, decimal.Decimal) else str(value)


def lines(table: Table) -> list[str]:
    """Give the rows of a table as CSV lines."""
    return table.to_csv().splitlines()


def test_there_are_enough_questions_and_each_is_asked_in_words() -> None:
    assert len(QUESTIONS) >= 30
    for path in QUESTIONS:
        header = parse(path.stem, path.read_text(encoding="utf-8")).header
        for name in ("question", "question-fr"):
            assert re.fullmatch(r".{15,}[?\u202f ]*\?|.{15,}\.", header.get(name, "")), path.name
        assert re.fullmatch(r"\d\d-[a-z0-9-]+", path.stem)


def test_every_question_has_an_expected_answer_and_no_answer_stands_alone() -> None:
    answers = sorted(path.stem for path in QUESTIONS[0].parent.glob("*.csv"))
    assert answers == NAMES


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_the_answer_is_the_expected_one(store: Store, question: Path) -> None:
    expected = question.with_suffix(".csv").read_bytes().decode("utf-8")
    assert answer(store, question).to_csv() == expected


@pytest.mark.oracle
@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_rdflib_gives_the_same_answer(part: Store, oracle: rdflib.Graph, question: Path) -> None:
    ours = answer(part, question)
    theirs = oracle.query(prepared(question))
    assert [str(variable) for variable in theirs.vars or []] == list(ours.columns)
    rows = Table(ours.columns, [cells(row) for row in theirs])  # type: ignore[arg-type]
    assert sorted(lines(rows)) == sorted(lines(ours))


def test_the_part_answers_nearly_every_question(part: Store) -> None:
    """Engines that both find nothing agree too easily."""
    empty = [path.stem for path in QUESTIONS if not len(answer(part, path))]
    assert len(empty) <= len(QUESTIONS) // 10, empty


@pytest.mark.parametrize("question", QUESTIONS, ids=NAMES)
def test_an_answer_has_an_order_of_its_own(store: Store, question: Path) -> None:
    """Without ORDER BY over all that differs, the engine's order would leak into the answer."""
    text = question.read_text(encoding="utf-8")
    assert "ORDER BY" in text or len(answer(store, question)) <= 1


@functools.cache
def prepared(question: Path) -> rdflib.plugins.sparql.sparql.Query:
    """Let rdflib read a question, which takes it as long as to answer most."""
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(filled(question), PREFIXES)


def patterns(node: Any) -> int:
    """Count the triple patterns of a query's algebra, a path as one."""
    if not isinstance(node, dict):
        return sum(map(patterns, node)) if isinstance(node, list) else 0
    own = len(node["triples"]) if "triples" in node else 0
    return own + sum(patterns(value) for name, value in node.items() if name != "triples")


def test_questions_with_parameters_are_many_and_short() -> None:
    """Who looks over a shoulder at one of them can write the next."""
    asked = [p for p in QUESTIONS if parse(p.stem, p.read_text(encoding="utf-8")).parameters]
    assert len(asked) >= 20
    counted = {p.stem: patterns(prepared(p).algebra) for p in asked}
    assert sum(count <= 6 for count in counted.values()) >= 20, counted
    assert min(counted.values()) >= 1
