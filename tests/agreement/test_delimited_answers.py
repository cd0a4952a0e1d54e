"""Every door that writes an answer in CSV or TSV puts each cell into its column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit as gk
from graphkit.serve import application

from ..servers import Serving

pytestmark = pytest.mark.slow

FACTS = r"""
@prefix ex: <http://example.org/> .
<http://example.org/a,b> ex:named "Acme, Inc. \"A\"", "plain" .
<http://example.org/c'd;e> ex:named "two\r\nlines", "a\tb" .
<http://example.org/f> ex:named <http://example.org/g,,h> .
"""
QUERY = "SELECT ?who ?name { ?who <http://example.org/named> ?name } ORDER BY ?who ?name"


def cells(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_iris_with_commas_stand_in_their_column_at_every_door(
    tmp_path: Path, serving: Serving, run_cli: Callable[..., Any]
) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text(FACTS, encoding="utf-8")
    kg = gk.load(path)
    rows = [["who", "name"], *([str(cell) for cell in row] for row in kg.query(QUERY).rows)]
    assert len(rows) == 6
    assert cells(kg.query(QUERY).to_csv()) == rows
    assert cells(kg.query(QUERY).to_tsv(), "\t") == rows
    for form, sign in (("csv", ","), ("tsv", "\t")):
        asked = run_cli("query", QUERY, "--data", path, "--format", form)
        assert cells(asked.out, sign) == rows
        run_cli("query", QUERY, "--data", path, "-o", tmp_path / f"typed.{form}")
        typed = (tmp_path / f"typed.{form}").read_bytes().decode()
        assert cells(typed, sign) == rows
    saved = tmp_path / "saved.csv"
    kg.save(QUERY, saved)
    assert cells(saved.read_bytes().decode()) == rows
    with kg.limited(seconds=60) as limited:
        assert cells(limited.store.csv(QUERY).decode()) == rows
    with serving(application(kg, workers=2)) as asked_of:
        answer = asked_of.get("/sparql", params={"query": QUERY}, headers={"Accept": "text/csv"})
        assert answer.content == saved.read_bytes()
        with gk.connect(str(asked_of.base_url.join("/sparql"))) as remote:
            remote.save(QUERY, tmp_path / "remote.csv")
    assert (tmp_path / "remote.csv").read_bytes() == saved.read_bytes()
