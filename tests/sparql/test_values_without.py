"""An empty answer says which patterns of a query never meet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk

_COALITIONS = "?m a cg:Membership ; org:organization ?o . ?o cg:wikidata ?body ."


def note(kg: gk.KnowledgeGraph, pattern: str) -> str:
    return str(kg.query(f"SELECT * {{ {pattern} }}").note)


def test_a_property_that_no_coalition_has_is_named(kg: gk.KnowledgeGraph) -> None:
    told = "No value of org:organization of a cg:Membership has cg:wikidata."
    assert told in note(kg, _COALITIONS)
    whole = "<https://w3id.org/coalition-graph/ontology#wikidata>"
    assert whole in note(kg, _COALITIONS.replace("cg:wikidata", whole))


@pytest.mark.parametrize(
    "pattern",
    [
        "?m org:member ?a . ?a cg:wikidata ?w",
        "?m org:member ?a . ?a cg:wikidata ?w FILTER(false)",
        f"{{ {_COALITIONS} }}",
        "?a (cg:kind/cg:wikidata) ?w",
        "?a cg:kind [ cg:wikidata ?w ]",
    ],
)
def test_patterns_that_meet_or_are_not_plain_are_not_named(
    kg: gk.KnowledgeGraph, pattern: str
) -> None:
    assert "No value of" not in note(kg, pattern)


def test_a_file_without_rows_says_so_and_why(tmp_path: Path, run_cli: Callable[..., Any]) -> None:
    for ending in ("csv", "json", "md", "txt"):
        ran = run_cli("query", f"SELECT ?body {{ {_COALITIONS} }}", "-o", tmp_path / f"a.{ending}")
        assert ran.code == 0 and f"a.{ending}: 0 rows" in ran.err
        assert "has cg:wikidata." in ran.err
