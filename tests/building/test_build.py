"""The built graph is what the tables say: the same bytes, the same counts, nothing lost."""

from __future__ import annotations

import csv
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest

import graphkit
from graphkit.authoring import SCHEMA, read
from graphkit.building import build, facts_of
from graphkit.building.authored_places import authored_places
from graphkit.building.lives import with_lives
from graphkit.building.membership_slug import membership_slug
from graphkit.building.records import RECORD_TABLES, slugs_of
from graphkit.facts.authored_row import Tables

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"
STATED = "FILTER NOT EXISTS { ?x cg:missingFrom ?list }"
"""Not what follows from a list on which a member no longer stands."""


@pytest.fixture(scope="module")
def tables() -> Tables:
    """The bundled tables."""
    return read(DATA)


@pytest.fixture(scope="module")
def built(tables: Tables) -> str:
    """The graph that they build."""
    return build(tables)


def rows_of(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def count(kg: graphkit.KnowledgeGraph, pattern: str, what: str = "?x") -> int:
    """Count distinct things by SPARQL."""
    return int(str(kg.query(f"SELECT (COUNT(DISTINCT {what}) AS ?n) {{ {pattern} }}")[0][0]))


def test_the_graph_is_what_the_tables_build_to_the_byte(built: str) -> None:
    assert built.encode() == (DATA / "coalition-graph.ttl").read_bytes()


def test_the_order_of_rows_changes_nothing(tables: Tables, built: str) -> None:
    shuffled = {
        name: tuple(random.Random(7).sample(rows, len(rows))) for name, rows in tables.items()
    }
    assert build(shuffled) == built


def test_another_process_with_another_hash_seed_builds_the_same_bytes(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "graphkit.cli", "build", "-o", str(tmp_path / "built.ttl")],
        check=True,
        cwd=ROOT,
        env={"PYTHONHASHSEED": "12345", "HOME": str(tmp_path), "TZ": "Pacific/Auckland"},
        stderr=subprocess.DEVNULL,
    )
    assert (tmp_path / "built.ttl").read_bytes() == (DATA / "coalition-graph.ttl").read_bytes()


@pytest.mark.parametrize(
    ("pattern", "table"),
    [
        ("?x a cg:Coalition", "coalitions"),
        (f"?m a cg:Membership ; cg:evidence ?x {STATED}", "memberships"),
        ("?x a cg:Commitment", "commitments"),
        ("?x a cg:Event", "events"),
        ("?a a cg:Appointment ; cg:evidence ?x", "appointments"),
        ("?x a cg:Statement", "statements"),
        ("?x a cg:Source", "sources"),
    ],
)
def test_the_facts_are_all_there(kg: graphkit.KnowledgeGraph, pattern: str, table: str) -> None:
    assert count(kg, pattern) == len(rows_of(table)) > 0


def test_every_actor_is_there_under_its_kind(kg: graphkit.KnowledgeGraph) -> None:
    listed = {row[0]: row[2] for row in kg.list("actors").rows}
    assert listed == {row["id"]: row["kind"] for row in rows_of("actors")}


def test_no_sources_word_is_lost(kg: graphkit.KnowledgeGraph) -> None:
    """Every authored row is one evidence node with its source and its own words."""
    found = kg.query(
        "SELECT ?record ?source ?quote { ?r cg:evidence ?x . ?x cg:source ?s"
        f" {STATED}"
        " OPTIONAL { ?x cg:quote ?quote }"
        " BIND(STRAFTER(STR(?r), '/id/') AS ?record) BIND(STRAFTER(STR(?s), '/id/') AS ?source) }"
    )
    in_graph = Counter((r["record"], r["source"], r["quote"] or "") for r in found.records())
    tables = with_lives(read(DATA), {})
    slugs = {name: slugs_of(name, tables[name]) for name in RECORD_TABLES}
    slugs["memberships"] = membership_slug
    authored = Counter(
        (slug(row), row["source"], row.cells.get("evidence", ""))
        for name, slug in slugs.items()
        for row in tables[name]
    )
    assert in_graph == authored


def test_every_record_adopts_one_of_its_own_sources(kg: graphkit.KnowledgeGraph) -> None:
    wrong = kg.query(
        "SELECT ?r { ?r cg:evidence ?e"
        " FILTER NOT EXISTS { ?r cg:adoptedFrom ?a . ?r cg:evidence ?a } }"
    )
    assert wrong.rows == ()
    several = kg.query(
        "SELECT ?r { ?r cg:adoptedFrom ?e } GROUP BY ?r HAVING(COUNT(DISTINCT ?e) > 1)"
    )
    assert several.rows == ()


def test_every_text_of_the_tables_is_in_the_graph(
    kg: graphkit.KnowledgeGraph, tables: Tables
) -> None:
    told = "SELECT DISTINCT (STR(?text) AS ?told) { ?x ?says ?text FILTER(isLiteral(?text)) }"
    texts = set(kg.query(told).column("told"))
    for name, columns in SCHEMA.items():
        wanted = {c.name for c in columns if c.kind == "text" and not c.many and c.name != "note"}
        for row in tables[name]:
            if name == "countries":
                continue
            for column in wanted & row.cells.keys():
                assert not row[column] or row[column] in texts, (name, row.line, column)


def test_only_countries_that_something_points_to_are_written(kg: graphkit.KnowledgeGraph) -> None:
    used = {
        row[column]
        for table, columns in {
            "actors": ("country", "governs"),
            "coalitions": ("seat_country",),
            "events": ("country",),
        }.items()
        for row in rows_of(table)
        for column in columns
    } - {""}
    found = kg.query("SELECT ?code { ?land cg:iso3166 ?code }").column("code")
    assert set(found) == used


def test_governments_govern_and_public_bodies_do_not(kg: graphkit.KnowledgeGraph) -> None:
    assert count(kg, "?x a cg:Government FILTER NOT EXISTS { ?x cg:governs ?land }") == 0
    assert count(kg, "?x a cg:PublicBody ; cg:governs ?land") == 0
    assert count(kg, "id:european-commission a ?x") == 1
    assert kg.query("ASK { id:european-commission a cg:PublicBody }").rows == ((True,),)
    assert kg.query("ASK { id:oecd a cg:InternationalOrganization }").rows == ((True,),)


def test_every_service_has_an_operator_and_joins_through_it(kg: graphkit.KnowledgeGraph) -> None:
    assert count(kg, "?x a cg:Service FILTER NOT EXISTS { ?o cg:service ?x ; cg:operator ?w }") == 0
    assert count(kg, "?m a cg:Membership ; org:member ?x . ?x a cg:Service") == 0
    listed = kg.query(
        "SELECT ?who { ?m cg:coversService id:youtube ; org:member ?w ;"
        " org:organization id:christchurch-call BIND(STRAFTER(STR(?w), '/id/') AS ?who) }"
    )
    assert listed.rows == (("google",),)


def test_there_are_no_blank_nodes_and_bounds_are_days(built: str) -> None:
    assert "_:" not in re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', "", built)
    for bound in ("startEarliest", "startLatest", "endEarliest", "endLatest", "confirmedUntil"):
        values = re.findall(rf"cg:{bound} (.*?) [;.]$", built, re.MULTILINE)
        assert values
        assert all(re.fullmatch(r'"\d{4}-\d\d-\d\d"\^\^xsd:date', value) for value in values)


def test_every_record_knows_the_line_it_comes_from(tables: Tables) -> None:
    wanted = "christchurch-call--zoom", "christchurch-call--zoom--ev-seed-en", "zoom", "nobody"
    places = authored_places(tables, wanted)
    assert places.keys() == {*wanted} - {"nobody"}
    lines = (DATA / "memberships.csv").read_text(encoding="utf-8").split("\n")
    place = places["christchurch-call--zoom"]
    assert place.path == "memberships.csv"
    assert lines[place.line - 1].startswith("zoom,christchurch-call,")
    source = places["christchurch-call--zoom--ev-seed-en"]
    assert "seed-en" in lines[source.line - 1]
    assert places["zoom"].path == "actors.csv"
    of_things = {row["id"] for name in ("actors", "coalitions", "sources") for row in tables[name]}
    alone = authored_places(tables, of_things)
    beside = authored_places(tables, {*of_things, "christchurch-call--zoom"})
    assert alone == {slug: beside[slug] for slug in of_things}


def test_what_a_thing_says_of_its_own_life_is_found_in_its_own_file(
    folder_of: Callable[..., Path],
) -> None:
    told_of = {"during": "2011/..", "source": "news", "confidence": "high", "evidence": "It began."}
    folder = folder_of(
        sources=[{"id": "news", "title": "News", "published": "2020"}],
        coalitions=[
            {"id": "league", "name_en": "League", "during": "2010/..", "source": "news"},
            {"id": "pack", "name_en": "Pack", "during": "2010/..", "source": "news"},
        ],
        lives=[{"thing": thing, **told_of} for thing in ("pack", "league")],
    )
    kg = graphkit.load(folder)
    told = kg.query(
        "SELECT ?word ?says { ?x a cg:Life ; cg:evidence ?e . ?e cg:statedDuring ?says"
        " BIND(STRAFTER(STR(?e), '/id/') AS ?word) }"
    ).records()
    assert len(told) == 4
    wanted = {*(str(row["word"]) for row in told), "pack--life", "league--life"}
    places = authored_places(read(folder), wanted)
    for row in told:
        word, says = str(row["word"]), str(row["says"])
        place = places[word]
        assert place.path == {"2010/..": "coalitions.csv", "2011/..": "lives.csv"}[says]
        line = (folder / place.path).read_text(encoding="utf-8").splitlines()[place.line - 1]
        assert line.startswith(word.partition("--")[0])
    assert {places[f"{thing}--life"].path for thing in ("pack", "league")} == {"lives.csv"}


def test_a_program_gets_the_same_triples_without_order_and_layout(extract: Path) -> None:
    form, tables = pyoxigraph.RdfFormat.TURTLE, read(extract)
    quick = set(pyoxigraph.parse(facts_of(tables).facts.unsorted(), form))
    assert quick == set(pyoxigraph.parse(build(tables), form))
