"""Every format round-trips; stores on disk and in the cache; files are written whole or not."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

import graphkit
from graphkit import resources
from graphkit.errors import DataError, NotFound
from graphkit.files.write import write_atomically
from graphkit.opening.build_file import build_file
from graphkit.opening.derived_facts import derived
from graphkit.opening.open_store import build_store, open_store
from graphkit.questions import things as records
from graphkit.resources import facts_files
from graphkit.sparql.formats import FORMATS
from graphkit.stores.memory import Store
from graphkit.terms import BASE, PREFIXES

from ..conftest import SMALL

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture
def small(folder_of: Callable[..., Path]) -> graphkit.KnowledgeGraph:
    """The two companies and their coalition."""
    return graphkit.load(folder_of())


def triples(kg: graphkit.KnowledgeGraph) -> set[tuple[str, str, str]]:
    """All triples but those of the ontology's blank nodes, whose names change."""
    rows = ((str(q.subject), str(q.predicate), str(q.object)) for q in kg.store.copy().inner)
    return {row for row in rows if not any(term.startswith("_:") for term in row)}


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_same_facts_back(
    small: graphkit.KnowledgeGraph, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"facts{ending}"
    small.export(path)
    again = graphkit.load(path)
    assert triples(again) == triples(small)
    assert len(again.store) == len(small.store)
    assert again.members("pact") == small.members("pact")
    assert again.version == small.version
    shouted = path.rename(tmp_path / f"FACTS{ending.upper()}")
    assert len(graphkit.load(shouted).store) == len(small.store)


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".jsonld", ".rdf"])
def test_a_graph_is_built_straight_into_each_format(
    folder_of: Callable[..., Path], tmp_path: Path, ending: str
) -> None:
    folder = folder_of()
    build_file(folder, tmp_path / f"built{ending}")
    assert graphkit.load(tmp_path / f"built{ending}").members("pact") == graphkit.load(
        folder
    ).members("pact")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # in rdflib's own parser
def test_rdflib_reads_what_is_written(small: graphkit.KnowledgeGraph, tmp_path: Path) -> None:
    for ending, name in [
        (".ttl", "turtle"),
        (".nt", "nt"),
        (".rdf", "xml"),
        (".jsonld", "json-ld"),
    ]:
        path = tmp_path / f"facts{ending}"
        small.export(path)
        assert len(rdflib.Graph().parse(path, format=name)) == len(small.store), ending


def test_a_folder_of_several_rdf_files_is_one_graph(
    small: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    folder = tmp_path / "several"
    folder.mkdir()
    small.export(folder / "a.ttl")
    (folder / "b.nt").write_text('<http://e/a> <http://e/b> "c" .\n', encoding="utf-8")
    (folder / "notes.txt").write_text("not RDF", encoding="utf-8")
    both = graphkit.load(folder)
    assert len(both.store) == len(small.store) + 1
    assert both.query("ASK { <http://e/a> ?p 'c' }").rows == ((True,),)


def test_a_context_in_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "local.jsonld"
    path.write_text(
        '{"@context": {"name": "http://www.w3.org/2004/02/skos/core#prefLabel"},'
        ' "@id": "http://e/a", "name": "A"}',
        encoding="utf-8",
    )
    kg = graphkit.load(path)
    assert kg.query("SELECT ?n { <http://e/a> skos:prefLabel ?n }").rows == (("A",),)


def test_facts_in_named_graphs_are_seen(small: graphkit.KnowledgeGraph, tmp_path: Path) -> None:
    data = small.store.copy().inner.dump(
        format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()
    )
    assert data is not None
    lines = data.decode().replace(" .\n", f" <{BASE}graph/asserted> .\n")
    path = tmp_path / "named.nq"
    path.write_text(lines, encoding="utf-8")
    named = graphkit.load(path)
    assert named.members("pact").column("member") == ("acme", "beta")
    graphs = named.query("SELECT DISTINCT ?g { GRAPH ?g { ?s a cg:Membership } }").column("g")
    assert graphs == (f"{BASE}graph/asserted",)
    for ending in (".ttl", ".rdf", ".nt"):
        named.export(tmp_path / f"flat{ending}")
        flat = graphkit.load(tmp_path / f"flat{ending}")
        assert flat.members("pact") == named.members("pact"), ending


def test_rdflib_sees_the_same_triples_and_runs_its_own_queries(
    kg: graphkit.KnowledgeGraph,
) -> None:
    rdf = kg.rdf
    assert isinstance(rdf, rdflib.Dataset)
    zoom = rdflib.URIRef(BASE + "id/zoom")
    label = rdflib.URIRef(PREFIXES["skos"] + "prefLabel")
    assert rdflib.Literal("Zoom Video Communications", lang="en") in set(rdf.objects(zoom, label))
    rows = list(
        rdf.query(
            "SELECT ?c { ?m org:member id:zoom ; org:organization ?c }",
            initNs={"org": PREFIXES["org"], "id": PREFIXES["id"]},
        )
    )
    ours = kg.query("SELECT ?c { ?m org:member id:zoom ; org:organization ?c }").column("c")
    assert sorted(str(row[0]) for row in rows if isinstance(row, rdflib.query.ResultRow)) == sorted(
        map(str, ours)
    )
    assert len(rows) == 5


def test_what_follows_from_joining_is_there_when_a_graph_is_open(
    kg: graphkit.KnowledgeGraph,
) -> None:
    zoom = kg.query(
        "SELECT ?c { ?e a cg:Endorsement ; cg:endorser id:zoom ; cg:endorses ?c ; cg:through ?m ."
        " ?m org:organization id:christchurch-call }"
    )
    promised = kg.promises("zoom").records()
    call = {r["commitment"] for r in promised if r["coalition"] == "christchurch-call"}
    assert {str(row[0]).rsplit("/", 1)[1] for row in zoom} == call != set()


@pytest.mark.slow
def test_a_rule_that_needs_a_term_is_run_only_where_it_is_used(tmp_path: Path) -> None:
    rule = tmp_path / "rule.rq"
    rule.write_text("# needs: cg:statedIn\nCONSTRUCT { ?s cg:jointly true } WHERE { ?s ?p ?o }")
    space = "PREFIX cg: <https://w3id.org/coalition-graph/ontology#> "
    without = Store.of_turtle(f"{space} <ex:a> cg:adopts <ex:b> .")
    having = Store.of_turtle(f"{space} <ex:c> cg:statedIn <ex:b> .")
    assert derived(without.inner, [rule]) == []
    assert len(derived(having.inner, [rule])) == 1


def test_the_shipped_derived_facts_are_what_the_rules_derive(tmp_path: Path) -> None:
    build_file(None, tmp_path / "facts.ttl", derived_to=tmp_path / "derived.ttl")
    for made, shipped in zip(("facts.ttl", "derived.ttl"), facts_files(), strict=True):
        assert (tmp_path / made).read_bytes() == shipped.read_bytes()


@pytest.mark.slow
def test_records_of_other_people_get_their_days_on_opening(
    part: graphkit.KnowledgeGraph, extract: Path, tmp_path: Path
) -> None:
    """RDF that states periods only answers like the same facts built here."""
    build_file(extract, tmp_path / "built.ttl")
    built = (tmp_path / "built.ttl").read_text(encoding="utf-8")
    plain = re.sub(r"    cg:(possible|presumed|certain)(From|Until) [^;.]* ;\n", "", built)
    assert "cg:presumedFrom" not in plain
    (tmp_path / "plain.ttl").write_text(plain, encoding="utf-8")
    ours, theirs = part, graphkit.load(tmp_path / "plain.ttl")
    for day in ("2019-05-15", "2021-05-10", "2024-01-01"):
        for degree in ("certain", "presumed", "possible"):
            expected = ours.panel.at(day, degree).membership
            assert theirs.panel.at(day, degree).membership == expected
    assert theirs.promises("zoom", on="2022-07-01") == ours.promises("zoom", on="2022-07-01")


# On disk


def test_a_store_on_disk_answers_like_the_tables(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder, place = folder_of(), tmp_path / "deep" / "store"
    build_store(folder, place)
    kept = graphkit.load(place)
    assert triples(kept) == triples(graphkit.load(folder))
    assert [path.name for path in place.parent.iterdir()] == ["store"]
    with pytest.raises(Exception, match="read-write"):
        kept.store.inner.clear()  # type: ignore[attr-defined]


def test_building_again_replaces_a_store_even_while_it_is_open(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder, place = folder_of(), tmp_path / "store"
    build_store(folder, place)
    opened = graphkit.load(place)
    text = (folder / "actors.csv").read_text(encoding="utf-8")
    (folder / "actors.csv").write_text(text.replace("Beta", "Better"), encoding="utf-8")
    build_store(folder, place)
    assert "Better" in graphkit.load(place).members("pact").column("label")
    assert "Beta" in opened.members("pact").column("label")


def test_a_folder_with_other_things_in_it_is_never_replaced(
    folder_of: Callable[..., Path], tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    folder = folder_of()
    mine = tmp_path / "thesis"
    mine.mkdir()
    (mine / "chapter.tex").write_text("years of work", encoding="utf-8")
    ran = run_cli("build", folder, "--store", mine)
    assert ran.code in (2, 3) and "Choose a new or empty folder" in ran.err
    assert (mine / "chapter.tex").read_text(encoding="utf-8") == "years of work"
    ran = run_cli("build", folder, "--store", mine / "chapter.tex")
    assert ran.code in (2, 3) and "chapter.tex" in ran.err
    assert (mine / "chapter.tex").read_text(encoding="utf-8") == "years of work"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["tables", "thesis"]


def test_broken_tables_leave_the_old_store_in_place(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    folder, place = folder_of(), tmp_path / "store"
    build_store(folder, place)
    (folder / "actors.csv").write_text("id,id\n", encoding="utf-8")
    with pytest.raises(DataError):
        build_store(folder, place)
    assert len(graphkit.load(place).members("pact")) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store", "tables"]


def test_what_is_no_store_says_how_to_make_one(
    folder_of: Callable[..., Path], tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="graphkit build --store"):
        Store.open(tmp_path)
    place = tmp_path / "store"
    build_store(folder_of(), place)
    for file in (place / "oxigraph").iterdir():
        file.write_bytes(b"garbage")
    with pytest.raises(DataError, match="Build the store again"):
        graphkit.load(place)


def test_opening_a_store_twice_is_fine(folder_of: Callable[..., Path], tmp_path: Path) -> None:
    build_store(folder_of(), tmp_path / "store")
    one, two = open_store(tmp_path / "store"), open_store(tmp_path / "store")
    assert len(one) == len(two) > len(SMALL["memberships"])


def test_where_nothing_can_be_written_is_said(
    folder_of: Callable[..., Path], run_cli: Callable[..., Any], tmp_path: Path
) -> None:
    ran = run_cli("build", folder_of(), "-o", "/proc/facts.ttl")
    assert (ran.code, ran.out) == (3, "")
    assert "/proc/facts.ttl: cannot be written" in ran.err
    with pytest.raises(DataError, match="this is a folder"):
        write_atomically(tmp_path, "x")
    with pytest.raises(NotFound, match="Make it first"):
        write_atomically(tmp_path / "nowhere" / "x.ttl", "x")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everywhere")
def test_a_folder_that_may_not_be_read_is_said(folder_of: Callable[..., Path]) -> None:
    folder = folder_of()
    folder.chmod(0)
    try:
        with pytest.raises(DataError, match="Check that you may read it"):
            graphkit.load(folder)
    finally:
        folder.chmod(0o755)


def test_files_make_a_store_and_a_missing_one_is_named(
    small: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    small.export(tmp_path / "a.nt")
    assert len(Store.of_files([tmp_path / "a.nt"])) == len(small.store)
    with pytest.raises(NotFound, match=r"b\.nt"):
        Store.of_files([tmp_path / "b.nt"])
    with pytest.raises(DataError, match="Turtle:1"):
        Store.of_turtle("oops")


def test_what_is_installed_wrongly_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(resources._MARKERS, "data", "no-such-file.csv")
    with pytest.raises(NotFound, match="Reinstall"):
        resources.folder("data")


def test_a_thing_that_the_graph_does_not_know(small: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(NotFound, match="nobody"):
        records.thing(small.store, "nobody")


def test_only_queries_with_rows_are_our_own_selects(small: graphkit.KnowledgeGraph) -> None:
    with pytest.raises(TypeError, match="SELECT"):
        small.store.select("ASK { ?s ?p ?o }")
    assert small.store.csv("SELECT ?m { ?r org:member ?m } ORDER BY ?m").splitlines()[0] == b"m"
