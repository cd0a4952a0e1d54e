"""What an answer names can be looked up, and a question narrowed to it."""

from __future__ import annotations

import pytest

import graphkit as gk


def test_a_source_that_an_answer_names_is_described(kg: gk.KnowledgeGraph) -> None:
    (source, *_) = kg.evidence("zoom", "christchurch-call").column("source")
    told = {row["property"]: row["value"] for row in kg.describe(str(source)).records()}
    assert told["kind"] == "source" and str(told["url"]).startswith("http")
    assert kg.describe(f"id:{source}") == kg.describe(str(source))
    with pytest.raises(gk.NotFound):
        kg.describe("no-such-source-at-all")


@pytest.mark.parametrize("thing", ["christchurch-call", "zoom"])
def test_changes_of_one_thing_are_those_of_all_that_concern_it(
    kg: gk.KnowledgeGraph, thing: str
) -> None:
    every = kg.changes(2019, 2024).records()
    expected = [row for row in every if thing in (row["thing"], row["coalition"])]
    assert expected and list(kg.changes(2019, 2024, of=thing).records()) == expected
