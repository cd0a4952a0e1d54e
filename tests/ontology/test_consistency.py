"""HermiT finds the ontology and the sample consistent, and the mistakes inconsistent."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, XSD

from graphkit.terms import BASE

from .conftest import with_concepts_in_use

# Importing owlready2 makes calls that some Pythons deprecate; warnings are errors here.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import owlready2

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java"),
]

OWL2_DATATYPES = {None, XSD.string, XSD.integer, XSD.boolean}
ID = BASE + "id/"
STARTS = rdflib.URIRef(BASE + "ontology#startLatest")
PREFIXES = """
@prefix cg: <https://w3id.org/coalition-graph/ontology#> .
@prefix id: <https://w3id.org/coalition-graph/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""


def for_the_reasoner(graph: rdflib.Graph) -> rdflib.Graph:
    """Leave out the literals that OWL 2 DL has no datatype for, such as dates."""
    kept = rdflib.Graph()
    for triple in graph:
        value = triple[2]
        if not isinstance(value, rdflib.Literal) or value.datatype in OWL2_DATATYPES:
            kept.add(triple)
    for individual in set(kept.subjects()):
        if str(individual).startswith(ID):
            kept.add((individual, RDF.type, OWL.NamedIndividual))
    return kept


def is_consistent(graph: rdflib.Graph, folder: Path) -> bool:
    file = folder / "all.nt"
    for_the_reasoner(graph).serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    loaded = world.get_ontology(file.as_uri()).load()
    try:
        with loaded:
            owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    finally:
        world.close()
    return True


@pytest.fixture(autouse=True)
def _frugal_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of reasoning is not worth Java's second compiler and parallel collector."""
    monkeypatch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


@pytest.fixture(scope="module")
def base(ontology: rdflib.Graph, concepts: rdflib.Graph, sample: rdflib.Graph) -> rdflib.Graph:
    """The sample with what it needs; what is inconsistent with this is so with more."""
    return with_concepts_in_use(ontology, concepts, sample, [])


def test_the_sample_is_consistent(everything: rdflib.Graph, tmp_path: Path) -> None:
    """Derived dates included: that they are left out is part of what is tested."""
    assert any(True for _ in everything.triples((None, STARTS, None)))
    assert is_consistent(everything, tmp_path)


@pytest.mark.parametrize(
    "mistake",
    [
        pytest.param("id:the-call--zoom org:member id:country-nz .", id="country-as-member"),
        pytest.param("id:the-call--zoom org:member id:youtube .", id="service-as-member"),
        pytest.param("id:jo-speaker a cg:Company .", id="person-as-company"),
        pytest.param("id:jo-speaker a org:Organization .", id="person-as-organisation"),
        pytest.param("id:the-call a cg:Government .", id="coalition-as-government"),
        pytest.param("id:country-nz a cg:Government .", id="country-as-government"),
        pytest.param("id:call-1 a cg:Record .", id="commitment-as-record"),
        pytest.param("id:jo-speaker--observatory org:member id:zoom .", id="company-appointed"),
    ],
)
def test_a_mistake_is_inconsistent(mistake: str, base: rdflib.Graph, tmp_path: Path) -> None:
    wrong = rdflib.Graph().parse(data=PREFIXES + mistake, format="turtle")
    assert not is_consistent(base + wrong, tmp_path)
