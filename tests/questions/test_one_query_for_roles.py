"""Which roles count is told by names that are read once: a question about them asks no more."""

from __future__ import annotations

from typing import Any

import pytest

import graphkit as gk
from graphkit.stores.memory import Store

pytestmark = pytest.mark.slow


def test_members_in_a_role_cost_no_query_more_than_all_members(
    kg: gk.KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    query = Store.query

    def counted(store: Store, text: str, **more: Any) -> object:
        asked.append(text)
        return query(store, text, **more)

    kg.members("gifct", roles="fondateur")
    monkeypatch.setattr(Store, "query", counted)
    kg.members("gifct")
    all_of_them = len(asked)
    founders = kg.members("gifct", roles="fondateur")
    assert len(asked) - all_of_them <= all_of_them
    assert {*founders.column("role")} == {"founder"}
