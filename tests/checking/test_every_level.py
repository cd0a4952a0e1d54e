"""One run tells all: faults of rows beside findings about the others, what was looked at, where."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import graphkit
from graphkit.errors import DataError, InvalidChoice

pytestmark = pytest.mark.slow

JOINED = {"coalition": "pact", "role": "member", "source": "gazette"}
EARLY = {**JOINED, "actor": "beta", "spell": "early", "during": "2010-01-01/2011-01-01"}
UNKNOWN = {**JOINED, "actor": "nobody", "during": "2020/.."}


def told(report: graphkit.Report) -> set[tuple[str, str, int]]:
    return {(f.severity, f.path, f.line) for f in report.findings}


def test_a_row_at_fault_does_not_hide_what_is_odd_in_others(folder_of: Callable[..., Path]) -> None:
    report = graphkit.check(folder_of(memberships=[UNKNOWN, EARLY]))
    assert told(report) == {("error", "memberships.csv", 4), ("warning", "memberships.csv", 5)}
    assert not report.readable, "loading refuses it"
    assert report.checked["memberships"] == 3


def test_what_refers_to_a_row_at_fault_is_no_fault_of_its_own(
    folder_of: Callable[..., Path],
) -> None:
    folder = folder_of(
        actors=[{"id": "Gamma", "kind": "company", "name_en": "Gamma"}],
        memberships=[{**JOINED, "actor": "Gamma", "during": "2020/.."}],
    )
    assert told(graphkit.check(folder)) == {("error", "actors.csv", 4)}


def test_a_row_of_the_wrong_length_hides_no_fault_of_another_cell(
    folder_of: Callable[..., Path],
) -> None:
    folder = folder_of(memberships=[UNKNOWN, {**EARLY, "during": "soon"}])
    table = folder / "actors.csv"
    table.write_text(table.read_text(encoding="utf-8") + "nobody,company\n", encoding="utf-8")
    report = graphkit.check(folder)
    assert told(report) == {("error", "actors.csv", 4), ("error", "memberships.csv", 5)}


def test_a_table_that_cannot_be_read_is_told_alone(folder_of: Callable[..., Path]) -> None:
    report = graphkit.check(
        folder_of(sources=b"id,title\ngazette,The G\0zette\n", memberships=[EARLY])
    )
    assert {f.path for f in report.findings} == {"sources.csv"}
    assert report.checked == {}


def test_many_things_of_one_name_are_one_finding(folder_of: Callable[..., Path]) -> None:
    spellings = ("Society", "society", "SOCIETY", "So\u00adciety", "Society Ltd")
    folder = folder_of(
        actors=[
            {"id": f"s-{n:02}", "kind": "company", "name_en": spellings[n % 5]} for n in range(40)
        ]
    )
    found = [f for f in graphkit.check(folder).findings if f.severity == "warning"]
    assert [(f.path, f.line) for f in found] == [("actors.csv", 4)]
    assert "and 34 more have names that read alike: “SOCIETY”, “Society”" in found[0].message


def test_names_that_differ_in_encoding_or_case_are_found(folder_of: Callable[..., Path]) -> None:
    pairs = ("Soci\u00e9t\u00e9", "Socie\u0301te\u0301", "Acme"), ("Łódź", "राम", "ACME")
    folder = folder_of(
        actors=[
            {"id": "one", "kind": "company", "name_en": pairs[0][0]},
            {"id": "two", "kind": "company", "name_en": pairs[0][1]},
            {"id": "three", "kind": "company", "name_en": pairs[1][2]},
            {"id": "four", "kind": "company", "name_en": pairs[1][1]},
            {"id": "five", "kind": "company", "name_en": "रोम"},
        ]
    )
    groups = [f for f in graphkit.check(folder).findings if f.check == "Things with one name"]
    assert [(f.record, f.message.split(":")[0]) for f in groups] == [
        ("acme", "acme and three have names that read alike"),
        ("one", "one and two have names that read alike"),
    ]
    assert "the column aliases of acme" in str(groups[0].hint)


# What was looked at


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        (
            "a.rdf",
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
            "no triple",
        ),
        ("a.jsonld", '{"type": "FeatureCollection", "features": []}', "no triple"),
        (
            "a.ttl",
            '<http://example.org/a> a <http://schema.org/Place> ; <http://schema.org/name> "A" .',
            "http://schema.org/Place",
        ),
        ("a.nt", "<http://example.org/a> <http://example.org/b> <http://example.org/c> .", "class"),
    ],
)
def test_nothing_looked_at_is_no_success(
    tmp_path: Path, run_cli: Callable[..., Any], name: str, text: str, words: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    report = graphkit.check(tmp_path / name)
    assert [f.severity for f in report.findings] == ["warning"]
    assert words in report.findings[0].message and report.findings[0].hint
    ran = run_cli("check", tmp_path / name)
    assert ran.code == 1 and "Checked 0 memberships" in ran.err


def test_what_was_looked_at_is_counted_without_the_vocabulary(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder = folder_of()
    report = graphkit.check(folder)
    assert {**report.checked, "triples": 0} == {
        "memberships": 2,
        "actors": 2,
        "coalitions": 1,
        "other records": 0,
        "sources": 2,
        "triples": 0,
    }
    graphkit.load(folder).export(tmp_path / "all.nt")
    lines = (tmp_path / "all.nt").read_text(encoding="utf-8").splitlines()
    assert 0 < report.checked["triples"] < len(lines) / 4
    assert str(report).splitlines()[-2].startswith("Checked 2 memberships, 2 actors, 1 coalition,")


# RDF of others

FACTS = """PREFIX cg: <https://w3id.org/coalition-graph/ontology#>
PREFIX id: <https://w3id.org/coalition-graph/id/>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX kind: <https://w3id.org/coalition-graph/concept/kind/>
PREFIX confidence: <https://w3id.org/coalition-graph/concept/confidence/>
PREFIX role: <https://w3id.org/coalition-graph/concept/role/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
id:{who} a cg:Company ; cg:kind kind:company ; skos:prefLabel "{who}"@en .
id:pact a cg:Coalition ; cg:kind kind:coalition ; skos:prefLabel "Pact"@en .
id:list a cg:Source .
id:pact--{who}--ev a cg:Evidence ; cg:source id:list .
id:pact--{who} a cg:Membership ; org:member id:{who} ; org:organization id:pact ;
  org:role role:member ; cg:evidence id:pact--{who}--ev ; cg:confidence confidence:high ;
  cg:during "2019-05-15/.." ; cg:startEarliest {day} ; cg:startLatest {day} .
"""


def written(folder: Path, day: str, who: str = "acme") -> Path:
    path = folder / f"{who}.ttl"
    path.write_text(FACTS.replace("{day}", day).replace("{who}", who), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("day", "bounds"),
    [
        ('"2019-05-15+12:00"^^xsd:date', ("2019-05-15", "2019-05-15")),
        ('"2019-05-15Z"^^xsd:date', ("2019-05-15", "2019-05-15")),
        ('"2019-05-15T23:30:00-05:00"^^xsd:dateTime', ("2019-05-15", "2019-05-15")),
        ('"2019"^^xsd:gYear', ("2019-01-01", "2019-12-31")),
        ('"2019-02"^^xsd:gYearMonth', ("2019-02-01", "2019-02-28")),
        ('"2019-05-15"', ("2019-05-15", "2019-05-15")),
    ],
)
def test_days_of_other_tools_are_read_alike_everywhere(
    tmp_path: Path, day: str, bounds: tuple[str, str]
) -> None:
    path = written(tmp_path, day)
    plain = graphkit.load(written(tmp_path, f'"{bounds[1]}"^^xsd:date', "plain")).panel
    kg = graphkit.load(path)
    row = kg.members("pact").records()[0]
    assert (str(row["start_earliest"]), str(row["start_latest"])) == bounds
    assert kg.network(on="2020-01-01").number_of_edges() == 1
    assert kg.panel.start_latest.tolist() == plain.start_latest.tolist()
    notices = [f for f in graphkit.check(path).findings if f.check == "date"]
    assert notices and {(f.severity, f.path) for f in notices} == {("notice", "acme.ttl")}


@pytest.mark.parametrize(
    "day",
    ['"2019-02-30"^^xsd:date', '"-0044-03-15"^^xsd:date', '"12019-05-15"^^xsd:date', '"soon"'],
)
def test_a_day_that_is_none_is_named_with_file_and_record(tmp_path: Path, day: str) -> None:
    path = written(tmp_path, day)
    errors = [f for f in graphkit.check(path).findings if f.check == "date"]
    assert {(f.severity, f.path, f.record) for f in errors} == {("error", "acme.ttl", "pact--acme")}
    with pytest.raises(DataError, match=r"acme\.ttl: \[cg:startEarliest\] pact--acme: "):
        graphkit.load(path)
    kept = graphkit.load(path, errors="keep")
    assert [p.path for p in kept.left_out] == ["acme.ttl", "acme.ttl"]
    assert kept.members("pact").column("member") == ("acme",)
    assert kept.network(ever=True).number_of_edges() == 1


def test_every_broken_file_is_named(tmp_path: Path) -> None:
    written(tmp_path, '"2019-05-15"^^xsd:date')
    for name in ("b.ttl", "c.nt"):
        (tmp_path / name).write_text("this is no RDF", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        graphkit.load(tmp_path)
    assert [p.path for p in caught.value.problems] == ["b.ttl", "c.nt"]
    report = graphkit.check(tmp_path)
    assert {f.path for f in report.findings if f.severity == "error"} >= {"b.ttl", "c.nt"}
    assert report.checked["memberships"] == 1
    assert graphkit.load(tmp_path, errors="keep").members("pact").column("member") == ("acme",)


# Told to keep what can be used


def test_rows_at_fault_are_left_out_when_asked(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any]
) -> None:
    folder = folder_of(memberships=[UNKNOWN])
    with pytest.raises(DataError, match="unknown actor 'nobody'"):
        graphkit.load(folder)
    kg = graphkit.load(folder, errors="keep")
    assert [(p.path, p.line) for p in kg.left_out] == [("memberships.csv", 4)]
    assert kg.members("pact").column("member") == ("acme", "beta")
    ran = run_cli("members", "pact", "--data", folder, "--errors", "keep", "--format", "json")
    assert ran.code == 0 and "1 error left out" in ran.err
    assert [row["member"] for row in json.loads(ran.out)["rows"]] == ["acme", "beta"]
    assert run_cli("members", "pact", "--data", folder).code == 3
    with pytest.raises(InvalidChoice, match="errors"):
        graphkit.load(folder, errors="ignore")  # type: ignore[arg-type]
