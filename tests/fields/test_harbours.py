"""A field that nobody foresaw: alliances of harbours, told in German and Japanese.

Its kinds, roles, groups, colours, jurisdictions, licence and namespace are rows of its tables;
its queries, checks, shapes and rules lie beside them. No code knows any of it.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

import graphkit
from graphkit.errors import DataError, QueryError

pytestmark = pytest.mark.slow

HARBOURS = Path(__file__).parent / "harbours"
BASE = "https://data.example.org/haefen/"


@pytest.fixture(scope="module")
def harbours() -> graphkit.KnowledgeGraph:
    """The graph of the folder."""
    return graphkit.load(HARBOURS)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the folder, to be changed."""
    return Path(shutil.copytree(HARBOURS, tmp_path / "harbours"))


def test_nothing_is_wrong_with_it_by_every_check_and_shape() -> None:
    report = graphkit.check(HARBOURS)
    assert report.readable and report.findings == ()


# What is said about the graph


def test_the_graph_says_whose_it_is(harbours: graphkit.KnowledgeGraph) -> None:
    about = harbours.about
    assert about.title == "Bünde der Häfen" and about.title_in("ja") == "港の同盟"
    assert (about.publisher, about.version, about.base) == ("Hafenarchiv", "3.1", BASE)
    assert (about.licence, harbours.licence) == ("ODbL 1.0", "ODbL 1.0")
    assert about.licence_url == "https://opendatacommons.org/licenses/odbl/1-0/"
    assert about.languages == ("de", "ja")
    assert about.citation == "Hafenarchiv (2024): Bünde der Häfen, 3.1."
    assert "'Bünde der Häfen'" in repr(harbours) and "ODbL 1.0" in repr(harbours)


def test_the_header_travels_in_the_rdf_and_its_counts_are_right(
    harbours: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    from graphkit.opening.build_file import build_file

    build_file(HARBOURS, tmp_path / "built.ttl")
    built = pyoxigraph.Store()
    built.load(path=str(tmp_path / "built.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    assert harbours.about.triples == len(built)
    assert harbours.about.memberships == 7 and harbours.about.coalitions == 1
    header = harbours.query(
        f"SELECT ?title ?licence {{ <{BASE}dataset> a dcat:Dataset, void:Dataset ;"
        " dcterms:title ?title ; dcterms:license ?licence } ORDER BY ?title"
    )
    assert header.column("title") == ("Bünde der Häfen", "港の同盟")
    assert set(header.column("licence")) == {harbours.about.licence_url}


def test_the_page_shows_its_own_licence_and_citation(harbours: graphkit.KnowledgeGraph) -> None:
    page = graphkit.view(harbours).html
    assert "<bdi>ODbL 1.0</bdi>" in page
    assert "Hafenarchiv (2024): Bünde der Häfen, 3.1." in page
    assert "CC BY" not in page


def test_networks_carry_title_and_licence(
    harbours: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    assert harbours.network(ever=True).graph["licence"] == "ODbL 1.0"
    harbours.export(tmp_path / "all.graphml")
    harbours.export(tmp_path / "all.gexf")
    for name in ("all.graphml", "all.gexf"):
        assert "ODbL 1.0" in (tmp_path / name).read_text(encoding="utf-8")


# Names of its own


def test_ids_are_minted_under_its_own_base(harbours: graphkit.KnowledgeGraph) -> None:
    assert harbours.actor("Nordhafen").iri == BASE + "id/nordhafen"
    bundled = harbours.query(
        'SELECT ?s { ?s ?p ?o FILTER(STRSTARTS(STR(?s), "https://w3id.org/coalition-graph/id/")) }'
    )
    assert bundled.rows == ()
    described = harbours.query(
        "SELECT ?who { id:elbbund ^org:organization/org:member ?m"
        ' BIND(STRAFTER(STR(?m), "/id/") AS ?who) } ORDER BY ?who'
    )
    assert set(described.column("who")) == {"kielwerft", "nordhafen", "suedhafen", "westhafen"}
    assert harbours.query("ASK { ?x cg:kind own-kind:hafen }").rows == ((True,),)
    by_notation = harbours.query('SELECT ?x { ?x cg:kind/skos:notation "hafen" }')
    assert len(by_notation) == 3


@pytest.mark.parametrize("written", ["Südhafen", "南港", "suedhafen", BASE + "id/suedhafen"])
def test_things_are_found_by_names_in_any_language(
    harbours: graphkit.KnowledgeGraph, written: str
) -> None:
    assert harbours.actor(written).id == "suedhafen"


def test_labels_fall_back_to_the_languages_that_there_are(
    harbours: graphkit.KnowledgeGraph,
) -> None:
    def labels(lang: str) -> set[Any]:
        return set(harbours.members("elbbund", lang=lang).column("label"))

    assert labels("ja") == {"北港", "南港", "Kielwerft"}
    assert labels("de") == labels("en") == labels("fr") == {"Nordhafen", "Südhafen", "Kielwerft"}
    assert harbours.asks("elbbund").column("summary")[0] == "Kein Öl ins Wasser lassen."
    assert set(harbours.promises("suedhafen", lang="ja").column("goal")) == {"澄んだ水"}
    assert harbours.network(ever=True).nodes["suedhafen"]["label"]


# Roles


def test_signing_is_not_being_bound(harbours: graphkit.KnowledgeGraph) -> None:
    on = "2012-01-01"
    bound = harbours.members("elbbund", on=on)
    assert bound.column("member") == ("kielwerft", "nordhafen", "suedhafen")
    assert "1 more does not count as belonging (unterzeichner)" in bound.note
    signed = harbours.members("elbbund", on=on, roles="unterzeichner")
    assert signed.column("member") == ("suedhafen", "westhafen")
    assert harbours.members("elbbund", on="2000-01-01", roles=["partei"]).column("member") == (
        "nordhafen",
    )
    assert harbours.memberships("westhafen").rows == ()
    network = harbours.network(ever=True)
    assert "westhafen" not in network and network.has_edge("suedhafen", "elbbund")
    assert "westhafen" in harbours.network(ever=True, roles="unterzeichner")
    assert len(harbours.panel) == 5 and len(harbours.whole_panel) == 7


def test_only_those_who_are_bound_promise(harbours: graphkit.KnowledgeGraph) -> None:
    taken = harbours.promises("suedhafen")
    assert taken.column("commitment") == ("elb-1", "elb-2")
    assert set(taken.column("start")) == {"2001-07-01"}
    for free in ("westhafen", "kielwerft"):
        assert harbours.promises(free).rows == ()


def test_a_stage_is_a_spell_of_its_own_and_no_disagreement(
    harbours: graphkit.KnowledgeGraph,
) -> None:
    everything = harbours.members("elbbund", roles=["unterzeichner", "partei"])
    own = {row["membership"] for row in everything.records() if row["member"] == "suedhafen"}
    assert own == {"elbbund--suedhafen", "elbbund--suedhafen--unterzeichner"}
    assert len(harbours.conflicts()) == 0


def test_narrower_roles_are_those_of_its_own_list(harbours: graphkit.KnowledgeGraph) -> None:
    parties = harbours.members("elbbund", roles="partei", narrower_roles=True)
    assert "gruender" in parties.column("role")
    assert "gruender" not in harbours.members("elbbund", roles="partei").column("role")


def test_who_is_not_bound_is_drawn_but_no_member(harbours: graphkit.KnowledgeGraph) -> None:
    scene = graphkit.view(harbours).scene
    relations = {record.id: record.relation for record in scene.records}
    assert relations["elbbund--westhafen--unterzeichner"] == "involvement"
    assert relations["elbbund--suedhafen"] == "membership"


# Kinds


def test_the_page_is_coloured_and_legended_from_its_lists(
    harbours: graphkit.KnowledgeGraph,
) -> None:
    scene = graphkit.view(harbours, lang="de").scene
    assert list(scene.looks) == ["bund", "hafen", "werft", "lotsendienst"]
    looks = scene.looks
    assert (looks["hafen"].light, looks["hafen"].shape) == ("#0b6e8a", "square")
    assert looks["werft"].dark == "#f0996f"
    assert looks["bund"].hub and looks["hafen"].side == "left"
    assert looks["lotsendienst"].light not in {look.light for look in (looks["hafen"],)}
    assert scene.terms["kind"]["hafen"] == {"de": "Hafen", "ja": "港"}
    assert '"kind": "hafen"' in graphkit.view(harbours).html.replace('"kind":"', '"kind": "')


def test_things_have_the_class_of_their_kind(harbours: graphkit.KnowledgeGraph) -> None:
    for thing, class_ in {
        "nordhafen": "org:Organization",
        "kielwerft": "cg:Company",
        "lotse-nord": "cg:Service",
        "elbbund": "cg:Coalition",
    }.items():
        assert harbours.query(f"ASK {{ id:{thing} a {class_} }}").rows == ((True,),)
    assert harbours.coalition("Elbbund").kind == "bund"
    assert harbours.list("coalitions").column("id") == ("elbbund",)
    assert "elbbund" not in harbours.list("actors").column("id")


def test_the_overview_counts_the_kinds_that_its_list_says(
    harbours: graphkit.KnowledgeGraph,
) -> None:
    overview = harbours.overview()
    assert "häfen" in overview.columns and "governments" not in overview.columns
    assert overview.records()[0]["häfen"] == 2


def test_what_another_runs_joins_through_its_operator(harbours: graphkit.KnowledgeGraph) -> None:
    assert harbours.memberships("lotse-nord").column("coalition") == ("elbbund",)
    listed = harbours.members("elbbund", on="1999-01-01").records()
    assert [row["member"] for row in listed if row["start"] == "1998-01-01"] == ["nordhafen"]


def test_jurisdictions_are_its_own_and_no_iso_code_is_made_up(
    harbours: graphkit.KnowledgeGraph,
) -> None:
    countries = {a["id"]: a["country"] for a in harbours.list("actors").records()}
    assert (countries["suedhafen"], countries["westhafen"]) == ("HRR", "711")
    assert harbours.coalition("elbbund").seat == "711"
    codes = harbours.query("SELECT ?code { ?land cg:iso3166 ?code }").column("code")
    assert codes == ("DE",)


def test_columns_of_its_own_are_kept(harbours: graphkit.KnowledgeGraph) -> None:
    berths = harbours.query(f"SELECT ?n {{ id:nordhafen <{BASE}column/liegeplaetze> ?n }}")
    assert berths.rows == (("40",),)
    checked = harbours.query(
        f"SELECT ?who {{ ?r cg:evidence ?e . ?e <{BASE}column/geprueft_von> ?who }}"
    )
    assert checked.rows == (("M. Muster",),)


# Beside the tables


def test_its_queries_are_listed_and_run_by_name(
    harbours: graphkit.KnowledgeGraph, kg: graphkit.KnowledgeGraph
) -> None:
    listed = {row["name"]: row for row in harbours.list("queries").records()}
    assert listed["liegeplaetze"]["title"] == "Berths of the members of an alliance"
    assert "members" in listed
    answer = harbours.query("liegeplaetze", coalition="Elbbund")
    assert ("nordhafen", "40") in answer.rows
    with harbours.limited(seconds=60) as limited:
        assert limited.query("liegeplaetze", coalition="elbbund") == answer
    assert "liegeplaetze" not in kg.list("queries").column("name")


def test_its_rules_run_when_it_is_opened(harbours: graphkit.KnowledgeGraph) -> None:
    together = harbours.query(f"SELECT ?a ?b {{ ?a <{BASE}term/together> ?b }}")
    assert len(together) == 3


def test_its_checks_and_shapes_are_run(copied: Path) -> None:
    actors = (copied / "actors.csv").read_text(encoding="utf-8")
    actors = actors.replace(",711,,7,", ",711,,,").replace(",HRR,,12,", ",,,12,")
    (copied / "actors.csv").write_text(actors, encoding="utf-8")
    found = {(f.severity, f.record, f.message) for f in graphkit.check(copied).findings}
    assert ("warning", "westhafen", "has no berth") in found
    assert ("warning", "suedhafen", "lies nowhere") in found


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("rules/out.rq", "CONSTRUCT { ?s ?p ?o } { SERVICE <http://x.invalid/> { ?s ?p ?o } }", ""),
        ("rules/none.rq", "SELECT * { ?s ?p ?o }", "no CONSTRUCT"),
        ("checks/out.rq", "SELECT ?record ?message { SERVICE <http://x.invalid/> {} }", "SERVICE"),
        ("checks/columns.rq", "SELECT ?s { ?s a cg:Coalition }", "this is no check"),
        ("checks/broken.rq", "SELECT ?record ?message { ?record", ""),
        ("queries/out.rq", "SELECT * { SERVICE <http://x.invalid/> {} }", "SERVICE"),
        ("queries/bytes.rq", b"SELECT * { ?s ?p 'H\xe4fen' }", "not UTF-8"),
        ("shapes/broken.ttl", "<a> <b>", ""),
        (
            "shapes/out.ttl",
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ;"
            " sh:targetClass <urn:c> ;"
            ' sh:sparql [ sh:select "SELECT $this { SERVICE <http://x.invalid/> {} }" ] .',
            "SERVICE",
        ),
    ],
)
def test_what_cannot_be_run_is_a_finding_with_its_file(
    copied: Path, file: str, text: str | bytes, words: str
) -> None:
    path = copied / file
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    found = [f for f in graphkit.check(copied).findings if f.path == path.name]
    assert found and {f.severity for f in found} == {"error"}
    assert any(words in f.message for f in found)


def test_a_rule_that_would_leave_the_graph_stops_the_opening(copied: Path) -> None:
    rule = copied / "rules" / "out.rq"
    rule.write_text("CONSTRUCT { ?s ?p ?o } { SERVICE <http://x.invalid/> { ?s ?p ?o } }")
    with pytest.raises(DataError, match=r"out\.rq.*SERVICE"):
        graphkit.load(copied)


def test_a_query_with_the_name_of_a_bundled_one_changes_no_answer(copied: Path) -> None:
    (copied / "queries" / "members.rq").write_text("SELECT ?x { ?x a cg:Coalition }")
    kg = graphkit.load(copied)
    assert kg.query("members", coalition="elbbund").columns[0] == "membership"
    found = [f for f in graphkit.check(copied).findings if f.path == "members.rq"]
    assert [f.severity for f in found] == ["warning"]


# The same facts elsewhere


def answers(kg: graphkit.KnowledgeGraph) -> list[Any]:
    return [
        kg.members("elbbund", on="2012-01-01").rows,
        kg.members("elbbund", roles="unterzeichner").rows,
        kg.promises("suedhafen").rows,
        kg.overview().rows,
        kg.evidence("nordhafen").rows,
        kg.describe("elbbund").rows,
        kg.about,
        kg.panel.membership,
        kg.query("SELECT ?x { ?x cg:kind own-kind:hafen } ORDER BY ?x").rows,
    ]


@pytest.mark.parametrize("ending", ["ttl", "nt", "jsonld", "rdf"])
def test_it_reads_back_from_rdf(
    harbours: graphkit.KnowledgeGraph, tmp_path: Path, ending: str
) -> None:
    harbours.export(tmp_path / f"all.{ending}")
    assert answers(graphkit.load(tmp_path / f"all.{ending}")) == answers(harbours)


def test_it_answers_alike_on_disk_and_within_limits(
    harbours: graphkit.KnowledgeGraph, tmp_path: Path
) -> None:
    from graphkit.opening.build_store import build_store

    build_store(HARBOURS, tmp_path / "store")
    assert answers(graphkit.load(tmp_path / "store")) == answers(harbours)
    with harbours.limited(seconds=60) as limited:
        assert answers(limited) == answers(harbours)


def test_the_cache_sees_every_file_that_matters(
    copied: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = graphkit.load(copied, cache=True)
    assert before.list("queries").column("name").count("liegeplaetze") == 1
    (copied / "rules" / "together.rq").unlink()
    after = graphkit.load(copied, cache=True)
    assert len(after.store) == len(before.store) - 3


def test_the_command_line_knows_its_names(run_cli: Callable[..., Any]) -> None:
    ran = run_cli("members", "Elbbund", "--data", HARBOURS, "--format", "csv")
    assert ran.code == 0
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert {row["member"] for row in rows} == {"nordhafen", "suedhafen", "kielwerft"}
    query = "SELECT ?kind { ?who cg:kind ?kind }"
    ran = run_cli("query", query, "--param", "who=id:nordhafen", "--data", HARBOURS)
    assert ran.code == 0 and "concept/kind/hafen" in ran.out
    assert run_cli("check", HARBOURS).code == 0


@pytest.mark.parametrize("given", ["many", 2.5, None, float("inf")])
def test_a_parameter_that_is_no_number_is_named(copied: Path, given: object) -> None:
    query = "SELECT ?c { ?c a cg:Coalition FILTER(STRLEN(STR(?c)) < ?most) }"
    text = f"# title: Short names\n# param most (number): how many signs\n{query}\n"
    (copied / "queries" / "short.rq").write_text(text, encoding="utf-8")
    kg = graphkit.load(copied)
    assert len(kg.query("short", most="1000")) == len(kg.query("short", most=1000.0)) > 0
    with pytest.raises(QueryError, match=r"the parameter most is .*, which is no whole number"):
        kg.query("short", most=given)
