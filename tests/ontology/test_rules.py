"""The rules derive what follows from joining, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
import rdflib
import rdflib.util
from rdflib.namespace import RDF

from graphkit.opening.add_days import missing_days
from graphkit.terms import CG, ID, PREFIXES

RULE = Path(__file__).parents[2] / "ontology" / "rules" / "endorsement-by-joining.rq"


@pytest.fixture(scope="module")
def derived(everything: rdflib.Graph) -> rdflib.Graph:
    for quad in missing_days(store_of(everything)):
        subject, predicate, value = (rdflib.util.from_n3(str(t)) for t in quad.triple)
        everything.add((subject, predicate, value))  # type: ignore[arg-type]
    prologue = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    graph = everything.query(prologue + RULE.read_text(encoding="utf-8")).graph
    assert graph is not None
    return graph


def store_of(graph: rdflib.Graph) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt").encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def promises(derived: rdflib.Graph, agent: str) -> set[str]:
    """Give the slugs of the commitments that an agent takes on."""
    found = derived.subjects(rdflib.URIRef(CG + "endorser"), rdflib.URIRef(ID + agent))
    endorses = rdflib.URIRef(CG + "endorses")
    return {str(derived.value(one, endorses)).removeprefix(ID) for one in found}


def test_a_member_takes_on_what_is_addressed_to_the_group_it_is_listed_under(
    derived: rdflib.Graph,
) -> None:
    assert promises(derived, "google") == {"call-2", "call-3", "call-4"}


def test_a_member_listed_nowhere_takes_on_what_is_addressed_to_its_kind(
    derived: rdflib.Graph,
) -> None:
    assert promises(derived, "zoom") == {"call-2", "call-3", "call-4"}
    assert promises(derived, "new-zealand") == {"call-1", "call-3", "call-4"}


def test_an_observer_takes_on_nothing(derived: rdflib.Graph) -> None:
    assert promises(derived, "observatory") == set()


def test_a_coalition_without_a_text_asks_for_nothing(derived: rdflib.Graph) -> None:
    assert promises(derived, "jo-speaker") == set()
    assert promises(derived, "the-call") == set()


def test_an_endorsement_lasts_as_long_as_its_membership(
    derived: rdflib.Graph, everything: rdflib.Graph
) -> None:
    membership = rdflib.URIRef(ID + "the-call--zoom")
    endorsement = next(
        one
        for one in derived.subjects(rdflib.URIRef(CG + "through"), membership)
        if (one, rdflib.URIRef(CG + "endorses"), rdflib.URIRef(ID + "call-2")) in derived
    )
    assert derived.value(endorsement, RDF.type) == rdflib.URIRef(CG + "Endorsement")
    for degree in ("possible", "presumed", "certain"):
        for end in ("From", "Until"):
            term = rdflib.URIRef(f"{CG}{degree}{end}")
            assert (
                derived.value(endorsement, term) == everything.value(membership, term) is not None
            )
