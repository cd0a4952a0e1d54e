"""What is printed of a value at the prompt is short and says what it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import graphkit as gk

ALL = "SELECT * { ?s ?p ?o } LIMIT 1000"
VALUES: dict[str, Callable[[gk.KnowledgeGraph], Any]] = {
    "KnowledgeGraph 'Who joined what, on whose word', version": lambda kg: kg,
    "KnowledgeGraph 'Who joined what, on whose word'": lambda kg: kg.limited(),
    "Actor 'Google', id google": lambda kg: kg.actor("google"),
    "Coalition 'Global Internet Forum to Counter Terrorism', id gifct": lambda kg: kg.coalition(
        "gifct"
    ),
    "AboutGraph 'Who joined what, on whose word'": lambda kg: kg.about,
    "TypedAnswer of 1,000 rows: s, p, o": lambda kg: kg.terms(ALL),
    "Store of": lambda kg: kg.store,
    "LimitedStore of": lambda kg: kg.limited().store,
    "Panel of": lambda kg: kg.panel,
    "View of": gk.view,
}


@pytest.mark.parametrize("begins", VALUES)
def test_it_begins_with_what_it_is(kg: gk.KnowledgeGraph, begins: str) -> None:
    shown = repr(VALUES[begins](kg))
    assert shown.startswith(f"<{begins}") and shown.endswith(">")
    assert len(shown) < 4_500 and shown.count("\n") <= 21


def test_a_report_says_how_much_was_found() -> None:
    assert repr(gk.check()).startswith("<Report of 0 errors, 0 warnings, ")


def test_long_answers_say_how_many_rows_are_not_printed(kg: gk.KnowledgeGraph) -> None:
    assert repr(kg.terms(ALL)).endswith("  … 980 more>")
    assert " more rows" in repr(kg.list("actors"))
