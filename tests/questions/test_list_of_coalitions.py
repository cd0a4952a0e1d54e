"""The list of coalitions says what each is about, so that one topic can be picked out."""

from __future__ import annotations

import graphkit as gk


def test_coalitions_are_listed_with_their_topics(kg: gk.KnowledgeGraph) -> None:
    found = {str(row["id"]): str(row["topics"]) for row in kg.list("coalitions").records()}
    rows = kg.query("SELECT ?it { ?it cg:topic/skos:notation 'artificial-intelligence' }").records()
    named = {str(row["it"]).rpartition("/")[2] for row in rows}
    told = {one for one, topics in found.items() if "artificial-intelligence" in topics}
    assert told == named & set(found) and len(told) > 20
    assert "topics" not in kg.list("actors").columns
