"""Answers in files: each in the format of its ending, put in place whole."""

from __future__ import annotations

import csv
import io
import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("ending", ["csv", "tsv", "json", "jsonl", "md", "txt", "CSV"])
def test_the_ending_says_the_format(
    run_cli: Callable[..., Any], tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"kinds.{ending}"
    ran = run_cli("list", "kinds", "-o", path)
    assert (ran.code, ran.out, ran.err) == (0, "", f"wrote {path}\n")
    chosen = {"md": "markdown", "txt": "table"}.get(ending, ending.lower())
    shown = run_cli("list", "kinds", "--format", chosen).out
    assert path.read_text(encoding="utf-8") == shown
    assert [*tmp_path.iterdir()] == [path]


def test_a_format_that_is_named_goes_before_the_ending(
    run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "kinds.data"
    refused = run_cli("list", "kinds", "-o", path)
    assert refused.code == 2 and "Use one of .csv, .tsv" in refused.err and not path.exists()
    assert run_cli("list", "kinds", "-o", path, "--format", "json").code == 0
    assert json.loads(path.read_text(encoding="utf-8"))["rows"]


def test_a_hyphen_is_standard_output(run_cli: Callable[..., Any]) -> None:
    assert run_cli("list", "kinds", "-o", "-") == run_cli("list", "kinds")


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [
        ["overview"],
        ["members", "gifct"],
        ["evidence", "zoom", "gifct"],
        ["analyse", "cohesion", "--on", "2020-01-01"],
        ["query", "counts", "--param", "coalition=gifct"],
    ],
)
def test_every_answer_can_be_a_file(
    run_cli: Callable[..., Any], tmp_path: Path, asked: list[str]
) -> None:
    path = tmp_path / "answer.csv"
    assert run_cli(*asked, "--output", path).code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert len(rows) == len(json.loads(run_cli(*asked).out)["rows"]) > 0


def test_what_was_found_by_a_check_can_be_a_file(
    run_cli: Callable[..., Any], folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder = folder_of()
    for name in ("found.csv", "found.json", "found.md"):
        ran = run_cli("check", folder, "--notices", "-o", tmp_path / name)
        assert (ran.code, ran.out) == (0, "")
        assert "coalition" in (tmp_path / name).read_text(encoding="utf-8")


def test_triples_and_columns_are_written_by_the_engine(
    run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    triples = "CONSTRUCT { ?c a cg:Coalition } WHERE { ?c a cg:Coalition }"
    assert run_cli("query", triples, "-o", tmp_path / "c.nt").code == 0
    assert len((tmp_path / "c.nt").read_text(encoding="utf-8").splitlines()) > 50
    rows = "SELECT ?c { ?c a cg:Coalition }"
    for name in ("c.srj", "c.srx", "c.parquet"):
        assert run_cli("query", rows, "-o", tmp_path / name).code == 0
        assert (tmp_path / name).stat().st_size > 100


def test_a_link_stays_a_link_and_a_mode_stays_as_it_is(
    run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "kinds.csv").write_text("old")
    (tmp_path / "kinds.csv").chmod(0o640)
    (tmp_path / "link.csv").symlink_to("kinds.csv")
    assert run_cli("list", "kinds", "-o", tmp_path / "link.csv").code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kinds.csv").read_text().startswith("kind,label,things\n")
    assert stat.S_IMODE((tmp_path / "kinds.csv").stat().st_mode) == 0o640
    assert run_cli("list", "kinds", "--format", "csv", "-o", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


NAMES = ["=1+1", "+cmd|x", "-2+3", "@home", "'=quoted", "plain", "-5"]


def test_formulas_are_marked_told_of_and_can_be_kept(
    run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    values = " ".join(f'"{name}"' for name in NAMES)
    query = f"SELECT ?name (-5 AS ?count) {{ VALUES ?name {{ {values} }} }}"
    marked = run_cli("query", query, "--format", "csv")
    rows = [row for row in csv.reader(marked.out.splitlines()) if row[0] != "name"]
    assert [row[0] for row in rows] == [name if name == "plain" else f"'{name}" for name in NAMES]
    assert {row[1] for row in rows} == {"-5"}
    assert "--formulas keep" in marked.err
    kept = run_cli("query", query, "--format", "csv", "--formulas", "keep")
    assert [row[0] for row in csv.reader(kept.out.splitlines())][1:] == NAMES
    assert kept.err == ""
    rows = json.loads(run_cli("query", query).out)["rows"]
    assert [row["name"] for row in rows] == NAMES
    harmless = run_cli("list", "kinds", "--format", "csv")
    assert harmless.err == ""


@pytest.mark.slow
def test_a_page_has_its_options_and_is_opened_in_the_browser_when_asked(
    run_cli: Callable[..., Any],
    folder_of: Callable[..., Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {tmp_path}/opened\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(browser))
    page = tmp_path / "a page.html"
    asked = ["--title", "Who sits where", "--layout", "concentric", "--lang", "fr"]
    assert run_cli("view", folder_of(), "-o", page, "--focus", "acme", "--open", *asked).code == 0
    assert (tmp_path / "opened").read_text() == page.as_uri()
    text = page.read_text(encoding="utf-8")
    assert "Who sits where" in text and '"concentric"' in text
    assert page.stat().st_size > 10_000
