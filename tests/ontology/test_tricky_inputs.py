"""Twelve inputs that tempt a reasoner, under the axioms of ORG, PROV, SKOS and FOAF: consistent.

Nobody becomes something else by what follows, and no membership or endorsement comes out of it.
"""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib.namespace import FOAF, ORG, OWL, PROV, RDF

from graphkit.terms import CG, PREFIXES

pytestmark = [pytest.mark.oracle, pytest.mark.slow]

HERE = Path(__file__).parent
ONTOLOGY = Path(__file__).parents[2] / "ontology" / "coalition-graph.ttl"
ERROR = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#ErrorMessage")
PROLOGUE = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
INPUTS = {
    "a coalition that is a member of another": """
        t:a1 a cg:Membership ; org:member t:net ; org:organization t:pact .
        t:net a cg:Coalition . t:pact a cg:Coalition .""",
    "a member of a member": """
        t:a2 a cg:Membership ; org:member t:net ; org:organization t:pact .
        t:b2 a cg:Membership ; org:member t:small ; org:organization t:net .
        t:small a cg:Company .""",
    "a ministry that is part of its government": """
        t:ministry a cg:PublicBody ; org:subOrganizationOf t:crown . t:crown a cg:Government .
        t:a3 a cg:Membership ; org:member t:crown ; org:organization t:pact .""",
    "a person who holds an office and joins nothing": """
        t:a4 a cg:Appointment ; org:member t:jo ; org:organization t:pact . t:jo a foaf:Person .""",
    "a person who is a member": """
        t:a5 a cg:Membership ; org:member t:ada ; org:organization t:pact .
        t:ada a foaf:Person .""",
    "two governments that claim one country": """
        t:a6 a cg:Governing ; cg:government t:crown ; cg:governed t:isle .
        t:b6 a cg:Governing ; cg:government t:junta ; cg:governed t:isle .
        t:junta a cg:Government . t:isle a cg:Country .""",
    "a merger": """
        t:a7 a cg:Change ; cg:before t:old , t:older ; cg:after t:new .
        t:old a cg:Company . t:older a cg:Company . t:new a cg:Company .
        t:b7 a cg:Membership ; org:member t:old ; org:organization t:pact .""",
    "a service that is listed": """
        t:a8 a cg:Membership ; org:member t:old ; org:organization t:pact ;
            cg:coversService t:video .
        t:video a cg:Service .""",
    "evidence on a membership, a denial and a life": """
        t:a1 cg:evidence t:ev .
        t:d9 a cg:Denial ; cg:deniedMember t:old ; cg:deniedCoalition t:net ;
            cg:evidence t:ev . t:l9 a cg:Life ; cg:lifeOf t:pact ; cg:evidence t:ev .
        t:ev a cg:Evidence ; cg:source t:log . t:log a cg:Source .""",
    "a text that amends, a commitment that supersedes, an act": """
        t:protocol a cg:Instrument ; cg:amends t:charter . t:pact cg:adopts t:charter , t:protocol .
        t:c10 a cg:Commitment ; cg:statedIn t:protocol ; cg:supersedes t:c0 .
        t:a10 a cg:Act ; cg:doneBy t:old ; cg:concerns t:c10 ; cg:evidence t:ev .""",
    "steps of a membership": """
        t:a11 a cg:Step ; cg:stepOf t:crown ; cg:stepIn t:pact ; cg:evidence t:ev .""",
    "two with one homepage and one register": """
        t:net cg:homepage <https://one.example/> . t:pact cg:homepage <https://one.example/> .
        t:old cg:lei "5493001KJTIIGC8Y1R12" . t:new cg:lei "5493001KJTIIGC8Y1R12" .""",
}
SPACE = "https://tricky.example/"


def class_(name: str) -> rdflib.URIRef:
    return rdflib.URIRef(CG + name)


@pytest.fixture(scope="module")
def given() -> rdflib.Graph:
    text = PROLOGUE + f"@prefix t: <{SPACE}> .\n" + "\n".join(INPUTS.values())
    return rdflib.Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module")
def closed(given: rdflib.Graph) -> rdflib.Graph:
    graph = rdflib.Graph().parse(HERE / "others.ttl")
    graph.parse(ONTOLOGY)
    graph += given
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def of(graph: rdflib.Graph, type_: rdflib.term.Node) -> set[str]:
    found = map(str, graph.subjects(RDF.type, type_))
    return {name.removeprefix(SPACE) for name in found if name.startswith(SPACE)}


def test_there_are_twelve_and_nothing_is_contradicted(closed: rdflib.Graph) -> None:
    assert len(INPUTS) == 12
    assert [str(text) for text in closed.objects(None, ERROR)] == []


def test_no_two_are_one(closed: rdflib.Graph) -> None:
    pairs = ((str(a), str(b)) for a, b in closed.subject_objects(OWL.sameAs))
    assert {(a, b) for a, b in pairs if a != b and a.startswith(SPACE)} == set()


@pytest.mark.parametrize("name", ["Membership", "Endorsement", "Act", "Step", "Denial", "Life"])
def test_no_record_comes_out_of_it(name: str, given: rdflib.Graph, closed: rdflib.Graph) -> None:
    assert of(closed, class_(name)) == of(given, class_(name))


def test_nobody_becomes_something_else(closed: rdflib.Graph) -> None:
    organisations, persons = of(closed, ORG.Organization), of(closed, FOAF.Person)
    assert persons == {"jo", "ada"} and not persons & organisations
    assert of(closed, class_("Coalition")) == {"net", "pact"}
    assert not {"isle", "video", "log", "charter"} & organisations
    assert {"a1", "d9", "l9"} <= of(closed, PROV.Entity)
    assert not of(closed, PROV.Entity) & of(closed, PROV.Activity)
