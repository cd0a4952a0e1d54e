"""Write what is said about the graph itself: whose it is, under which licence, how to cite it."""

from __future__ import annotations

from typing import Final

from graphkit.building.turtle import Facts, address, text
from graphkit.facts.about_graph import BASE_NOT_STATED
from graphkit.facts.authored_row import Row, Tables
from graphkit.terms import Namespace

COUNTED: Final = {
    "memberships": "cg:Membership",
    "coalitions": "cg:Coalition",
    "commitments": "cg:Commitment",
    "sources": "cg:Source",
}
"""The parts of a graph whose things are counted, and the class of each."""


def namespace_of(tables: Tables) -> Namespace:
    """Say where a graph has its own names: under the base that it states, or under none's.

    >>> namespace_of({"graph": ()}).iri("zoom")
    'https://base-not-stated.invalid/id/zoom'
    """
    base = next((row["base"] for row in tables["graph"]), "") or BASE_NOT_STATED
    return Namespace.of_base(base if base.endswith("/") else base + "/")


def language_of(tables: Tables) -> str:
    """Choose the language of texts of which the tables do not say it: the first of the graph."""
    return next((lang for row in tables["graph"] for lang in row.items_of("languages")), "")


def write_about(facts: Facts, tables: Tables) -> None:
    """Write the header of a graph, with the counts of what it holds; nothing may come after it."""
    graph = address(facts.namespace.base + "dataset")
    facts.add(graph, "a", "dcat:Dataset", "void:Dataset")
    facts.add(graph, "void:uriSpace", text(facts.namespace.ids))
    for row in tables["graph"]:
        _described(facts, graph, row)
    for part, class_ in COUNTED.items():
        subject = address(f"{facts.namespace.base}dataset#{part}")
        facts.add(graph, "void:classPartition", subject)
        facts.add(subject, "void:class", class_)
        facts.add(subject, "void:entities", str(facts.count(class_)))
    # The triple that states the number is one of them.
    facts.add(graph, "void:triples", str(len(facts) + 1))


def _described(facts: Facts, graph: str, row: Row) -> None:
    facts.add_texts(graph, "dcterms:title", row.texts("title"))
    facts.add_texts(graph, "dcterms:description", row.texts("description"))
    facts.add(graph, "dcterms:publisher", text(row["publisher"]))
    facts.add(graph, "dcterms:rights", text(row["licence"]))
    facts.add(graph, "dcterms:license", address(row["licence_url"]))
    facts.add(graph, "dcterms:language", *map(text, row.items_of("languages")))
    facts.add(graph, "dcterms:bibliographicCitation", text(row["citation"]))
    facts.add(graph, "dcat:landingPage", address(row["homepage"]))
    facts.add(graph, "owl:versionInfo", text(row["version"]))
