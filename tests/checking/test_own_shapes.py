"""Shapes of one's own: what they find carries its terms, also as a W3C validation report."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

import graphkit as gk
from graphkit.cli import main
from graphkit.errors import DataError, NotFound

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
EX = rdflib.Namespace("http://example.org/")
FACTS = """
PREFIX ex: <http://example.org/>
ex:acme a ex:Firm ; ex:name "Acme"@en ; ex:employs "many" ; ex:part ex:beta .
ex:beta a ex:Firm ; ex:employs 12 ; ex:part ex:gamma .
"""
SHAPES = """
PREFIX ex: <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
ex:FirmShape a sh:NodeShape ; sh:targetClass ex:Firm ; sh:property ex:Named, ex:Counted, ex:Far .
ex:Named sh:path ex:name ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message "has no name" .
ex:Counted sh:path ex:employs ; sh:datatype xsd:integer ; sh:message "is no number" .
ex:Far sh:path ( ex:part ex:part ) ; sh:maxCount 0 ; sh:message "goes too deep" .
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    facts, shapes = tmp_path / "facts.ttl", tmp_path / "mine.ttl"
    facts.write_text(FACTS)
    shapes.write_text(SHAPES)
    return facts, shapes


def found_by(report: gk.Report, shape: str) -> Any:
    (finding,) = [f for f in report.findings if f.shape == f"<http://example.org/{shape}>"]
    return finding


def test_findings_of_own_shapes_carry_value_component_shape_and_path(
    files: tuple[Path, Path],
) -> None:
    report = gk.check(files[0], shapes=files[1])
    counted = found_by(report, "Counted")
    assert (counted.severity, counted.property, counted.value) == ("error", "employs", '"many"')
    assert counted.component == "DatatypeConstraintComponent"
    named = found_by(report, "Named")
    assert (named.severity, named.record, named.value) == ("warning", "http://example.org/beta", "")
    assert found_by(report, "Far").property == "(part/part)"
    assert not any(f.shape for f in gk.check(files[0]).findings)
    assert pickle.loads(pickle.dumps(report)) == report


def test_the_report_in_rdf_is_a_validation_report(files: tuple[Path, Path]) -> None:
    report: Any = gk.check(files[0], shapes=[files[1]]).rdf()
    (whole,) = report.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert report.value(whole, SH.conforms).toPython() is False
    assert len(list(report.objects(whole, SH.result))) == 3
    (counted,) = report.subjects(SH.sourceShape, EX.Counted)
    said = {SH.focusNode: EX.acme, SH.resultPath: EX.employs, SH.value: rdflib.Literal("many")}
    said |= {SH.resultSeverity: SH.Violation, SH.resultMessage: rdflib.Literal("is no number")}
    said |= {SH.sourceConstraintComponent: SH.DatatypeConstraintComponent}
    assert {name: report.value(counted, name) for name in said} == said
    (far,) = report.subjects(SH.sourceShape, EX.Far)
    path = rdflib.collection.Collection(report, report.value(far, SH.resultPath))
    assert list(path) == [EX.part, EX.part]
    assert (None, SH.conforms, rdflib.Literal(True)) in gk.check(files[0]).rdf()


def test_the_command_takes_shapes_and_writes_the_report(
    files: tuple[Path, Path], tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    facts, shapes = files
    target = tmp_path / "report.ttl"
    ran = run_cli("check", facts, "--shapes", shapes, "--report", target, "--format", "json")
    assert ran.code == 1
    told = {each["shape"]: each for each in json.loads(ran.out) if each["shape"]}
    assert told["<http://example.org/Named>"]["component"] == "MinCountConstraintComponent"
    again = rdflib.Graph().parse(target)
    assert len(list(again.subjects(rdflib.RDF.type, SH.ValidationResult))) == 3
    first = target.read_bytes()
    assert run_cli("check", facts, "--shapes", shapes, "--report", target).code == 1
    assert target.read_bytes() == first
    assert run_cli("check", facts, "--shapes", shapes, "--no-shapes").code == 2


def test_what_is_wrong_with_shapes_is_told_with_their_file(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="no file of shapes"):
        gk.check(files[0], shapes=tmp_path / "missing.ttl")
    broken = tmp_path / "broken.ttl"
    broken.write_text("PREFIX ex: <http://example.org/>\nex:a ex:b")
    (finding,) = [f for f in gk.check(files[0], shapes=broken).findings if f.severity == "error"]
    assert (finding.path, finding.line) == ("broken.ttl", 2)
    asking = (
        SHAPES
        + """ex:FirmShape sh:sparql [ sh:select
        "SELECT $this { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }" ] ."""
    )
    broken.write_text(asking)
    (finding,) = [f for f in gk.check(files[0], shapes=broken).findings if f.severity == "error"]
    assert "SERVICE is refused" in finding.message


def test_shapes_that_only_pyshacl_takes_carry_the_same(files: tuple[Path, Path]) -> None:
    facts, shapes = files
    left = SHAPES.replace("sh:datatype xsd:integer", 'sh:pattern "^(?=[0-9])"')
    shapes.write_text(left)
    counted = found_by(gk.check(facts, shapes=shapes), "Counted")
    assert (counted.property, counted.value) == ("employs", '"many"')
    assert counted.component == "PatternConstraintComponent"
    assert isinstance(counted.result.node, pyoxigraph.NamedNode)


@pytest.mark.parametrize(
    ("shapes", "said"),
    [
        ("", "no shape in this file has a target"),
        ("ex:S a sh:NodeShape ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .", "has a target"),
        ("ex:S sh:targetClass ex:Frim ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .",
         "Did you mean <http://example.org/Firm>?"),
        ("ex:S sh:targetSubjectsOf ex:zzz ; sh:nodeKind sh:IRI .", "occurs nowhere"),
        ("ex:S sh:targetClass ex:Firm ; sh:property [ sh:path ex:part ; sh:node ex:S ] .",
         "refers to itself"),
        ("ex:S sh:targetClass ex:Nobody ; sh:property [ sh:path ex:part ; sh:node ex:S ] .",
         "http://example.org/Nobody"),
    ],
)  # fmt: skip
def test_shapes_that_check_nothing_are_warned_of(
    files: tuple[Path, Path], capfd: pytest.CaptureFixture[str], shapes: str, said: str
) -> None:
    head = "PREFIX ex: <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#>\n"
    files[1].write_text(head + shapes)
    report = gk.check(files[0], shapes=files[1])
    found = [f for f in report.findings if f.path == "mine.ttl"]
    assert any(said in f"{f.message} {f.hint}" for f in found), found
    assert {f.severity for f in found} == {"warning"}
    assert capfd.readouterr() == ("", "")


def test_shapes_that_find_nothing_wrong_are_no_warning(files: tuple[Path, Path]) -> None:
    head = "PREFIX ex: <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#>\n"
    files[1].write_text(head + "ex:S sh:targetClass ex:Firm ; sh:nodeKind sh:IRI .")
    assert gk.check(files[0], shapes=files[1]).findings == ()


@pytest.mark.parametrize("beside", ["", '; sh:pattern "^(?=.)"'], ids=["compiled", "left"])
def test_a_kind_of_number_is_told_where_the_file_has_none_of_it(
    files: tuple[Path, Path], beside: str
) -> None:
    """The store keeps each as a whole number; the file says which kinds there are."""
    head = (
        "PREFIX ex: <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#> "
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
    )
    shape = (
        f"ex:S sh:targetNode ex:a ; sh:property [ sh:path ex:n ; sh:datatype xsd:int {beside} ]."
    )
    files[1].write_text(head + shape)
    for number, wrong in (('"7"^^xsd:int', False), ("7", True), ('"7.5"^^xsd:int', True)):
        files[0].write_text(f"{head} ex:a a ex:Firm ; ex:n {number} .")
        report = gk.check(files[0], shapes=files[1], profile="open")
        assert any("int" in f.message for f in report.findings) is wrong, number


@pytest.mark.parametrize(
    ("constraint", "severity", "said"),
    [
        ("sh:js [ sh:jsFunctionName 'f' ]", "warning", "(sh:js), which is not supported"),
        ("sh:property [ sh:path ex:part ; sh:in 5 ]", "error", "sh:in takes a list"),
    ],
)
def test_a_constraint_that_checks_nothing_is_told_of_the_shape(
    files: tuple[Path, Path], constraint: str, severity: str, said: str
) -> None:
    prefixes = "PREFIX ex: <http://example.org/> PREFIX sh: <http://www.w3.org/ns/shacl#>"
    files[1].write_text(f"{prefixes} ex:S a sh:NodeShape ; sh:targetClass ex:Firm ; {constraint} .")
    told = [f for f in gk.check(files[0], shapes=files[1]).findings if said in f.message]
    assert [f.severity for f in told] == [severity]


BROKEN = {
    "no Turtle": "x:y",
    "another service": '[] sh:targetClass ex:A ; sh:sparql [ sh:select "{ SERVICE ex:a {} }" ] .',
    "no SPARQL": '[] sh:targetClass ex:A ; sh:sparql [ sh:select "SELECT $this {{ }" ] .',
}


@pytest.mark.parametrize("shapes", BROKEN.values(), ids=BROKEN)
def test_no_report_conforms_to_shapes_that_could_not_be_used(tmp_path: Path, shapes: str) -> None:
    facts, mine, written = (tmp_path / name for name in ("a.ttl", "mine.ttl", "report.ttl"))
    facts.write_text("<urn:a> <urn:b> <urn:c> .")
    mine.write_text(SHAPES.partition("ex:FirmShape")[0] + shapes)
    with pytest.raises(DataError, match="not all shapes could be checked"):
        gk.check(facts, shapes=mine).rdf()
    command = ["check", str(facts), "--shapes", str(mine), "--report", str(written)]
    assert main(command) == 3
    assert not written.exists()


def test_no_report_says_that_data_conform_that_could_not_be_read(tmp_path: Path) -> None:
    facts = tmp_path / "a.ttl"
    facts.write_text("x:y")
    with pytest.raises(DataError, match="not all data could be checked"):
        gk.check(facts).rdf()


def test_misspelt_terms_of_shapes_are_told(files: tuple[Path, Path]) -> None:
    files[1].write_text(SHAPES.replace("sh:minCount", "sh:minCuont"))
    told = "SHACL has no sh:minCuont, which is not checked. Did you mean sh:minCount?"
    assert told in str(gk.check(files[0], shapes=files[1]))


def test_a_report_knows_what_shapes_left_unchecked_whoever_looked_at_it(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder, mine = folder_of(), tmp_path / "mine.ttl"
    mine.write_text(SHAPES.replace("sh:minCount", "sh:minCuont"))
    main(["check", str(folder), "--shapes", str(mine), "--looked-at"])
    report = gk.check(folder, shapes=mine)
    assert report.has_unchecked and "sh:minCuont" not in str(report)


def test_a_milder_finding_of_a_shape_hides_no_date_that_cannot_be_read(tmp_path: Path) -> None:
    facts, mine = tmp_path / "a.ttl", tmp_path / "mine.ttl"
    head = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX cg: <https://w3id.org/coalition-graph/ontology#>"
    facts.write_text(f'{head} <urn:x> a <urn:Thing> ; cg:during "nonsense" .')
    mine.write_text(
        f"{head} [] a sh:NodeShape ; sh:targetClass <urn:Thing> ;"
        " sh:property [ sh:path cg:during ; sh:minCount 2 ; sh:severity sh:Info ] ."
    )
    found = gk.check(facts, shapes=mine).findings
    assert [f.severity for f in found if "nonsense" in f.message] == ["error"]
