"""Data of other people, in names of their own, are valid by the open profile of the shapes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.errors import InvalidChoice
from graphkit.opening.build_file import build_file

BASE = "https://data.example.org/harbours/"
OTHERS = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix ex: <https://harbours.example/data#> .
ex:GreenPact a cg:Coalition, org:Organization ; skos:prefLabel "Green Pact"@en .
ex:ACME_Inc a cg:Company, org:FormalOrganization, org:Organization, foaf:Agent ;
    skos:prefLabel "Acme"@en .
ex:Member_1 a cg:Membership, org:Membership ; org:member ex:ACME_Inc ;
    org:organization ex:GreenPact ; org:role ex:Signatory ; cg:during "2020-05/.." ;
    org:memberDuring ex:Interval_1 ; ex:mood "good" .
ex:Signatory a org:Role, skos:Concept ; skos:prefLabel "signatory"@en .
"""


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("others") / "pacts.ttl"
    path.write_text(OTHERS, encoding="utf-8")
    return path


def errors(report: gk.Report) -> set[str]:
    return {f"{f.record} {f.message}" for f in report.findings if f.severity == "error"}


def test_names_lists_and_further_properties_are_their_own(others: Path) -> None:
    assert errors(gk.check(others, profile="open")) == set()
    assert len(errors(gk.check(others))) > 5


def test_what_would_make_an_answer_wrong_is_still_told(others: Path, tmp_path: Path) -> None:
    wrong = OTHERS.replace('"2020-05/.."', '"last May"').replace(
        "org:member ex:ACME_Inc ;", "org:member ex:ACME_Inc , ex:GreenPact ;"
    )
    path = tmp_path / "wrong.ttl"
    path.write_text(wrong, encoding="utf-8")
    told = " ".join(errors(gk.check(path, profile="open")))
    assert "needs exactly one period" in told and "needs exactly one member" in told


def test_another_namespace_gives_the_same_endorsements_and_no_error(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    tables: dict[str, list[dict[str, str]]] = {
        "instruments": [
            {"id": "text", "coalition": "pact", "name_en": "Text", "issued": "2019", "source": "s"}
        ],
        "sources": [{"id": "s", "title": "S", "published": "2021"}],
        "commitments": [
            {"id": "quiet", "instrument": "text", "addressed_to": "everyone", "source": "s",
             "summary_en": "Be quiet"}
        ],
    }  # fmt: skip
    folder = folder_of(**tables)
    found: list[list[tuple[object, ...]]] = []
    for base in ("", BASE):
        header = f"title_en,base\nHarbours,{base}\n"
        (folder / "graph.csv").write_text(header, encoding="utf-8")
        path = tmp_path / f"graph-{len(found)}.ttl"
        build_file(folder, path)
        assert errors(gk.check(path, profile="open")) == set()
        rows = gk.load(path).query("endorsements").records()
        found.append([(r["actor"], r["commitment"], r["presumed_from"], r["mode"]) for r in rows])
    assert found[0] == found[1] and len(found[0]) == 2


def test_a_profile_that_there_is_not_is_refused(others: Path) -> None:
    with pytest.raises(InvalidChoice, match="open"):
        gk.check(others, profile="lax")  # type: ignore[arg-type]
