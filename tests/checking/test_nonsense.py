"""Rows that nobody can mean are findings, in the words of the row."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk

_TABLES = {
    "actors": "id,kind,name,governs\nacme,company,Acme,\nfrance,government,France,FR\n",
    "coalitions": "id,name,during,source\npact,Pact,2010/..,s\n",
    "sources": "id,title\ns,S\n",
    "memberships": "actor,coalition,during,source\nacme,pact,2012/..,s\n",
}


@pytest.mark.parametrize(
    ("table", "rows", "told"),
    [
        ("convenings", "convened,convener\npact,pact", "'pact' is said to convene itself."),
        (
            "governings",
            "government,jurisdiction\nacme,FR",
            "'acme' is of the kind company, and only governments govern.",
        ),
    ],
)
def test_nonsense_is_told(table: str, rows: str, told: str, tmp_path: Path) -> None:
    header, row = rows.split("\n")
    files = {**_TABLES, table: f"{header},during,source\n{row},2012/..,s\n"}
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    errors = [f for f in gk.check(tmp_path).findings if f.severity == "error"]
    assert [(f.path, f.line, f.message) for f in errors] == [(f"{table}.csv", 2, told)]
