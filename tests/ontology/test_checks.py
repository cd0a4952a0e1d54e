"""Checks say nothing about good data and speak up about bad fixtures, in both engines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

HERE = Path(__file__).parent
CHECKS = sorted((HERE.parents[1] / "ontology" / "checks").glob("*.rq"))
RULES = sorted((HERE.parents[1] / "ontology" / "rules").glob("*.rq"))

Ask = Callable[[str, rdflib.Graph], list[tuple[str | None, ...]]]


def name_of(path: Path) -> str:
    return path.stem


def header(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = (line.removeprefix("# ") for line in lines if line.startswith("# "))
    return dict(comment.split(": ", 1) for comment in comments)


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_check_has_a_header_that_can_be_read(path: Path) -> None:
    found = header(path)
    assert found["title"]
    assert found["severity"] in {"error", "warning", "notice"}
    assert found["about"] in {"data", "ontology"}
    assert (found["about"] == "ontology") == path.stem.startswith("ontology-")


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_check_is_silent_on_the_ontology_and_the_sample(
    path: Path, everything: rdflib.Graph, ask_both: Ask
) -> None:
    assert ask_both(path.read_text(encoding="utf-8"), everything) == []


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_check_speaks_up_about_its_bad_fixture(
    path: Path, everything: rdflib.Graph, ask_both: Ask
) -> None:
    fixture = HERE / "checks" / f"{path.stem}.ttl"
    graph = rdflib.Graph().parse(fixture)
    if not fixture.read_text(encoding="utf-8").startswith("# alone"):
        graph = everything + graph
    rows = ask_both(path.read_text(encoding="utf-8"), graph)
    assert rows
    assert all(message for _, message in rows), rows


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_rule_says_what_it_does_and_why(path: Path) -> None:
    assert header(path)["title"] and header(path)["why"]
