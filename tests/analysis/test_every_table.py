"""What every analysis of a graph owes its user: defined columns, no gaps without a word, order."""

import math
import random
from typing import Any

import pytest

import graphkit
from graphkit import analysis
from graphkit.analysis.registry import analyses, get
from graphkit.panel import BOUNDS, LATEST, Panel

DAY = "2023-01-01"
CALLS: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "changes-in-words": (("2022-01-01", DAY), {}),
    "coverage": ((), {"by": "goal", "on": DAY}),
    "evidence-quality": ((), {"on": DAY}),
    "evidence-summary": ((), {"on": DAY}),
    "followers": ((), {"kinds": "company", "permutations": 9}),
    "growth": ((), {"every": "year", "by": ["coalition", "kind"]}),
    "interlocks": ((["zoom", "meta", "new-zealand"],), {"on": DAY}),
    "joined-by-peers": (("zoom",), {"on": DAY}),
    "joins-and-exits": ((), {}),
    "median-time-to-join": ((), {"of": "known"}),
    "missing": (("gifct", "tech-coalition"), {"on": DAY}),
    "most-bound": ((), {"on": DAY}),
    "network-change": (("2020-01-01", DAY), {}),
    "overlapping-promises": ((), {"on": DAY}),
    "promised": (("zoom",), {"on": DAY}),
    "tie-changes": (("2020-01-01", DAY), {"kinds": "company"}),
    "time-to-join": ((), {"by": "coalition"}),
    "waves": ((), {}),
}


@pytest.fixture(scope="module")
def kg(part: graphkit.KnowledgeGraph) -> graphkit.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def test_every_analysis_of_a_graph_is_called_here() -> None:
    assert set(CALLS) <= {entry.name for entry in analyses() if entry.needs == "kg"}


@pytest.fixture(scope="module", params=CALLS)
def answer(request: pytest.FixtureRequest, kg: graphkit.KnowledgeGraph) -> graphkit.Table:
    positional, options = CALLS[request.param]
    found: graphkit.Table = get(request.param).function(kg, *positional, **options)
    return found


def test_every_column_is_defined_in_words(answer: graphkit.Table) -> None:
    assert len(answer) > 0
    assert all(answer.definitions.get(name) for name in answer.columns)


def test_no_number_is_missing_without_a_word(answer: graphkit.Table) -> None:
    for row in answer:
        for name, value in zip(answer.columns, row, strict=True):
            assert not isinstance(value, float) or math.isfinite(value)
            if value is None:
                words = answer.definitions[name]
                assert "empty" in words, (name, words)


def test_every_row_is_one_of_its_own(answer: graphkit.Table) -> None:
    assert len(set(answer.rows)) == len(answer)


def test_the_order_of_the_rows_given_changes_nothing(kg: graphkit.KnowledgeGraph) -> None:
    panel = kg.panel
    shuffled = list(range(len(panel)))
    random.Random(7).shuffle(shuffled)
    rows = [
        {
            "membership": panel.membership[row],
            "member": panel.members[panel.member[row]],
            "coalition": panel.coalitions[panel.coalition[row]],
            "role": panel.roles[panel.role[row]],
            "ongoing": panel.end_latest[row] == LATEST,
            "confidence": int(panel.confidence[row]),
            **{
                name: int(getattr(panel, name)[row])
                for name in BOUNDS
                if not (panel.end_latest[row] == LATEST and name.startswith("end"))
            },
        }
        for row in shuffled
    ]
    about: dict[str, Any] = {"actors": panel.actors, "coalitions": panel.coalition_info}
    panel, other = (Panel.from_rows(given, **about) for given in (sorted(rows, key=str), rows))
    for measure in (
        lambda given: analysis.growth(given, every="year"),
        analysis.joins_and_exits,
        analysis.time_to_join,
        lambda given: analysis.followers(given, kinds="company", permutations=9),
        lambda given: analysis.tie_changes(given, "2020-01-01", DAY, kinds="company"),
        lambda given: analysis.missing(given, "gifct", "tech-coalition", on=DAY),
        lambda given: analysis.monte_carlo(given, len, on=DAY, draws=3),
    ):
        assert measure(panel) == measure(other)


def test_a_column_whose_type_is_said_has_it_with_and_without_rows(answer: graphkit.Table) -> None:
    nothing = graphkit.Table(answer.columns, [], types=answer.types)
    full, empty = (table.to_pandas().dtypes.astype(str) for table in (answer, nothing))
    assert {name: full[name] for name in answer.types} == {n: empty[n] for n in answer.types}
