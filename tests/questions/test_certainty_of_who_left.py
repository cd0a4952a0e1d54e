"""Who has left is told with how sure it is that it was in it, at every door."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graphkit as gk

TABLE = """member,coalition,since,until,confidence
Acme,Pact,2010,2015,
Beta,Pact,2012,,
Gone,Pact,2010,2012,low
"""


def test_who_left_is_as_sure_as_its_membership_was(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table = tmp_path / "pact.csv"
    table.write_text(TABLE, encoding="utf-8")
    found = gk.load(table).standing("Pact", on="2020-01-01", at_least="possible")
    told = {row["label"]: (row["standing"], row["certainty"]) for row in found.records()}
    assert told == {
        "Acme": ("left", "certain"),
        "Beta": ("member", "presumed"),
        "Gone": ("left", "possible"),
    }
    assert "of who has left" in found.definitions["certainty"]
    asked = ("--on", "2020-01-01", "--at-least", "possible", "--data", table)
    rows = json.loads(run_cli("standing", "Pact", *asked).out)["rows"]
    assert {row["label"]: (row["standing"], row["certainty"]) for row in rows} == told


def test_nobody_stands_with_no_certainty(part: gk.KnowledgeGraph) -> None:
    for coalition in part.list("coalitions").column("id"):
        certainties = part.standing(str(coalition), during="2022").column("certainty")
        assert {*certainties} <= {"certain", "presumed", "possible"}
