"""What a graph says of itself counts what was inferred."""

from __future__ import annotations

from pathlib import Path

import graphkit as gk


def test_the_triples_that_follow_are_counted(tmp_path: Path) -> None:
    table = tmp_path / "facts.csv"
    table.write_text("member,coalition\nAlpha Corp,River Pact\n", encoding="utf-8")
    kg = gk.load(table).infer("rdfs")
    (row,) = kg.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").column("n")
    assert f"{row:,} triples with the vocabulary" in repr(kg)
