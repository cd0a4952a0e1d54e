"""Records without days get on opening those that building gives them, by the same rule."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given, settings

import graphkit as gk
from graphkit.authoring import read
from graphkit.building import facts_of
from graphkit.facts.certainty import DEGREES
from graphkit.opening.add_days import missing_days
from graphkit.opening.add_vocabulary import add_vocabulary
from graphkit.terms import CG
from tests.agreement import made_up
from tests.agreement.tables import Rows, rows_of, write_folder

Days = dict[tuple[str, str], str]
TERMS = {CG + degree + end for degree in DEGREES for end in ("From", "Until")}
ANNOUNCED = {
    "sources": rows_of(
        "id title published",
        "before | Before | 2019-02-03",
        "after | After | 2019-08-01",
        "undated | Undated |",
    ),
    "actors": rows_of(
        "id kind name_en", *(f"{name} | company | {name.title()}" for name in made_up.ACTORS)
    ),
    "coalitions": rows_of("id name_en during source", "pack | Pack | | undated"),
    "memberships": rows_of(
        "actor coalition during source confidence",
        "ant | pack | 2019-05/.. | before |",
        "bee | pack | 2019-05/.. | before |",
        "bee | pack | 2019-05/.. | after |",
        "cat | pack | 2019-05/.. | before |",
        "cat | pack | 2019-05/.. | after | low",
        "dog | pack | 2019-05/2021 | before |",
    ),
}


def days_taken_out(store: pyoxigraph.Store) -> Days:
    """Take out all that says from when until when a record holds."""
    taken = [quad for quad in store if quad.predicate.value in TERMS]
    for quad in taken:
        store.remove(quad)
    return said(taken)


def said(quads: list[pyoxigraph.Quad]) -> Days:
    return {(str(quad.subject), quad.predicate.value): str(quad.object) for quad in quads}


def differences(turtle: bytes) -> list[tuple[tuple[str, str], str | None, str | None]]:
    """Compare the days that building gave with those that the same RDF without them gets."""
    store = pyoxigraph.Store()
    store.bulk_load(turtle, pyoxigraph.RdfFormat.TURTLE)
    add_vocabulary(store)
    built = days_taken_out(store)
    assert built
    added = said(list(missing_days(store)))
    return [
        (key, built.get(key), added.get(key))
        for key in sorted({*built, *added})
        if built.get(key) != added.get(key)
    ]


def turtle_of(tables: Mapping[str, Rows]) -> bytes:
    """Build a folder, without what is derived of it."""
    with tempfile.TemporaryDirectory() as place:
        return facts_of(read(write_folder(Path(place), tables))).facts.unsorted().encode()


def test_bundled_facts_without_their_days_get_the_same() -> None:
    assert differences(Path("data/coalition-graph.ttl").read_bytes()) == []


def test_what_is_only_announced_is_not_certain_without_days_either(tmp_path: Path) -> None:
    turtle = turtle_of(ANNOUNCED)
    assert differences(turtle) == []
    store = pyoxigraph.Store()
    store.bulk_load(turtle, pyoxigraph.RdfFormat.TURTLE)
    days_taken_out(store)
    plain = tmp_path / "plain.nt"
    store.dump(plain, pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    members = gk.load(plain).members("pack", on="2019-06-01")
    found = {row["member"]: row["certainty"] for row in members.records()}
    assert found == {"ant": "presumed", "bee": "certain", "cat": "presumed", "dog": "certain"}


@pytest.mark.slow
@settings(max_examples=10, deadline=None)
@given(made_up.folders())
def test_made_up_records_without_their_days_get_the_same(tables: dict[str, Rows]) -> None:
    assert differences(turtle_of(tables)) == []


PLAIN = """
@prefix ex: <https://example.org/> .
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:pact a cg:Coalition ; skos:prefLabel "Pact" .
ex:early a cg:Source ; cg:published "2019-02-03" . ex:odd a cg:Source ; cg:published "soon" .
ex:m1 a cg:Membership ; org:member ex:ant ; org:organization ex:pact ; cg:during "2019-05-15/.." ;
  cg:evidence [ a cg:Evidence ; cg:source ex:early ] .
ex:m2 a cg:Membership ; org:member ex:bee ; org:organization ex:pact ; cg:during "2019-05-15/.." ;
  dcterms:source ex:early .
ex:m3 a cg:Membership ; org:member ex:cat ; org:organization ex:pact ; cg:during "2019-01-15/.." ;
  cg:confirmedUntil "2019-06-01"^^xsd:date ; cg:evidence [ a cg:Evidence ; cg:source ex:early ] .
ex:m4 a cg:Membership ; org:member ex:dog ; org:organization ex:pact ; cg:during "2019-05-15/.." ;
  cg:confirmedUntil "2019-02-03"^^xsd:date ; cg:evidence [ a cg:Evidence ; cg:source ex:early ] .
"""


def test_a_word_without_a_time_of_its_own_speaks_of_the_record(tmp_path: Path) -> None:
    path = tmp_path / "plain.ttl"
    path.write_text(PLAIN)
    found = gk.load(path).members("pact", on="2019-05-15").records()
    degrees = {str(row["member"]).rsplit("/", 1)[-1]: row["certainty"] for row in found}
    assert degrees == {"ant": "presumed", "bee": "presumed", "cat": "certain", "dog": "presumed"}
