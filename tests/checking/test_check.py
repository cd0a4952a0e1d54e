"""Checks: plain words, the right severity, the authored place; the bundled facts pass."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit
from graphkit.building.authored_places import AuthoredPlace
from graphkit.checking.check import check_store
from graphkit.checking.domain_checks import check_files
from graphkit.checking.future_days import future_days
from graphkit.checking.report import Finding, Report
from graphkit.stores.memory import Store

from .vocabulary_beside import with_ontology

LATE = {
    "actor": "beta",
    "coalition": "pact",
    "spell": "early",
    "role": "observer",
    "during": "2010-01-01/2011-01-01",
    "source": "gazette",
}


@pytest.fixture(scope="module")
def bundled() -> Report:
    """All checks and shapes on the bundled facts, run once."""
    return graphkit.check()


@pytest.mark.slow
def test_the_bundled_facts_pass_every_check(bundled: Report) -> None:
    wrong = [str(f) for f in bundled.findings if f.severity != "notice"]
    assert wrong == []
    assert bundled.ok and bundled.readable
    assert str(bundled).splitlines()[-1].startswith("0 errors, 0 warnings, ")


@pytest.mark.slow
def test_checking_needs_neither_rdflib_nor_pyshacl(extract: Path) -> None:
    check = "import graphkit, sys; graphkit.check(sys.argv[1])"
    script = f"{check}; print({{'rdflib', 'pyshacl'}} & {{*sys.modules}})"
    run = [sys.executable, "-c", script, str(extract)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.slow
def test_where_sources_disagree_is_a_notice_with_its_place(bundled: Report) -> None:
    disputed = [f for f in bundled.findings if "disagree" in f.check]
    assert len(disputed) > 10
    for finding in disputed:
        assert finding.severity == "notice"
        assert finding.path.endswith(".csv") and finding.line > 1
        assert "http" not in finding.record


@pytest.mark.slow
def test_every_place_is_the_row_of_the_record(bundled: Report) -> None:
    data = Path(__file__).parents[2] / "data"
    lines = {p.name: p.read_text(encoding="utf-8").split("\n") for p in data.glob("*.csv")}
    for finding in bundled.findings:
        if finding.path == "memberships.csv":
            actor = finding.record.split("--")[1]
            assert lines[finding.path][finding.line - 1].startswith(f"{actor},"), finding


def test_shapes_speak_plainly_and_name_record_and_row(folder_of: Callable[..., Path]) -> None:
    folder = folder_of(coalitions=[{"id": "bare", "name_en": "Bare"}])
    found = [f for f in graphkit.check(folder).findings if f.record == "bare"]
    assert found
    for finding in found:
        assert (finding.path, finding.line) == ("coalitions.csv", 3)
        assert "http" not in finding.message and finding.message[-1] not in " \n"
    assert any("source" in finding.message for finding in found)


def test_one_record_of_two_sources_among_many_of_one_is_compared(
    folder_of: Callable[..., Path],
) -> None:
    says = {"actor": "beta", "coalition": "pact", "role": "member"}
    rows = [
        {**says, "during": "2010-01-01/..", "source": "gazette"},
        {**says, "during": "2012-01-01/..", "source": "gazette"},
    ]
    found = graphkit.check(folder_of(memberships=rows)).findings
    assert "Sources disagree on the start" in {f.check for f in found}
    told = [f.message for f in found if f.severity == "warning"]
    assert any("this says 2012-01-01/.., and line " in message for message in told)


def test_each_check_is_explained() -> None:
    files = check_files()
    assert len(files) >= 12
    assert len({path.stem for path in files}) == len(files)


def test_facts_in_rdf_are_checked_too(folder_of: Callable[..., Path], tmp_path: Path) -> None:
    folder = folder_of(memberships=[LATE])
    graphkit.load(folder).export(tmp_path / "facts.nt")
    report = graphkit.check(tmp_path / "facts.nt")
    found = [f for f in report.findings if f.severity != "notice"]
    assert found and {(f.path, f.line) for f in found} == {("facts.nt", 0)}
    assert {f.record for f in found} == {"pact--beta--early"}
    assert "pact--beta--early" in str(found[0])


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("id:a--b a cg:Membership ; org:member id:b ; org:organization id:a .", ""),
        ("id:a a cg:Nonsense .", "cg:Nonsense"),
        ("id:a cg:nonsense 1 .", "nonsense"),
    ],
)
def test_facts_outside_the_vocabulary_are_found(turtle: str, words: str) -> None:
    prefixes = (
        "@prefix cg: <https://w3id.org/coalition-graph/ontology#> ."
        "@prefix id: <https://w3id.org/coalition-graph/id/> ."
        "@prefix org: <http://www.w3.org/ns/org#> ."
    )
    report = check_store(with_ontology(prefixes + turtle))
    assert not report.ok
    told = " ".join(str(f) for f in report.findings)
    assert words.removeprefix("cg:") in told


def test_findings_are_printed_for_people_and_workflows() -> None:
    found = Finding("warning", "late", "pact--a", "50% sure\nof it", "m.csv", 7, "during", "Look.")
    assert str(found) == "m.csv:7: warning: [during] 50% sure\nof it Look."
    assert str(Finding("error", "x", "pact--a", "Oh.")) == "error: pact--a: Oh."
    report = Report((found, Finding("notice", "n", "", "Hm.")))
    assert report.to_github().splitlines() == [
        "::warning file=m.csv,line=7::pact--a: 50%25 sure%0Aof it Look.",
        "::notice::Hm.",
    ]
    assert not report.ok and Report(()).ok
    assert report.to_table().column("line") == (7, 0)
    assert report.count("warning") == 1


def test_a_place_given_by_the_caller_is_shown(folder_of: Callable[..., Path]) -> None:
    kg = graphkit.load(folder_of(memberships=[LATE]))
    store: Store = kg.store.copy()
    places = {"pact--beta--early": AuthoredPlace("mine.xlsx", 12)}
    found = check_store(store, places=lambda _: places).findings
    assert ("mine.xlsx", 12) in {(f.path, f.line) for f in found}


def test_days_that_are_still_to_come_are_warned_of_once(folder_of: Callable[..., Path]) -> None:
    joined = {"actor": "acme", "coalition": "pact", "role": "member"}
    later = {"id": "later", "url": "https://e.org/later", "published": "2090-01-02"}
    folder = folder_of(
        sources=[later],
        memberships=[
            {**joined, "spell": "announced", "during": "2088-01-01/..", "source": "gazette"},
            {**joined, "spell": "cited", "during": "2015/2016", "source": "later"},
            {**joined, "spell": "agreed", "during": "2017/2087", "source": "gazette"},
        ],
    )
    found = [f for f in graphkit.check(folder).findings if "still to come" in f.message]
    told = {(f.severity, f.path, f.message) for f in found}
    assert told == {
        ("warning", "memberships.csv",
         "pact--acme--announced begins on 2088-01-01, which is still to come."),
        ("warning", "sources.csv", "later was published on 2090-01-02, which is still to come."),
    }  # fmt: skip
    store = with_ontology(
        "PREFIX cg: <https://w3id.org/coalition-graph/ontology#>\n"
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n<urn:x> a cg:Membership ; "
        'cg:confirmedUntil "2020-05-01"^^xsd:date .'
    )
    before, after = datetime.date(2020, 4, 30), datetime.date(2020, 5, 1)
    assert len(list(future_days(store, before))) == 1
    assert not list(future_days(store, after))
