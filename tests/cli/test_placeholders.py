"""Who exports a graph without a base learns that its addresses are placeholders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import graphkit as gk


def test_an_export_says_that_addresses_are_placeholders(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table, out = tmp_path / "table.csv", tmp_path / "out.ttl"
    table.write_text("member,coalition\nAcme,Pact\n", encoding="utf-8")
    ran = run_cli("export", "--data", table, "-o", out)
    assert ran.code == 0 and ran.err.count("placeholders") == 1 and "column base" in ran.err
    assert "base-not-stated.invalid" in out.read_text(encoding="utf-8")
    assert gk.load(table).about.base.startswith("https://base-not-stated.invalid/")
    assert run_cli("new", tmp_path / "folder", "--from", table).code == 0
    about = tmp_path / "folder" / "graph.csv"
    stated = about.read_text(encoding="utf-8").replace("0.1,", "0.1,https://example.org/pacts/")
    about.write_text(stated, encoding="utf-8")
    ran = run_cli("export", "--data", tmp_path / "folder", "-o", out)
    assert ran.code == 0 and "placeholders" not in ran.err
    assert "base-not-stated" not in out.read_text(encoding="utf-8")
