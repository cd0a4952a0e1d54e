"""Checks say nothing about good data and speak up about bad fixtures, in both engines."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from .conftest import BothEngines, with_concepts_in_use

pytestmark = pytest.mark.oracle

HERE = Path(__file__).parent
FIXTURES = sorted((HERE / "checks").glob("*.ttl"))
CHECKS = sorted((HERE.parents[1] / "ontology" / "checks").glob("*.rq"))
RULES = sorted((HERE.parents[1] / "ontology" / "rules").glob("*.rq"))


def name_of(path: Path) -> str:
    return path.stem


def header(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = (line.removeprefix("# ") for line in lines if line.startswith("# "))
    return dict(comment.split(": ", 1) for comment in comments)


@pytest.fixture(scope="module")
def in_use(ontology: rdflib.Graph, concepts: rdflib.Graph, sample: rdflib.Graph) -> BothEngines:
    """The sample with all that it and the bad fixtures need."""
    return BothEngines(with_concepts_in_use(ontology, concepts, sample, FIXTURES))


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_check_has_a_header_that_can_be_read(path: Path) -> None:
    found = header(path)
    assert found["title"]
    assert found["severity"] in {"error", "warning", "notice"}
    assert found["about"] in {"data", "ontology"}
    assert (found["about"] == "ontology") == path.stem.startswith("ontology-")


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_check_is_silent_on_the_ontology_and_the_sample(path: Path, both: BothEngines) -> None:
    assert both.ask_oxigraph(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_check_speaks_up_about_its_bad_fixture(path: Path, in_use: BothEngines) -> None:
    fixture = HERE / "checks" / f"{path.stem}.ttl"
    graph, query = rdflib.Graph().parse(fixture), path.read_text(encoding="utf-8")
    if fixture.read_text(encoding="utf-8").startswith("# alone"):
        rows = BothEngines(graph).ask(query)
    else:
        with in_use.with_more(graph):
            rows = in_use.ask(query)
    assert rows
    assert all(message for _, message in rows), rows


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_rule_says_what_it_does_and_why(path: Path) -> None:
    assert header(path)["title"] and header(path)["why"]
