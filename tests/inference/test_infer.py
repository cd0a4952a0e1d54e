"""What follows by RDFS and OWL 2 RL is there, nothing else is, and each triple can be explained."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

import graphkit as gk
from graphkit.errors import DataError, InvalidChoice, LimitExceeded, NotFound, QueryError
from graphkit.inference.explain import explain, triple_of
from graphkit.inference.infer import InferredStore, infer
from graphkit.inference.list_rules import list_rules
from graphkit.inference.rules import Regime
from graphkit.stores.memory import Store

from ..examples import examples

P = """@prefix : <http://e/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""
NAMES = {"": "http://e/", "owl": "http://www.w3.org/2002/07/owl#"}


@pytest.fixture(scope="module")
def kg(part: gk.KnowledgeGraph) -> gk.KnowledgeGraph:
    """A part of the bundled facts; what is asked here does not need all of them."""
    return part


def follows(text: str, regime: Regime = "owl-rl") -> InferredStore:
    return infer(Store.of_turtle(P + text), regime)


def holds(store: Store, *triple: str) -> bool:
    subject, predicate, value = triple
    wanted = triple_of(subject, predicate, value, NAMES)
    found = store.inner.quads_for_pattern(wanted.subject, wanted.predicate, wanted.object)
    return any(True for _ in found)


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        (":x owl:sameAs :y . :x :p :z .", (":y", ":p", ":z")),
        (":p a owl:FunctionalProperty . :x :p :y, :z .", (":y", "owl:sameAs", ":z")),
        (":p a owl:InverseFunctionalProperty . :x :p :z . :y :p :z .", (":x", "owl:sameAs", ":y")),
        (":p a owl:SymmetricProperty . :x :p :y .", (":y", ":p", ":x")),
        (":p a owl:TransitiveProperty . :x :p :y . :y :p :z . :z :p :w .", (":x", ":p", ":w")),
        (":p owl:inverseOf :q . :x :p :y .", (":y", ":q", ":x")),
        (":p owl:propertyChainAxiom ( :q :r ) . :x :q :y . :y :r :z .", (":x", ":p", ":z")),
        (":C owl:hasKey ( :p ) . :x a :C ; :p 1 . :y a :C ; :p 1 .", (":x", "owl:sameAs", ":y")),
        (":C owl:intersectionOf ( :A :B ) . :x a :A, :B .", (":x", "a", ":C")),
        (":C owl:intersectionOf ( :A :B ) . :x a :C .", (":x", "a", ":B")),
        (":C owl:unionOf ( :A :B ) . :x a :B .", (":x", "a", ":C")),
        (":C owl:oneOf ( :x :y ) .", (":y", "a", ":C")),
        (":C owl:someValuesFrom :D ; owl:onProperty :p . :x :p :y . :y a :D .", (":x", "a", ":C")),
        (":C owl:allValuesFrom :D ; owl:onProperty :p . :x a :C ; :p :y .", (":y", "a", ":D")),
        (":C owl:hasValue :v ; owl:onProperty :p . :x a :C .", (":x", ":p", ":v")),
        (":C owl:hasValue :v ; owl:onProperty :p . :x :p :v .", (":x", "a", ":C")),
        (":C owl:maxCardinality 1 ; owl:onProperty :p . :x a :C ; :p :y, :z .",
         (":y", "owl:sameAs", ":z")),
        (":C owl:equivalentClass :D . :x a :D .", (":x", "a", ":C")),
        (":p owl:equivalentProperty :q . :x :q :y .", (":x", ":p", ":y")),
        (":p rdfs:domain :C . :q rdfs:subPropertyOf :p . :x :q 1 .", (":x", "a", ":C")),
    ],
)  # fmt: skip
def test_rules_of_owl_2_rl(text: str, triple: tuple[str, str, str]) -> None:
    assert not holds(Store.of_turtle(P + text), *triple)
    assert holds(follows(text), *triple)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (":A owl:disjointWith :B . :x a :A, :B .", "disjoint classes"),
        (":x owl:sameAs :y ; owl:differentFrom :y .", "cannot be different"),
        (":p a owl:IrreflexiveProperty . :x :p :x .", "irreflexive"),
        (":p a owl:AsymmetricProperty . :x :p :y . :y :p :x .", "asymmetric"),
        (":x a owl:Nothing .", "owl:Nothing"),
        ("[] a owl:AllDisjointClasses ; owl:members ( :A :B ) . :x a :A, :B .", "disjoint"),
        ("[] a owl:AllDifferent ; owl:distinctMembers ( :x :y ) . :x owl:sameAs :y .", "different"),
        (":C owl:maxCardinality 0 ; owl:onProperty :p . :x a :C ; :p 1 .", "no such value"),
    ],
)
def test_a_graph_that_contradicts_itself_is_told(text: str, about: str) -> None:
    with pytest.raises(DataError, match="contradiction about") as caught:
        follows(text)
    assert about in str(caught.value)


def test_rdfs_knows_no_contradiction_and_no_owl() -> None:
    store = follows(":A owl:disjointWith :B . :x a :A, :B . :y owl:sameAs :x .", "rdfs")
    assert len(store.derivations) == 0


def test_the_graph_itself_stays_and_other_regimes_are_named() -> None:
    store = Store.of_turtle(P + ":C rdfs:subClassOf :D . :x a :C .")
    before = len(store)
    assert len(infer(store, "rdfs")) > before
    assert len(store) == before
    with pytest.raises(InvalidChoice, match="'rdfs' or 'owl-rl'"):
        infer(store, "owl-dl")  # type: ignore[arg-type]
    with pytest.raises(InvalidChoice, match="regime=None is not possible"):
        infer(store, None)  # type: ignore[arg-type]
    with pytest.raises(LimitExceeded, match="triples follow"):
        infer(store, "rdfs", most=1)


def test_an_explanation_goes_down_to_facts() -> None:
    text = """:Firm rdfs:subClassOf :Body . :Body rdfs:subClassOf :Agent .
    :owns rdfs:range :Firm . :meta :owns :instagram ."""
    told = explain(follows(text, "rdfs"), triple_of(":instagram", "a", ":Agent", NAMES))
    assert told.column("rule")[0] == "rdfs9"
    assert "rdfs3" in told.column("rule")
    asserted = {(row[1], row[3]) for row in told if row[5] == "asserted"}
    assert ("http://e/meta", "http://e/instagram") in asserted
    assert len(asserted) == 4


def test_what_does_not_hold_cannot_be_explained() -> None:
    store = follows(":x a :C .", "rdfs")
    with pytest.raises(NotFound, match="neither was asserted nor follows"):
        explain(store, triple_of(":x", "a", ":D", NAMES))
    with pytest.raises(QueryError, match="is no triple"):
        triple_of("x", "a", ":D", NAMES)
    assert explain(store, triple_of(":x", "a", ":C", NAMES)).column("because") == ("asserted",)


_NODE = st.sampled_from([":a", ":b", ":c", ":A", ":B", ":C"])
_AXIOM = st.sampled_from(
    [
        ":p a owl:TransitiveProperty",
        ":q a owl:SymmetricProperty",
        ":p rdfs:subPropertyOf :q",
        ":q rdfs:domain :A",
        ":p owl:inverseOf :q",
        ":C owl:intersectionOf ( :A :B )",
        ":C owl:someValuesFrom :A ; owl:onProperty :p",
        ":p a owl:FunctionalProperty",
    ]
)
_FACTS = st.lists(st.tuples(_NODE, st.sampled_from([":p", ":q", "a"]), _NODE), max_size=6)
_TAXONOMY = st.lists(
    st.tuples(_NODE, st.sampled_from(["rdfs:subClassOf", "owl:equivalentClass"]), _NODE), max_size=4
)


@examples(25)
@given(st.lists(_AXIOM, max_size=4), _TAXONOMY, _FACTS)
def test_each_inferred_triple_has_an_explanation_that_ends(
    axioms: list[str], taxonomy: list[tuple[str, ...]], facts: list[tuple[str, ...]]
) -> None:
    text = " . ".join([*axioms, *map(" ".join, [*taxonomy, *facts]), ":a a :A"]) + " ."
    store = follows(text)
    for triple in store.derivations:
        told = explain(store, triple)
        below = {row[0]: [int(n) for n in str(row[6]).split(", ") if n] for row in told}
        assert below[1]
        assert all((not row[4]) == (not below[row[0]]) for row in told)


@pytest.mark.oracle
@examples(25)
@given(st.lists(_AXIOM, max_size=4), _TAXONOMY, _FACTS, st.sampled_from(["rdfs", "owl-rl"]))
def test_closures_are_those_of_owlrl(
    axioms: list[str],
    taxonomy: list[tuple[str, ...]],
    facts: list[tuple[str, ...]],
    regime: Regime,
) -> None:
    import owlrl

    text = P + " . ".join([*axioms, *map(" ".join, [*taxonomy, *facts]), ":a a :A"]) + " ."
    theirs = rdflib.Graph().parse(data=text)
    semantics = owlrl.RDFS_Semantics if regime == "rdfs" else owlrl.OWLRL_Semantics
    owlrl.DeductiveClosure(semantics).expand(theirs)
    ours = infer(Store.of_turtle(text), regime)
    mine = {_told(t.subject, t.predicate, t.object) for t in ours.derivations}
    known = {_told(q.subject, q.predicate, q.object) for q in ours.inner}
    closure = {_told(*map(_term, triple)) for triple in theirs}
    # Of classes that nothing else is said of, owlrl does not say that they contain themselves.
    assert {triple for triple in mine if not _of_itself(triple, known)} <= closure
    assert {triple for triple in closure if _matters(triple)} <= known


def _term(term: Any) -> Any:
    return pyoxigraph.BlankNode("b") if isinstance(term, rdflib.BNode) else str(term)


def _told(*terms: Any) -> tuple[str, ...]:
    blank = pyoxigraph.BlankNode
    return tuple("_:b" if isinstance(t, blank) else str(getattr(t, "value", t)) for t in terms)


def _of_itself(triple: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    """Whether a triple says something of one thing and itself, maybe by another name of it."""
    subject, predicate, value = triple
    same = NAMES["owl"] + "sameAs"
    return subject == value or (predicate != same and (subject, same, value) in known)


def _matters(triple: tuple[str, ...]) -> bool:
    """Leave out what is true of everything, and what is said of the vocabulary itself."""
    subject, predicate, value = triple
    own = [term.startswith("http://e/") for term in triple]
    return (
        own[0]
        and (own[2] or own[1])
        and subject != value
        and "_:b" not in triple
        and (own[1] or predicate.rpartition("#")[2] not in ("label", "comment"))
    )


# The whole graph


def test_questions_about_superclasses_are_answered_after_inferring(kg: gk.KnowledgeGraph) -> None:
    query = "SELECT ?who { ?who a org:FormalOrganization }"
    inferred = kg.infer("rdfs")
    companies = kg.query("SELECT ?who { ?who a cg:Company }")
    assert len(kg.query(query)) < len(inferred.query(query))
    assert set(companies.rows) <= set(inferred.query(query).rows)
    assert len(kg.query(query)) == 0 or set(kg.query(query).rows) <= set(inferred.query(query).rows)
    told = inferred.explain(kg.actor("zoom"), "a", "org:FormalOrganization")
    assert told.column("subject")[0] == "id:zoom"
    assert inferred.explain("id:zoom", "a", "cg:Company").column("because") == ("asserted",)


@pytest.mark.slow
@pytest.mark.parametrize("regime", ["rdfs", "owl-rl"])
def test_the_questions_of_the_field_are_answered_as_before(
    kg: gk.KnowledgeGraph, regime: Regime
) -> None:
    inferred = kg.infer(regime)
    assert inferred.overview() == kg.overview()
    assert inferred.members("gifct") == kg.members("gifct")
    assert inferred.promises("zoom") == kg.promises("zoom")
    assert inferred.evidence("zoom") == kg.evidence("zoom")
    assert inferred.describe("zoom") == kg.describe("zoom")
    assert inferred.version == kg.version


def test_an_inferred_graph_opens_itself_again_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "facts.ttl"
    path.write_text(P + ":C rdfs:subClassOf :D . :x a :C .")
    inferred = gk.load(path).infer("rdfs")
    again = pickle.loads(pickle.dumps(inferred))
    why = again.explain("<http://e/x>", "a", "<http://e/D>")
    assert why == inferred.explain("<http://e/x>", "a", "<http://e/D>")
    assert why.column("rule") == ("rdfs9", "", "")


# More facts


def test_constructed_triples_are_added_to_a_copy(kg: gk.KnowledgeGraph) -> None:
    query = (
        "CONSTRUCT { ?who id:sits-in ?what } WHERE { ?m org:member ?who ; org:organization ?what }"
    )
    more = kg.add(query, who=kg.actor("zoom"))
    asked = "SELECT ?what { ?who id:sits-in ?what }"
    joined = kg.query("SELECT DISTINCT ?in { ?m org:member id:zoom ; org:organization ?in }")
    assert len(more.query(asked)) == len(joined) > 3
    assert len(kg.query(asked)) == 0
    with pytest.raises(QueryError, match="only CONSTRUCT"):
        kg.add("SELECT * { ?s ?p ?o }")


def test_files_and_triples_of_either_library_are_added(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text("<urn:a> <urn:p> <urn:b> .")
    (tmp_path / "two.nq").write_text("<urn:a> <urn:p> <urn:c> <urn:g> .")
    kg = gk.load(tmp_path / "one.ttl")
    ours = pyoxigraph.Triple(
        pyoxigraph.NamedNode("urn:a"), pyoxigraph.NamedNode("urn:p"), pyoxigraph.Literal("x")
    )
    theirs = (rdflib.URIRef("urn:a"), rdflib.URIRef("urn:p"), rdflib.Literal("y", lang="en"))
    more = kg.add(tmp_path / "two.nq").add([ours, theirs]).add(str(tmp_path / "two.nq"))
    rows = more.query("SELECT ?x { <urn:a> <urn:p> ?x } ORDER BY STR(?x)").rows
    assert rows == (("urn:b",), ("urn:c",), ("x",), ("y",))
    assert len(more.query("SELECT ?x { GRAPH <urn:g> { ?s ?p ?x } }")) == 1
    assert len(kg.query("SELECT ?x { <urn:a> <urn:p> ?x }")) == 1
    with pytest.raises(QueryError, match="is no triple"):
        kg.add([("urn:a", 1)])


def test_triples_as_people_write_them_are_added(kg: gk.KnowledgeGraph) -> None:
    zoom = kg.actor("zoom")
    more = kg.add([("id:zoom", "a", "foaf:Agent"), (zoom, "skos:note", "a"), (zoom, "id:n", 7)])
    assert more.query("ASK { id:zoom a foaf:Agent ; skos:note 'a' ; id:n 7 }").rows == ((True,),)
    for text, said in (("http://e/a", "Give subject"), (("a text", "id:p", 1), "with two IRIs")):
        with pytest.raises(QueryError, match=said):
            kg.add([text])


def test_rules_and_facts_together_and_within_limits() -> None:
    kg = gk.KnowledgeGraph(Store.of_turtle(P + ":C rdfs:subClassOf :D ."))
    fact = (rdflib.URIRef("http://e/x"), rdflib.RDF.type, rdflib.URIRef("http://e/C"))
    inferred = kg.add([fact]).infer()
    with inferred.limited(seconds=120) as limited:
        assert limited.query("ASK { <http://e/x> a <http://e/D> }").rows == ((True,),)
        doors: list[Callable[[], object]] = [limited.infer, lambda: limited.add([fact])]
        for door in doors:
            with pytest.raises(LimitExceeded, match="nothing would limit that"):
                door()


def test_what_follows_is_still_explained_after_more_is_added(tmp_path: Path) -> None:
    facts = ":C rdfs:subClassOf :D . :D rdfs:subClassOf :E . :x a :C ."
    inferred = gk.KnowledgeGraph(Store.of_turtle(P + facts)).infer()
    (tmp_path / "more.ttl").write_text(
        "<http://e/x> a <http://e/D> . <http://e/y> a <http://e/C> ."
    )
    for more in (
        inferred.add(tmp_path / "more.ttl"),
        inferred.add([(rdflib.URIRef("http://e/x"), rdflib.RDF.type, rdflib.URIRef("http://e/D"))]),
    ):
        told = more.explain("http://e/x", "a", "http://e/E")
        assert told.column("rule")[0] == "rdfs9"
        assert set(more.explain("http://e/x", "a", "http://e/D").column("because")) == {"asserted"}
    again = inferred.add(tmp_path / "more.ttl").infer()
    assert again.explain("http://e/y", "a", "http://e/E").column("rule")[0] == "rdfs9"


def test_long_lists_of_disjoint_classes_are_one_rule() -> None:
    several = " ".join(f":C{n}" for n in range(200))
    facts = f"[] a owl:AllDisjointClasses ; owl:members ( {several} ) . :x a :C7 . :y a :C9 ."
    store = Store.of_turtle(P + facts)
    assert len(list_rules(store.inner)) < 10
    assert infer(store, "owl-rl").derivations == {}
    with pytest.raises(DataError, match="http://e/x"):
        infer(Store.of_turtle(P + facts + " :x a :C190 ."), "owl-rl")


def test_commands_infer_and_explain_as_python_does(
    tmp_path: Path, run_cli: Callable[..., Any]
) -> None:
    table, out = tmp_path / "joined.csv", tmp_path / "all.ttl"
    table.write_text("member,coalition,since\nAcme,Pact,2018-01-01\n", encoding="utf-8")
    assert run_cli("infer", "-o", out, "--data", table).code == 0
    every = tmp_path / "by-owl.ttl"
    assert run_cli("infer", "owl-rl", "-o", every, "--data", table).code == 0
    assert gk.check(every).ok, "what follows breaks no shape"
    triple = ("id:pact", "a", "org:Organization")
    found = gk.load(out).query("SELECT ?x { ?x a org:Organization }").column("x")
    assert any(str(one).endswith("/pact") for one in found)
    said = run_cli("explain", *triple, "--data", table, "--format", "csv").out
    why = gk.load(table).infer("rdfs").explain(*triple)
    assert [row.split(",")[0] for row in said.splitlines()[1:]] == [
        str(n) for n in why.column("step")
    ]
    refused = run_cli("infer", "-o", tmp_path / "all.gexf", "--data", table)
    assert refused.code == 2 and "a network holds who joined what" in refused.err
    assert not (tmp_path / "all.gexf").exists()


def test_values_are_explained_as_they_are_written(kg: gk.KnowledgeGraph) -> None:
    """A day, or a name in a language, is meant by its text, if one value is written so."""
    start = kg.query("SELECT ?m ?s { ?m org:member id:zoom ; cg:startLatest ?s } LIMIT 1").rows[0]
    assert kg.explain(str(start[0]), "cg:startLatest", str(start[1])).column("because") == (
        "asserted",
    )
    with pytest.raises(NotFound, match='There is "Zoom Video Communications"@en'):
        kg.explain("id:zoom", "skos:prefLabel", "Zoom Video Communications")
    with pytest.raises(
        NotFound, match=r"It is not asserted. What follows is in a graph that infer gives"
    ):
        kg.explain("id:zoom", "a", "org:Organization")
    with pytest.raises(QueryError, match="is no address"):
        kg.explain("id:a<b", "a", "foaf:Agent")
